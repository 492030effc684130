package io.github.camelrecraft.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What arrived, in order. The oldest are forgotten, so that a load test does not fill the memory. */
final class RequestLog {

    static final int REMEMBERED = 50_000;

    private final Deque<RecordedRequest> requests = new ArrayDeque<>();

    synchronized void add(RecordedRequest request) {
        if (requests.size() == REMEMBERED) {
            requests.remove();
        }
        requests.add(request);
    }

    synchronized List<RecordedRequest> all() {
        return List.copyOf(requests);
    }

    synchronized void clear() {
        requests.clear();
    }
}
