package io.github.camelrecraft.benchmarks.contender;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelrecraft.benchmarks.Setup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;

/** The client as it comes; answers and images are held in memory. */
final class Usual implements Way {

    private final Calls calls;
    private final boolean base64;
    private final Target target;

    Usual(Setup setup, Target target) {
        this.calls = new Calls(HttpAsyncClients.createDefault(), setup, new ObjectMapper());
        this.base64 = setup.base64();
        this.target = target;
    }

    @Override
    public CompletableFuture<?> make(String prompt) {
        return calls.post(prompt, Calls.whole()).thenCompose(this::image).thenAccept(this::write);
    }

    private CompletableFuture<byte[]> image(SimpleHttpResponse answer) {
        try {
            JsonNode image = calls.json().readTree(body(answer)).at("/data/0");
            return base64
                    ? CompletableFuture.completedFuture(Base64.getDecoder()
                            .decode(image.required("b64_json").textValue()))
                    : calls.get(image.required("url").textValue(), Calls.whole())
                            .thenApply(Usual::body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] body(SimpleHttpResponse answer) {
        try {
            Calls.check(answer);
            return answer.getBodyBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(byte[] image) {
        try (var channel = target.open()) {
            Target.write(channel, ByteBuffer.wrap(image));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        calls.close();
    }
}
