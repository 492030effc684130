package io.github.camelrecraft;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.camelrecraft.model.InvalidOptionException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a message's type says of a text in it. */
enum TextKind {
    /** It is a prompt and nothing else. */
    PROMPT,
    /** It is JSON and nothing else. */
    JSON,
    /** It is JSON when it looks like that. */
    EITHER;

    /** No prompt begins like this; an image of JSON with a comma too many would be paid for. */
    private static final Pattern JSON_BEGINS = Pattern.compile("\\{\\s*\"|\\[\\s*(\\{\\s*)?\"");

    /**
     * What a type says. Of the texts, text/plain alone is a prompt come what may: another type, of a page say, is most often
     * left from what a route has fetched before, and says nothing of what it sends now.
     *
     * @param type the header Content-Type; empty when there is none
     */
    static TextKind of(String type) {
        String name = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (name.contains("json")) {
            return JSON;
        }
        return name.equals("text/plain") ? PROMPT : EITHER;
    }

    /**
     * What the text says as JSON: maps, lists, texts; empty when it is a prompt.
     *
     * @param what names the text in errors
     * @param type the type of this kind
     * @throws InvalidOptionException when it is to be JSON and is not
     */
    Optional<Object> json(String text, String what, String type) {
        boolean begun = JSON_BEGINS.matcher(text).lookingAt();
        if (this == PROMPT || this == EITHER && !begun && !isBracketed(text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(BodyJson.parse(text));
        } catch (JsonProcessingException e) {
            if (this == EITHER && !begun) {
                return Optional.empty(); // a prompt in braces
            }
            String problem = BodyJson.problem(text, e); // what Jackson says may cite the text
            throw this == JSON
                    ? new InvalidOptionException(
                            what,
                            type,
                            problem,
                            "correct it; if it is a prompt, remove the header Content-Type, which an earlier step may have"
                                    + " left, or set it to text/plain")
                    : new InvalidOptionException(
                            what,
                            "begins as JSON, but " + problem,
                            "correct it, or send a prompt that looks like this with the Content-Type text/plain");
        }
    }

    private static boolean isBracketed(String text) {
        return text.startsWith("{") && text.endsWith("}") || text.startsWith("[") && text.endsWith("]");
    }
}
