package io.github.camelrecraft.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelrecraft.http.HttpAnswer;
import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.FailureKind;
import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.model.ImageResult;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Cloudflare's answers mean. The model pages print {@code {"state","result":{"image"}}}; whether the REST API wraps
 * that into its customary envelope {@code {"result","success","errors"}} is not documented, so both are read.
 */
final class CloudflareAnswers {

    /**
     * The documented error codes, with what their documented HTTP status says unless they say more. A prompt that the
     * gateway's guardrails block (2016) was not sent on; a response that they block (2017) had been made.
     */
    private static final Map<String, Verdict> BY_CODE = Map.ofEntries(
            Map.entry("2016", Verdict.free(FailureKind.CONTENT_REJECTED)),
            Map.entry("2017", Verdict.unknown(FailureKind.CONTENT_REJECTED)),
            Map.entry("3003", Verdict.ofStatus(400)),
            Map.entry("3006", Verdict.ofStatus(413)),
            Map.entry("3007", Verdict.ofStatus(408)),
            Map.entry("3008", Verdict.ofStatus(408)),
            Map.entry("3023", Verdict.ofStatus(403)),
            Map.entry("3036", Verdict.free(FailureKind.INSUFFICIENT_FUNDS)),
            Map.entry("3039", Verdict.ofStatus(400)),
            Map.entry("3040", Verdict.free(FailureKind.UNAVAILABLE)),
            Map.entry("3041", Verdict.ofStatus(403)),
            Map.entry("3042", Verdict.ofStatus(404)),
            Map.entry("5004", Verdict.ofStatus(400)),
            Map.entry("5005", Verdict.ofStatus(405)),
            Map.entry("5007", Verdict.ofStatus(400)),
            Map.entry("5016", Verdict.ofStatus(403)),
            Map.entry("5018", Verdict.ofStatus(403)),
            Map.entry("5019", Verdict.ofStatus(405)));

    private CloudflareAnswers() {}

    static ProviderAnswer decode(ImageRequest request, HttpAnswer answer) {
        JsonNode json = Json.of(answer);
        JsonNode run = json.path("result").has("state") ? json.get("result") : json;
        int status = answer.head().status();
        if (run.path("state").asText().equalsIgnoreCase("Failed")) {
            return new ProviderAnswer.Failed(ofState(run, Verdict.ofRun(status), status));
        }
        if (!answer.head().isSuccess() || !json.path("success").asBoolean(true)) {
            JsonNode error = json.at("/errors/0");
            String message = error.path("message").asText(answer.text());
            return new ProviderAnswer.Failed(
                    failure(error, Verdict.ofStatus(status), "answered HTTP " + status + ": " + message, status));
        }
        return Json.source(run.path("result").path("image"))
                .<ProviderAnswer>map(image -> new ProviderAnswer.Images(
                        List.of(new ImageResult(image).withCost(price(request, answer))), List.of(), details(answer)))
                .orElseGet(() -> new ProviderAnswer.Failed(noImage(run, status)));
    }

    private static Failure noImage(JsonNode run, int status) {
        return run.path("state").asText("Completed").equals("Completed")
                ? failure(run, Verdict.BAD_ANSWER, "answered without an image and without an error", status)
                : ofState(run, Verdict.BAD_ANSWER, status);
    }

    private static Failure ofState(JsonNode run, Verdict verdict, int status) {
        JsonNode error = run.path("error");
        String message = error.path("message").asText("no message");
        return failure(
                error, verdict, "answered with state " + run.path("state").asText() + ": " + message, status);
    }

    private static Failure failure(JsonNode error, Verdict otherwise, String what, int status) {
        String code = error.path("code").asText("");
        Verdict verdict = BY_CODE.getOrDefault(code, otherwise);
        // A server that failed has not refused, whatever its code says.
        boolean open = status >= 500 && Verdict.ofStatus(status).billed() == Billing.UNKNOWN;
        return new Verdict(verdict.kind(), open ? Billing.UNKNOWN : verdict.billed())
                .because("cloudflare " + what)
                .withAnswer(status, code.isEmpty() ? null : code, null);
    }

    /** The list price; whether an answer from the gateway's cache is charged is not documented. */
    private static @Nullable BigDecimal price(ImageRequest request, HttpAnswer answer) {
        boolean cached = cacheStatus(answer).filter("HIT"::equalsIgnoreCase).isPresent();
        return cached ? null : request.offer().price();
    }

    private static Map<String, Object> details(HttpAnswer answer) {
        return cacheStatus(answer)
                .<Map<String, Object>>map(status -> Map.of("GatewayCacheStatus", status))
                .orElseGet(Map::of);
    }

    private static Optional<String> cacheStatus(HttpAnswer answer) {
        return answer.head().header("cf-aig-cache-status");
    }
}
