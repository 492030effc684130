package io.github.camelrecraft.http;

import java.util.List;

/** Text without secrets. */
public final class Masked {

    /** What is shorter is a test's stand-in for a secret, and may be part of any word. */
    private static final int SHORTEST_SECRET = 8;

    private Masked() {}

    /** The text with other characters in place of each secret. */
    public static String of(String text, List<String> secrets) {
        String masked = text;
        for (String secret : secrets) {
            if (secret.length() >= SHORTEST_SECRET) {
                masked = masked.replace(secret, "xxxxxx");
            }
        }
        return masked;
    }
}
