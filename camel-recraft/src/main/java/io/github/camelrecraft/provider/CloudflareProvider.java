package io.github.camelrecraft.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelrecraft.http.HttpAnswer;
import io.github.camelrecraft.http.HttpCall;
import io.github.camelrecraft.model.ImageOption;
import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.model.InvalidOptionException;
import io.github.camelrecraft.model.RecraftOperation;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Cloudflare: the account in the address, the model and its input in the body, the AI Gateway in headers.
 *
 * @see <a href="https://developers.cloudflare.com/ai/models/recraft/recraftv4-1/">Recraft V4.1 at Cloudflare</a>
 * @see <a href="https://developers.cloudflare.com/ai/models/recraft/recraftv4-pro/">Recraft V4 Pro at Cloudflare</a>
 * @see <a href="https://developers.cloudflare.com/ai/models/recraft/recraftv4-1-utility-pro/">Recraft V4.1 Utility Pro at
 *     Cloudflare</a>
 */
public final class CloudflareProvider implements ImageProvider {

    private static final Set<ImageOption<?>> INPUT = Set.of(
            ImageOption.SIZE,
            ImageOption.STYLE,
            ImageOption.SUBSTYLE,
            ImageOption.COLORS,
            ImageOption.BACKGROUND_COLOR);

    private static final Map<ImageOption<?>, String> GATEWAY_HEADERS = new LinkedHashMap<>();

    static {
        GATEWAY_HEADERS.put(ImageOption.GATEWAY_ID, "cf-aig-gateway-id");
        GATEWAY_HEADERS.put(ImageOption.GATEWAY_CACHE_TTL, "cf-aig-cache-ttl");
        GATEWAY_HEADERS.put(ImageOption.GATEWAY_SKIP_CACHE, "cf-aig-skip-cache");
        GATEWAY_HEADERS.put(ImageOption.GATEWAY_CACHE_KEY, "cf-aig-cache-key");
        GATEWAY_HEADERS.put(ImageOption.GATEWAY_COLLECT_LOG, "cf-aig-collect-log");
        GATEWAY_HEADERS.put(ImageOption.GATEWAY_METADATA, "cf-aig-metadata");
        GATEWAY_HEADERS.put(ImageOption.GATEWAY_REQUEST_TIMEOUT, "cf-aig-request-timeout");
        GATEWAY_HEADERS.put(ImageOption.GATEWAY_MAX_ATTEMPTS, "cf-aig-max-attempts");
        GATEWAY_HEADERS.put(ImageOption.GATEWAY_RETRY_DELAY, "cf-aig-retry-delay");
        GATEWAY_HEADERS.put(ImageOption.GATEWAY_BACKOFF, "cf-aig-backoff");
        GATEWAY_HEADERS.put(ImageOption.GATEWAY_BYOK_ALIAS, "cf-aig-byok-alias");
        GATEWAY_HEADERS.put(ImageOption.GATEWAY_ZDR, "cf-aig-zdr");
    }

    private static final int MAX_METADATA_ENTRIES = 5;

    @Override
    public String name() {
        return "cloudflare";
    }

    @Override
    public URI defaultBaseUrl() {
        return URI.create("https://api.cloudflare.com/client/v4");
    }

    @Override
    public Map<String, String> credentials() {
        return Map.of("apiKey", "CLOUDFLARE_API_TOKEN", "accountId", "CLOUDFLARE_ACCOUNT_ID");
    }

    @Override
    public Set<String> imageMembers() {
        return Set.of("image");
    }

    @Override
    public HttpCall encode(ImageRequest request, ProviderAccess access) {
        ObjectNode body = Json.object().put("model", request.offer().modelId());
        ObjectNode input = body.putObject("input").put("prompt", request.prompt());
        request.pixels().ifPresent(size -> input.put("size", size.toString()));
        request.get(ImageOption.STYLE).ifPresent(style -> input.put("style", style));
        request.get(ImageOption.SUBSTYLE).ifPresent(substyle -> input.put("substyle", substyle));
        request.get(ImageOption.COLORS).ifPresent(colors -> {
            var array = input.withObjectProperty("controls").putArray("colors");
            colors.forEach(color -> array.add(Json.rgb(color)));
        });
        request.get(ImageOption.BACKGROUND_COLOR)
                .ifPresent(color -> input.withObjectProperty("controls").set("background_color", Json.rgb(color)));
        String account = URLEncoder.encode(String.valueOf(access.accountId()), StandardCharsets.UTF_8)
                .replace("+", "%20");
        return new HttpCall(
                "POST", access.resolve("/accounts/" + account + "/ai/run"), headers(request, access), Json.body(body));
    }

    @Override
    public Set<ImageOption<?>> sent(RecraftOperation operation) {
        Set<ImageOption<?>> sent = new LinkedHashSet<>(INPUT);
        sent.addAll(GATEWAY_HEADERS.keySet());
        return sent;
    }

    @Override
    public ProviderAnswer decode(ImageRequest request, HttpAnswer answer) {
        return CloudflareAnswers.decode(request, answer);
    }

    private static Map<String, String> headers(ImageRequest request, ProviderAccess access) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", access.bearer());
        headers.put("Accept", "application/json");
        GATEWAY_HEADERS.forEach((option, header) -> {
            Object value = request.options().get(option);
            if (value != null) {
                headers.put(header, headerValue(option, spelled(request, option, value)));
            }
        });
        return headers;
    }

    private static Object spelled(ImageRequest request, ImageOption<?> option, Object value) {
        return option == ImageOption.GATEWAY_BACKOFF
                ? request.spelled(ImageOption.GATEWAY_BACKOFF).orElseThrow()
                : value;
    }

    private static String headerValue(ImageOption<?> option, Object value) {
        String text = option == ImageOption.GATEWAY_METADATA ? metadata(value.toString()) : value.toString();
        return HeaderText.of(option, text);
    }

    private static String metadata(String text) {
        JsonNode json = Json.parse(text.getBytes(StandardCharsets.UTF_8));
        if (!json.isObject() || json.size() > MAX_METADATA_ENTRIES) {
            throw new InvalidOptionException(
                    ImageOption.GATEWAY_METADATA.optionName(),
                    text,
                    "is not a JSON object of at most " + MAX_METADATA_ENTRIES + " entries",
                    "write it as in {\"team\":\"brand\"}");
        }
        return Json.ascii(json);
    }
}
