package io.github.camelrecraft.simulator.fal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelrecraft.simulator.content.Content;
import io.github.camelrecraft.simulator.protocol.Resources;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/** Signs webhooks with ED25519, by a key of this simulator alone. */
final class FalSignature {

    private static final String ALGORITHM = "Ed25519";
    private static final String USER = "simulated-user";
    private static final int KEY_BYTES = 32;

    private final KeyPair keys;

    FalSignature() {
        try {
            keys = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK from 15 on has " + ALGORITHM, e);
        }
    }

    /** The public key as the documents publish theirs. */
    JsonNode publicKeys() {
        ObjectNode set = Resources.JSON.createObjectNode();
        set.putArray("keys")
                .addObject()
                .put("kty", "OKP")
                .put("crv", ALGORITHM)
                .put("kid", "simulator")
                .put("x", Base64.getUrlEncoder().withoutPadding().encodeToString(publicKey()));
        return set;
    }

    Map<String, String> headers(String requestId, Content body, Instant now) {
        String timestamp = Long.toString(now.getEpochSecond());
        String message = String.join("\n", requestId, USER, timestamp, sha256(body));
        return Map.of(
                "X-Fal-Webhook-Request-Id", requestId,
                "X-Fal-Webhook-User-Id", USER,
                "X-Fal-Webhook-Timestamp", timestamp,
                "X-Fal-Webhook-Signature", HexFormat.of().formatHex(sign(message)));
    }

    /** RFC 8032: the y coordinate, its lowest byte first, with the sign of x in the highest bit. */
    private byte[] publicKey() {
        EdECPublicKey key = (EdECPublicKey) keys.getPublic();
        byte[] bigEndian = key.getPoint().getY().toByteArray();
        byte[] raw = new byte[KEY_BYTES];
        for (int i = 0; i < Math.min(KEY_BYTES, bigEndian.length); i++) {
            raw[i] = bigEndian[bigEndian.length - 1 - i];
        }
        if (key.getPoint().isXOdd()) {
            raw[KEY_BYTES - 1] |= (byte) 0x80;
        }
        return raw;
    }

    private byte[] sign(String message) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(keys.getPrivate());
            signature.update(message.getBytes(StandardCharsets.UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The simulator cannot sign", e);
        }
    }

    private static String sha256(Content body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(body.open(), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
