package io.github.camelrecraft.simulator.replicate;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelrecraft.simulator.content.Content;
import io.github.camelrecraft.simulator.protocol.Resources;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs webhooks with a secret of this simulator alone. */
final class ReplicateSignature {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SECRET_BYTES = 24;

    private final byte[] secret = new byte[SECRET_BYTES];

    ReplicateSignature() {
        new SecureRandom().nextBytes(secret);
    }

    /** The secret, as the API tells it to whom it belongs. */
    JsonNode secret() {
        return Resources.JSON
                .createObjectNode()
                .put("key", "whsec_" + Base64.getEncoder().encodeToString(secret));
    }

    Map<String, String> headers(Content body, Instant now) {
        String id = "msg_" + UUID.randomUUID().toString().replace("-", "");
        String timestamp = Long.toString(now.getEpochSecond());
        return Map.of(
                "webhook-id", id,
                "webhook-timestamp", timestamp,
                "webhook-signature",
                        "v1," + Base64.getEncoder().encodeToString(sign(id + "." + timestamp + ".", body)));
    }

    private byte[] sign(String head, Content body) {
        try (InputStream in = body.open()) {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            mac.update(head.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(in.readAllBytes());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
