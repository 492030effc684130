package io.github.camelrecraft.benchmarks;

import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;

/** Where an image belongs. */
public sealed interface Sink {

    /** Its bytes are read and counted, and that is all. */
    record Nowhere(LongAdder bytes) implements Sink {

        public Nowhere() {
            this(new LongAdder());
        }
    }

    /** A file in this folder, under a name of its own. */
    record Folder(Path path) implements Sink {}

    /** An object of {@link #BUCKET} at this endpoint, under a name of its own. */
    record S3(URI endpoint) implements Sink {
        /** The bucket that is there. */
        public static final String BUCKET = "images";

        /** What the server takes for a key and for its secret. */
        public static final String KEY = "benchmark";
    }

    /** {@code nowhere}, {@code file:…} or {@code http://…}. */
    static Sink of(String text) {
        if (text.equals("nowhere")) {
            return new Nowhere();
        }
        URI uri = URI.create(text);
        return "file".equals(uri.getScheme()) ? new Folder(Path.of(uri.getPath())) : new S3(uri);
    }
}
