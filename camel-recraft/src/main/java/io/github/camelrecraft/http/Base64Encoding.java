package io.github.camelrecraft.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;

/** Encodes what it reads, block by block; the JDK has a stream for writing base64 only. */
final class Base64Encoding extends BlockInputStream {

    /** A multiple of three, so that padding comes at the end alone. */
    private static final int BLOCK = 3 * 4096;

    private final InputStream raw;

    Base64Encoding(InputStream raw) {
        this.raw = raw;
    }

    @Override
    protected byte[] nextBlock() throws IOException {
        return Base64.getEncoder().encode(raw.readNBytes(BLOCK));
    }

    @Override
    public void close() throws IOException {
        raw.close();
    }
}
