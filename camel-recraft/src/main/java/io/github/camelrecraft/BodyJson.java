package io.github.camelrecraft;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/** JSON as maps, lists and texts. Loaded when a body is JSON, or nothing else that is known. */
final class BodyJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final ObjectReader LENIENT = MAPPER.readerFor(Object.class);

    /** Of two values under one name, one would be dropped. */
    private static final ObjectReader STRICT = LENIENT.with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);

    private BodyJson() {}

    /**
     * Reads one value.
     *
     * @throws JsonProcessingException when it is not JSON, is null, has something behind it or names something twice
     */
    static Object parse(String text) throws JsonProcessingException {
        Object value = STRICT.readValue(text);
        if (value == null) {
            throw MismatchedInputException.from(null, Object.class, "null");
        }
        return value;
    }

    /** What is wrong with a text that could not be read, following its name in the sentence. */
    static String problem(String text, JsonProcessingException cause) {
        String where = where(cause.getLocation());
        try {
            return LENIENT.readValue(text) == null ? "is null" : "names something twice" + where;
        } catch (JsonProcessingException e) {
            return "is not JSON" + where;
        }
    }

    /** Whether it is JSON that somebody has read already. */
    static boolean isTree(Object body) {
        return body instanceof JsonNode;
    }

    /** The value of a tree; null when it is JSON's null. */
    static @Nullable Object values(Object tree) {
        return MAPPER.convertValue(tree, Object.class);
    }

    private static String where(@Nullable JsonLocation location) {
        return location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }
}
