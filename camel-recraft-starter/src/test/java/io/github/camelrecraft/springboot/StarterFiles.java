package io.github.camelrecraft.springboot;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The two files of the starter that repeat the component's options, as they have to be. Camel's generator writes such
 * files for Camel's own components only; Spring's annotation processor takes the defaults from initial values, with which
 * a property that nobody has set would override what a user's bean says.
 */
final class StarterFiles {

    private static final String TYPE = "io.github.camelrecraft.springboot.RecraftComponentConfiguration";
    private static final String PREFIX = "camel.component.recraft";
    private static final String HEALTH = "management.health.recraft";

    private static final String SOURCE = """
            package io.github.camelrecraft.springboot;

            %s

            /**
             * The component's options as properties. Null are those that are not set; they leave the component as it is. Written by
             * StarterFilesTest, do not edit.
             *
            %s
             */
            @ConfigurationProperties("camel.component.recraft")
            record RecraftComponentConfiguration(
            %s) {

                /**
                 * Those that are set, by the component's names and in its units. A configuration comes first, for it would take
                 * away what the others have set.
                 */
                Map<String, Object> options() {
                    Map<String, Object> options = new LinkedHashMap<>();
            %s
                    options.values().removeIf(Objects::isNull);
                    return options;
                }

                private static <T> @Nullable Long number(@Nullable T value, ToLongFunction<T> unit) {
                    return value == null ? null : unit.applyAsLong(value);
                }

                /** Without the values, some of which are secrets. */
                @Override
                public String toString() {
                    return "RecraftComponentConfiguration" + options().keySet();
                }
            }
            """;

    private static final JsonMapper JSON = JsonMapper.builder()
            .defaultPrettyPrinter(new DefaultPrettyPrinter(
                            Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                    .withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE))
            .build();

    private StarterFiles() {}

    /** RecraftComponentConfiguration.java. */
    static String source() {
        List<Option> options = Option.all();
        return SOURCE.formatted(
                imports(options),
                lines(options, "\n", option -> javadoc("@param " + option.name() + " " + option.description())),
                lines(options, ",\n", option -> "        " + declaration(option)),
                lines(
                        configurationFirst(options),
                        "\n",
                        option -> "        options.put(\"" + option.name() + "\", " + value(option) + ");"));
    }

    private static List<Option> configurationFirst(List<Option> options) {
        return options.stream()
                .sorted(comparing(option -> !option.name().equals("configuration")))
                .toList();
    }

    private static String imports(List<Option> options) {
        Stream<String> always = Stream.of(
                "java.util.LinkedHashMap",
                "java.util.Map",
                "java.util.Objects",
                "java.util.function.ToLongFunction",
                "java.time.temporal.ChronoUnit",
                "org.jspecify.annotations.Nullable",
                "org.springframework.boot.context.properties.ConfigurationProperties",
                "org.springframework.boot.convert.DurationUnit");
        return Stream.concat(always, options.stream().map(Option::type))
                .filter(type -> !type.startsWith("java.lang."))
                .sorted()
                .distinct()
                .map(type -> "import " + type + ";")
                .collect(joining("\n"));
    }

    private static String declaration(Option option) {
        String unit = option.form() == Option.Form.SECONDS ? "@DurationUnit(ChronoUnit.SECONDS) " : "";
        return unit + "@Nullable " + option.type().replaceAll(".*\\.", "") + " " + option.name();
    }

    private static String value(Option option) {
        return switch (option.form()) {
            case MILLISECONDS -> "number(" + option.name() + ", Duration::toMillis)";
            case SECONDS -> "number(" + option.name() + ", Duration::toSeconds)";
            case BYTES -> "number(" + option.name() + ", DataSize::toBytes)";
            default -> option.name();
        };
    }

    /** Lines of at most 120 characters. */
    private static String javadoc(String text) {
        String html = text.replace("&", "&amp;").replace("<", "&lt;");
        return " * " + html.replaceAll("(.{1,110})( |$)", "$1\n").strip().replace("\n", "\n *     ");
    }

    private static String lines(List<Option> options, String separator, Function<Option, String> line) {
        return options.stream().map(line).collect(joining(separator));
    }

    /** META-INF/spring-configuration-metadata.json, which IDEs read. */
    static String metadata() {
        ObjectNode metadata = JSON.createObjectNode();
        ArrayNode groups = metadata.putArray("groups");
        groups.addObject()
                .put("name", HEALTH)
                .put("description", "The health of the recraft: component, as its own requests tell.");
        groups.addObject()
                .put("name", PREFIX)
                .put("type", TYPE)
                .put("sourceType", TYPE)
                .put("description", "The recraft: component, which turns messages into images.");
        ArrayNode properties = metadata.putArray("properties");
        property(properties, "enabled", "java.lang.Boolean", "Whether the component is auto-configured.")
                .put("defaultValue", true);
        property(properties, "customizer.enabled", "java.lang.Boolean", "Whether the component gets these properties.")
                .put("defaultValue", true);
        properties
                .addObject()
                .put("name", HEALTH + ".enabled")
                .put("type", "java.lang.Boolean")
                .put("description", "Whether the component contributes to the application's health.")
                .put("defaultValue", true);
        ArrayNode hints = metadata.putArray("hints");
        for (Option option : Option.all()) {
            ObjectNode property = property(properties, option.dashed(), option.type(), option.description());
            JsonNode defaultValue = option.defaultValue();
            if (!defaultValue.isMissingNode()) {
                property.set("defaultValue", defaultValue);
            }
            if (!option.values().isEmpty()) {
                hint(hints, option);
            }
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(metadata) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode property(ArrayNode properties, String name, String type, String description) {
        return properties
                .addObject()
                .put("name", PREFIX + "." + name)
                .put("type", type)
                .put("sourceType", TYPE)
                .put("description", description);
    }

    private static void hint(ArrayNode hints, Option option) {
        ObjectNode hint = hints.addObject().put("name", PREFIX + "." + option.dashed());
        ArrayNode values = hint.putArray("values");
        option.values().forEach(value -> values.addObject().put("value", value));
        boolean maybeABean = option.name().equals("provider");
        if (maybeABean || !option.json().has("enum")) {
            hint.putArray("providers").addObject().put("name", "any"); // as others are not wrong
        }
    }
}
