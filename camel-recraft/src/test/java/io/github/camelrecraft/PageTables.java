package io.github.camelrecraft;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelrecraft.http.RetryTable;
import io.github.camelrecraft.model.ImageOption;
import io.github.camelrecraft.model.RecraftOperation;
import io.github.camelrecraft.model.RecraftOperation.Input;
import io.github.camelrecraft.model.RecraftOperation.Yield;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is made on the pages: tables, of the component's metadata and its model catalogue, and files that are shown. */
final class PageTables {

    private static final String OPTIONS = "[width=\"100%\",cols=\"2,5,^1,2\",options=\"header\"]";

    private static final JsonNode METADATA = read("/META-INF/io/github/camelrecraft/recraft.json");

    private static final JsonNode CATALOG = read("/io/github/camelrecraft/model-catalog.json");

    /** In the table of capabilities: the provider does not have the operation. */
    static final String ABSENT = "—";

    /** In the table of capabilities: it has it, and there is no model to choose. */
    static final String WITHOUT_MODEL = "yes";

    private static final Map<Input, String> NEEDED =
            Map.of(Input.PROMPT, "prompt", Input.IMAGE, "image", Input.MASK, "mask", Input.REFERENCES, "images");

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
            tables.put("capabilities", capabilities());
            for (String provider : names(CATALOG.path("providers"))) {
                tables.put(provider + " models", models(provider));
                if (operations(provider).size() > 1) {
                    tables.put(provider + " operations", operationsOf(provider));
                }
                tables.put(provider + " options", options(provider));
            }
        }
        if (page.equals(DocumentPage.PAYMENTS)) {
            tables.put("retries", retries());
        }
        if (page.equals(DocumentPage.OWN_PROVIDER)) {
            tables.put("provider", source("java", "java/com/example/ComfyProvider.java"));
            tables.put("rows", source("json", "resources/com/example/comfy-models.json"));
        }
        return tables;
    }

    private static String retries() {
        return table(
                "What is done about each way to fail",
                "[width=\"100%\",cols=\"4,2,5\",options=\"header\"]",
                row("What happened", "Billed", "What the component does"),
                Arrays.stream(RetryTable.values()).map(row -> row(row.happened(), row.billed(), row.done())));
    }

    /** What a page shows of the files that are tested. */
    private static String source(String language, String file) {
        try {
            return "[source," + language + "]\n----\n"
                    + Files.readString(Path.of("src/test", file)).strip() + "\n----\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
                    defaultValue(terms),
                    type(terms));
        });
        return table(title, OPTIONS, row("Name", "Description", "Default", "Type"), rows);
    }

    /** Camel's generator writes false for each Boolean, also where nothing is sent and the provider decides. */
    private static String defaultValue(JsonNode terms) {
        return terms.path("javaType").asText().equals("java.lang.Boolean")
                ? ""
                : terms.path("defaultValue").asText();
    }

    private static String headers(JsonNode headers) {
        Set<String> read = Stream.concat(
                        ImageOption.all().stream().map(HeaderNames::of),
                        Stream.of(RecraftConstants.MASK, RecraftConstants.STYLE_REFERENCES))
                .collect(toSet());
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

    /** Every operation beside every provider, with the models that can be chosen there. */
    private static String capabilities() {
        List<String> names = names(CATALOG.path("providers"));
        Stream<String> rows = Arrays.stream(RecraftOperation.values())
                .map(operation -> row(
                        code(operation.toString()),
                        Stream.concat(
                                Stream.of(needs(operation), gives(operation)),
                                names.stream().map(provider -> capability(operation.toString(), provider)))));
        return table(
                "Who has which operation, with which models",
                "[cols=\"2,2,1" + ",3".repeat(names.size()) + "\",options=\"header\"]",
                row("Operation", Stream.concat(Stream.of("Needs", "Gives"), names.stream())),
                rows);
    }

    private static String capability(String operation, String provider) {
        JsonNode terms = terms(provider, operation);
        if (terms.isMissingNode()) {
            return ABSENT;
        }
        return hasModels(terms) ? codes(models(provider, operation)) : WITHOUT_MODEL;
    }

    /** What a message must bring, and the options that nobody does without. */
    private static String needs(RecraftOperation operation) {
        List<String> needs = new ArrayList<>();
        List<JsonNode> everywhere = names(CATALOG.path("providers")).stream()
                .map(provider -> terms(provider, operation.toString()))
                .filter(JsonNode::isObject)
                .toList();
        for (Input input : Input.values()) {
            if (operation.needs(input)) {
                needs.add(NEEDED.get(input));
            }
        }
        taken().filter(option -> everywhere.stream()
                        .allMatch(terms ->
                                terms.at("/options/" + option + "/required").asBoolean()))
                .map(PageTables::code)
                .forEach(needs::add);
        return String.join(", ", needs);
    }

    private static String gives(RecraftOperation operation) {
        if (operation.yields() == Yield.IMAGES) {
            return "images";
        }
        return switch (operation) {
            case ENHANCE_PROMPT -> "a text";
            case CREATE_STYLE -> "the style's id";
            case LIST_STYLES -> "a list";
            case DELETE_STYLE -> "nothing";
            default -> "a map";
        };
    }

    /** Every option beside every provider, whatever the operation. */
    private static String providers() {
        List<String> names = names(CATALOG.path("providers"));
        Stream<String> rows = taken().map(option ->
                row(code(option), names.stream().map(provider -> rules(rulesAnywhere(provider, option)))));
        String columns = "1" + ",2".repeat(names.size());
        return table(
                "What each provider takes",
                "[cols=\"" + columns + "\",options=\"header\"]",
                row("Option", names.stream()),
                rows);
    }

    /** What a provider's operations and models say of an option, each once. */
    private static Set<JsonNode> rulesAnywhere(String provider, String option) {
        Set<JsonNode> rules = new LinkedHashSet<>();
        for (String operation : operations(provider)) {
            rules.add(terms(provider, operation).path("options").path(option));
            CATALOG.path("models")
                    .forEach(model -> rules.add(
                            model.path(operation).path(provider).path("options").path(option)));
        }
        rules.removeIf(rule -> !rule.isObject());
        return rules;
    }

    /** One rule as it is; of several the choices together, or what most of them say. */
    private static String rules(Set<JsonNode> rules) {
        if (rules.size() > 1 && rules.stream().allMatch(rule -> rule.has("values"))) {
            Set<String> values = new LinkedHashSet<>();
            rules.forEach(rule -> rule.path("values").forEach(value -> values.add(code(value.asText()))));
            return String.join(", ", values);
        }
        List<String> said = rules.stream().map(PageTables::rule).distinct().toList();
        return said.contains("yes")
                ? "yes"
                : said.stream()
                        .filter(rule -> said.size() == 1 || !rule.equals("1"))
                        .collect(joining("; "));
    }

    /** The options of one provider: a row for each thing that its operations say of one. */
    private static String options(String provider) {
        List<String> operations = operations(provider);
        if (operations.size() == 1) {
            JsonNode options = terms(provider, operations.get(0)).path("options");
            Stream<String> rows =
                    taken().filter(options::has).map(option -> row(code(option), takes(rule(options.path(option)))));
            return table(
                    "What it takes beside `model`", "[cols=\"1,3\",options=\"header\"]", row("Option", "Values"), rows);
        }
        Stream<String> rows = taken().flatMap(option -> {
            Map<String, List<String>> byRule = new LinkedHashMap<>();
            operations.forEach(operation -> {
                JsonNode rule = terms(provider, operation).path("options").path(option);
                if (rule.isObject()) {
                    byRule.computeIfAbsent(takes(rule(rule)), same -> new ArrayList<>())
                            .add(operation);
                }
            });
            return byRule.entrySet().stream()
                    .map(same -> row(code(option), same.getKey(), which(same.getValue(), operations)));
        });
        return table(
                "What it takes beside `model`",
                "[cols=\"2,3,4\",options=\"header\"]",
                row("Option", "Values", "Operations"),
                rows);
    }

    /** Some of the operations, in the fewest words. */
    private static String which(List<String> some, List<String> all) {
        if (some.equals(all)) {
            return "all";
        }
        List<String> others =
                all.stream().filter(operation -> !some.contains(operation)).toList();
        return others.size() < some.size() ? "all but " + codes(others) : codes(some);
    }

    /** The operations of one provider: whether there is a model to choose, what images they take, what they cost. */
    private static String operationsOf(String provider) {
        Stream<String> rows = operations(provider).stream().map(operation -> {
            JsonNode terms = terms(provider, operation);
            return row(
                    code(operation),
                    hasModels(terms) ? code(terms.path("defaultModel").asText()) : ABSENT,
                    images(terms.path("input")),
                    terms.path("price").asText());
        });
        return table(
                "Operations",
                "[cols=\"2,2,4,1\",options=\"header\"]",
                row("Operation", "Model when none is set", "Images it takes", "USD"),
                rows);
    }

    private static String images(JsonNode input) {
        List<String> parts = new ArrayList<>();
        List<String> formats = new ArrayList<>();
        input.path("formats").forEach(format -> formats.add(format.asText().toUpperCase(Locale.ROOT)));
        if (!formats.isEmpty()) {
            parts.add(String.join(", ", formats));
        }
        if (input.has("maxBytes")) {
            parts.add("up to " + input.path("maxBytes").asText() + " bytes");
        }
        if (input.has("minSide")) {
            parts.add("sides of " + input.path("minSide").asText() + " to "
                    + input.path("maxSide").asText() + " pixels");
        }
        if (input.has("maxPixels")) {
            parts.add("up to " + input.path("maxPixels").asText() + " pixels");
        }
        return String.join("; ", parts);
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
            parts.add(min.isEmpty() ? "up to " + max : min.equals(max) ? min : min + " to " + max);
        } else if (!min.isEmpty()) {
            parts.add(min + " or more");
        }
        if (rule.has("maxItems")) {
            parts.add("at most " + rule.path("maxItems").asText());
        }
        if (rule.has("perRequest")) {
            parts.add(rule.path("perRequest").asText() + " in a request");
        }
        if (rule.path("weights").asBoolean()) {
            parts.add("with weights");
        }
        if (rule.has("needs")) {
            String needs = rule.path("needs").asText().replace("==*", "").replace("==", "=");
            parts.add("with "
                    + Arrays.stream(needs.split("\\|", -1))
                            .map(PageTables::code)
                            .collect(Collectors.joining(" or ")));
        }
        if (rule.path("required").asBoolean()) {
            parts.add("required");
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
                .filter(model ->
                        model.getValue().path("generate").path(provider).isObject())
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
        JsonNode usual = terms(provider, "generate").path("options");
        return options.properties().stream()
                .filter(option -> !option.getValue().equals(usual.path(option.getKey())))
                .map(option -> option.getValue().isNull()
                        ? "no " + code(option.getKey())
                        : rule(option.getValue()).equals("yes")
                                ? code(option.getKey())
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

    private static JsonNode terms(String provider, String operation) {
        return CATALOG.path("providers").path(provider).path(operation);
    }

    private static List<String> operations(String provider) {
        return names(CATALOG.path("providers").path(provider));
    }

    private static boolean hasModels(JsonNode terms) {
        return terms.path("models").asBoolean(true);
    }

    private static List<String> models(String provider, String operation) {
        return CATALOG.path("models").properties().stream()
                .filter(model -> model.getValue().path(operation).path(provider).isObject())
                .map(Map.Entry::getKey)
                .toList();
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
                : terms.path("javaType").asText().replaceAll("<.*|[a-z]+\\.", "");
    }

    private static String constant(JsonNode header) {
        return header.path("constantName").asText().replaceAll(".*#", "");
    }

    private static String code(String id) {
        return id.isEmpty() ? "" : "`" + id + "`";
    }

    private static String codes(List<String> ids) {
        return ids.stream().map(PageTables::code).collect(joining(", "));
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }
}
