package io.github.camelrecraft.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelrecraft.http.HttpAnswer;
import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.FailureKind;
import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.model.ImageResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What Runware's answers mean. The envelope has {@code data} and {@code errors}, either may be missing, a batch may be
 * partly successful, and a failure may come with HTTP 200; the model pages print the task object without an envelope.
 */
final class RunwareAnswers {

    /** The most that can be asked for. More in an answer would make this machine download at will. */
    private static final int MAX_IMAGES = 20;

    /** Where an item may have its image. */
    private static final List<String> IMAGES = List.of("imageURL", "imageBase64Data", "imageDataURI");

    /** It may also mean that the task failed; either way there is no image, and the same task may be sent again. */
    private static final String UNKNOWN_TASK = "taskFailedOrNotFound";

    private record Rule(Pattern code, Verdict verdict) {
        static Rule of(String code, Verdict verdict) {
            return new Rule(Pattern.compile(code, Pattern.CASE_INSENSITIVE), verdict);
        }
    }

    /**
     * The first that matches; where none does, the HTTP status decides. Codes of work that had begun count as unknown, and
     * so does a duplicate {@code taskUUID}, since it was the first of the two that may have been charged.
     */
    private static final List<Rule> RULES = List.of(
            Rule.of(".*apiKey.*", Verdict.free(FailureKind.AUTHENTICATION)),
            Rule.of("insufficient.*|payment.*|quota.*", Verdict.free(FailureKind.INSUFFICIENT_FUNDS)),
            Rule.of("rateLimit.*", Verdict.free(FailureKind.RATE_LIMITED)),
            Rule.of("promptBlocked|(provider)?contentPolicy.*", Verdict.free(FailureKind.CONTENT_REJECTED)),
            Rule.of("nsfw.*|imageBlocked|moderation.*", Verdict.unknown(FailureKind.CONTENT_REJECTED)),
            Rule.of("duplicate.*", Verdict.unknown(FailureKind.INVALID_REQUEST)),
            Rule.of(
                    "(invalid|missing|unsupported|value|array|max|mismatch|incompatible).*"
                            + "|unknown(Parameter|Provider).*|modelNotFound",
                    Verdict.free(FailureKind.INVALID_REQUEST)),
            Rule.of(
                    "timeout.*|inference.*|processing.*|download.*|upload.*|task.*",
                    Verdict.unknown(FailureKind.UNAVAILABLE)));

    private RunwareAnswers() {}

    static ProviderAnswer decode(ImageRequest request, HttpAnswer answer, boolean polled) {
        JsonNode json = Json.of(answer);
        List<ImageResult> images = new ArrayList<>();
        List<Failure> failed = new ArrayList<>();
        errors(json, request)
                .forEach(error -> failed.add(failure(error, answer.head().status())));
        boolean pending = false;
        for (JsonNode item : items(json, request).toList()) {
            Optional<ImageResult> image = image(item, request);
            if (image.isPresent()) {
                if (images.size() < MAX_IMAGES * request.tasks().size()) {
                    images.add(image.get());
                }
            } else if (isError(item)) {
                failed.add(failure(item.path("error"), answer.head().status()));
            } else {
                pending |= polled && !isSuccess(item);
            }
        }
        if (!answer.head().isSuccess() && images.isEmpty()) {
            if (failed.isEmpty()) {
                return new ProviderAnswer.Failed(failure(answer));
            }
            boolean open = json.hasNonNull("data") && isOpen(request, json, images);
            return new ProviderAnswer.Failed(open ? worst(failed).maybeBilled() : worst(failed));
        }
        // The acknowledgement of an asynchronous task is documented by neither shape nor content: it may have no data.
        boolean acknowledged = failed.isEmpty()
                && json.has("data")
                && images.size() < request.expectedImages()
                && !tasks(request).allMatch(task -> isDone(request, json, task));
        if (polled && (pending || acknowledged || isOpen(request, json, images))) {
            return new ProviderAnswer.Pending(Job.named(request.jobId()));
        }
        if (!images.isEmpty()) {
            return new ProviderAnswer.Images(images, failed, Map.of());
        }
        if (failed.isEmpty()) {
            boolean saysWhy = json.hasNonNull("error") || !json.path("errors").isEmpty(); // of others' tasks
            return polled && saysWhy
                    ? new ProviderAnswer.Pending(Job.named(request.jobId()))
                    : new ProviderAnswer.Failed(noImage(answer.head().status()));
        }
        return new ProviderAnswer.Failed(
                isOpen(request, json, images) ? worst(failed).maybeBilled() : worst(failed));
    }

    /** Whether the answer says of every task it speaks of that there is none. */
    static boolean isUnknownTask(ImageRequest request, HttpAnswer answer) {
        List<JsonNode> errors = errors(Json.of(answer), request).toList();
        return !errors.isEmpty()
                && errors.stream().allMatch(error -> error.path("code").asText().equals(UNKNOWN_TASK));
    }

    /** An explicit null is no error: an item that is under way may have one. */
    private static boolean isError(JsonNode item) {
        return item.hasNonNull("error") || item.path("status").asText().equals("error");
    }

