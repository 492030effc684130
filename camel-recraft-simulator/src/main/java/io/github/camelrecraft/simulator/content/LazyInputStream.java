package io.github.camelrecraft.simulator.content;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Opened at the first read, so that of many streams in a row only one is open at a time. */
final class LazyInputStream extends InputStream {

    private final Supplier<InputStream> source;
    private @Nullable InputStream open;

    LazyInputStream(Supplier<InputStream> source) {
        this.source = source;
    }

    @Override
    public int read() throws IOException {
        return open().read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        return open().read(buffer, offset, length);
    }

    @Override
    public void close() throws IOException {
        if (open != null) {
            open.close();
        }
    }

    private InputStream open() {
        if (open == null) {
            open = source.get();
        }
        return open;
    }
}
