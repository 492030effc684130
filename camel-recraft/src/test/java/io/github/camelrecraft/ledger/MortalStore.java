package io.github.camelrecraft.ledger;

import io.github.camelrecraft.model.ImageContent;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The store as a process sees it that is killed right after it has written a certain state: nothing that it does later is
 * written. What others held is free, as after a lease.
 */
public final class MortalStore implements LedgerStore {

    private final LedgerStore store;
    private final @Nullable LedgerState last;
    private volatile boolean dead;

    /** @param last the last state that is written; null for a process that lives */
    public MortalStore(LedgerStore store, @Nullable LedgerState last) {
        this.store = store;
        this.last = last;
    }

    /** Kills it. */
    public void die() {
        dead = true;
    }

    private LedgerStore alive() throws IOException {
        if (dead) {
            throw new IOException("the process is dead");
        }
        return store;
    }

    @Override
    public boolean isExclusive() {
        return true;
    }

    @Override
    public Optional<LedgerEntry> find(String key) throws IOException {
        return alive().find(key);
    }

    @Override
    public boolean replace(LedgerEntry entry, long expected) throws IOException {
        boolean replaced = alive().replace(entry, expected);
        dead |= entry.state() == last;
        return replaced;
    }

    @Override
    public void renew(Collection<String> keys, String holder, Instant until) throws IOException {
        alive().renew(keys, holder, until);
    }

    @Override
    public void write(String key, int part, ImageContent content) throws IOException {
        alive().write(key, part, content);
    }

    @Override
    public Optional<ImageContent> read(String key, int part) throws IOException {
        return alive().read(key, part);
    }

    @Override
    public List<LedgerEntry> list(LedgerQuery query) throws IOException {
        return alive().list(query);
    }

    @Override
    public boolean delete(LedgerEntry entry) throws IOException {
        return alive().delete(entry);
    }

    @Override
    public void close() {}
}
