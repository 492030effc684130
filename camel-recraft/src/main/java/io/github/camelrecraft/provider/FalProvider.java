package io.github.camelrecraft.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelrecraft.http.HttpAnswer;
import io.github.camelrecraft.http.HttpBody;
import io.github.camelrecraft.http.HttpCall;
import io.github.camelrecraft.model.Color;
import io.github.camelrecraft.model.ImageOption;
import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.model.InvalidOptionException;
import io.github.camelrecraft.model.RecraftOperation;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * fal: the model in the address, its input as the body. The same address is there twice: at {@code fal.run}, which answers
 * with the images, and at {@code queue.fal.run}, which answers with a job to ask for.
 *
 * @see <a href="https://docs.fal.ai/model-apis/model-endpoints/queue">fal's queue</a>
 * @see <a href="https://fal.ai/models/fal-ai/recraft/v4.1/text-to-image">Recraft V4.1 at fal</a>
 */
public final class FalProvider implements ImageProvider {

    private static final URI SYNC = URI.create("https://fal.run");
    private static final URI QUEUE = URI.create("https://queue.fal.run");

    private static final Set<ImageOption<?>> SENT = Set.of(
            ImageOption.SIZE,
            ImageOption.STYLE,
            ImageOption.SUBSTYLE,
            ImageOption.STYLE_ID,
            ImageOption.STRENGTH,
            ImageOption.NEGATIVE_PROMPT,
            ImageOption.COLORS,
            ImageOption.BACKGROUND_COLOR,
            ImageOption.CHECK_CONTENT,
            ImageOption.OUTPUT_TYPE,
            ImageOption.DELIVERY,
            ImageOption.WEBHOOK_URL,
            ImageOption.TTL,
            ImageOption.FAL_REQUEST_TIMEOUT,
            ImageOption.FAL_QUEUE_PRIORITY,
            ImageOption.FAL_RUNNER_HINT,
            ImageOption.FAL_NO_RETRY,
            ImageOption.FAL_STORE_IO);

    @Override
    public String name() {
        return "fal";
    }

    @Override
    public URI defaultBaseUrl() {
        return SYNC;
    }

    @Override
    public Map<String, String> credentials() {
        return Map.of("apiKey", "FAL_KEY");
    }

    /** With {@code sync_mode} the address is a data URI. */
    @Override
    public Set<String> imageMembers() {
        return Set.of("url");
    }

    @Override
    public Optional<WebhookRule> webhooks() {
        return Optional.of(new FalWebhooks());
    }

    @Override
    public HttpCall encode(ImageRequest request, ProviderAccess access) {
        String webhook = request.get(ImageOption.WEBHOOK_URL)
                .map(url -> "?fal_webhook=" + URLEncoder.encode(url.toString(), StandardCharsets.UTF_8))
                .orElse("");
        return new HttpCall(
                "POST",
                at(request, access).resolve("/" + ModelPath.of(request) + webhook),
                headers(request, access),
                Json.body(input(request)));
    }

    @Override
    public Set<ImageOption<?>> sent(RecraftOperation operation) {
        return SENT;
    }

    @Override
    public ProviderAnswer decode(ImageRequest request, HttpAnswer answer) {
        return FalAnswers.decode(request, answer, request.isPolled());
    }

    /** The addresses that fal's answer gave; one that is elsewhere would get the key, and is refused. */
    @Override
    public HttpCall encodePoll(ImageRequest request, ProviderAccess access, Job job) {
        URI link =
                job.ready() ? job.links().get(FalAnswers.RESULT) : job.links().get(FalAnswers.STATUS);
        URI safe = trusted(link, at(request, access));
        return new HttpCall("GET", safe, authorized(access), HttpBody.NONE);
    }

    @Override
    public ProviderAnswer decodePoll(ImageRequest request, Job job, HttpAnswer answer) {
        return job.ready() ? FalAnswers.result(request, job, answer) : FalAnswers.status(job, answer);
    }

    /** Behind an address that the route's author set, a gateway perhaps, fal still gives its own. */
    private static URI trusted(@Nullable URI link, ProviderAccess access) {
        URI base = access.baseUrl();
        if (link != null && isSameHost(link, base)) {
            return link;
        }
        if (link != null && isSameHost(link, QUEUE)) {
            return access.resolve(link.getRawPath() + (link.getRawQuery() == null ? "" : "?" + link.getRawQuery()));
        }
        throw new UnfitAnswerException("it names another host than its queue, which would get the key");
    }

    private static boolean isSameHost(URI one, URI other) {
        return other.getScheme().equalsIgnoreCase(one.getScheme())
                && other.getRawAuthority().equalsIgnoreCase(one.getRawAuthority());
    }

