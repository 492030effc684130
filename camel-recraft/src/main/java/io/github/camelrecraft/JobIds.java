package io.github.camelrecraft;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The ids of jobs. What is asked for again under the same key is the same job. */
final class JobIds {

    private static final int VERSION = 4;

    private JobIds() {}

    /**
     * The id of a message's job.
     *
     * @param messageKey     names the message, and the step
     * @param idempotencyKey the route's own key; null when it has none
     * @param fingerprint    of everything that is asked for: the same key with other options is another job, since two
     *                       steps of a route may have the key of one message
     */
    static String derive(String messageKey, @Nullable String idempotencyKey, String fingerprint) {
        return idempotencyKey == null ? hashed(messageKey + '\n' + fingerprint) : ofKey(idempotencyKey, fingerprint);
    }

    /** The id of one of several prompts; the first one's is that of the whole. */
    static String part(String jobId, int index) {
        return index == 0 ? jobId : hashed(jobId + '\n' + index);
    }

    /** The id of one of several requests for one prompt; the first one's is the prompt's, and no other is any prompt's. */
    static String portion(String jobId, int index) {
        return index == 0 ? jobId : hashed(jobId + "\nportion " + index);
    }

    private static String ofKey(String key, String fingerprint) {
        try {
            UUID uuid = UUID.fromString(key);
            if (uuid.version() == VERSION && uuid.toString().equalsIgnoreCase(key)) {
                return uuid.toString();
            }
        } catch (IllegalArgumentException e) {
            // any other key is as good, but not as it is
        }
        return hashed(key + '\n' + fingerprint);
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
