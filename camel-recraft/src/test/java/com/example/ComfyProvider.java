package com.example;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelrecraft.http.HttpAnswer;
import io.github.camelrecraft.http.HttpCall;
import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.provider.ImageProvider;
import io.github.camelrecraft.provider.ProviderAccess;
import io.github.camelrecraft.provider.ProviderAnswer;
import io.github.camelrecraft.provider.RecraftProvider;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Comfy Router: Recraft's own JSON at an address for each model, with a key of Comfy's, and errors of its own. */
public class ComfyProvider implements ImageProvider {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ImageProvider recraft = new RecraftProvider();

    @Override
    public String name() {
        return "comfy";
    }

    @Override
    public URI defaultBaseUrl() {
        return URI.create("https://api.comfy.org/v2");
    }

    @Override
    public Map<String, String> credentials() {
        return Map.of("apiKey", "COMFY_API_KEY");
    }

    @Override
    public Set<String> imageMembers() {
        return recraft.imageMembers();
    }

    /** The same when the message is delivered again: Comfy then repeats its answer, and charges nothing. */
    @Override
    public Optional<String> jobId(ImageRequest request) {
        return Optional.of(request.jobId());
    }

    @Override
    public HttpCall encode(ImageRequest request, ProviderAccess access) {
        Map<String, String> headers = Map.of(
                "X-API-Key", access.apiKey(),
                "Idempotency-Key", request.jobId(),
                "Accept", "application/json");
        // A model that the catalogue does not know is sent as the message spells it.
        String model = URLEncoder.encode(request.offer().modelId(), StandardCharsets.UTF_8);
        return new HttpCall(
                "POST",
                access.resolve("/models/recraft/" + model),
                headers,
                recraft.encode(request, access).body());
    }

    /** Recraft's provider reads images, and judges by the status whether a failure was charged; what went wrong is Comfy's. */
    @Override
    public ProviderAnswer decode(ImageRequest request, HttpAnswer answer) {
        ProviderAnswer meaning = recraft.decode(request, answer);
        if (answer.head().isSuccess() || !(meaning instanceof ProviderAnswer.Failed failed)) {
            return meaning;
        }
        int status = answer.head().status();
        String type = answer.head().header("x-comfy-error-type").orElse(null);
        Failure judged = failed.failure();
        return new ProviderAnswer.Failed(
                Failure.of(judged.kind(), judged.billed(), "comfy answered HTTP " + status + ": " + detail(answer))
                        .withAnswer(status, type, null));
    }

    /** A text, or a list of what is wrong where; from a proxy on the way it may be HTML. */
    private static String detail(HttpAnswer answer) {
        try {
            JsonNode detail = JSON.readTree(answer.body()).path("detail");
            if (detail.isTextual()) {
                return detail.textValue();
            }
            StringBuilder wrong = new StringBuilder();
            detail.forEach(each -> wrong.append(wrong.isEmpty() ? "" : "; ")
                    .append(each.path("msg").asText(each.toString())));
            return wrong.isEmpty() ? answer.text() : wrong.toString();
        } catch (IOException e) {
            return answer.text();
        }
    }
}
