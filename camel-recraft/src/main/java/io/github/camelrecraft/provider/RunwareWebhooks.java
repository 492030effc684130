package io.github.camelrecraft.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelrecraft.http.HttpAnswer;
import io.github.camelrecraft.http.HttpCall;
import io.github.camelrecraft.model.InvalidOptionException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runware's webhooks, which are not signed: what tells them from others is that their sender knows the job's id, which
 * nobody can guess, and the parameter {@code secret} of the address, where the route's author has put one.
 *
 * @see <a href="https://runware.ai/docs/platform/webhooks">Runware's webhooks</a>
 */
final class RunwareWebhooks implements WebhookRule {

    /** The parameter of the webhook's address. */
    private static final String SECRET = "secret";

    /** A secret that could be guessed is none. */
    private static final int SHORTEST_SECRET = 16;

    /** How a failed task is posted is not documented, and neither is whether what is under way ever is. */
    @Override
    public Optional<WebhookNotice> read(WebhookCall call) {
        JsonNode json = Json.parse(call.body());
        JsonNode item = Stream.of(json, json.path(0), json.at("/data/0"), json.at("/errors/0"), json.path("error"))
                .filter(each -> each.path("taskUUID").isTextual())
                .findFirst()
                .orElse(null);
        if (item == null) {
            return Optional.empty();
        }
        String task = item.get("taskUUID").asText();
        String image = item.path("imageUUID").asText("");
        boolean underWay = item.path("status").asText().equals("processing");
        return Optional.of(new WebhookNotice(task, task + " " + image, !underWay));
    }

    @Override
    public WebhookTrust check(WebhookCall call, WebhookKeys keys, Instant now) {
        if (keys.values().isEmpty()) {
            return WebhookTrust.TRUSTED; // as far as there is anything to check
        }
        byte[] given = call.parameter(SECRET).orElse("").getBytes(StandardCharsets.UTF_8);
        if (given.length == 0) {
            return WebhookTrust.UNSIGNED;
        }
        return keys.values().stream().anyMatch(secret -> MessageDigest.isEqual(secret, given))
                ? WebhookTrust.TRUSTED
                : WebhookTrust.FORGED;
    }

    @Override
    public WebhookKeys secret(String secret) {
        if (secret.length() < SHORTEST_SECRET) {
            throw new InvalidOptionException(
                    "webhookSecret",
                    "has " + secret.length() + " characters, and could be guessed",
                    "take at least " + SHORTEST_SECRET + " that chance has chosen");
        }
        return new WebhookKeys(List.of(secret.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public Optional<HttpCall> encodeKeys(ProviderAccess access, @Nullable URI address) {
        return Optional.empty();
    }

    @Override
    public WebhookKeys decodeKeys(HttpAnswer answer) {
        return WebhookKeys.NONE;
    }
}
