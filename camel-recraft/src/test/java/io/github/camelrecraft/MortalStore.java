package io.github.camelrecraft;

import io.github.camelrecraft.ledger.LedgerEntry;
import io.github.camelrecraft.ledger.LedgerQuery;
import io.github.camelrecraft.ledger.LedgerStore;
import io.github.camelrecraft.model.ImageContent;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A store whose process ends at one of its writes: that one and whatever comes after it is never written. */
final class MortalStore implements LedgerStore {

    private final LedgerStore store;
    private int left;
    private boolean dead;

    MortalStore(LedgerStore store) {
        this.store = store;
    }

    /**
     * Sets when the process ends.
     *
     * @param write at which write from now on, the first is 1; 0 for never
     */
    synchronized void diesAt(int write) {
        left = write;
    }

    synchronized boolean isDead() {
        return dead;
    }

    private synchronized void live(boolean writes) throws IOException {
        dead |= writes && left > 0 && --left == 0;
        if (dead) {
            throw new IOException("the process has ended");
        }
    }

    @Override
    public boolean isExclusive() {
        return store.isExclusive();
    }

    @Override
    public Optional<LedgerEntry> find(String key) throws IOException {
        live(false);
        return store.find(key);
    }

    @Override
    public boolean replace(LedgerEntry entry, long expected) throws IOException {
        live(true);
        return store.replace(entry, expected);
    }

    @Override
    public void renew(Collection<String> keys, String holder, Instant until) throws IOException {
        live(false);
        store.renew(keys, holder, until);
    }

    @Override
    public void write(String key, int part, ImageContent content) throws IOException {
        live(true);
        store.write(key, part, content);
    }

    @Override
    public Optional<ImageContent> read(String key, int part) throws IOException {
        live(false);
        return store.read(key, part);
    }

    @Override
    public List<LedgerEntry> list(LedgerQuery query) throws IOException {
        live(false);
        return store.list(query);
    }

    @Override
    public boolean delete(LedgerEntry entry) throws IOException {
        live(false);
        return store.delete(entry);
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
