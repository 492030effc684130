package io.github.camelrecraft.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelrecraft.http.HttpAnswer;
import io.github.camelrecraft.http.HttpBody;
import io.github.camelrecraft.http.HttpCall;
import io.github.camelrecraft.model.ImageOption;
import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.model.ImageSize;
import io.github.camelrecraft.model.RecraftOperation;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Replicate: a prediction is created, and is waited for with the request or asked for afterwards.
 *
 * @see <a href="https://replicate.com/docs/reference/http#models.predictions.create">Creating a prediction</a>
 * @see <a href="https://replicate.com/recraft-ai/recraft-v4.1-pro">Recraft V4.1 Pro at Replicate</a>
 */
public final class ReplicateProvider implements ImageProvider {

    /** The longest that Replicate waits with an answer; what is not done by then is asked for. */
    private static final String WAIT = "wait=60";

    private static final Set<ImageOption<?>> SENT = Set.of(
            ImageOption.SIZE,
            ImageOption.STYLE,
            ImageOption.SUBSTYLE,
            ImageOption.DELIVERY,
            ImageOption.WEBHOOK_URL,
            ImageOption.WEBHOOK_EVENTS,
            ImageOption.CANCEL_AFTER);

    @Override
    public String name() {
        return "replicate";
    }

    @Override
    public URI defaultBaseUrl() {
        return URI.create("https://api.replicate.com/v1");
    }

    @Override
    public Map<String, String> credentials() {
        return Map.of("apiKey", "REPLICATE_API_TOKEN");
    }

    /** Mostly an address, but a data URI has been seen. */
    @Override
    public Set<String> imageMembers() {
        return Set.of("output");
    }

    @Override
    public Optional<WebhookRule> webhooks() {
        return Optional.of(new ReplicateWebhooks());
    }

    @Override
    public HttpCall encode(ImageRequest request, ProviderAccess access) {
        ObjectNode body = Json.object();
        body.set("input", input(request));
        request.get(ImageOption.WEBHOOK_URL).ifPresent(url -> body.put("webhook", url.toString()));
        Set<String> events = events(request);
        if (!events.isEmpty()) {
            var filter = body.putArray("webhook_events_filter");
            events.forEach(filter::add);
        }
        return new HttpCall(
                "POST",
                access.resolve("/models/" + ModelPath.of(request) + "/predictions"),
                headers(request, access),
                Json.body(body));
    }

    @Override
    public Set<ImageOption<?>> sent(RecraftOperation operation) {
        return SENT;
    }

    @Override
    public ProviderAnswer decode(ImageRequest request, HttpAnswer answer) {
        return ReplicateAnswers.decode(request, answer);
    }

    @Override
    public HttpCall encodePoll(ImageRequest request, ProviderAccess access, Job job) {
        String id = URLEncoder.encode(job.id(), StandardCharsets.UTF_8);
        return new HttpCall("GET", access.resolve("/predictions/" + id), authorized(access), HttpBody.NONE);
    }

    /**
     * An answer that says nothing of the prediction, which was accepted before: refused, it may have been charged; without
     * a state that is known, or with another prediction, it is asked for again.
     */
    @Override
    public ProviderAnswer decodePoll(ImageRequest request, Job job, HttpAnswer answer) {
        if (answer.head().isSuccess() && !ReplicateAnswers.isOf(job, answer)) {
            return new ProviderAnswer.Pending(job);
        }
        ProviderAnswer meaning = decode(request, answer);
        if (!(meaning instanceof ProviderAnswer.Failed failed) || failed.settled()) {
            return meaning;
        }
        return answer.head().isSuccess()
                ? new ProviderAnswer.Pending(job)
                : new ProviderAnswer.Failed(failed.failure().maybeBilled());
    }

    /** Who waits for a webhook waits for that of the end. */
    private static Set<String> events(ImageRequest request) {
        Set<String> events = new LinkedHashSet<>(request.allSpelled(ImageOption.WEBHOOK_EVENTS));
        if (request.isByWebhook()) {
            events.add("completed");
        }
        return events;
    }

    private static ObjectNode input(ImageRequest request) {
        ObjectNode input = Json.object();
        if (request.operation().needs(RecraftOperation.Input.PROMPT)) {
            input.put("prompt", request.prompt());
        }
        if (request.images().image() != null) {
            input.putPOJO("image", request.images().image());
        }
        request.get(ImageOption.SIZE).ifPresent(size -> putSize(size, request, input));
        request.get(ImageOption.STYLE)
                .ifPresent(style -> input.put(
                        "style",
                        request.get(ImageOption.SUBSTYLE)
                                .map(substyle -> style + "/" + substyle)
                                .orElse(style)));
        return input;
    }

    /** A ratio where one is asked for: it wins over a size, and is the same for each model. */
    private static void putSize(ImageSize size, ImageRequest request, ObjectNode input) {
        if (size instanceof ImageSize.Ratio) {
            input.put("aspect_ratio", size.toString());
        } else {
            request.pixels().ifPresent(pixels -> input.put("size", pixels.toString()));
        }
    }

    private static Map<String, String> headers(ImageRequest request, ProviderAccess access) {
        Map<String, String> headers = new LinkedHashMap<>(authorized(access));
        if (!request.isPolled()) {
            headers.put("Prefer", WAIT);
        }
        request.get(ImageOption.CANCEL_AFTER).ifPresent(seconds -> headers.put("Cancel-After", seconds + "s"));
        return headers;
    }

    private static Map<String, String> authorized(ProviderAccess access) {
        return Map.of("Authorization", access.bearer(), "Accept", "application/json");
    }
}
