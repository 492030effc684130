package io.github.camelrecraft.simulator.cloudflare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelrecraft.simulator.http.HttpCall;
import io.github.camelrecraft.simulator.protocol.Resources;
import io.github.camelrecraft.simulator.protocol.Schema;
import io.github.camelrecraft.simulator.protocol.Sizes.Size;
import io.github.camelrecraft.simulator.protocol.Studio;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request that keeps every rule.
 *
 * @param account of the path
 * @param headers for AI Gateway
 * @param body    as it came
 * @param model   it asks for
 * @param size    it asks for, or the model's default
 */
record CloudflareRequest(String account, GatewayHeaders headers, JsonNode body, CloudflareModel model, Size size) {

    private static final Pattern PATH = Pattern.compile("/client/v4/accounts/([^/?]+)/ai/run");
    private static final Schema RULES =
            new Schema(Resources.read("cloudflare.json").required("request"));

    /**
     * Reads it.
     *
     * @throws CloudflareRefusal when it breaks a rule
     */
    static CloudflareRequest of(HttpCall call, Studio studio) {
        Matcher path = PATH.matcher(call.path());
        if (!path.matches()) {
            throw CloudflareRefusal.noRoute(call.path());
        }
        if (!call.method().equals("POST")) {
            throw CloudflareRefusal.method(call.method());
        }
        if (!studio.accepts(call.bearerToken())) {
            throw CloudflareRefusal.authentication();
        }
        GatewayHeaders headers = GatewayHeaders.of(call);
        JsonNode body = body(call);
        String id = body.get("model").textValue();
        CloudflareModel model = CloudflareModel.find(id).orElseThrow(() -> CloudflareRefusal.noSuchModel(id));
        return new CloudflareRequest(path.group(1), headers, body, model, size(body.get("input"), model));
    }

    JsonNode input() {
        return body.get("input");
    }

    private static JsonNode body(HttpCall call) {
        if (!call.header("content-type").startsWith("application/json")) {
            throw CloudflareRefusal.invalid("the Content-Type must be application/json");
        }
        JsonNode body;
        try {
            body = Resources.JSON.readTree(call.body());
        } catch (JsonProcessingException e) {
            throw CloudflareRefusal.invalid("the body is not JSON: " + e.getOriginalMessage());
        }
        RULES.check(body).stream().findFirst().ifPresent(violation -> {
            throw CloudflareRefusal.invalid(violation);
        });
        return body;
    }

    private static Size size(JsonNode input, CloudflareModel model) {
        List<Size> offered = model.sizes().listed();
        if (!input.has("size")) {
            return offered.get(0);
        }
        String wanted = input.get("size").textValue();
        return offered.stream()
                .filter(size -> size.toString().equals(wanted))
                .findFirst()
                .orElseThrow(() -> CloudflareRefusal.invalid(
                        "'input.size' must be one of " + offered + " for " + model.id() + ", not " + wanted));
    }
}
