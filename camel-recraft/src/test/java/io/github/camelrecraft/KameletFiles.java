package io.github.camelrecraft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelrecraft.model.ImageOption;
import io.github.camelrecraft.model.ModelCatalog;
import io.github.camelrecraft.model.Offer;
import io.github.camelrecraft.model.OptionRule;
import io.github.camelrecraft.model.RecraftOperation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;

/**
 * What the Kamelets say of the component's options. A Kamelet has what some provider takes for its operation, as the model
 * catalogue says. A Kamelet more is a file in {@code kamelets} and a row in {@link #ALL}.
 */
final class KameletFiles {

    /**
     * One Kamelet, which is named for its operation.
     *
     * @param name its name, which is also the file's
     * @param own the properties that are the Kamelet's own, not options of the component
     * @param leftOut the options that it leaves out beside those of {@link #LEFT_OUT} and those that no provider takes, and
     *     why
     */
    record Kamelet(String name, List<String> own, Map<String, String> leftOut) {

        String file() {
            return "kamelets/" + name + ".kamelet.yaml";
        }

        boolean isSink() {
            return name.endsWith("-sink");
        }

        RecraftOperation operation() {
            return RecraftOperation.parse(name.replaceAll("^recraft-|-(action|sink)$", ""));
        }

        /** The component's options that are properties of the Kamelet, in the order of the configuration. */
        List<String> options() {
            Set<String> nowhere = takenNowhere();
            return fields(RecraftConfiguration.class).stream()
                    .filter(METADATA::has)
                    .filter(option -> !LEFT_OUT.containsKey(option) && !leftOut.containsKey(option))
                    .filter(option -> !nowhere.contains(option))
                    .toList();
        }

        /** The options that no provider takes for the operation. */
        Set<String> takenNowhere() {
            Set<String> options = new TreeSet<>();
            for (ImageOption<?> option : ImageOption.all()) {
                if (option != ImageOption.MODEL
                        && CATALOG.providersWith(operation(), option).isEmpty()) {
                    options.add(option.optionName());
                }
            }
            if (offers().stream().allMatch(offer -> offer.model().isEmpty())) {
                options.addAll(List.of("model", "strictModels"));
            }
            if (!providers().contains("cloudflare")) {
                options.add("accountId");
            }
            return options;
        }

        List<String> providers() {
            return CATALOG.providers(operation());
        }

        List<Offer> offers() {
            return CATALOG.offers(operation());
        }

