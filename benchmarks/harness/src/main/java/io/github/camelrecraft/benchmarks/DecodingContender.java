package io.github.camelrecraft.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A contender that makes no image but reads one out of an answer, which it is given once and has in memory: what decoding
 * costs when nothing else is done.
 */
public abstract class DecodingContender implements Contender {

    /** What a client reads at once, in bytes. */
    protected static final int PIECE = 16 << 10;

    private static final String MEMBER = "\"b64_json\":\"";

    private Callable<Long> decoding = () -> {
        throw new IllegalStateException("not started");
    };

    private Sink.Nowhere sink = new Sink.Nowhere();

    /** Whatever can be made ready is; what is returned decodes the image anew at each call, and says how long it is. */
    protected abstract Callable<Long> decoding(byte[] answer);

    @Override
    public final void start(Setup setup) throws IOException {
        if (!(setup.sink() instanceof Sink.Nowhere nowhere)) {
            throw new IllegalArgumentException("what is decoded goes nowhere, not to " + setup.sink());
        }
        sink = nowhere;
        decoding = decoding(answer(setup));
    }

    private static byte[] answer(Setup setup) throws IOException {
        HttpURLConnection call = (HttpURLConnection)
                URI.create(setup.provider() + "/images/generations").toURL().openConnection();
        call.setRequestMethod("POST");
        call.setDoOutput(true);
        call.getOutputStream().close();
        try (InputStream answer = call.getInputStream()) {
            return answer.readAllBytes();
        }
    }

    /** The image's text in an answer. */
    protected static byte[] base64(byte[] answer) {
        String json = new String(answer, StandardCharsets.ISO_8859_1);
        int from = json.indexOf(MEMBER) + MEMBER.length();
        return Arrays.copyOfRange(answer, from, json.indexOf('"', from));
    }

    /** As they come off a network. */
    protected static List<byte[]> pieces(byte[] bytes) {
        List<byte[]> pieces = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += PIECE) {
            pieces.add(Arrays.copyOfRange(bytes, from, Math.min(from + PIECE, bytes.length)));
        }
        return pieces;
    }

    @Override
    public final void make(String prompt, Consumer<@Nullable Throwable> done) {
        try {
            sink.bytes().add(decoding.call());
            done.accept(null);
        } catch (Exception e) {
            done.accept(e);
        }
    }

    @Override
    public final void close() {}
}
