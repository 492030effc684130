package io.github.camelrecraft.simulator;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Verifies webhooks as the providers' documents say. */
final class Signatures {

    /** What stands before the 32 bytes of an Ed25519 key in its usual wrapping. */
    private static final byte[] KEY_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private final RecraftSimulator simulator;

    Signatures(RecraftSimulator simulator) {
        this.simulator = simulator;
    }

    /** Whether the message is fal's; the headers' names are in lower case. */
    boolean isOfFal(Map<String, String> headers, String body) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
        String message = String.join(
                "\n",
                headers.get("x-fal-webhook-request-id"),
                headers.get("x-fal-webhook-user-id"),
                headers.get("x-fal-webhook-timestamp"),
                HexFormat.of().formatHex(digest));
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(publicKey());
        signature.update(message.getBytes(StandardCharsets.UTF_8));
        return signature.verify(HexFormat.of().parseHex(headers.get("x-fal-webhook-signature")));
    }

    /** The same of Replicate. */
    boolean isOfReplicate(Map<String, String> headers, String body) throws GeneralSecurityException {
        String secret = Client.json(new JobClient(simulator)
                        .replicateCall("GET", simulator.baseUrl("replicate") + "/webhooks/default/secret"))
                .get("key")
                .textValue();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.replaceFirst("whsec_", "")), "HmacSHA256"));
        String message = headers.get("webhook-id") + "." + headers.get("webhook-timestamp") + "." + body;
        String expected = Base64.getEncoder().encodeToString(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
        return headers.get("webhook-signature").equals("v1," + expected);
    }

    private PublicKey publicKey() throws GeneralSecurityException {
        String keys = new String(
                Client.get(simulator.baseUrl("fal") + "/.well-known/jwks.json").body(), StandardCharsets.UTF_8);
        byte[] raw =
                Base64.getUrlDecoder().decode(Client.json(keys).at("/keys/0/x").textValue());
        byte[] encoded = new byte[KEY_HEAD.length + raw.length];
        System.arraycopy(KEY_HEAD, 0, encoded, 0, KEY_HEAD.length);
        System.arraycopy(raw, 0, encoded, KEY_HEAD.length, raw.length);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }
}
