package io.github.camelrecraft.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelrecraft.http.HttpAnswer;
import io.github.camelrecraft.http.HttpBody;
import io.github.camelrecraft.http.HttpCall;
import io.github.camelrecraft.model.InvalidOptionException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * fal's webhooks: signed with ED25519, over the request, the user, the time and the body's digest. Which of the published
 * keys it was, they do not say.
 *
 * @see <a href="https://docs.fal.ai/model-apis/model-endpoints/webhooks">fal's webhooks</a>
 */
final class FalWebhooks implements WebhookRule {

    private static final URI KEYS = URI.create("https://rest.alpha.fal.ai/.well-known/jwks.json");

    private static final String ALGORITHM = "Ed25519";
    private static final int KEY_BYTES = 32;

    /** Each costs a verification of each forged call. */
    private static final int MOST_KEYS = 20;

    /** What stands before the 32 bytes of an ED25519 key where Java reads one (RFC 8410). */
    private static final byte[] KEY_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final String REQUEST = "x-fal-webhook-request-id";
    private static final String USER = "x-fal-webhook-user-id";
    private static final String TIMESTAMP = "x-fal-webhook-timestamp";
    private static final String SIGNATURE = "x-fal-webhook-signature";

    @Override
    public Optional<WebhookNotice> read(WebhookCall call) {
        JsonNode json = Json.parse(call.body());
        String id = json.path("request_id").asText("");
        String status = json.path("status").asText("");
        boolean known = Stream.of("OK", "ERROR").anyMatch(status::equalsIgnoreCase);
        return id.isEmpty() || !known
                ? Optional.empty()
                : Optional.of(
                        new WebhookNotice(id, id + " " + call.header(TIMESTAMP).orElse(""), true));
    }

    @Override
    public WebhookTrust check(WebhookCall call, WebhookKeys keys, Instant now) {
        Optional<String> request = call.header(REQUEST);
        Optional<String> user = call.header(USER);
        Optional<String> timestamp = call.header(TIMESTAMP);
        Optional<String> signature = call.header(SIGNATURE);
        if (Stream.of(request, user, timestamp, signature).anyMatch(Optional::isEmpty)) {
            return WebhookTrust.UNSIGNED;
        }
        if (WebhookRule.isStale(timestamp.get(), now)) {
            return WebhookTrust.STALE;
        }
        byte[] message = String.join("\n", request.get(), user.get(), timestamp.get(), sha256(call.body()))
                .getBytes(StandardCharsets.UTF_8);
        return keys.values().stream().anyMatch(key -> isSignedWith(key, message, signature.get()))
                ? WebhookTrust.TRUSTED
                : WebhookTrust.FORGED;
    }

    @Override
    public WebhookKeys secret(String secret) {
        throw new InvalidOptionException(
                "webhookSecret", "is set, and fal signs its webhooks with keys that it publishes", "leave it out");
    }

    @Override
    public Optional<HttpCall> encodeKeys(ProviderAccess access, @Nullable URI address) {
        return Optional.of(new HttpCall(
                "GET", address == null ? KEYS : address, Map.of("Accept", "application/json"), HttpBody.NONE));
    }

    /** Keys of another kind are none of ours. */
    @Override
    public WebhookKeys decodeKeys(HttpAnswer answer) {
        List<byte[]> keys = Json.elements(Json.of(answer).path("keys"))
                .filter(key -> key.path("kty").asText("OKP").equals("OKP"))
                .filter(key -> key.path("crv").asText(ALGORITHM).equals(ALGORITHM))
                .flatMap(key -> key(key.path("x").asText("")).stream())
                .limit(MOST_KEYS)
                .toList();
        if (keys.isEmpty()) {
            throw new UnfitAnswerException("there is no ED25519 key in it");
        }
        return new WebhookKeys(keys);
    }

    private static Optional<byte[]> key(String text) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text)).filter(raw -> raw.length == KEY_BYTES);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isSignedWith(byte[] key, byte[] message, String signature) {
        try {
            Signature ed25519 = Signature.getInstance(ALGORITHM);
            ed25519.initVerify(publicKey(key));
            ed25519.update(message);
            return ed25519.verify(HexFormat.of().parseHex(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false; // neither of them is what it should be
        }
    }

    private static PublicKey publicKey(byte[] raw) throws GeneralSecurityException {
        byte[] encoded = new byte[KEY_HEAD.length + raw.length];
        System.arraycopy(KEY_HEAD, 0, encoded, 0, KEY_HEAD.length);
        System.arraycopy(raw, 0, encoded, KEY_HEAD.length, raw.length);
        return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
