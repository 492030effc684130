package io.github.camelrecraft.examples.brandstudio;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the page lets one choose among.
 *
 * @param tools         what can be done; those that nobody does are left out
 * @param providers     the first one is what the page starts with
 * @param largestUpload the most bytes of a person's own picture
 */
record Choices(List<Tool> tools, List<Who> providers, long largestUpload) {

    /**
     * A provider.
     *
     * @param id         as the component calls it
     * @param name       as people call it
     * @param simulated  whether the simulator stands in for it
     * @param operations what it can do
     */
    record Who(String id, String name, boolean simulated, List<What> operations) {

        boolean does(String operation) {
            return operations.stream().anyMatch(what -> what.id().equals(operation));
        }
    }

    /**
     * Something a provider does.
     *
     * @param id     the operation, as in {@code recraft:generate}
     * @param models with which models; a single one without an id where there is nothing to choose
     */
    record What(String id, List<Model> models) {}

    /**
     * A model, as one provider offers it.
     *
     * @param id         Recraft's own id; empty where there is nothing to choose
     * @param name       as people call it
     * @param vector     whether it draws SVG
     * @param longest    the most characters of a prompt; 0 when it reads none
     * @param colors     the most colours of a palette
     * @param background whether the background's colour can be chosen
     * @param strength   whether one can say how far to go from the picture it starts from
     * @param png        whether one has to ask for PNG to get it
     * @param cost       whether the provider says what a picture cost when asked
     * @param named      whether a job's id can be given to the provider, which then knows it by that
     * @param sizes      the ratios it draws; empty when the picture it starts from decides
     * @param input      which pictures it starts from; null when it starts from none
     */
    record Model(
            String id,
            String name,
            boolean vector,
            int longest,
            int colors,
            boolean background,
            boolean strength,
            boolean png,
            boolean cost,
            boolean named,
            List<Size> sizes,
            @Nullable InputTerms input) {}

    /** A ratio as in {@code 16:9}, and the pixels that it becomes. */
    record Size(String ratio, int width, int height) {}

    Optional<Tool> tool(String id) {
        return tools.stream().filter(tool -> tool.id().equals(id)).findFirst();
    }

    Optional<Who> provider(String id) {
        return providers.stream().filter(who -> who.id().equals(id)).findFirst();
    }

    Optional<Model> model(String provider, String operation, String model) {
        return provider(provider).stream()
                .flatMap(who -> who.operations().stream())
                .filter(what -> what.id().equals(operation))
                .flatMap(what -> what.models().stream())
                .filter(row -> row.id().equals(model))
                .findFirst();
    }
}
