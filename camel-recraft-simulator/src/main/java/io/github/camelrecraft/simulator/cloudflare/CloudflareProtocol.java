package io.github.camelrecraft.simulator.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelrecraft.simulator.http.HttpCall;
import io.github.camelrecraft.simulator.protocol.Answer;
import io.github.camelrecraft.simulator.protocol.Protocol;
import io.github.camelrecraft.simulator.protocol.Purpose;
import io.github.camelrecraft.simulator.protocol.Studio;
import io.github.camelrecraft.simulator.protocol.Twist;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Cloudflare's REST API for models of its catalogue, with AI Gateway in front of them. */
public final class CloudflareProtocol implements Protocol {

    private static final String CACHE_STATUS = "cf-aig-cache-status";

    private final Studio studio;
    private final Function<ObjectNode, JsonNode> envelope;
    private final GatewayCache cache = new GatewayCache();

    /**
     * A provider with an empty cache.
     *
     * @param envelope wraps the state object, the form in which the documents show an answer
     */
    public CloudflareProtocol(Studio studio, Function<ObjectNode, JsonNode> envelope) {
        this.studio = studio;
        this.envelope = envelope;
    }

    @Override
    public String provider() {
        return "cloudflare";
    }

    @Override
    public boolean serves(String path) {
        return path.startsWith("/client/v4/");
    }

    @Override
    public void forget() {
        cache.forget();
    }

    @Override
    public Answer refusal(int status, @Nullable String code) {
        return CloudflareRefusal.ordered(status, code).answer();
    }

    @Override
    public Purpose purpose(HttpCall beginning) {
        return Purpose.WORK;
    }

    @Override
    public Answer answer(HttpCall call, Twist twist) {
        try {
            return run(CloudflareRequest.of(call, studio), twist);
        } catch (CloudflareRefusal refusal) {
            return refusal.answer();
        }
    }

    private Answer run(CloudflareRequest request, Twist twist) {
        GatewayHeaders headers = request.headers();
        Object key = headers.cacheKey().isEmpty() ? request.body() : headers.cacheKey();
        Optional<JsonNode> hit = headers.cacheSeconds() > 0 ? cache.find(key, studio.now()) : Optional.empty();
        if (hit.isPresent()) {
            return Answer.free(200, hit.get()).with(Map.of(CACHE_STATUS, "HIT"));
        }
        CloudflareWork work = new CloudflareWork(studio, request, twist);
        JsonNode json = envelope.apply(work.state());
        if (headers.cacheSeconds() > 0 && work.isGood()) {
            cache.keep(key, json, studio.now().plusSeconds(headers.cacheSeconds()));
        }
        return new Answer(200, Map.of(CACHE_STATUS, "MISS"), json, true, work.sales(), List.of());
    }
}
