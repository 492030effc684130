package io.github.camelrecraft.simulator.fal;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A path and the one parameter that may follow it.
 *
 * @param path  before the question mark
 * @param value of the parameter, decoded; empty when there is none
 */
record FalQuery(String path, String value) {

    /**
     * Reads them.
     *
     * @throws FalRefusal when there is another parameter
     */
    static FalQuery of(String pathAndQuery, String name) {
        int mark = pathAndQuery.indexOf('?');
        if (mark < 0) {
            return new FalQuery(pathAndQuery, "");
        }
        String query = pathAndQuery.substring(mark + 1);
        if (!query.startsWith(name + "=") || query.indexOf('&') >= 0) {
            throw FalRefusal.badRequest("The query '" + query + "' is not documented here.");
        }
        String value = URLDecoder.decode(query.substring(name.length() + 1), StandardCharsets.UTF_8);
        return new FalQuery(pathAndQuery.substring(0, mark), value);
    }

    /**
     * The parameter as the address of a webhook.
     *
     * @throws FalRefusal when it is no http or https URL
     */
    Optional<URI> webhook() {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(value);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (http && uri.getHost() != null) {
                return Optional.of(uri);
            }
        } catch (URISyntaxException e) {
            // Refused as any other text that is no URL.
        }
        throw FalRefusal.badRequest("The fal_webhook must be an http or https URL");
    }
}
