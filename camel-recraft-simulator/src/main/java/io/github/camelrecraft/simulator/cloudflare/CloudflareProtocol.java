package io.github.camelrecraft.simulator.cloudflare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelrecraft.simulator.http.HttpCall;
import io.github.camelrecraft.simulator.protocol.Answer;
import io.github.camelrecraft.simulator.protocol.Protocol;
import io.github.camelrecraft.simulator.protocol.Resources;
import io.github.camelrecraft.simulator.protocol.Sale;
import io.github.camelrecraft.simulator.protocol.Schema;
import io.github.camelrecraft.simulator.protocol.Studio;
import io.github.camelrecraft.simulator.protocol.Twist;
import io.github.camelrecraft.simulator.protocol.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cloudflare's REST API for models of its catalogue, with AI Gateway in front of them. */
public final class CloudflareProtocol implements Protocol {

    private static final Pattern RUN = Pattern.compile("/client/v4/accounts/([^/]+)/ai/run");
    private static final Schema REQUEST = new Schema(Resources.read("cloudflare.json").required("request"));
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
    public Answer refusal(int status) {
        return CloudflareError.of(status).answer();
    }

    @Override
    public Answer answer(HttpCall call, Twist twist) {
        Matcher path = RUN.matcher(call.path());
        if (!path.matches()) {
            return CloudflareError.noRoute(call.path()).answer();
        }
        if (!call.method().equals("POST")) {
            return CloudflareError.method(call.method()).answer();
        }
        if (!studio.accepts(call.bearerToken())) {
            return CloudflareError.authentication().answer();
        }
        GatewayHeaders headers = GatewayHeaders.of(call);
        for (Violation violation : headers.violations()) {
            return CloudflareError.invalid("header " + describe(violation)).answer();
        }
        return parse(call)
                .map(body -> run(path.group(1), body, headers, twist))
                .orElseGet(() -> CloudflareError.invalid("the body must be a JSON object of Content-Type"
                                + " application/json")
                        .answer());
    }

    private Answer run(String account, JsonNode body, GatewayHeaders headers, Twist twist) {
        for (Violation violation : REQUEST.check(body)) {
            return CloudflareError.invalid(describe(violation)).answer();
        }
        String id = body.get("model").textValue();
        Optional<CloudflareModel> model = CloudflareModel.find(id);
        if (model.isEmpty()) {
            return CloudflareError.noSuchModel(id).answer();
        }
        CloudflareWork work = new CloudflareWork(studio, model.get(), body.get("input"), twist);
        if (!work.isSizeOffered()) {
            return CloudflareError.invalid(work.sizeProblem()).answer();
        }
        return cached(headers.cacheKey().isEmpty() ? body : headers.cacheKey(), headers.cacheSeconds(), work, account);
    }

    private Answer cached(Object key, long seconds, CloudflareWork work, String account) {
        Instant now = studio.now();
        Optional<JsonNode> hit = seconds > 0 ? cache.find(key, now) : Optional.empty();
        if (hit.isPresent()) {
            return Answer.free(200, hit.get()).with(Map.of(CACHE_STATUS, "HIT"));
        }
        JsonNode json = envelope.apply(work.state());
        List<Sale> sales = work.sales(account);
        if (seconds > 0 && work.isGood()) {
            cache.keep(key, json, now.plusSeconds(seconds));
        }
        return new Answer(200, Map.of(CACHE_STATUS, "MISS"), json, true, sales, List.of());
    }

    private static String describe(Violation violation) {
        return "'" + violation.path() + "' " + violation.message();
    }

    private static Optional<JsonNode> parse(HttpCall call) {
        try {
            return call.header("content-type").startsWith("application/json")
                    ? Optional.of(Resources.JSON.readTree(call.body())).filter(JsonNode::isObject)
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
