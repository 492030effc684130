package io.github.camelrecraft;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;

/** A reader of a {@link SpooledFile} with a position of its own. */
final class SpooledFileCache extends InputStream implements StreamCache {

    private final SpooledFile file;
    private long position;
    private long marked;

    SpooledFileCache(SpooledFile file) {
        this.file = file;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        int read = file.read(position, bytes, offset, count);
        position += Math.max(read, 0);
        return read;
    }

    @Override
    public int available() {
        return (int) Math.min(file.length() - position, Integer.MAX_VALUE);
    }

    /** Whoever sends the bytes on may want to send them again, as the SDK for S3 does. */
    @Override
    public boolean markSupported() {
        return true;
    }

    @Override
    public void mark(int limit) {
        marked = position;
    }

    /** To the mark, which is the start unless somebody set one. */
    @Override
    public void reset() {
        position = marked;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        position = file.writeTo(out, position);
    }

    @Override
    public StreamCache copy(Exchange exchange) {
        file.holdFor(exchange);
        return fresh();
    }

    /** Another reader, from the start. */
    SpooledFileCache fresh() {
        return new SpooledFileCache(file);
    }

    void holdFor(Exchange exchange) {
        file.holdFor(exchange);
    }

    @Override
    public boolean inMemory() {
        return false;
    }

    @Override
    public long length() {
        return file.length();
    }

    @Override
    public long position() {
        return position;
    }
}
