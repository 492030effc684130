package io.github.camelrecraft.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelrecraft.http.HttpAnswer;
import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.FailureKind;
import io.github.camelrecraft.model.ImageResult;
import java.util.List;
import java.util.Map;

/**
 * What Cloudflare's answers mean. The model pages print {@code {"state","result":{"image"}}}; whether the REST API wraps
 * that into its customary envelope {@code {"result","success","errors"}} is not documented, so both are read.
 */
final class CloudflareAnswers {

    /** The documented error codes whose HTTP status alone would say too little. */
    private static final Map<String, Verdict> BY_CODE = Map.of(
            "3007", Verdict.unknown(FailureKind.UNAVAILABLE),
            "3008", Verdict.unknown(FailureKind.UNAVAILABLE),
            "3036", Verdict.free(FailureKind.INSUFFICIENT_FUNDS),
            "3040", Verdict.free(FailureKind.UNAVAILABLE));

    private CloudflareAnswers() {}

    static ProviderAnswer decode(HttpAnswer answer) {
        JsonNode json = Json.parse(answer.body());
        if (!answer.head().isSuccess() || !json.path("success").asBoolean(true)) {
            return new ProviderAnswer.Failed(refusal(json, answer));
        }
        JsonNode run = json.path("result").has("state") ? json.get("result") : json;
        String state = run.path("state").asText("Completed");
        if (!state.equals("Completed")) {
            return new ProviderAnswer.Failed(failedRun(run, state, answer));
        }
        return Json.source(run.path("result").path("image"))
                .<ProviderAnswer>map(source -> new ProviderAnswer.Images(
                        List.of(new ImageResult(source, null, null, null, null)), List.of(), details(answer)))
                .orElseGet(() -> new ProviderAnswer.Failed(Verdict.BAD_ANSWER
                        .because("cloudflare answered without an image and without an error")
                        .withAnswer(answer.head().status(), null, null)));
    }

    private static Map<String, String> details(HttpAnswer answer) {
        return answer.head()
                .header("cf-aig-cache-status")
                .map(status -> Map.of("GatewayCacheStatus", status))
                .orElseGet(Map::of);
    }

    private static Failure refusal(JsonNode json, HttpAnswer answer) {
        int status = answer.head().status();
        JsonNode error = json.path("errors").path(0);
        String code = error.path("code").asText("");
        Verdict verdict = BY_CODE.getOrDefault(code, answer.head().isSuccess() ? Verdict.BAD_ANSWER : Verdict.ofStatus(status));
        String message = error.path("message").asText(answer.text());
        return verdict.because("cloudflare answered HTTP " + status + ": " + message)
                .withAnswer(status, code.isEmpty() ? null : code, null);
    }

    private static Failure failedRun(JsonNode run, String state, HttpAnswer answer) {
        JsonNode error = run.path("error");
        FailureKind kind = state.equals("Failed") ? FailureKind.UNAVAILABLE : FailureKind.BAD_ANSWER;
        String message = error.path("message").asText("no message");
        return Verdict.unknown(kind)
                .because("cloudflare answered with state " + state + ": " + message)
                .withAnswer(answer.head().status(), error.path("code").asText(null), null);
    }
}
