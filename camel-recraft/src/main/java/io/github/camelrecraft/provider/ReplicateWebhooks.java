package io.github.camelrecraft.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelrecraft.http.HttpAnswer;
import io.github.camelrecraft.http.HttpBody;
import io.github.camelrecraft.http.HttpCall;
import io.github.camelrecraft.model.InvalidOptionException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Replicate's webhooks: signed with HMAC-SHA256 and a secret of the account, over the delivery, the time and the body.
 * While a secret is exchanged for another there are several signatures, any of which will do.
 *
 * @see <a href="https://replicate.com/docs/topics/webhooks/verify-webhook">Verifying Replicate's webhooks</a>
 */
final class ReplicateWebhooks implements WebhookRule {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";

    private static final String ID = "webhook-id";
    private static final String TIMESTAMP = "webhook-timestamp";
    private static final String SIGNATURES = "webhook-signature";

    private static final Set<String> UNDER_WAY = Set.of("starting", "processing");
    private static final Set<String> ENDED = Set.of("succeeded", "failed", "canceled", "aborted");

    @Override
    public Optional<WebhookNotice> read(WebhookCall call) {
        JsonNode prediction = Json.parse(call.body());
        String id = prediction.path("id").asText("");
        String status = prediction.path("status").asText("");
        boolean ended = ENDED.contains(status);
        return id.isEmpty() || !(ended || UNDER_WAY.contains(status))
                ? Optional.empty()
                : Optional.of(new WebhookNotice(id, call.header(ID).orElse(id), ended));
    }

    @Override
    public WebhookTrust check(WebhookCall call, WebhookKeys keys, Instant now) {
        Optional<String> id = call.header(ID);
        Optional<String> timestamp = call.header(TIMESTAMP);
        Optional<String> signatures = call.header(SIGNATURES);
        if (Stream.of(id, timestamp, signatures).anyMatch(Optional::isEmpty)) {
            return WebhookTrust.UNSIGNED;
        }
        if (WebhookRule.isStale(timestamp.get(), now)) {
            return WebhookTrust.STALE;
        }
        List<byte[]> given = Arrays.stream(signatures.get().split("\\s+", -1))
                .filter(signature -> signature.startsWith(VERSION))
                .flatMap(signature -> decoded(signature.substring(VERSION.length())).stream())
                .toList();
        byte[] head = (id.get() + "." + timestamp.get() + ".").getBytes(StandardCharsets.UTF_8);
        return keys.values().stream()
                        .map(key -> sign(key, head, call.body()))
                        .anyMatch(expected ->
                                given.stream().anyMatch(signature -> MessageDigest.isEqual(expected, signature)))
                ? WebhookTrust.TRUSTED
                : WebhookTrust.FORGED;
    }

    @Override
    public WebhookKeys secret(String secret) {
        return key(secret)
                .orElseThrow(() -> new InvalidOptionException(
                        "webhookSecret",
                        "is no secret of Replicate's",
                        "copy all of it, " + PREFIX + " included, or leave it out: it is asked for with the apiKey"));
    }

    @Override
    public Optional<HttpCall> encodeKeys(ProviderAccess access, @Nullable URI address) {
        return Optional.of(new HttpCall(
                "GET",
                address == null ? access.resolve("/webhooks/default/secret") : address,
                Map.of("Authorization", access.bearer(), "Accept", "application/json"),
                HttpBody.NONE));
    }

    @Override
    public WebhookKeys decodeKeys(HttpAnswer answer) {
        return key(Json.of(answer).path("key").asText(""))
                .orElseThrow(() -> new UnfitAnswerException("there is no secret in it"));
    }

    private static Optional<WebhookKeys> key(String secret) {
        return Optional.of(secret.strip())
                .filter(text -> text.startsWith(PREFIX))
                .flatMap(text -> decoded(text.substring(PREFIX.length())))
                .filter(raw -> raw.length > 0)
                .map(raw -> new WebhookKeys(List.of(raw)));
    }

    private static Optional<byte[]> decoded(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] sign(byte[] key, byte[] head, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update(head);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
