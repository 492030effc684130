package io.github.camelrecraft;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;

/**
 * The body of an exchange that no route owns: a {@code ProducerTemplate} reads it after the exchange is done, when content
 * that belongs to the exchange would be gone. The file loses its name at once, and its bytes when nobody holds the body
 * any more: the JDK closes a channel that is out of reach.
 */
final class DetachedFile extends InputStream implements StreamCache {

    private final FileChannel content;
    private final long length;
    private long position;

    private DetachedFile(FileChannel content, long length) {
        this.content = content;
        this.length = length;
    }

    static DetachedFile of(Path file) throws IOException {
        FileChannel content = FileChannel.open(file, StandardOpenOption.READ);
        Files.delete(file);
        return new DetachedFile(content, content.size());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        int read = content.read(ByteBuffer.wrap(bytes, offset, count), position);
        position += Math.max(read, 0);
        return read;
    }

    @Override
    public int available() {
        return (int) Math.min(length - position, Integer.MAX_VALUE);
    }

    @Override
    public void reset() {
        position = 0;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        WritableByteChannel target = Channels.newChannel(out);
        for (long at = position; at < length; ) {
            at += content.transferTo(at, length - at, target);
        }
    }

    @Override
    public StreamCache copy(Exchange exchange) {
        return new DetachedFile(content, length);
    }

    @Override
    public boolean inMemory() {
        return false;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public long position() {
        return position;
    }
}
