package io.github.camelrecraft.examples.brandstudio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelrecraft.examples.brandstudio.Choices.Model;
import io.github.camelrecraft.examples.brandstudio.Choices.Size;
import io.github.camelrecraft.examples.brandstudio.Choices.What;
import io.github.camelrecraft.examples.brandstudio.Choices.Who;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads what there is to choose from the component's own catalogue, so that a new model is on the page by itself. */
final class Catalog {

    /** What the page can ask for; the catalogue may know more. */
    private static final List<String> OPERATIONS = List.of("generate");

    private static final String RESOURCE = "/io/github/camelrecraft/model-catalog.json";

    /** More than that is no palette, even where the provider sets no limit. */
    private static final int MOST_COLORS = 8;

    private final JsonNode root;

    private Catalog(JsonNode root) {
        this.root = root;
    }

    static Choices choices(List<Provider> providers) throws IOException {
        try (InputStream in = Objects.requireNonNull(Catalog.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            Catalog catalog = new Catalog(new JsonMapper().readTree(in));
            return new Choices(providers.stream().map(catalog::who).toList());
        }
    }

    private Who who(Provider provider) {
        List<What> operations = OPERATIONS.stream()
                .map(operation -> new What(operation, models(provider.id(), operation)))
                .filter(what -> !what.models().isEmpty())
                .toList();
        return new Who(provider.id(), provider.name(), provider.simulated(), operations);
    }

    private List<Model> models(String provider, String operation) {
        JsonNode terms = root.path("providers").path(provider).path(operation).path("options");
        List<Model> models = new ArrayList<>();
        root.path("models").properties().forEach(entry -> {
            JsonNode row = entry.getValue().path(operation).path(provider);
            List<Size> sizes = sizes(entry.getValue().path("sizes").asText());
            if (row.isObject() && !sizes.isEmpty()) {
                models.add(model(entry.getKey(), entry.getValue(), new Options(terms, row.path("options")), sizes));
            }
        });
        return models;
    }

    private static Model model(String id, JsonNode model, Options options, List<Size> sizes) {
        return new Model(
                id,
                model.path("name").asText(id),
                id.endsWith("_vector"),
                model.path("prompt").asInt(),
                options.has("colors") ? options.of("colors").path("maxItems").asInt(MOST_COLORS) : 0,
                options.has("backgroundColor"),
                options.of("outputFormat").path("values").toString().contains("\"PNG\""),
                options.has("includeCost"),
                options.has("idempotencyKey"),
                sizes);
    }

    private List<Size> sizes(String table) {
        List<Size> sizes = new ArrayList<>();
        root.path("sizes").path(table).properties().forEach(size -> {
            String[] pixels = size.getValue().asText().split("x", 2);
            sizes.add(new Size(size.getKey(), Integer.parseInt(pixels[0]), Integer.parseInt(pixels[1])));
        });
        return sizes;
    }

    /** A provider's terms, with what a model's row says over them; an option that is null there does not exist. */
    private record Options(JsonNode terms, JsonNode row) {

        JsonNode of(String option) {
            return row.has(option) ? row.path(option) : terms.path(option);
        }

        boolean has(String option) {
            return of(option).isObject();
        }
    }
}
