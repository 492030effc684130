package io.github.camelrecraft.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelrecraft.http.HttpAnswer;
import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.FailureKind;
import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.model.ImageResult;
import io.github.camelrecraft.model.PlainId;
import io.github.camelrecraft.model.RecraftOperation;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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

    /** The same link, of a job that failed. */
    private static final String FAILED = "failed";

    private static final String REQUEST_ID = "x-fal-request-id";

    /** More in an answer would make this machine download at will. */
    private static final int MAX_IMAGES = 20;

    /**
     * The documented types of errors that say more than their HTTP status. What fails at fal itself, a 5xx of one of these
     * types, is not charged; where a run was given up because the caller went away, or brought nothing, no document says.
     */
    private static final Map<String, Verdict> BY_TYPE = Map.ofEntries(
            Map.entry("content_policy_violation", Verdict.free(FailureKind.CONTENT_REJECTED)),
            Map.entry("no_media_generated", Verdict.unknown(FailureKind.BAD_ANSWER)),
            Map.entry("downstream_service_error", Verdict.unknown(FailureKind.UNAVAILABLE)),
            Map.entry("client_disconnected", Verdict.unknown(FailureKind.UNAVAILABLE)),
            Map.entry("client_cancelled", Verdict.unknown(FailureKind.UNAVAILABLE)),
            Map.entry("downstream_service_unavailable", Verdict.free(FailureKind.UNAVAILABLE)),
            Map.entry("internal_server_error", Verdict.free(FailureKind.UNAVAILABLE)),
            Map.entry("internal_error", Verdict.free(FailureKind.UNAVAILABLE)),
            Map.entry("generation_timeout", Verdict.free(FailureKind.UNAVAILABLE)),
            Map.entry("request_timeout", Verdict.free(FailureKind.UNAVAILABLE)),
            Map.entry("startup_timeout", Verdict.free(FailureKind.UNAVAILABLE)),
            Map.entry("runner_scheduling_failure", Verdict.free(FailureKind.UNAVAILABLE)),
            Map.entry("runner_connection_timeout", Verdict.free(FailureKind.UNAVAILABLE)),
            Map.entry("runner_connection_refused", Verdict.free(FailureKind.UNAVAILABLE)),
            Map.entry("runner_connection_error", Verdict.free(FailureKind.UNAVAILABLE)),
            Map.entry("runner_disconnected", Verdict.free(FailureKind.UNAVAILABLE)),
            Map.entry("runner_incomplete_response", Verdict.free(FailureKind.UNAVAILABLE)),
            Map.entry("runner_server_error", Verdict.free(FailureKind.UNAVAILABLE)));

    private static final int BROKEN = 500;
    private static final int BUSY = 429;

    private FalAnswers() {}

    /** The answer to the request itself: what was made, or the job that will make it. */
    static ProviderAnswer decode(ImageRequest request, HttpAnswer answer, boolean queued) {
        if (!answer.head().isSuccess()) {
            return new ProviderAnswer.Failed(failure(answer));
        }
        JsonNode json = Json.of(answer);
        return queued ? submitted(json, answer) : made(request, json, answer);
    }

    /** A job's state. What cannot be read is asked for again: the job was accepted before. */
    static ProviderAnswer status(Job job, HttpAnswer answer) {
        if (!answer.head().isSuccess()) {
            return new ProviderAnswer.Failed(failure(answer).maybeBilled());
        }
        JsonNode json = Json.of(answer);
        boolean isOfAnother = !json.path("request_id").asText(job.id()).equals(job.id());
        if (isOfAnother || !json.path("status").asText().equals("COMPLETED")) {
            return new ProviderAnswer.Pending(job);
        }
        // A failed job is completed too; its result says why in the provider's full words.
        Map<String, URI> links = new LinkedHashMap<>(job.links());
        if (json.hasNonNull("error") || json.hasNonNull("error_type")) {
            links.put(FAILED, links.get(RESULT));
        }
        return new ProviderAnswer.Pending(new Job(job.id(), links, true));
    }

    /**
     * What a job made. A failure of its model is the job's own, and so is any that has a type once the status said that the
     * job failed; another one is of the question for it.
     */
    static ProviderAnswer result(ImageRequest request, Job job, HttpAnswer answer) {
        JsonNode json = Json.of(answer);
        if (answer.head().isSuccess()) {
            return json.isObject() ? made(request, json, answer) : new ProviderAnswer.Pending(job);
        }
        boolean hasFailed = job.links().containsKey(FAILED);
        if ((hasFailed || json.path("detail").isArray()) && !type(answer, json).isEmpty()) {
            return new ProviderAnswer.Failed(failure(answer), true);
        }
        return new ProviderAnswer.Failed(
                failure(answer).maybeBilled(), hasFailed && answer.head().status() == BROKEN);
    }

    private static ProviderAnswer made(ImageRequest request, JsonNode json, HttpAnswer answer) {
        if (request.operation().yields() == RecraftOperation.Yield.VALUE) {
            return style(json, answer);
        }
        List<ImageResult> images = new ArrayList<>();
        files(json)
                .limit(MAX_IMAGES)
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
        Map<String, Object> details = details(answer);
        details.put("StyleId", id);
        return new ProviderAnswer.Value(id, details);
    }

    private static ProviderAnswer submitted(JsonNode json, HttpAnswer answer) {
        String id = json.path("request_id").asText("");
        Optional<URI> status = link(json, "status_url");
        Optional<URI> result = link(json, "response_url");
        if (id.isEmpty() || status.isEmpty() || result.isEmpty()) {
            return new ProviderAnswer.Failed(Verdict.BAD_ANSWER
                    .because("fal's queue answered without a request to ask for")
                    .withAnswer(answer.head().status(), null, null)
                    .withJob(id.isEmpty() ? null : id));
        }
        return new ProviderAnswer.Pending(new Job(id, Map.of(STATUS, status.get(), RESULT, result.get()), false));
    }

    private static Optional<URI> link(JsonNode json, String member) {
        return Json.source(json.path(member))
                .filter(ImageResult.AtUrl.class::isInstance)
                .map(source -> ((ImageResult.AtUrl) source).url());
    }

    private static Stream<JsonNode> files(JsonNode json) {
        return json.path("image").isObject() ? Stream.of(json.get("image")) : Json.elements(json.path("images"));
    }

    private static Map<String, Object> details(HttpAnswer answer) {
        Map<String, Object> details = new LinkedHashMap<>();
        answer.head().header(REQUEST_ID).ifPresent(id -> details.put("RequestId", id));
        answer.head()
                .header("x-fal-billable-units")
                .map(units -> Json.amount(Json.parse(units.getBytes(StandardCharsets.UTF_8))))
                .ifPresent(units -> details.put("BillableUnits", units));
        return details;
    }

    /** Support is asked about a failure by the request's id. */
    private static String who(HttpAnswer answer) {
        return "fal"
                + answer.head()
                        .header(REQUEST_ID)
                        .filter(PlainId::is)
                        .map(id -> " (request " + id + ")")
                        .orElse("");
    }

    private static Failure failure(HttpAnswer answer) {
        int status = answer.head().status();
        JsonNode json = Json.of(answer);
        JsonNode detail = json.path("detail");
        JsonNode first = detail.path(0);
        String type = type(answer, json);
        String message =
                detail.isTextual() ? detail.asText() : first.path("msg").asText(answer.text());
        boolean ownLimit = answer.head()
                .header("x-fal-request-timeout-type")
                .filter("user"::equals)
                .isPresent();
        String hint = ownLimit ? "; raise falRequestTimeout" : "";
        Failure failure = BY_TYPE.getOrDefault(type, byStatus(status, message))
                .because(who(answer) + " answered HTTP " + status + ": " + message + place(first.path("loc")) + hint)
                .withAnswer(status, type.isEmpty() ? null : type, null);
        boolean isFinal = answer.head()
                .header("x-fal-retryable")
                .filter("false"::equalsIgnoreCase)
                .isPresent();
        // The header is about runs; that too many were asked for at once passes.
        return ownLimit || (isFinal && status != BUSY) ? failure.withRetryable(false) : failure;
    }

    private static String type(HttpAnswer answer, JsonNode json) {
        return json.path("detail")
                .path(0)
                .path("type")
                .asText(json.path("error_type")
                        .asText(answer.head().header("x-fal-error-type").orElse("")));
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
