package io.github.camelrecraft.ledger;

import java.net.URI;
import java.util.Map;

/**
 * Where to ask for what was sent.
 *
 * @param id    the provider's id of it
 * @param links where to ask, by names that the provider's class chose
 */
public record AcceptedJob(String id, Map<String, URI> links) {

    /** Copies the links. */
    public AcceptedJob {
        links = Map.copyOf(links);
    }
}
