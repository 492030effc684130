package io.github.camelrecraft.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelrecraft.http.HttpAnswer;
import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.FailureKind;
import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.model.ImageResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Replicate's answers mean: a prediction in one of its states, which says itself whether it failed, or an error with
 * {@code detail}.
 */
final class ReplicateAnswers {

    /** A failed run says why in words alone. */
    private static final Pattern CONTENT =
            Pattern.compile("nsfw|safety|sensitive|content policy|moderat", Pattern.CASE_INSENSITIVE);

    private static final int THROTTLED = 429;

    /** A refusal for want of patience has no header; it says when in its text. */
    private static final Pattern RESETS = Pattern.compile("resets in ~?(\\d{1,6})\\s?s");

    private ReplicateAnswers() {}

    static ProviderAnswer decode(ImageRequest request, HttpAnswer answer) {
        int status = answer.head().status();
        JsonNode json = Json.of(answer);
        if (!answer.head().isSuccess()) {
            String detail = json.path("detail").asText(answer.text());
            Failure failure = describe(Verdict.ofStatus(status), "answered HTTP " + status + ": " + detail, status);
            return new ProviderAnswer.Failed(
                    status == THROTTLED ? failure.withAnswer(status, null, wait(detail)) : failure);
        }
        String id = json.path("id").asText("");
        return switch (json.path("status").asText()) {
            case "succeeded" -> succeeded(request, json, id, status);
            case "failed" -> ended(json, id, status);
            case "canceled", "aborted" ->
                failure(
                        Verdict.unknown(FailureKind.UNAVAILABLE),
                        "ended the prediction before it was done",
                        id,
                        status);
            // Whatever state it is in, what has an id can be asked for until it has ended.
            default ->
                id.isEmpty()
                        ? failed(Verdict.BAD_ANSWER, "answered with no prediction that can be asked for", status)
                        : new ProviderAnswer.Pending(Job.named(id));
        };
    }

    /** Whether an answer is of that prediction, as far as it says of which. */
    static boolean isOf(Job job, HttpAnswer answer) {
        String id = Json.of(answer).path("id").asText("");
        return id.isEmpty() || id.equals(job.id());
    }

    private static ProviderAnswer succeeded(ImageRequest request, JsonNode json, String id, int status) {
        JsonNode output = json.path("output");
        JsonNode single = output.isArray() ? output.path(0) : output;
        Optional<ImageResult.Source> source = Json.source(single);
        if (source.isEmpty()) {
            boolean gone = json.path("data_removed").asBoolean(false);
            return failure(
                    Verdict.BAD_ANSWER,
                    gone ? "has removed the image by now, as it does after an hour" : "answered without an image",
                    id,
                    status);
        }
        return new ProviderAnswer.Images(
                List.of(new ImageResult(source.get()).withCost(request.offer().price())), List.of(), job(id));
    }

    /** A run that failed is not charged for an official model, but no document says so. */
    private static ProviderAnswer ended(JsonNode json, String id, int status) {
        String error = json.path("error").asText("no message");
        FailureKind kind = CONTENT.matcher(error).find() ? FailureKind.CONTENT_REJECTED : FailureKind.UNAVAILABLE;
        return failure(Verdict.unknown(kind), "could not make the image: " + error, id, status);
    }

    private static ProviderAnswer failure(Verdict verdict, String what, String id, int status) {
        return new ProviderAnswer.Failed(describe(verdict, what, status).withJob(id.isEmpty() ? null : id), true);
    }

    private static ProviderAnswer failed(Verdict verdict, String what, int status) {
        return new ProviderAnswer.Failed(describe(verdict, what, status));
    }

    private static Failure describe(Verdict verdict, String what, int status) {
        return verdict.because("replicate " + what).withAnswer(status, null, null);
    }

    private static @Nullable Duration wait(String detail) {
        Matcher resets = RESETS.matcher(detail);
        return resets.find() ? Duration.ofSeconds(Long.parseLong(resets.group(1))) : null;
    }

    private static Map<String, Object> job(String id) {
        return id.isEmpty() ? Map.of() : Map.of("JobId", id);
    }
}
