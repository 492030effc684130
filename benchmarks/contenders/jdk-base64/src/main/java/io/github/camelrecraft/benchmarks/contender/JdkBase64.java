package io.github.camelrecraft.benchmarks.contender;

import io.github.camelrecraft.benchmarks.DecodingContender;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;

/** The limit: the JDK's decoder, given blocks that are cut already and hold base64 alone. */
public final class JdkBase64 extends DecodingContender {

    private static final Base64.Decoder DECODER = Base64.getDecoder();

    @Override
    protected Callable<Long> decoding(byte[] answer) {
        List<byte[]> blocks = pieces(base64(answer));
        byte[] decoded = new byte[PIECE];
        return () -> {
            long bytes = 0;
            for (byte[] block : blocks) {
                bytes += DECODER.decode(block, decoded);
            }
            return bytes;
        };
    }
}
