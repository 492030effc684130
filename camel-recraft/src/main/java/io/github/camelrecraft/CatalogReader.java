package io.github.camelrecraft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelrecraft.model.ImageFormat;
import io.github.camelrecraft.model.ImageOption;
import io.github.camelrecraft.model.ImageSize;
import io.github.camelrecraft.model.ImageSize.Pixels;
import io.github.camelrecraft.model.ImageSize.Ratio;
import io.github.camelrecraft.model.InputRule;
import io.github.camelrecraft.model.ModelCatalog;
import io.github.camelrecraft.model.Offer;
import io.github.camelrecraft.model.OptionRule;
import io.github.camelrecraft.model.RecraftOperation;
import io.github.camelrecraft.model.SizeTable;
import io.github.camelrecraft.provider.JsonTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.support.ResourceHelper;
import org.jspecify.annotations.Nullable;

/**
 * Reads the model catalogue: our rows, with a user's rows over them. Objects are merged member by member, and a member
 * that is null counts as absent. A model's row refines the provider's terms in the same way. Our rows, which are known to
 * be right, are made out of JSON when somebody asks for them; with a user's rows all are made at once, so that what is wrong
 * with one is told when the route starts.
 */
final class CatalogReader {

    private static final String OURS = "model-catalog.json";

    private final JsonNode root;

    /** Many rows share one, and one rule of an option. */
    private final Map<String, SizeTable> tables = new ConcurrentHashMap<>();

    private final Map<JsonNode, OptionRule> rules = new ConcurrentHashMap<>();

    private CatalogReader(JsonNode root) {
        this.root = root;
    }

    /**
     * Reads the catalogue.
     *
     * @param users the address of a user's file; null for none
     */
    static ModelCatalog read(CamelContext context, @Nullable String users) {
        return users == null
                ? readOurs()
                : new CatalogReader(merge(ours(), load(context, users)))
                        .catalog()
                        .complete();
    }

    /** Reads the catalogue without a user's file, and without Camel. */
    static ModelCatalog readOurs() {
        return new CatalogReader(ours()).catalog();
    }

    private static JsonNode ours() {
        try (InputStream in = Objects.requireNonNull(CatalogReader.class.getResourceAsStream(OURS))) {
            return JsonTree.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode load(CamelContext context, String uri) {
        try (InputStream in = ResourceHelper.resolveMandatoryResourceAsInputStream(context, uri)) {
            return JsonTree.read(in);
        } catch (IOException e) {
            throw new RuntimeCamelException("modelCatalog=" + uri + " cannot be read as JSON: " + e.getMessage(), e);
        }
    }

    private ModelCatalog catalog() {
        ModelCatalog catalog = new ModelCatalog();
        for (Map.Entry<String, JsonNode> provider : root.path("limits").properties()) {
            catalog.addLimits(provider.getKey(), limits(provider.getValue()));
        }
        for (RecraftOperation operation : RecraftOperation.values()) {
            for (Map.Entry<String, JsonNode> provider : root.path("providers").properties()) {
                JsonNode terms = provider.getValue().path(operation.toString());
                if (terms.isObject()) {
                    catalog.addTerms(operation, provider.getKey(), () -> terms(provider.getKey(), terms));
                }
            }
            for (Map.Entry<String, JsonNode> model : root.path("models").properties()) {
                addModel(catalog, operation, model.getKey(), model.getValue());
            }
        }
        for (Map.Entry<String, JsonNode> model : root.path("models").properties()) {
            for (JsonNode alias : model.getValue().path("aliases")) {
                catalog.addSpelling(alias.asText(), model.getKey());
            }
        }
        return catalog;
    }

    private static ModelCatalog.Limits limits(JsonNode limits) {
        return new ModelCatalog.Limits(
                limits.path("requestsPerSecond").asInt(),
                limits.path("requestsPerMinute").asInt(),
                limits.path("imagesPerMinute").asInt());
    }

    private void addModel(ModelCatalog catalog, RecraftOperation operation, String id, JsonNode model) {
        for (Map.Entry<String, JsonNode> entry :
                model.path(operation.toString()).properties()) {
            String provider = entry.getKey();
            JsonNode row = entry.getValue();
            JsonNode terms = root.path("providers").path(provider).path(operation.toString());
            if (row.isObject()) {
                String modelId = (row.has("id") ? row : terms).path("id").asText(id);
                catalog.add(
                        operation,
                        provider,
                        id,
                        modelId,
                        () -> offer(provider, id, modelId, refined(terms, model, row)));
            }
        }
    }

    private static ObjectNode refined(JsonNode terms, JsonNode model, JsonNode row) {
        ObjectNode merged = merge(terms, row);
        return merge(ofModel(model, merged), merged);
    }

    /** What a model's own members say of each of its rows, unless the row says otherwise. */
    private static ObjectNode ofModel(JsonNode model, JsonNode row) {
        ObjectNode base = JsonNodeFactory.instance.objectNode();
        base.set("sizes", model.path("sizes"));
        if (row.path("options").path("prompt").isObject()) {
            base.putObject("options").putObject("prompt").set("max", model.path("prompt"));
        }
        return base;
    }

    /** What a provider offers whatever the model. */
    private ModelCatalog.Terms terms(String provider, JsonNode terms) {
        boolean hasModels = terms.path("models").asBoolean(true);
        ObjectNode any = merge(terms, JsonNodeFactory.instance.objectNode());
        if (hasModels) {
            any.remove("defaultSize"); // no sizes are known of a model that is not in the catalogue
        }
        String model = hasModels ? "*" : "";
        return new ModelCatalog.Terms(
                offer(provider, model, terms.path("id").asText(model), any),
                terms.path("defaultModel").asText(null),
                hasModels);
    }

    private Offer offer(String provider, String model, String modelId, JsonNode row) {
        Map<String, OptionRule> options = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> option : row.path("options").properties()) {
            if (!option.getValue().isNull()) {
                options.put(known(option.getKey()), rules.computeIfAbsent(option.getValue(), CatalogReader::rule));
            }
        }
        Map<String, String> traits = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> trait : row.path("traits").properties()) {
            traits.put(trait.getKey(), trait.getValue().asText());
        }
        JsonNode defaultSize = row.path("defaultSize");
        return new Offer(
                provider,
                model,
                modelId,
                tables.computeIfAbsent(row.path("sizes").asText(""), this::sizes),
                defaultSize.isTextual() ? ImageSize.parse(defaultSize.asText()) : null,
                options,
                traits,
                input(row.path("input")),
                row.path("price").isNumber() ? new BigDecimal(row.path("price").asText()) : null,
                row.path("batch").asInt(1));
    }

