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

    private static final String RESOURCE = "/io/github/camelrecraft/model-catalog.json";

    private final JsonNode root;

    private Catalog(JsonNode root) {
        this.root = root;
    }

    static Choices choices(List<Provider> providers, long largestUpload) throws IOException {
        try (InputStream in = Objects.requireNonNull(Catalog.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            Catalog catalog = new Catalog(new JsonMapper().readTree(in));
            List<Who> all = providers.stream().map(catalog::who).toList();
            List<Tool> tools = Tool.ALL.stream()
                    .filter(tool -> all.stream().anyMatch(who -> who.does(tool.id())))
                    .toList();
            return new Choices(tools, all, largestUpload);
        }
    }

    private Who who(Provider provider) {
        List<What> operations = Tool.ALL.stream()
                .map(tool -> new What(tool.id(), models(provider.id(), tool)))
                .filter(what -> !what.models().isEmpty())
                .toList();
        return new Who(provider.id(), provider.name(), provider.simulated(), operations);
    }

    private List<Model> models(String provider, Tool tool) {
        JsonNode terms = root.path("providers").path(provider).path(tool.id());
        if (!terms.path("models").asBoolean(true)) {
            return List.of(new CatalogRow(terms, terms).model("", tool.name(), 0, List.of(), tool.source()));
        }
        List<Model> models = new ArrayList<>();
        root.path("models").properties().forEach(entry -> {
            JsonNode model = entry.getValue();
            CatalogRow row = new CatalogRow(terms, model.path(tool.id()).path(provider));
            if (row.exists() && !row.asksForMore()) {
                String name = model.path("name").asText(entry.getKey());
                List<Size> sizes = row.has("size") ? sizes(model.path("sizes").asText()) : List.of();
                models.add(row.model(entry.getKey(), name, model.path("prompt").asInt(), sizes, tool.source()));
            }
        });
        return models;
    }

    private List<Size> sizes(String table) {
        List<Size> sizes = new ArrayList<>();
        root.path("sizes").path(table).properties().forEach(size -> {
            String[] pixels = size.getValue().asText().split("x", 2);
            sizes.add(new Size(size.getKey(), Integer.parseInt(pixels[0]), Integer.parseInt(pixels[1])));
        });
        return sizes;
    }
}