        /** Of all values that an option has, those that some provider takes for the operation. */
        List<String> values(String option) {
            List<String> all = new ArrayList<>();
            METADATA.path(option).path("enum").forEach(value -> all.add(value.asText()));
            if (option.equals("provider")) {
                all.retainAll(providers());
                return all;
            }
            List<OptionRule> rules = offers().stream()
                    .map(offer -> offer.options().get(option))
                    .filter(rule -> rule != null)
                    .toList();
            if (!rules.isEmpty()
                    && rules.stream().noneMatch(rule -> rule.values().isEmpty())) {
                Set<String> taken = rules.stream()
                        .flatMap(rule -> rule.values().stream())
                        .map(KameletFiles::lowerCase)
                        .collect(Collectors.toSet());
                all.removeIf(value -> !taken.contains(lowerCase(value)));
            }
            return all;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final String ONE_FOR_ONE = "one image becomes one image";

    static final List<Kamelet> ALL = List.of(
            new Kamelet("recraft-generate-action", List.of(), Map.of()),
            new Kamelet(
                    "recraft-generate-sink",
                    List.of("directory"),
                    Map.of(
                            "resultType",
                            "what is written are images, not addresses",
                            "dryRun",
                            "what is written are images, not requests: the action shows them")),
            new Kamelet("recraft-image-to-image-action", List.of(), Map.of()),
            new Kamelet(
                    "recraft-vectorize-action",
                    List.of(),
                    Map.of("numberOfImages", ONE_FOR_ONE, "outputFormat", "it is SVG")),
            new Kamelet("recraft-remove-background-action", List.of(), Map.of("numberOfImages", ONE_FOR_ONE)),
            new Kamelet("recraft-crisp-upscale-action", List.of(), Map.of("numberOfImages", ONE_FOR_ONE)),
            new Kamelet("recraft-creative-upscale-action", List.of(), Map.of("numberOfImages", ONE_FOR_ONE)));

    /** What our own rows say; a user's rows may say more, and then an endpoint serves where a Kamelet does not. */
    static final ModelCatalog CATALOG = catalog();

    private static final String OF_THE_APPLICATION = "one application has one: camel.component.recraft... sets it";

    /** The options that no Kamelet has as a property, and why. */
    static final Map<String, String> LEFT_OUT = Map.ofEntries(
            Map.entry("operation", "it is what the Kamelet does"),
            Map.entry("lazyStartProducer", "wrong properties would be found out at the first message only"),
            Map.entry("idempotencyKey", "each message has its own: the header CamelRecraftIdempotencyKey sets it"),
            Map.entry("waitForResult", "the step goes on with the image"),
            Map.entry("requestsPerSecond", OF_THE_APPLICATION),
            Map.entry("requestsPerMinute", OF_THE_APPLICATION),
            Map.entry("imagesPerMinute", OF_THE_APPLICATION),
            Map.entry("maxQueued", OF_THE_APPLICATION),
            Map.entry("ledgerRetention", OF_THE_APPLICATION),
            Map.entry("connectTimeout", OF_THE_APPLICATION),
            Map.entry("maxTotalConnections", OF_THE_APPLICATION),
            Map.entry("connectionsPerRoute", OF_THE_APPLICATION),
            Map.entry("modelCatalog", OF_THE_APPLICATION),
            Map.entry("workerPool", OF_THE_APPLICATION),
            Map.entry("sslContextParameters", OF_THE_APPLICATION),
            Map.entry("proxyHost", OF_THE_APPLICATION),
            Map.entry("proxyPort", OF_THE_APPLICATION),
            Map.entry("proxyAuthUsername", OF_THE_APPLICATION),
            Map.entry("proxyAuthPassword", OF_THE_APPLICATION),
            Map.entry("nonProxyHosts", OF_THE_APPLICATION));

    /** A value for each property that has no list of values. */
    static final Map<String, String> EXAMPLES = examples();

    static final JsonNode METADATA =
            ofProducers(read("/META-INF/io/github/camelrecraft/recraft.json").path("properties"));

    private static final Map<String, String> ABBREVIATIONS = Map.of(
            "Api", "API", "Byok", "BYOK", "Id", "ID", "Io", "IO", "Nsfw", "NSFW", "Svg", "SVG", "Ttl", "TTL", "Url",
            "URL", "Zdr", "ZDR");

    private KameletFiles() {}

    /** The Kamelet's file as it should be. */
    static String of(Kamelet kamelet, String file) {
        String properties = kamelet.options().stream()
                .map(option -> property(kamelet, option))
                .collect(Collectors.joining());
        String parameters =
                kamelet.options().stream().map(KameletFiles::parameter).collect(Collectors.joining());
        return replace(replace(file, "properties", properties), "parameters", parameters);
    }

    /** Kamelets are steps of routes; none begins one. */
    private static JsonNode ofProducers(JsonNode options) {
        ObjectNode producers = options.deepCopy();
        options.properties().stream()
                .filter(option -> option.getValue().path("label").asText().startsWith("consumer"))
                .forEach(option -> producers.remove(option.getKey()));
        return producers;
    }

    private static String property(Kamelet kamelet, String option) {
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
            kamelet.values(option)
                    .forEach(
                            value -> text.append("    - ").append(quoted(value)).append('\n'));
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
        return List.of("integer", "number", "boolean").contains(type) ? type : "string";
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

    /** The page's table of the Kamelets. */
    static String table(Map<Kamelet, JsonNode> definitions) {
        StringBuilder text = new StringBuilder();
        text.append("[width=\"100%\",cols=\"3,5,3\",options=\"header\"]\n|===\n");
        text.append("| Kamelet | What it does | Providers\n");
        definitions.forEach((kamelet, definition) -> text.append("| `")
                .append(kamelet)
                .append("` | ")
                .append(definition
                        .path("description")
                        .asText()
                        .replaceAll("(?s)\n\n.*", "")
                        .replace('\n', ' '))
                .append(" | ")
                .append(kamelet.providers().stream()
                        .map(name -> "`" + name + "`")
                        .collect(Collectors.joining(", ")))
                .append('\n'));
        return text.append("|===\n").toString();
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
        examples.put("apiKey", "{{env:RECRAFT_API_TOKEN}}");
        examples.put("accountId", "0123456789abcdef0123456789abcdef");
        examples.put("baseUrl", "http://localhost:8080/recraft");
        examples.put("model", "recraftv4_1_pro");
        examples.put("prompt", "A fox in the snow");
        examples.put("size", "16:9");
        examples.put("maxRetries", "5");
        examples.put("maxInFlight", "4");
        examples.put("ledger", "#dataSource");
        examples.put("maxCost", "0.5");
        examples.put("colors", "#FF6B35,#002B5B");
        examples.put("backgroundColor", "#F5F5F5");
        examples.put("numberOfImages", "4");
        examples.put("style", "digital_illustration");
        examples.put("substyle", "hand_drawn");
        examples.put("styleId", "f3a1c2d4-5b6e-4f70-8a91-b2c3d4e5f607");
        examples.put("negativePrompt", "people");
        examples.put("seed", "42");
        examples.put("artisticLevel", "3");
        examples.put("textLayout", "[{\"text\":\"Fox\",\"bbox\":[[0.1,0.1],[0.4,0.1],[0.4,0.3],[0.1,0.3]]}]");
        examples.put("strength", "0.3");
        examples.put("maxNumShapes", "100");
        examples.put("strictColorPalette", "#FF6B35,#002B5B");
        examples.put("outputQuality", "85");
        examples.put("ttl", "3600");
        examples.put("uploadEndpoint", "https://bucket.example.com/fox.png?signature=0a1b");
        examples.put("webhookUrl", "https://hooks.example.com/recraft?token=0a1b");
        examples.put("webhookEvents", "start,completed");
        examples.put("cancelAfter", "120");
        examples.put("falRequestTimeout", "60");
        examples.put("falRunnerHint", "banners");
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

    private static List<String> fields(@Nullable Class<?> type) {
        List<String> names = new ArrayList<>();
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            Arrays.stream(each.getDeclaredFields()).map(Field::getName).forEach(names::add);
        }
        return names;
    }

    private static String lowerCase(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static ModelCatalog catalog() {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            return CatalogReader.read(context, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(String resource) {
        try (InputStream in = RecraftComponent.class.getResourceAsStream(resource)) {
            return new JsonMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
