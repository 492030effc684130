package io.github.camelrecraft;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelrecraft.model.ImageOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The tables of the pages, made of the component's metadata and its model catalogue. */
final class PageTables {

    private static final String OPTIONS = "[width=\"100%\",cols=\"2,5,^1,2\",options=\"header\"]";

    private static final JsonNode METADATA = read("/META-INF/io/github/camelrecraft/recraft.json");

    private static final JsonNode CATALOG = read("/io/github/camelrecraft/model-catalog.json");

    private PageTables() {}

    /** A page with its tables as they should be. */
    static String renew(DocumentPage page) {
        String text = page.text();
        for (Map.Entry<String, String> table : of(page).entrySet()) {
            text = replace(text, table.getKey(), table.getValue());
        }
        return text;
    }

    static JsonNode metadata() {
        return METADATA;
    }

    static Set<String> headers() {
        return Set.copyOf(names(METADATA.path("headers")));
    }

    /** The tables of a page, by the name of their markers. */
    private static Map<String, String> of(DocumentPage page) {
        Map<String, String> tables = new LinkedHashMap<>();
        if (page.equals(DocumentPage.REFERENCE)) {
            tables.put("component options", options("Component options", METADATA.path("componentProperties")));
            tables.put("endpoint options", options("Endpoint options", METADATA.path("properties")));
            tables.put("headers", headers(METADATA.path("headers")));
            tables.put("provider options", providers());
            tables.put("models", models());
            tables.put("sizes", sizes());
        }
        if (page.equals(DocumentPage.PROVIDERS)) {
            for (String provider : names(CATALOG.path("providers"))) {
                tables.put(provider + " models", models(provider));
                tables.put(provider + " options", options(provider));
            }
        }
        return tables;
    }

    private static String replace(String page, String name, String table) {
        String start = "// " + name + ": START\n";
        String end = "// " + name + ": END\n";
        assertThat(page).contains(start).contains(end);
        return page.substring(0, page.indexOf(start) + start.length()) + table + page.substring(page.indexOf(end));
    }

