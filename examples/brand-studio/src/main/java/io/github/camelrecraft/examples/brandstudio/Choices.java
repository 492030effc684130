package io.github.camelrecraft.examples.brandstudio;

import java.util.List;
import java.util.Optional;

/**
 * What the page lets one choose among.
 *
 * @param providers the first one is what the page starts with
 */
record Choices(List<Who> providers) {

    /**
     * A provider.
     *
     * @param id         as the component calls it
     * @param name       as people call it
     * @param simulated  whether the simulator stands in for it
     * @param operations what it can do
     */
    record Who(String id, String name, boolean simulated, List<What> operations) {}

    /**
     * Something a provider does.
     *
     * @param id     the operation, as in {@code recraft:generate}
     * @param models with which models
     */
    record What(String id, List<Model> models) {}

    /**
     * A model, as one provider offers it.
     *
     * @param id         Recraft's own id
     * @param name       as people call it
     * @param vector     whether it draws SVG
     * @param longest    the most characters of a prompt
     * @param colors     the most colours of a palette
     * @param background whether the background's colour can be chosen
     * @param png        whether one has to ask for PNG to get it
     * @param cost       whether the provider says what a picture cost when asked
     * @param named      whether a job's id can be given to the provider, which then knows it by that
     * @param sizes      the ratios it draws
     */
    record Model(
            String id,
            String name,
            boolean vector,
            int longest,
            int colors,
            boolean background,
            boolean png,
            boolean cost,
            boolean named,
            List<Size> sizes) {}

    /** A ratio as in {@code 16:9}, and the pixels that it becomes. */
    record Size(String ratio, int width, int height) {}

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
