package io.github.camelrecraft.simulator.replicate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelrecraft.simulator.http.HttpCall;
import io.github.camelrecraft.simulator.protocol.Resources;
import io.github.camelrecraft.simulator.protocol.Schema;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request for a prediction that keeps every rule.
 *
 * @param token       who pays
 * @param model       that runs
 * @param input       for it
 * @param body        all of it
 * @param patience    how long the caller waits for the result
 * @param cancelAfter when the run is stopped, or null
 */
record ReplicateRequest(
        String token,
        ReplicateModel model,
        ReplicateInput input,
        JsonNode body,
        Duration patience,
        @Nullable Duration cancelAfter) {

    private static final JsonNode DOCUMENT = Resources.read("replicate.json");
    private static final Schema CREATE = new Schema(DOCUMENT.required("create"));
    private static final Schema BY_VERSION = new Schema(DOCUMENT.required("createByVersion"));
    private static final Pattern WAIT = Pattern.compile("wait(?:=(\\d{1,9}))?");
    private static final Pattern SPAN = Pattern.compile("(\\d{1,9})([smh])");
    private static final int LONGEST_WAIT = 60;
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    /**
     * Reads a request that names its model in the path.
     *
     * @throws ReplicateProblem when it breaks a rule
     */
    static ReplicateRequest of(HttpCall call, String modelId) {
        ReplicateModel model = ReplicateModel.find(modelId).orElseThrow(ReplicateProblem::notFound);
        return of(call, model, body(call, CREATE));
    }

    /**
     * Reads a request that names a version in its body. The versions of official models are hidden, so only the name
     * of a model is known as one.
     *
     * @throws ReplicateProblem when it breaks a rule
     */
    static ReplicateRequest byVersion(HttpCall call) {
        JsonNode body = body(call, BY_VERSION);
        ReplicateModel model = ReplicateModel.find(body.get("version").textValue())
                .orElseThrow(() -> ReplicateProblem.invalid("version", "The specified version does not exist"));
        return of(call, model, body);
    }

    private static ReplicateRequest of(HttpCall call, ReplicateModel model, JsonNode body) {
        if (body.has("webhook")) {
            checkWebhook(URI.create(body.get("webhook").textValue()));
        }
        return new ReplicateRequest(
                call.bearerToken(),
                model,
                ReplicateInput.of(model, body.get("input")),
                body,
                waiting(call.header("prefer")),
                span(call.header("cancel-after")));
    }

    /** Whether the webhook wants this event: one of the filter, any when there is no filter. */
    boolean wants(String event) {
        if (!body.has("webhook")) {
            return false;
        }
        JsonNode filter = body.path("webhook_events_filter");
        for (JsonNode wanted : filter) {
            if (wanted.textValue().equals(event)) {
                return true;
            }
        }
        return filter.isEmpty();
    }

    private static JsonNode body(HttpCall call, Schema rules) {
        if (!call.header("content-type").startsWith("application/json")) {
            throw ReplicateProblem.badRequest("The Content-Type must be application/json.");
        }
        JsonNode body;
        try {
            body = Resources.JSON.readTree(call.body());
        } catch (JsonProcessingException e) {
            throw ReplicateProblem.badRequest("The body is not JSON: " + e.getOriginalMessage());
        }
        rules.check(body).stream().findFirst().ifPresent(violation -> {
            throw ReplicateProblem.of("", violation);
        });
        return body;
    }

    /** The documents ask for https; the simulator delivers on this machine only, where a test has none. */
    private static void checkWebhook(URI webhook) {
        if (!"https".equals(webhook.getScheme()) && !THIS_MACHINE.contains(webhook.getHost())) {
            throw ReplicateProblem.invalid("webhook", "must be an HTTPS URL");
        }
    }

    private static Duration waiting(String preference) {
        if (preference.isEmpty()) {
            return Duration.ZERO;
        }
        Matcher wait = WAIT.matcher(preference);
        int seconds = wait.matches() && wait.group(1) != null ? Integer.parseInt(wait.group(1)) : LONGEST_WAIT;
        if (!wait.matches() || seconds < 1 || seconds > LONGEST_WAIT) {
            throw ReplicateProblem.badRequest("The header Prefer must be 'wait' or 'wait=1' to 'wait=60'.");
        }
        return Duration.ofSeconds(seconds);
    }

    private static @Nullable Duration span(String text) {
        if (text.isEmpty()) {
            return null;
        }
        Matcher span = SPAN.matcher(text);
        if (!span.matches()) {
            throw ReplicateProblem.badRequest("The header Cancel-After must be a number and s, m or h.");
        }
        return Duration.parse("PT" + span.group(1) + span.group(2));
    }
}
