package io.github.camelrecraft.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelrecraft.http.HttpAnswer;
import io.github.camelrecraft.http.HttpCall;
import io.github.camelrecraft.model.FailureKind;
import io.github.camelrecraft.model.ImageOption;
import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.model.InputImage;
import io.github.camelrecraft.model.InvalidOptionException;
import io.github.camelrecraft.model.RecraftOperation;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Runware: one address for everything, a JSON array of tasks in, an envelope of data and errors out.
 *
 * @see <a href="https://runware.ai/docs/models/recraft-v4-1-pro">Recraft V4.1 Pro at Runware</a>
 * @see <a href="https://runware.ai/docs/models/recraft-v4-pro">Recraft V4 Pro at Runware</a>
 */
public final class RunwareProvider implements ImageProvider {

    /** The idempotencyKey is in the taskUUID, which is made of it. */
    private static final Set<ImageOption<?>> SENT = Set.of(
            ImageOption.SIZE,
            ImageOption.STYLE_ID,
            ImageOption.STYLE_MATCH,
            ImageOption.COLORS,
            ImageOption.BACKGROUND_COLOR,
            ImageOption.NUMBER_OF_IMAGES,
            ImageOption.OUTPUT_TYPE,
            ImageOption.OUTPUT_FORMAT,
            ImageOption.OUTPUT_QUALITY,
            ImageOption.DELIVERY,
            ImageOption.WEBHOOK_URL,
            ImageOption.UPLOAD_ENDPOINT,
            ImageOption.CHECK_CONTENT,
            ImageOption.SAFETY,
            ImageOption.TTL,
            ImageOption.INCLUDE_COST,
            ImageOption.IDEMPOTENCY_KEY);

    @Override
    public String name() {
        return "runware";
    }

    @Override
    public URI defaultBaseUrl() {
        return URI.create("https://api.runware.ai/v1");
    }

    @Override
    public Map<String, String> credentials() {
        return Map.of("apiKey", "RUNWARE_API_KEY");
    }

    @Override
    public Set<String> imageMembers() {
        return Set.of("imageBase64Data", "imageDataURI");
    }

    /** The {@code taskUUID}, which is ours to choose. */
    @Override
    public Optional<String> jobId(ImageRequest request) {
        return Optional.of(request.jobId());
    }

    /** Its id is ours, so it can be asked for however it was sent. */
    @Override
    public Optional<Job> jobOf(ImageRequest request) {
        return Optional.of(Job.named(request.jobId()));
    }

    @Override
    public Optional<WebhookRule> webhooks() {
        return Optional.of(new RunwareWebhooks());
    }

    @Override
    public HttpCall encode(ImageRequest request, ProviderAccess access) {
        ArrayNode tasks = Json.array();
        request.tasks().forEach(task -> tasks.add(encode(request, task)));
        return post(tasks, access);
    }

    private static ObjectNode encode(ImageRequest request, ImageRequest.Task wanted) {
        ObjectNode task = Json.object();
        task.put("taskType", request.offer().trait("taskType"));
        task.put("taskUUID", wanted.jobId());
        task.put("model", request.offer().modelId());
        if (request.operation().needs(RecraftOperation.Input.PROMPT)) {
            task.put("positivePrompt", wanted.prompt());
        }
        InputImage image = request.images().image();
        if (image != null) {
            task.withObjectProperty("inputs").putPOJO("image", image);
        }
        request.pixels().ifPresent(size -> task.put("width", size.width()).put("height", size.height()));
        putSettings(task, request);
        request.spelled(ImageOption.OUTPUT_TYPE).ifPresent(type -> task.put("outputType", type));
        request.spelled(ImageOption.OUTPUT_FORMAT).ifPresent(format -> task.put("outputFormat", format));
        request.get(ImageOption.OUTPUT_QUALITY).ifPresent(quality -> task.put("outputQuality", quality));
        request.get(ImageOption.DELIVERY)
                .ifPresent(delivery -> task.put("deliveryMethod", request.isPolled() ? "async" : "sync"));
        request.get(ImageOption.WEBHOOK_URL).ifPresent(url -> task.put("webhookURL", url.toString()));
        request.get(ImageOption.UPLOAD_ENDPOINT).ifPresent(url -> task.put("uploadEndpoint", url.toString()));
        request.get(ImageOption.CHECK_CONTENT)
                .ifPresent(check -> task.withObjectProperty("safety").put("checkContent", check));
        request.spelled(ImageOption.SAFETY)
                .ifPresent(mode -> task.withObjectProperty("safety").put("mode", mode));
        request.get(ImageOption.TTL).ifPresent(seconds -> task.put("ttl", seconds));
        request.get(ImageOption.INCLUDE_COST).ifPresent(include -> task.put("includeCost", include));
        request.get(ImageOption.NUMBER_OF_IMAGES).ifPresent(number -> putNumber(task, request, number));
        return task;
    }

