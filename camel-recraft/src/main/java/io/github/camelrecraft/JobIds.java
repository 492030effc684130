package io.github.camelrecraft;

import io.github.camelrecraft.model.ImageOption;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;

/**
 * The ids of jobs. An exchange that is delivered again asks for the same job; one that comes by once more after it got
 * its image, as in a loop, asks for another.
 */
final class JobIds {

    private static final String SUCCESSES = "CamelRecraftSuccesses";
    private static final int VERSION = 4;

    private JobIds() {}

    static String derive(Exchange exchange, RecraftEndpoint endpoint, Map<ImageOption<?>, Object> options) {
        Object key = options.get(ImageOption.IDEMPOTENCY_KEY);
        if (key != null) {
            return ofKey(key.toString());
        }
        int successes = exchange.getProperty(SUCCESSES, 0, Integer.class);
        return hashed(exchange.getExchangeId() + '\n' + endpoint.getEndpointKey() + '\n' + options + '\n' + successes);
    }

    static void succeeded(Exchange exchange) {
        exchange.setProperty(SUCCESSES, exchange.getProperty(SUCCESSES, 0, Integer.class) + 1);
    }

    private static String ofKey(String key) {
        try {
            UUID uuid = UUID.fromString(key);
            if (uuid.version() == VERSION && uuid.toString().equalsIgnoreCase(key)) {
                return uuid.toString();
            }
        } catch (IllegalArgumentException e) {
            // any other key is as good, but not as it is
        }
        return hashed(key);
    }

    /** Providers check that the id is a UUID of version 4, so it is one in form. */
    private static String hashed(String text) {
        try {
            ByteBuffer hash =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
            long most = (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | (VERSION << 12);
            long least = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
            return new UUID(most, least).toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
