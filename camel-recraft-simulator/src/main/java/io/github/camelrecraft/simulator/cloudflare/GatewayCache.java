package io.github.camelrecraft.simulator.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Answers that AI Gateway gives again without asking the model. */
final class GatewayCache {

    private record Entry(JsonNode answer, Instant until) {}

    private final Map<Object, Entry> entries = new ConcurrentHashMap<>();

    Optional<JsonNode> find(Object key, Instant now) {
        return Optional.ofNullable(entries.get(key))
                .filter(entry -> now.isBefore(entry.until))
                .map(Entry::answer);
    }

    void keep(Object key, JsonNode answer, Instant until) {
        entries.put(key, new Entry(answer, until));
    }

    void forget() {
        entries.clear();
    }
}
