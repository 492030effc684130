package io.github.camelrecraft.benchmarks.contender;

import io.github.camelrecraft.benchmarks.Sink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;

/** Where an image's bytes are written. */
@FunctionalInterface
interface Target {

    /** For one image. */
    WritableByteChannel open() throws IOException;

    static Target of(Sink sink) throws IOException {
        if (sink instanceof Sink.Folder folder) {
            Files.createDirectories(folder.path());
            return () -> FileChannel.open(
                    folder.path().resolve(UUID.randomUUID() + ".png"),
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE);
        }
        if (sink instanceof Sink.Nowhere nowhere) {
            return () -> new Nowhere(nowhere.bytes());
        }
        throw new IllegalArgumentException("the bare client has no " + sink);
    }

    /** All that is left, whatever a channel takes at once. */
    static void write(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Takes everything, counts it and keeps nothing. */
    record Nowhere(LongAdder counted) implements WritableByteChannel {

        @Override
        public int write(ByteBuffer bytes) {
            int length = bytes.remaining();
            bytes.position(bytes.limit());
            counted.add(length);
            return length;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
