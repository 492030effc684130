package io.github.camelrecraft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What the Kamelets say of the component's options. A Kamelet more is a file in {@code kamelets} and a row in
 * {@link #ALL}.
 */
final class KameletFiles {

    /**
     * One Kamelet.
     *
     * @param name its name, which is also the file's
     * @param own the properties that are the Kamelet's own, not options of the component
     * @param leftOut the options that it leaves out beside those of {@link #LEFT_OUT}, and why
     */
    record Kamelet(String name, List<String> own, Map<String, String> leftOut) {

        String file() {
            return "kamelets/" + name + ".kamelet.yaml";
        }

        boolean isSink() {
            return name.endsWith("-sink");
        }

        /** The component's options that are properties of the Kamelet, in the order of the configuration. */
        List<String> options() {
            return Arrays.stream(RecraftConfiguration.class.getDeclaredFields())
                    .map(Field::getName)
                    .filter(METADATA::has)
                    .filter(option -> !LEFT_OUT.containsKey(option) && !leftOut.containsKey(option))
                    .toList();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static final List<Kamelet> ALL = List.of(
            new Kamelet("recraft-generate-action", List.of(), Map.of()),
            new Kamelet(
                    "recraft-generate-sink",
                    List.of("directory"),
                    Map.of("resultType", "what is written are images, not addresses")));

    private static final String OF_THE_APPLICATION = "one application has one: camel.component.recraft... sets it";

    /** The options that no Kamelet has as a property, and why. */
    static final Map<String, String> LEFT_OUT = Map.ofEntries(
            Map.entry("operation", "it is what the Kamelet does"),
            Map.entry("lazyStartProducer", "wrong properties would be found out at the first message only"),
            Map.entry("idempotencyKey", "each message has its own: the header CamelRecraftIdempotencyKey sets it"),
            Map.entry("connectTimeout", OF_THE_APPLICATION),
            Map.entry("maxTotalConnections", OF_THE_APPLICATION),
            Map.entry("connectionsPerRoute", OF_THE_APPLICATION),
            Map.entry("modelCatalog", OF_THE_APPLICATION),
            Map.entry("sslContextParameters", OF_THE_APPLICATION),
            Map.entry("proxyHost", OF_THE_APPLICATION),
            Map.entry("proxyPort", OF_THE_APPLICATION),
            Map.entry("proxyAuthUsername", OF_THE_APPLICATION),
            Map.entry("proxyAuthPassword", OF_THE_APPLICATION),
            Map.entry("nonProxyHosts", OF_THE_APPLICATION));

    /** A value for each property that has no list of values. */
    static final Map<String, String> EXAMPLES = examples();

    static final JsonNode METADATA =
            read("/META-INF/io/github/camelrecraft/recraft.json").path("properties");

    private static final Map<String, String> ABBREVIATIONS =
            Map.of("Api", "API", "Byok", "BYOK", "Id", "ID", "Svg", "SVG", "Ttl", "TTL", "Url", "URL", "Zdr", "ZDR");

    private KameletFiles() {}

    /** The Kamelet's file as it should be. */
    static String of(Kamelet kamelet, String file) {
        String properties =
                kamelet.options().stream().map(KameletFiles::property).collect(Collectors.joining());
        String parameters =
                kamelet.options().stream().map(KameletFiles::parameter).collect(Collectors.joining());
        return replace(replace(file, "properties", properties), "parameters", parameters);
    }

    private static String property(String option) {
        JsonNode terms = METADATA.path(option);
        StringBuilder text = new StringBuilder();
        text.append(option).append(":\n");
        text.append("  title: ").append(quoted(title(terms))).append('\n');
        text.append("  description: ").append(quoted(description(terms))).append('\n');
        text.append("  type: ").append(type(terms)).append('\n');
        if (terms.path("secret").asBoolean()) {
            text.append("  format: password\n  x-descriptors:\n    - urn:camel:group:credentials\n");
        }
        if (terms.has("enum")) {
            text.append("  enum:\n");
            terms.path("enum")
                    .forEach(value ->
                            text.append("    - ").append(quoted(value.asText())).append('\n'));
        }
        String example = EXAMPLES.get(option);
        if (example != null) {
            text.append("  example: ")
                    .append(type(terms).equals("string") ? quoted(example) : example)
                    .append('\n');
        }
        return text.toString().indent(6);
    }

    /** Whatever is in a text must arrive as it is, hence RAW. Camel itself puts it around secrets. */
    private static String parameter(String option) {
        JsonNode terms = METADATA.path(option);
        boolean raw = terms.path("type").asText().equals("string")
                && !terms.path("secret").asBoolean();
        String placeholder = "{{?" + option + "}}";
        return (option + ": " + quoted(raw ? "RAW(" + placeholder + ")" : placeholder)).indent(14);
    }

    static String type(JsonNode terms) {
        String type = terms.path("type").asText();
        return List.of("integer", "boolean").contains(type) ? type : "string";
    }

    private static String title(JsonNode terms) {
        return Arrays.stream(terms.path("displayName").asText().split(" "))
                .map(word -> ABBREVIATIONS.getOrDefault(word, word))
                .collect(Collectors.joining(" "));
    }

    private static String description(JsonNode terms) {
        String text = terms.path("description").asText();
        return text.endsWith(".") ? text : text + ".";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** The page's table of a Kamelet's properties. */
    static String table(String name, JsonNode definition) {
        StringBuilder text = new StringBuilder();
        text.append(".Properties of ").append(name).append('\n');
        text.append("[width=\"100%\",cols=\"2,5,1,3\",options=\"header\"]\n|===\n");
        text.append("| Name | Description | Type | Example\n");
        definition.path("properties").properties().forEach(property -> text.append(row(definition, property)));
        return text.append("|===\n").toString();
    }

    private static String row(JsonNode definition, Map.Entry<String, JsonNode> property) {
        JsonNode terms = property.getValue();
        boolean required = StreamSupport.stream(definition.path("required").spliterator(), false)
                .anyMatch(each -> each.asText().equals(property.getKey()));
        String values = StreamSupport.stream(terms.path("enum").spliterator(), false)
                .map(value -> "`" + value.asText() + "`")
                .collect(Collectors.joining(", "));
        String example = terms.path("example").asText();
        return ("| *" + property.getKey() + "* | " + (required ? "*Required* " : "")
                                + terms.path("description").asText()
                                + (values.isEmpty() ? "" : " Values: " + values + ".") + " | "
                                + terms.path("type").asText() + " | "
                                + (example.isEmpty() ? "" : "`+" + example + "+`"))
                        .stripTrailing()
                + "\n";
    }

    static String replace(String file, String marker, String text) {
        String start = " " + marker + ": START\n";
        int from = file.indexOf(start) + start.length();
        int to = file.lastIndexOf('\n', file.indexOf(" " + marker + ": END")) + 1;
        return file.substring(0, from) + text + file.substring(to);
    }

    private static Map<String, String> examples() {
        Map<String, String> examples = new HashMap<>();
        examples.put("apiKey", "{{env:RUNWARE_API_KEY}}");
        examples.put("accountId", "0123456789abcdef0123456789abcdef");
        examples.put("baseUrl", "http://localhost:8080/runware");
        examples.put("model", "recraftv4_1_pro");
        examples.put("prompt", "A fox in the snow");
        examples.put("size", "16:9");
        examples.put("colors", "#FF6B35,#002B5B");
        examples.put("backgroundColor", "#F5F5F5");
        examples.put("numberOfImages", "4");
        examples.put("style", "digital_illustration");
        examples.put("substyle", "hand_drawn");
        examples.put("outputQuality", "85");
        examples.put("ttl", "3600");
        examples.put("uploadEndpoint", "https://bucket.example.com/fox.png?signature=0a1b");
        examples.put("webhookUrl", "https://hooks.example.com/recraft?token=0a1b");
        examples.put("gatewayId", "studio");
        examples.put("gatewayCacheTtl", "3600");
        examples.put("gatewayCacheKey", "banner-fox");
        examples.put("gatewayMetadata", "{\"team\":\"brand\"}");
        examples.put("gatewayRequestTimeout", "60000");
        examples.put("gatewayMaxAttempts", "1");
        examples.put("gatewayRetryDelay", "500");
        examples.put("gatewayByokAlias", "production");
        examples.put("requestTimeout", "60s");
        examples.put("maxImageSize", "67108864");
        examples.put("allowedImageHosts", "images.example.com");
        return examples;
    }

    private static JsonNode read(String resource) {
        try (InputStream in = RecraftComponent.class.getResourceAsStream(resource)) {
            return new JsonMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