    /** The queue has a host of its own; an address that the route's author set is used as it is. */
    private static ProviderAccess at(ImageRequest request, ProviderAccess access) {
        return request.isPolled() && isSameHost(access.baseUrl(), SYNC)
                ? new ProviderAccess(QUEUE, access.apiKey(), access.accountId())
                : access;
    }

    private static ObjectNode input(ImageRequest request) {
        ObjectNode input = Json.object();
        if (request.operation().needs(RecraftOperation.Input.PROMPT)) {
            input.put("prompt", request.prompt());
        }
        if (request.images().image() != null) {
            input.putPOJO("image_url", request.images().image());
        }
        request.pixels()
                .ifPresent(size ->
                        input.putObject("image_size").put("width", size.width()).put("height", size.height()));
        putStyle(request, input);
        request.get(ImageOption.STYLE_ID).ifPresent(id -> input.put("style_id", id));
        request.get(ImageOption.STRENGTH).ifPresent(strength -> input.put("strength", strength));
        request.get(ImageOption.NEGATIVE_PROMPT).ifPresent(text -> input.put("negative_prompt", text));
        request.get(ImageOption.COLORS).ifPresent(colors -> {
            var array = input.putArray("colors");
            colors.forEach(color -> array.add(rgb(color)));
        });
        request.get(ImageOption.BACKGROUND_COLOR).ifPresent(color -> input.set("background_color", rgb(color)));
        request.get(ImageOption.CHECK_CONTENT).ifPresent(check -> input.put("enable_safety_checker", check));
        request.get(ImageOption.OUTPUT_TYPE)
                .filter("dataURI"::equalsIgnoreCase)
                .ifPresent(type -> input.put("sync_mode", true));
        if (!request.images().references().isEmpty()) {
            input.putPOJO("images_data_url", new ZipOfImages(request.images().references()));
        }
        return input;
    }

    /**
     * Written {@code class/substyle}. A vector model is the raster model's endpoint with a vector style, and createStyle
     * calls its own {@code base_style}.
     */
    private static void putStyle(ImageRequest request, ObjectNode input) {
        String field = request.operation() == RecraftOperation.CREATE_STYLE ? "base_style" : "style";
        String style = style(request);
        String substyle = request.get(ImageOption.SUBSTYLE).orElse(null);
        if (style != null) {
            input.put(field, substyle == null ? style : style + "/" + substyle);
        } else if (substyle != null) {
            input.put(field, "realistic_image/" + substyle);
        }
    }

    /** With a style of another class the endpoint would make pixels, whatever the model that was asked for. */
    private static @Nullable String style(ImageRequest request) {
        List<String> classes = request.offer()
                .optionalTrait("style")
                .map(names -> List.of(names.split(",", -1)))
                .orElse(List.of());
        String style = request.get(ImageOption.STYLE).orElse(classes.isEmpty() ? null : classes.get(0));
        if (style != null && !classes.isEmpty() && !classes.contains(style.split("/", 2)[0])) {
            throw new InvalidOptionException(
                    ImageOption.STYLE.optionName(),
                    style,
                    "is no style of " + request.offer() + ", which draws vectors",
                    "use " + String.join(" or ", classes) + ", or a model of pixels");
        }
        return style;
    }

    private static ObjectNode rgb(Color color) {
        return Json.object().put("r", color.red()).put("g", color.green()).put("b", color.blue());
    }

    private static Map<String, String> headers(ImageRequest request, ProviderAccess access) {
        Map<String, String> headers = new LinkedHashMap<>(authorized(access));
        request.get(ImageOption.TTL)
                .ifPresent(seconds -> headers.put(
                        "X-Fal-Object-Lifecycle-Preference", "{\"expiration_duration_seconds\":" + seconds + "}"));
        request.get(ImageOption.FAL_REQUEST_TIMEOUT)
                .ifPresent(seconds -> headers.put("X-Fal-Request-Timeout", seconds.toString()));
        request.spelled(ImageOption.FAL_QUEUE_PRIORITY)
                .ifPresent(priority -> headers.put("X-Fal-Queue-Priority", priority));
        request.get(ImageOption.FAL_RUNNER_HINT)
                .ifPresent(hint -> headers.put("X-Fal-Runner-Hint", HeaderText.of(ImageOption.FAL_RUNNER_HINT, hint)));
        request.get(ImageOption.FAL_NO_RETRY)
                .filter(Boolean::booleanValue)
                .ifPresent(noRetry -> headers.put("X-Fal-No-Retry", "1"));
        request.get(ImageOption.FAL_STORE_IO).ifPresent(store -> headers.put("X-Fal-Store-IO", store ? "1" : "0"));
        return headers;
    }

    private static Map<String, String> authorized(ProviderAccess access) {
        return Map.of("Authorization", "Key " + access.apiKey(), "Accept", "application/json");
    }
}
