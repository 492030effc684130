package io.github.camelrecraft.client;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The requests that have not ended, so that they can be ended when their resources close. */
public final class LiveRequests {

    private final Set<Generation> requests = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    void add(Generation request) {
        requests.add(request);
        if (closed) {
            request.stop();
        }
    }

    void remove(Generation request) {
        requests.remove(request);
    }

    /**
     * Ends all of them, and any that is added later. Those that wait for a connection come first: else each that ends would
     * give them one, and they would be sent at the last moment.
     */
    public void close() {
        closed = true;
        requests.stream().filter(request -> !request.wasSent()).forEach(Generation::stop);
        requests.forEach(Generation::stop);
    }
}
