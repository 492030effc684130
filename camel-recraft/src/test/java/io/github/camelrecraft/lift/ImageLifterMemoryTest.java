package io.github.camelrecraft.lift;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageLifterMemoryTest {

    private static final int READ = 8 * 1024;
    private static final long MEGABYTE = 1 << 20;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Counter counter = new Counter();

    /** Keeps nothing. */
    private static final class Counter extends OutputStream {
        private long count;

        @Override
        public void write(int b) {
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            count += length;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAAA", "AA\\/A", "\\r\\nAAAA"})
    void anImageOf64MegabytesPassesInLessThanOne(String group) throws IOException {
        byte[] read = group.repeat(READ / group.length()).getBytes(UTF_8);
        lift(read, 2);

        long imageOfRead = READ / group.length() * 3L;
        int reads = (int) (64 * MEGABYTE / imageOfRead);
        long before = threads.getCurrentThreadAllocatedBytes();
        long image = lift(read, reads);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(image).isGreaterThan(63 * MEGABYTE);
        assertThat(allocated).isLessThan(MEGABYTE);
    }

    @Test
    void anAnswerWithoutImagesCostsLittle() throws IOException {
        byte[] json = "{\"data\":[{\"url\":\"https://example.com/1.png\"}],\"b64_json\":null}".getBytes(UTF_8);
        liftSmall(json);

        long before = threads.getCurrentThreadAllocatedBytes();
        liftSmall(json);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(allocated).isLessThan(4 * 1024);
    }

    private long lift(byte[] read, int reads) throws IOException {
        counter.count = 0;
        ImageLifter lifter = new ImageLifter(Set.of("b64_json"), index -> counter, 1000);
        lifter.accept(ByteBuffer.wrap("{\"b64_json\":\"".getBytes(UTF_8)));
        ByteBuffer chunk = ByteBuffer.wrap(read);
        for (int i = 0; i < reads; i++) {
            lifter.accept(chunk.rewind());
        }
        lifter.accept(ByteBuffer.wrap("\"}".getBytes(UTF_8)));
        lifter.finish();
        return counter.count;
    }

    private void liftSmall(byte[] json) throws IOException {
        ImageLifter lifter = new ImageLifter(Set.of("b64_json"), index -> counter, 1000);
        lifter.accept(ByteBuffer.wrap(json));
        assertThat(lifter.finish()).isNotEmpty();
    }
}
