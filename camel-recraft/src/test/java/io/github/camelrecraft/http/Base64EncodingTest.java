package io.github.camelrecraft.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Against the JDK's encoder, which wants everything at once. */
class Base64EncodingTest {

    private static final int BLOCK = 3 * 4096;

    @Test
    void whateverTheLengthAndHoweverItIsReadItIsWhatTheJdkEncodes() throws IOException {
        Random random = new Random(4711);
        for (int round = 0; round < 300; round++) {
            byte[] raw = new byte[round < 50 ? round : random.nextInt(4 * BLOCK)];
            random.nextBytes(raw);
            assertThat(read(new Base64Encoding(inPieces(raw, random)), random))
                    .as("round %s, %s bytes", round, raw.length)
                    .isEqualTo(Base64.getEncoder().encode(raw));
        }
    }

    @Test
    void theEndsOfBlocksAreNoEndsOfTheText() throws IOException {
        for (int length : new int[] {BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK - 2, 2 * BLOCK}) {
            byte[] raw = new byte[length];
            new Random(length).nextBytes(raw);
            assertThat(new Base64Encoding(new ByteArrayInputStream(raw)).readAllBytes())
                    .isEqualTo(Base64.getEncoder().encode(raw));
        }
    }

    @Test
    void theLengthThatIsAnnouncedIsTheOneThatIsSent() throws IOException {
        for (int length = 0; length < 20; length++) {
            HttpBody.Piece piece = new HttpBody.Base64(Contents.of(new byte[length]));
            assertThat(piece.length()).isEqualTo(piece.open().readAllBytes().length);
        }
    }

    @Test
    void closingItClosesWhatItReads() throws IOException {
        AtomicInteger closed = new AtomicInteger();
        new Base64Encoding(new ByteArrayInputStream(new byte[3]) {
                    @Override
                    public void close() {
                        closed.incrementAndGet();
                    }
                })
                .close();
        assertThat(closed).hasValue(1);
    }

    /** A stream that gives less than was asked for, as those of the network do. */
    private static InputStream inPieces(byte[] raw, Random random) {
        return new ByteArrayInputStream(raw) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, length == 0 ? 0 : 1 + random.nextInt(length));
            }
        };
    }

    private static byte[] read(InputStream in, Random random) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] part = new byte[5_000];
        while (true) {
            if (random.nextInt(4) == 0) {
                int single = in.read();
                if (single < 0) {
                    return all.toByteArray();
                }
                all.write(single);
            } else {
                int count = in.read(part, 0, random.nextInt(part.length));
                if (count < 0) {
                    return all.toByteArray();
                }
                all.write(part, 0, count);
            }
        }
    }
}
