package io.github.camelrecraft.springboot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelrecraft.RecraftComponent;
import io.github.camelrecraft.RecraftComponentConfigurer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * An option as the component's own metadata has it.
 *
 * @param name as it stands in a URI
 * @param json what Camel's generator has written of it
 */
record Option(String name, JsonNode json) {

    /** To the component they are numbers, in Spring they may have a unit. */
    private static final Map<String, Form> WITH_UNITS = Map.of(
            "gatewayCacheTtl", Form.SECONDS,
            "gatewayRequestTimeout", Form.MILLISECONDS,
            "gatewayRetryDelay", Form.MILLISECONDS,
            "maxImageSize", Form.BYTES,
            "maxEventSize", Form.BYTES,
            "ttl", Form.SECONDS,
            "cancelAfter", Form.SECONDS,
            "falRequestTimeout", Form.SECONDS);

    /** How the value is written in Spring, when not as in a URI. */
    enum Form {
        REFERENCE("java.lang.String", " A reference, as in #bean:name, to an instance of %s."),
        DURATION("java.time.Duration", ""),
        MILLISECONDS("java.time.Duration", " In milliseconds, or as in 5s."),
        SECONDS("java.time.Duration", " In seconds, or as in 1h."),
        BYTES("org.springframework.util.unit.DataSize", " In bytes, or as in 64MB."),
        SAME("", "");

        private final String type;
        private final String hint;

        Form(String type, String hint) {
            this.type = type;
            this.hint = hint;
        }
    }

    static List<Option> all() {
        return read("META-INF/io/github/camelrecraft/recraft.json").path("componentProperties").properties().stream()
                .map(option -> new Option(option.getKey(), option.getValue()))
                .toList();
    }

    private static JsonNode read(String resource) {
        try (InputStream in = RecraftComponent.class.getResourceAsStream("/" + resource)) {
            return new JsonMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As Spring writes names: {@code maxImageSize} is {@code max-image-size}. */
    String dashed() {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    Form form() {
        return switch (json.path("type").asText()) {
            case "duration" -> Form.DURATION;
            case "object" -> Form.REFERENCE;
            default -> WITH_UNITS.getOrDefault(name, Form.SAME);
        };
    }

    /** The type of the property, by its full name. */
    String type() {
        String type = json.path("javaType").asText();
        return switch (form()) {
            case SAME ->
                switch (type) {
                    case "boolean" -> "java.lang.Boolean";
                    case "int" -> "java.lang.Integer";
                    case "long" -> "java.lang.Long";
                    default -> type;
                };
            default -> form().type;
        };
    }

    String description() {
        String description = json.path("description").asText();
        return (description.endsWith(".") ? description : description + ".")
                + form().hint.formatted(json.path("javaType").asText());
    }

    /** What holds when it is not set; a missing node when that is nothing. */
    JsonNode defaultValue() {
        JsonNode value = json.path("defaultValue");
        if (json.path("javaType").asText().equals("java.lang.Boolean")) {
            return MissingNode.getInstance(); // the metadata says false, but false is not the same as not set
        }
        return switch (form()) {
            case DURATION -> TextNode.valueOf(value.asLong() / 1000 + "s");
            case BYTES -> TextNode.valueOf(value.asLong() / (1024 * 1024) + "MB");
            default -> value;
        };
    }

    /** The values that it can have; of model, which can have others, those in the component's catalogue. */
    List<String> values() {
        return name.equals("model")
                ? read("io/github/camelrecraft/model-catalog.json").path("models").properties().stream()
                        .map(Map.Entry::getKey)
                        .toList()
                : StreamSupport.stream(json.path("enum").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList();
    }

    /** What the component has. */
    @Nullable
    Object valueIn(RecraftComponent component) {
        return new RecraftComponentConfigurer().getOptionValue(component, name, false);
    }
}
