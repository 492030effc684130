package io.github.camelrecraft.benchmarks.contender;

import io.github.camelrecraft.benchmarks.DecodingContender;
import io.github.camelrecraft.lift.ImageLifter;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/** The component's own decoder: JSON in, of which the image is one text, and the image out. */
public final class RecraftBase64 extends DecodingContender {

    private static final Set<String> MEMBERS = Set.of("b64_json");
    private static final int MOST_JSON = 1 << 20;

    @Override
    protected Callable<Long> decoding(byte[] answer) {
        List<byte[]> pieces = pieces(answer);
        return () -> {
            Counted image = new Counted();
            try (ImageLifter lifter = new ImageLifter(MEMBERS, index -> image, MOST_JSON)) {
                for (byte[] piece : pieces) {
                    lifter.accept(ByteBuffer.wrap(piece));
                }
                lifter.finish();
            }
            return image.bytes;
        };
    }

    /** Keeps nothing. */
    private static final class Counted extends OutputStream {

        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] image, int offset, int length) {
            bytes += length;
        }
    }
}
