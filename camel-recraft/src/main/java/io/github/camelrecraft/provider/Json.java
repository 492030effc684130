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
import io.github.camelrecraft.http.HttpAnswer;
import io.github.camelrecraft.http.HttpBody;
import io.github.camelrecraft.lift.ImageLifter;
import io.github.camelrecraft.model.Color;
import io.github.camelrecraft.model.ImageResult;
import io.github.camelrecraft.model.InputImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What all providers' JSON has in common. */
final class Json {

    /** For what is rare, since it is expensive to load. */
    private static final class Mapping {

        static final JsonMapper MAPPER = JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();

        static final JsonMapper ASCII = JsonMapper.builder()
                .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .build();
    }

    /** What stands behind the placeholder of an image that was taken out. */
    private static final Pattern LIFTED = Pattern.compile("\\d{1,4}");

    /** What an address may not have as it is; a percent sign only where no escape follows it. */
    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._~:/?#@!$&'()*+,;=%-]|%(?![0-9A-Fa-f]{2})");

    private static final int MAX_DIGITS = 20;

    private Json() {}

    static ObjectNode object() {
        return JsonTree.NODES.objectNode();
    }

    static ArrayNode array() {
        return JsonTree.NODES.arrayNode();
    }

    static byte[] bytes(JsonNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The JSON to send. An {@link InputImage} in it, as a POJO, goes as a data URI, read when it is sent. */
    static HttpBody body(JsonNode node) {
        try {
            return new HttpBody("application/json", JsonPieces.of(node));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text's JSON; a missing node when it is none. */
    static JsonNode parse(byte[] text) {
        try {
            return JsonTree.read(text);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /** The same of an answer, whose images must not be lost over a number such as {@code NaN}: that is null. */
    static JsonNode of(HttpAnswer answer) {
        try {
            return JsonTree.readLiberally(answer.body());
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /** The text's JSON with nothing but ASCII, for a header. */
    static String ascii(JsonNode node) {
        try {
            return Mapping.ASCII.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON is always writable", e);
        }
    }

    /** What a text, a number, a truth value or a list of them is in JSON. */
    static JsonNode tree(Object value) {
        if (value instanceof String text) {
            return JsonTree.NODES.textNode(text);
        }
        return value instanceof Integer number
                ? JsonTree.NODES.numberNode(number.intValue())
                : Mapping.MAPPER.valueToTree(value);
    }

    /** What a JSON value is in Java: a text, a number, lists and maps; null for nothing. */
    static @Nullable Object value(JsonNode node) {
        return Mapping.MAPPER.convertValue(node, Object.class);
    }

    /** A number; null when it is none, or one of some hundred digits, which would be expensive to reckon with. */
    static @Nullable BigDecimal amount(JsonNode node) {
        BigDecimal amount = node.isNumber() ? node.decimalValue() : null;
        return amount != null && Math.abs((long) amount.scale()) <= MAX_DIGITS && amount.precision() <= MAX_DIGITS
                ? amount
                : null;
    }

    /** What was charged; null when it is none, or less than nothing, which would add to what may be spent. */
    static @Nullable BigDecimal charge(JsonNode node) {
        BigDecimal amount = amount(node);
        return amount != null && amount.signum() >= 0 ? amount : null;
    }

    /** The elements of an array; none when it is no array. */
    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** A colour as {@code {"rgb":[r,g,b]}}. */
    static ObjectNode rgb(Color color) {
        ObjectNode node = object();
        node.putArray("rgb").add(color.red()).add(color.green()).add(color.blue());
        return node;
    }

    /** Where the image of a member is: at its address, or taken out of the answer; empty when there is no such member. */
    static Optional<ImageResult.Source> source(JsonNode member) {
        String text = member.isTextual() ? member.textValue().strip() : "";
        if (text.startsWith(ImageLifter.PLACEHOLDER)) {
            String index = text.substring(ImageLifter.PLACEHOLDER.length());
            if (LIFTED.matcher(index).matches()) {
                return Optional.of(new ImageResult.Inline(Integer.parseInt(index)));
            }
        }
        return text.isEmpty() ? Optional.empty() : address(text).map(ImageResult.AtUrl::new);
    }

    /** Some providers' addresses have characters that should be escaped in one. */
    private static Optional<URI> address(String text) {
        return uri(text)
                .or(() -> Optional.of(escaped(text))
                        .filter(safe -> safe.matches("https?://.+"))
                        .flatMap(Json::uri));
    }

    private static String escaped(String text) {
        return UNSAFE.matcher(text)
                .replaceAll(match ->
                        URLEncoder.encode(match.group(), StandardCharsets.UTF_8).replace("+", "%20"));
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
