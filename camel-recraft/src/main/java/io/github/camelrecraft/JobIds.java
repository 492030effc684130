package io.github.camelrecraft;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.jspecify.annotations.Nullable;

/**
 * The ids of jobs. An exchange that is delivered again to the same step asks for the same job; another step of the route,
 * or another round of a loop, asks for another.
 */
final class JobIds {

    private static final int VERSION = 4;

    /** Exchange ids may be simple counters, which begin anew with each process. */
    private final String process = UUID.randomUUID().toString();

    /**
     * @param what everything that is asked for, the same each time
     */
    String derive(Exchange exchange, RecraftEndpoint endpoint, @Nullable Object idempotencyKey, List<?> what) {
        if (idempotencyKey != null) {
            return ofKey(idempotencyKey.toString(), what);
        }
        Object step = exchange.getExchangeExtension().getHistoryNodeId();
        Object round = exchange.getProperty(ExchangePropertyKey.LOOP_INDEX);
        return hashed(String.join(
                "\n",
                process,
                exchange.getExchangeId(),
                String.valueOf(step),
                String.valueOf(round),
                endpoint.getEndpointKey(),
                what.toString()));
    }

    /** The id of one of several parts; the first one's is that of the whole. */
    static String part(String jobId, int index) {
        return index == 0 ? jobId : hashed(jobId + '\n' + index);
    }

    /** The same key with other options is another job: two steps of a route may have the key of one message. */
    private static String ofKey(String key, List<?> what) {
        try {
            UUID uuid = UUID.fromString(key);
            if (uuid.version() == VERSION && uuid.toString().equalsIgnoreCase(key)) {
                return uuid.toString();
            }
        } catch (IllegalArgumentException e) {
            // any other key is as good, but not as it is
        }
        return hashed(key + '\n' + what);
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
