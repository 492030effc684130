package io.github.camelrecraft.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelrecraft.http.HttpAnswer;
import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.FailureKind;
import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.model.ImageResult;
import io.github.camelrecraft.model.RecraftOperation;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What fal's answers mean. A model's errors are {@code {"detail":[{"loc","msg","type"}]}}, those of fal itself
 * {@code {"detail":"text","error_type"}}; a job that is completed may have failed, which its status or its result says.
 */
final class FalAnswers {

    /** The link to a job's state. */
    static final String STATUS = "status";

    /** The link to what a job made. */
    static final String RESULT = "result";

    /**
     * The documented types of errors. fal does not charge for a 5xx, but whether a run had begun, and so what a repetition
     * would cost, is left open by some of them.
     */
    private static final Map<String, Verdict> BY_TYPE = Map.ofEntries(
            Map.entry("content_policy_violation", Verdict.free(FailureKind.CONTENT_REJECTED)),
            Map.entry("no_media_generated", Verdict.unknown(FailureKind.BAD_ANSWER)),
            Map.entry("downstream_service_error", Verdict.unknown(FailureKind.UNAVAILABLE)),
            Map.entry("internal_server_error", Verdict.unknown(FailureKind.UNAVAILABLE)),
            Map.entry("internal_error", Verdict.unknown(FailureKind.UNAVAILABLE)),
            Map.entry("generation_timeout", Verdict.unknown(FailureKind.UNAVAILABLE)),
            Map.entry("request_timeout", Verdict.unknown(FailureKind.UNAVAILABLE)),
            Map.entry("startup_timeout", Verdict.free(FailureKind.UNAVAILABLE)),
            Map.entry("runner_scheduling_failure", Verdict.free(FailureKind.UNAVAILABLE)),
            Map.entry("runner_connection_timeout", Verdict.free(FailureKind.UNAVAILABLE)),
            Map.entry("runner_connection_refused", Verdict.free(FailureKind.UNAVAILABLE)),
            Map.entry("runner_connection_error", Verdict.unknown(FailureKind.UNAVAILABLE)),
            Map.entry("runner_disconnected", Verdict.unknown(FailureKind.UNAVAILABLE)),
            Map.entry("runner_incomplete_response", Verdict.unknown(FailureKind.UNAVAILABLE)),
            Map.entry("runner_server_error", Verdict.unknown(FailureKind.UNAVAILABLE)),
            Map.entry("client_disconnected", Verdict.unknown(FailureKind.UNAVAILABLE)),
            Map.entry("client_cancelled", Verdict.unknown(FailureKind.UNAVAILABLE)));

    private FalAnswers() {}

    /** The answer to the request itself: what was made, or the job that will make it. */
    static ProviderAnswer decode(ImageRequest request, HttpAnswer answer, boolean queued) {
        return queued && answer.head().isSuccess() ? submitted(answer) : result(request, answer);
    }

    /** A job's state. */
    static ProviderAnswer status(Job job, HttpAnswer answer) {
        if (!answer.head().isSuccess()) {
            return new ProviderAnswer.Failed(failure(answer).maybeBilled());
        }
        JsonNode json = Json.parse(answer.body());
        if (!json.path("status").asText().equals("COMPLETED")) {
            return new ProviderAnswer.Pending(job);
        }
        // A failed job is completed too; its result says why in the provider's full words.
        return new ProviderAnswer.Pending(new Job(job.id(), job.links(), true));
    }

    /** What was made. */
    static ProviderAnswer result(ImageRequest request, HttpAnswer answer) {
        if (!answer.head().isSuccess()) {
            return new ProviderAnswer.Failed(failure(answer));
        }
        JsonNode json = Json.parse(answer.body());
        if (request.operation().yields() == RecraftOperation.Yield.VALUE) {
            return style(json, answer);
        }
        List<ImageResult> images = new ArrayList<>();
        files(json)
                .forEach(file -> Json.source(file.path("url"))
                        .ifPresent(source -> images.add(
                                new ImageResult(source).withCost(request.offer().price()))));
        return images.isEmpty()
                ? new ProviderAnswer.Failed(Verdict.BAD_ANSWER
                        .because("fal answered without an image and without an error")
                        .withAnswer(answer.head().status(), null, null))
                : new ProviderAnswer.Images(images, List.of(), details(answer));
    }

    private static ProviderAnswer style(JsonNode json, HttpAnswer answer) {
        String id = json.path("style_id").asText("");
        if (id.isEmpty()) {
            return new ProviderAnswer.Failed(Verdict.BAD_ANSWER
                    .because("fal answered without a style and without an error")
                    .withAnswer(answer.head().status(), null, null));
        }
        Map<String, Object> details = new LinkedHashMap<>(details(answer));
        details.put("StyleId", id);
        return new ProviderAnswer.Value(id, details);
    }

    private static ProviderAnswer submitted(HttpAnswer answer) {
        JsonNode json = Json.parse(answer.body());
        String id = json.path("request_id").asText("");
        Optional<URI> status = link(json, "status_url");
        Optional<URI> result = link(json, "response_url");
        if (id.isEmpty() || status.isEmpty() || result.isEmpty()) {
            return new ProviderAnswer.Failed(Verdict.BAD_ANSWER
                    .because("fal's queue answered without a request to ask for")
                    .withAnswer(answer.head().status(), null, null));
        }
        return new ProviderAnswer.Pending(new Job(id, Map.of(STATUS, status.get(), RESULT, result.get()), false));
    }

    private static Optional<URI> link(JsonNode json, String member) {
        return Json.source(json.path(member))
                .filter(ImageResult.AtUrl.class::isInstance)
                .map(source -> ((ImageResult.AtUrl) source).url());
    }

    private static Stream<JsonNode> files(JsonNode json) {
        return json.has("image") ? Stream.of(json.get("image")) : Json.elements(json.path("images"));
    }

    private static Map<String, Object> details(HttpAnswer answer) {
        return answer.head()
                .header("x-fal-request-id")
                .<Map<String, Object>>map(id -> Map.of("RequestId", id))
                .orElseGet(Map::of);
    }

    private static Failure failure(HttpAnswer answer) {
        int status = answer.head().status();
        JsonNode json = Json.parse(answer.body());
        JsonNode detail = json.path("detail");
        JsonNode first = detail.path(0);
        String type = first.path("type")
                .asText(json.path("error_type")
                        .asText(answer.head().header("x-fal-error-type").orElse("")));
        String message =
                detail.isTextual() ? detail.asText() : first.path("msg").asText(answer.text());
        Verdict verdict = BY_TYPE.getOrDefault(type, byStatus(status, message));
        return verdict.because("fal answered HTTP " + status + ": " + message + place(first.path("loc")))
                .withAnswer(status, type.isEmpty() ? null : type, null);
    }

    /** 499 is fal's own: the caller went away. An exhausted balance is a 403 that says so. */
    private static Verdict byStatus(int status, String message) {
        if (status == 499) {
            return new Verdict(FailureKind.UNAVAILABLE, Billing.UNKNOWN);
        }
        return status == 403 && message.toLowerCase(Locale.ROOT).contains("balance")
                ? Verdict.free(FailureKind.INSUFFICIENT_FUNDS)
                : Verdict.ofStatus(status);
    }

    private static String place(@Nullable JsonNode loc) {
        return loc == null || loc.isMissingNode() || loc.isEmpty() ? "" : " (at " + loc + ")";
    }
}
