package io.github.camelrecraft.examples.fleet.servers;

import java.io.IOException;
import java.util.Map;

/** A server that stands in for one's own, on the loopback address. */
public interface LocalServer extends AutoCloseable {

    /** The variables that lead a worker to it, the same that lead it to one's own server. */
    Map<String, String> environment();

    /** Stops it; its folder stays. */
    @Override
    void close() throws IOException;
}