    private static InputRule input(JsonNode input) {
        Set<ImageFormat> formats = new LinkedHashSet<>();
        for (JsonNode format : input.path("formats")) {
            formats.add(ImageFormat.parse(format.asText()));
        }
        return new InputRule(
                formats,
                wholeNumber(input.path("maxBytes")),
                wholeNumber(input.path("maxPixels")),
                integer(input.path("minSide")),
                integer(input.path("maxSide")));
    }

    private static String known(String option) {
        return ImageOption.named(option)
                .map(ImageOption::optionName)
                .orElseThrow(() -> new IllegalArgumentException("the model catalogue names an unknown option: " + option
                        + Spelling.nearest(option, names())
                                .map(name -> "; write " + name)
                                .orElse("")));
    }

    private static List<String> names() {
        return ImageOption.all().stream().map(ImageOption::optionName).toList();
    }

    private SizeTable sizes(String table) {
        if (table.isEmpty()) {
            return SizeTable.UNKNOWN;
        }
        if (!root.path("sizes").has(table)) {
            throw new IllegalArgumentException("the model catalogue names an unknown table of sizes: " + table);
        }
        Map<Ratio, Pixels> sizes = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> size : root.path("sizes").path(table).properties()) {
            Ratio ratio = (Ratio) ImageSize.parse(size.getKey());
            sizes.put(ratio, (Pixels) ImageSize.parse(size.getValue().asText()));
        }
        return new SizeTable(sizes);
    }

    private static OptionRule rule(JsonNode rule) {
        List<String> values = new ArrayList<>();
        for (JsonNode value : rule.path("values")) {
            values.add(value.asText());
        }
        return new OptionRule(
                wholeNumber(rule.path("min")),
                wholeNumber(rule.path("max")),
                integer(rule.path("maxItems")),
                integer(rule.path("perRequest")),
                rule.path("weights").asBoolean(false),
                rule.path("required").asBoolean(false),
                values,
                rule.path("needs").asText(null));
    }

    private static @Nullable Integer integer(JsonNode node) {
        return node.isInt() ? node.intValue() : null;
    }

    private static @Nullable Long wholeNumber(JsonNode node) {
        return node.isIntegralNumber() ? node.longValue() : null;
    }

    /** A new object that shares what is in both: nothing of it is ever changed. */
    private static ObjectNode merge(JsonNode base, JsonNode over) {
        ObjectNode merged = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> entry : base.properties()) {
            merged.set(entry.getKey(), entry.getValue());
        }
        for (Map.Entry<String, JsonNode> entry : over.properties()) {
            JsonNode value = entry.getValue();
            merged.set(entry.getKey(), value.isObject() ? merge(merged.path(entry.getKey()), value) : value);
        }
        return merged;
    }
}
