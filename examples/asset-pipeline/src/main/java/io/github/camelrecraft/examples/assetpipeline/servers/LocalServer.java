package io.github.camelrecraft.examples.assetpipeline.servers;

import java.util.Map;
import java.util.UUID;

/** A server that stands in for one's own: on the loopback address, with a password of its own, and a folder behind it. */
public interface LocalServer {

    /** The only user. */
    String USER = "assets";

    /** The properties that lead the routes to it, the same that lead them to one's own server. */
    Map<String, String> settings();

    /** Stops it; the folder stays. */
    void stop() throws Exception;

    /** A password that is good until the server is stopped, and as awkward in a URI as real ones are. */
    static String newPassword() {
        return "+&%/?#" + UUID.randomUUID();
    }
}
