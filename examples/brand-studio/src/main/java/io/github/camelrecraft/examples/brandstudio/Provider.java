package io.github.camelrecraft.examples.brandstudio;

import io.github.camelrecraft.simulator.RecraftSimulator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Who can draw.
 *
 * @param id        as the component calls it
 * @param name      as people call it
 * @param simulated whether the simulator stands in for it
 * @param access    the options of an endpoint that lead to the simulator; empty for the real one, whose key the component
 *                  finds in the environment by itself
 */
record Provider(String id, String name, boolean simulated, String access) {

    /**
     * What is known of a provider before one knows who has a key. The first one is what the page starts with.
     *
     * @param anyKey    what the simulator takes for a key: anything of the right form
     * @param variables where the component looks for the real one
     */
    private record Known(String id, String name, String anyKey, List<String> variables) {}

    private static final List<Known> KNOWN = List.of(
            new Known("runware", "Runware", "no-key-needed", List.of("RUNWARE_API_KEY")),
            new Known(
                    "cloudflare",
                    "Cloudflare",
                    "no-key-needed&accountId=no-account-needed",
                    List.of("CLOUDFLARE_API_TOKEN", "CLOUDFLARE_ACCOUNT_ID")),
            new Known("recraft", "Recraft", "no-key-needed", List.of("RECRAFT_API_TOKEN")),
            new Known("fal", "fal", "no-id-needed:no-key-needed", List.of("FAL_KEY")),
            new Known("replicate", "Replicate", "no-key-needed", List.of("REPLICATE_API_TOKEN")));

    /** The endpoint that does an operation here; size, colours and the like come in headers. */
    String endpoint(String operation) {
        return "recraft:" + operation + "?provider=" + id + access;
    }

    /** Those whose credentials are in the environment; without any, all of them simulated. */
    static List<Provider> of(Map<String, String> environment, Supplier<RecraftSimulator> simulator) {
        List<Provider> real = KNOWN.stream()
                .filter(known -> known.variables().stream()
                        .noneMatch(variable ->
                                environment.getOrDefault(variable, "").isBlank()))
                .map(known -> new Provider(known.id(), known.name(), false, ""))
                .toList();
        return real.isEmpty() ? simulated(simulator.get()) : real;
    }

    /** Where the real ones look for their credentials, for people. */
    static String variables() {
        return KNOWN.stream()
                .map(known -> String.join(" and ", known.variables()))
                .collect(Collectors.joining(", or "));
    }

    /** All of them, at the simulator. */
    static List<Provider> simulated(RecraftSimulator simulator) {
        return KNOWN.stream()
                .map(known -> new Provider(
                        known.id(),
                        known.name(),
                        true,
                        "&apiKey=" + known.anyKey() + "&baseUrl=" + simulator.baseUrl(known.id())))
                .toList();
    }
}
