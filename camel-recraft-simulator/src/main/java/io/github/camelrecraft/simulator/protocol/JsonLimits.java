package io.github.camelrecraft.simulator.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** What a schema says about a value beyond its type. */
final class JsonLimits {

    private static final Pattern UUID_V4 = Pattern.compile(
            "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

    private JsonLimits() {}

    static List<String> check(JsonNode rules, JsonNode value) {
        List<String> messages = new ArrayList<>();
        if (value.isNumber()) {
            range(rules, "minimum", "maximum", value.doubleValue(), "must be", "", messages);
            if (value.doubleValue() >= rules.path("exclusiveMaximum").asDouble(Double.POSITIVE_INFINITY)) {
                messages.add("must be less than " + rules.get("exclusiveMaximum"));
            }
        } else if (value.isTextual()) {
            String text = value.textValue();
            int length = text.codePointCount(0, text.length());
            range(rules, "minLength", "maxLength", length, "must have", " characters", messages);
            format(rules.path("format").asText(), text, messages);
        } else if (value.isArray()) {
            range(rules, "minItems", "maxItems", value.size(), "must have", " items", messages);
        } else if (value.isObject()) {
            range(rules, "minProperties", "maxProperties", value.size(), "must have", " entries", messages);
        }
        JsonNode allowed = rules.path("enum");
        if (allowed.isArray()
                && StreamSupport.stream(allowed.spliterator(), false).noneMatch(value::equals)) {
            messages.add("must be one of " + allowed);
        }
        return messages;
    }

    private static void range(
            JsonNode rules, String min, String max, double actual, String verb, String unit, List<String> messages) {
        if (rules.has(min) && actual < rules.get(min).doubleValue()) {
            messages.add(verb + " at least " + rules.get(min) + unit);
        }
        if (rules.has(max) && actual > rules.get(max).doubleValue()) {
            messages.add(verb + " at most " + rules.get(max) + unit);
        }
    }

    private static void format(String format, String text, List<String> messages) {
        if (format.equals("uuid4") && !UUID_V4.matcher(text).matches()) {
            messages.add("must be a UUID v4");
        }
        if (format.equals("uuid") && !UUID.matcher(text).matches()) {
            messages.add("must be a UUID");
        }
        if (format.equals("uri") && !isHttpUri(text)) {
            messages.add("must be an absolute http or https URI");
        }
    }

    private static boolean isHttpUri(String text) {
        try {
            URI uri = new URI(text);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
