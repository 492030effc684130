package io.github.camelrecraft.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelrecraft.lift.ImageLifter;
import io.github.camelrecraft.model.Color;
import io.github.camelrecraft.model.ImageResult;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What all providers' JSON has in common. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final JsonMapper ASCII = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    static byte[] bytes(JsonNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The text's JSON; a missing node when it is none. */
    static JsonNode parse(byte[] text) {
        try {
            return Optional.ofNullable(MAPPER.readTree(text)).orElseGet(MissingNode::getInstance);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /** The text's JSON with nothing but ASCII, for a header. */
    static String ascii(JsonNode node) {
        try {
            return ASCII.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON is always writable", e);
        }
    }

    /** A colour as {@code {"rgb":[r,g,b]}}. */
    static ObjectNode rgb(Color color) {
        ObjectNode node = object();
        node.putArray("rgb").add(color.red()).add(color.green()).add(color.blue());
        return node;
    }

    /** Where the image of a member is: at its address, or taken out of the answer; empty when there is no such member. */
    static Optional<ImageResult.Source> source(JsonNode member) {
        String text = member.asText("");
        if (text.startsWith(ImageLifter.PLACEHOLDER)) {
            return Optional.of(
                    new ImageResult.Inline(Integer.parseInt(text.substring(ImageLifter.PLACEHOLDER.length()))));
        }
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ImageResult.AtUrl(URI.create(text)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
