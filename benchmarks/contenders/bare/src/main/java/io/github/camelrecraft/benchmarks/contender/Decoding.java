package io.github.camelrecraft.benchmarks.contender;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.util.concurrent.Executor;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.nio.support.classic.AbstractClassicEntityConsumer;
import org.jspecify.annotations.Nullable;

/** Decodes the image in an answer's JSON while it comes. */
final class Decoding extends AbstractClassicEntityConsumer<@Nullable Void> {

    private static final int BUFFER = 64 << 10;

    private static final JsonFactory JSON = new JsonFactory();

    private final Target target;

    Decoding(Target target, Executor parsers) {
        super(BUFFER, parsers);
        this.target = target;
    }

    @Override
    protected @Nullable Void consumeData(ContentType type, InputStream answer) throws IOException {
        try (JsonParser parser = JSON.createParser(answer)) {
            Tuned.find(parser, "b64_json");
            try (OutputStream image = Channels.newOutputStream(target.open())) {
                parser.readBinaryValue(image);
            }
            while (parser.nextToken() != null) {
                // The connection is free again when all has been read.
            }
        }
        return null;
    }
}