    @Override
    public Set<ImageOption<?>> sent(RecraftOperation operation) {
        return SENT;
    }

    @Override
    public ProviderAnswer decode(ImageRequest request, HttpAnswer answer) {
        return RunwareAnswers.decode(request, answer, request.isPolled());
    }

    @Override
    public HttpCall encodePoll(ImageRequest request, ProviderAccess access, Job job) {
        ArrayNode questions = Json.array();
        request.tasks()
                .forEach(task ->
                        questions.addObject().put("taskType", "getResponse").put("taskUUID", task.jobId()));
        return post(questions, access);
    }

    /**
     * A poll that is refused says nothing of the job, which was accepted before; only what is said of its content is said
     * of the job. A success that says nothing of its state, such as a page of something in between, is asked for again.
     */
    @Override
    public ProviderAnswer decodePoll(ImageRequest request, Job job, HttpAnswer answer) {
        ProviderAnswer meaning = RunwareAnswers.decode(request, answer, true);
        if (meaning instanceof ProviderAnswer.Failed failed && RunwareAnswers.isUnknownTask(request, answer)) {
            return new ProviderAnswer.NoSuchJob(failed.failure().maybeBilled());
        }
        if (meaning instanceof ProviderAnswer.Failed failed
                && answer.head().isSuccess()
                && failed.failure().kind() == FailureKind.BAD_ANSWER
                && !RunwareAnswers.saysState(request, answer)) {
            return new ProviderAnswer.Pending(job, false);
        }
        boolean ofTheJob = meaning instanceof ProviderAnswer.Failed failed
                && answer.head().isSuccess()
                && Set.of(FailureKind.CONTENT_REJECTED, FailureKind.INVALID_REQUEST)
                        .contains(failed.failure().kind());
        return meaning instanceof ProviderAnswer.Failed failed && !ofTheJob
                ? new ProviderAnswer.Failed(failed.failure().maybeBilled())
                : meaning;
    }

    /**
     * The V4.1 family has its palette under {@code settings}, the V4 family under {@code providerSettings.recraft}. A style
     * is documented to stand beside it for models whose ids are not: rows of a user's may have it.
     */
    private static void putSettings(ObjectNode task, ImageRequest request) {
        ObjectNode settings = Json.object();
        request.get(ImageOption.STYLE_ID).ifPresent(id -> settings.put("styleId", id));
        request.spelled(ImageOption.STYLE_MATCH).ifPresent(match -> settings.put("styleMatch", match));
        request.get(ImageOption.BACKGROUND_COLOR).ifPresent(color -> settings.set("backgroundColor", Json.rgb(color)));
        request.get(ImageOption.COLORS).ifPresent(colors -> {
            var array = settings.putArray("colors");
            colors.forEach(color -> array.add(Json.rgb(color)));
        });
        if (settings.isEmpty()) {
            return;
        }
        ObjectNode parent = task;
        for (String name : request.offer().trait("palette").split("\\.", -1)) {
            parent = parent.withObjectProperty(name);
        }
        parent.setAll(settings);
    }

    /** A vector task makes one image and refuses the field; several are several requests, where the row says so. */
    private static void putNumber(ObjectNode task, ImageRequest request, int number) {
        if (request.offer().trait("taskType").equals("imageInference")) {
            task.put("numberResults", number);
        } else if (number != 1) {
            throw new InvalidOptionException(
                    ImageOption.NUMBER_OF_IMAGES.optionName(),
                    number,
                    "is more than the one image of a task that is not imageInference",
                    "set perRequest to 1 for it in the row of " + request.offer());
        }
    }

    private static HttpCall post(JsonNode tasks, ProviderAccess access) {
        return new HttpCall(
                "POST",
                access.baseUrl(),
                Map.of("Authorization", access.bearer(), "Accept", "application/json"),
                Json.body(tasks));
    }
}
