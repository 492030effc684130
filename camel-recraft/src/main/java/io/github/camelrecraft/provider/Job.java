package io.github.camelrecraft.provider;

import java.net.URI;
import java.util.Map;

/**
 * Work that a provider has accepted and can be asked for.
 *
 * @param id    the provider's id of it, for people and logs
 * @param links where to ask, by a name that the provider's class chose; empty when the request says it all
 * @param ready whether there is something to fetch already, so that the next question need not wait
 */
public record Job(String id, Map<String, URI> links, boolean ready) {

    /** Copies the links. */
    public Job {
        links = Map.copyOf(links);
    }

    /** Work that is under way, known by its id alone. */
    public static Job named(String id) {
        return new Job(id, Map.of(), false);
    }
}
