package io.github.camelrecraft.ledger;

import io.github.camelrecraft.model.ImageContent;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A store that nothing outlives, which several ledgers may share. */
public final class MemoryLedgerStore implements LedgerStore {

    private final Map<String, LedgerEntry> entries = new ConcurrentHashMap<>();
    private final Map<String, Map<Integer, byte[]>> contents = new ConcurrentHashMap<>();

    @Override
    public boolean isExclusive() {
        return false;
    }

    @Override
    public Optional<LedgerEntry> find(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    @Override
    public synchronized boolean replace(LedgerEntry entry, long expected) {
        if (find(entry.key()).map(LedgerEntry::version).orElse(0L) != expected) {
            return false;
        }
        entries.put(entry.key(), entry);
        return true;
    }

    @Override
    public synchronized void renew(Collection<String> keys, String holder, Instant until) {
        for (String key : keys) {
            entries.computeIfPresent(
                    key,
                    (k, entry) -> entry.holder().equals(holder)
                            ? copy(entry, entry.version(), until, entry.delivered())
                            : entry);
        }
    }

    /** As if no route had taken it. */
    public synchronized void undeliver(String key) {
        entries.computeIfPresent(key, (k, entry) -> copy(entry, entry.version() + 1, entry.heldUntil(), false));
    }

    private static LedgerEntry copy(LedgerEntry entry, long version, Instant heldUntil, boolean delivered) {
        return new LedgerEntry(
                entry.intent(),
                entry.state(),
                version,
                entry.holder(),
                heldUntil,
                entry.created(),
                entry.updated(),
                entry.sent(),
                entry.job(),
                entry.answer(),
                entry.failure(),
                entry.cost(),
                delivered);
    }

    @Override
    public void write(String key, int part, ImageContent content) throws IOException {
        try (InputStream in = content.open()) {
            contents.computeIfAbsent(key, k -> new ConcurrentHashMap<>()).put(part, in.readAllBytes());
        }
    }

    @Override
    public Optional<ImageContent> read(String key, int part) {
        return Optional.ofNullable(contents.getOrDefault(key, Map.of()).get(part))
                .map(Payments::content);
    }

    @Override
    public List<LedgerEntry> list(LedgerQuery query) {
        return entries.values().stream()
                .filter(query::matches)
                .sorted(Comparator.comparing(LedgerEntry::updated).thenComparing(LedgerEntry::key))
                .limit(query.limit())
                .toList();
    }

    @Override
    public synchronized boolean delete(LedgerEntry entry) {
        if (find(entry.key()).map(LedgerEntry::version).orElse(0L) != entry.version()) {
            return false;
        }
        entries.remove(entry.key());
        contents.remove(entry.key());
        return true;
    }

    @Override
    public void close() {}
}