    /** Whether the answer to a poll says how one of the request's generations is. */
    static boolean saysState(ImageRequest request, HttpAnswer answer) {
        return items(Json.of(answer), request).anyMatch(item -> item.hasNonNull("status"));
    }

    private static boolean isSuccess(JsonNode item) {
        return item.path("status").asText().equals("success");
    }

    /**
     * An answer to a poll has each generation of a task with its status, so that nothing comes any more where all that
     * there are say that they are done: the provider made fewer than it was asked for.
     */
    private static boolean isDone(ImageRequest request, JsonNode json, int task) {
        List<JsonNode> generations =
                items(json, request).filter(item -> task(item, request) == task).toList();
        return !generations.isEmpty() && generations.stream().allMatch(RunwareAnswers::isSuccess);
    }

    private static IntStream tasks(ImageRequest request) {
        return IntStream.range(0, request.tasks().size());
    }

    /** Of several tasks, one that failed says nothing of one that the answer has nothing on yet. */
    private static boolean isOpen(ImageRequest request, JsonNode json, List<ImageResult> images) {
        List<String> failed = Stream.concat(
                        errors(json, request), Json.elements(json.path("data")).filter(RunwareAnswers::isError))
                .map(error -> error.path("taskUUID").asText("").toLowerCase(Locale.ROOT))
                .toList();
        if (request.tasks().size() == 1 || failed.contains("")) {
            return false;
        }
        return tasks(request)
                .filter(task ->
                        !failed.contains(request.tasks().get(task).jobId().toLowerCase(Locale.ROOT)))
                .filter(task -> !isDone(request, json, task))
                .anyMatch(task ->
                        images.stream().filter(image -> image.task() == task).count() < request.numberOfImages());
    }

    /** Of several reasons, one that leaves open whether something was charged. */
    private static Failure worst(List<Failure> failed) {
        return failed.stream()
                .filter(failure -> failure.billed() != Billing.NO)
                .findFirst()
                .orElse(failed.get(0));
    }

    private static Stream<JsonNode> items(JsonNode json, ImageRequest request) {
        JsonNode data = json.has("data") ? json.get("data") : json;
        Stream<JsonNode> all =
                data.isArray() ? Json.elements(data) : data.has("taskType") ? Stream.of(data) : Stream.empty();
        return all.filter(item -> task(item, request) >= 0);
    }

    /** Which task an item is of; the first when it does not say so, -1 when it is of none. A UUID has no case. */
    private static int task(JsonNode item, ImageRequest request) {
        String id = item.path("taskUUID").asText(request.jobId());
        return tasks(request)
                .filter(task -> request.tasks().get(task).jobId().equalsIgnoreCase(id))
                .findFirst()
                .orElse(-1);
    }

    /** What is said of somebody else's task says nothing of ours, least of all that it may be sent again. */
    private static Stream<JsonNode> errors(JsonNode json, ImageRequest request) {
        return json.hasNonNull("error")
                ? Stream.of(json)
                        .filter(said -> isOurs(said, request))
                        .map(said -> said.get("error"))
                        .filter(error -> isOurs(error, request))
                : Json.elements(json.path("errors")).filter(error -> isOurs(error, request));
    }

    private static boolean isOurs(JsonNode error, ImageRequest request) {
        return error.path("taskUUID").asText("").isEmpty() || task(error, request) >= 0;
    }

    private static Optional<ImageResult> image(JsonNode item, ImageRequest request) {
        return IMAGES.stream()
                .flatMap(member -> Json.source(item.path(member)).stream())
                .findFirst()
                .map(source -> new ImageResult(
                        source,
                        item.path("imageUUID").asText(null),
                        item.path("seed").isIntegralNumber() ? item.get("seed").longValue() : null,
                        item.path("NSFWContent").isBoolean()
                                ? item.get("NSFWContent").booleanValue()
                                : null,
                        Optional.ofNullable(Json.charge(item.path("cost")))
                                .orElse(request.offer().price()),
                        task(item, request)));
    }

    private static Failure failure(JsonNode error, int status) {
        String code = error.path("code").asText("");
        Verdict byStatus = Verdict.ofRun(status);
        Verdict verdict = RULES.stream()
                .filter(rule -> rule.code().matcher(code).matches())
                .findFirst()
                .map(Rule::verdict)
                .orElse(byStatus);
        // A server that failed has not refused, whatever its code says.
        boolean open = status >= 500 && byStatus.billed() == Billing.UNKNOWN;
        return new Verdict(verdict.kind(), open ? Billing.UNKNOWN : verdict.billed())
                .because("runware: " + error.path("message").asText("no message") + parameter(error.get("parameter")))
                .withAnswer(status, code.isEmpty() ? null : code, null);
    }

    private static String parameter(@Nullable JsonNode parameter) {
        return parameter == null || parameter.isNull() ? "" : " (parameter " + parameter + ")";
    }

    private static Failure failure(HttpAnswer answer) {
        int status = answer.head().status();
        return Verdict.ofStatus(status)
                .because("runware answered HTTP " + status + ": " + answer.text())
                .withAnswer(status, null, null);
    }

    private static Failure noImage(int status) {
        return Verdict.BAD_ANSWER
                .because("runware answered without an image and without an error")
                .withAnswer(status, null, null);
    }
}