    private static JsonNode read(String resource) {
        try (InputStream in = RecraftComponent.class.getResourceAsStream(resource)) {
            return new JsonMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String options(String title, JsonNode options) {
        Stream<String> rows = options.properties().stream().map(option -> {
            JsonNode terms = option.getValue();
            String required = terms.path("required").asBoolean() ? "*Required* " : "";
            return row(
                    "*" + option.getKey() + "* (" + terms.path("group").asText() + ")",
                    required + description(terms) + values(terms.path("enum")),
                    terms.path("defaultValue").asText(),
                    type(terms));
        });
        return table(title, OPTIONS, row("Name", "Description", "Default", "Type"), rows);
    }

    private static String headers(JsonNode headers) {
        Set<String> read = ImageOption.all().stream().map(HeaderNames::of).collect(toSet());
        return headers("Headers that are read", headers, read::contains) + "\n"
                + headers("Headers that are set", headers, name -> !read.contains(name));
    }

    private static String headers(String title, JsonNode headers, Predicate<String> which) {
        Stream<String> rows = headers.properties().stream()
                .filter(header -> which.test(header.getKey()))
                .map(header -> row(
                        header.getKey() + " +\nConstant: `" + constant(header.getValue()) + "`",
                        description(header.getValue()),
                        type(header.getValue())));
        return table(
                title, "[width=\"100%\",cols=\"3,5,1\",options=\"header\"]", row("Name", "Description", "Type"), rows);
    }

    /** Every option beside every provider. */
    private static String providers() {
        List<String> names = names(CATALOG.path("providers"));
        Stream<String> rows = taken().map(option -> row(
                code(option),
                names.stream().map(name -> rule(terms(name).path("options").path(option)))));
        String columns = "1" + ",2".repeat(names.size());
        return table(
                "What each provider takes",
                "[cols=\"" + columns + "\",options=\"header\"]",
                row("Option", names.stream()),
                rows);
    }

    /** The options of one provider. */
    private static String options(String provider) {
        JsonNode options = terms(provider).path("options");
        Stream<String> rows =
                taken().filter(options::has).map(option -> row(code(option), takes(rule(options.path(option)))));
        return table(
                "What it takes beside `model`", "[cols=\"1,3\",options=\"header\"]", row("Option", "Values"), rows);
    }

    /** Without what every provider takes. */
    private static Stream<String> taken() {
        return ImageOption.all().stream()
                .filter(option -> option != ImageOption.MODEL)
                .map(ImageOption::optionName);
    }

    private static String takes(String rule) {
        return rule.equals("yes") ? "any" : rule;
    }

    private static String rule(JsonNode rule) {
        if (rule.isMissingNode()) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        rule.path("values").forEach(value -> parts.add("`" + value.asText() + "`"));
        String min = rule.path("min").asText();
        String max = rule.path("max").asText();
        if (!max.isEmpty()) {
            parts.add(min.equals(max) ? min : min + " to " + max);
        } else if (!min.isEmpty()) {
            parts.add(min + " or more");
        }
        if (rule.has("maxItems")) {
            parts.add("at most " + rule.path("maxItems").asText());
        }
        if (rule.has("needs")) {
            parts.add("with `" + rule.path("needs").asText() + "`");
        }
        return parts.isEmpty() ? "yes" : String.join(", ", parts);
    }

    /** Every model, and who has it. */
    private static String models() {
        Stream<String> rows = CATALOG.path("models").properties().stream()
                .map(model -> row(
                        code(model.getKey()),
                        model.getValue().path("sizes").asText(),
                        model.getValue().path("prompt").asText(),
                        String.join(", ", names(model.getValue().path("generate")))));
        String head = row("Model", "Sizes", "Longest prompt", "Providers");
        return table("Models", "[cols=\"3,1,1,3\",options=\"header\"]", head, rows);
    }

    /** The models of one provider. */
    private static String models(String provider) {
        Stream<String> rows = CATALOG.path("models").properties().stream()
                .filter(model -> model.getValue().path("generate").has(provider))
                .map(model -> {
                    JsonNode offer = model.getValue().path("generate").path(provider);
                    return row(
                            code(model.getKey()),
                            code(offer.path("id").asText()),
                            model.getValue().path("sizes").asText(),
                            offer.path("price").asText(),
                            differences(provider, offer.path("options")));
                });
        String head = row("Model", "Its id here", "Sizes", "USD an image", "Different from below");
        return table("Models", "[cols=\"3,3,1,1,3\",options=\"header\"]", head, rows);
    }

    /** What a model's row says otherwise than its provider's, as in {@code outputFormat} SVG. */
    private static String differences(String provider, JsonNode options) {
        JsonNode usual = terms(provider).path("options");
        return options.properties().stream()
                .filter(option -> !option.getValue().equals(usual.path(option.getKey())))
                .map(option -> option.getValue().isNull()
                        ? "no " + code(option.getKey())
                        : code(option.getKey()) + " " + rule(option.getValue()))
                .collect(joining(", "));
    }

    private static String sizes() {
        JsonNode sizes = CATALOG.path("sizes");
        List<String> names = names(sizes);
        Stream<String> rows = names(sizes.path(names.get(0))).stream()
                .map(ratio -> row(
                        ratio,
                        names.stream().map(name -> sizes.path(name).path(ratio).asText())));
        return table("Sizes", "[options=\"header\"]", row("Ratio", names.stream()), rows);
    }

    private static JsonNode terms(String provider) {
        return CATALOG.path("providers").path(provider).path("generate");
    }

    private static String table(String title, String attributes, String head, Stream<String> rows) {
        return "." + title + "\n" + attributes + "\n|===\n" + head + "\n" + rows.collect(joining()) + "|===\n";
    }

    private static String row(String first, Stream<String> others) {
        return row(Stream.concat(Stream.of(first), others).toArray(String[]::new));
    }

    private static String row(String... cells) {
        return Arrays.stream(cells)
                        .map(cell -> "| " + cell.replace("|", "\\|"))
                        .collect(joining(" "))
                        .stripTrailing()
                + "\n";
    }

    private static String description(JsonNode terms) {
        String text = terms.path("description").asText();
        return text.endsWith(".") ? text : text + ".";
    }

    private static String values(JsonNode values) {
        List<String> names = new ArrayList<>();
        values.forEach(value -> names.add("`" + value.asText() + "`"));
        return names.isEmpty() ? "" : " Values: " + String.join(", ", names) + ".";
    }

    private static String type(JsonNode terms) {
        return terms.path("type").asText().equals("duration")
                ? "duration"
                : terms.path("javaType").asText().replaceAll(".*\\.", "");
    }

    private static String constant(JsonNode header) {
        return header.path("constantName").asText().replaceAll(".*#", "");
    }

    private static String code(String id) {
        return id.isEmpty() ? "" : "`" + id + "`";
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }
}
