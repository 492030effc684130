package io.github.camelrecraft.simulator.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The {@code type} of a schema: one name or several. */
final class JsonTypes {

    private JsonTypes() {}

    static boolean matches(JsonNode type, JsonNode value) {
        List<String> names = names(type);
        return names.isEmpty() || names.stream().anyMatch(name -> matches(name, value));
    }

    static String describe(JsonNode type) {
        return String.join(" or ", names(type));
    }

    private static List<String> names(JsonNode type) {
        if (type.isTextual()) {
            return List.of(type.textValue());
        }
        List<String> names = new ArrayList<>();
        type.forEach(name -> names.add(name.textValue()));
        return names;
    }

    private static boolean matches(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            default -> throw new IllegalArgumentException("The schema names the unknown type " + type);
        };
    }
}
