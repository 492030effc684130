package io.github.camelrecraft.ledger;

import io.github.camelrecraft.model.ImageContent;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A store whose next write fails, before or after it was done, or comes too late. */
final class FlakyStore implements LedgerStore {

    enum Fault {
        NONE,
        BEFORE,
        AFTER,
        TOO_LATE
    }

    private final LedgerStore store;
    private Fault next = Fault.NONE;

    FlakyStore(LedgerStore store) {
        this.store = store;
    }

    void failNext(Fault fault) {
        next = fault;
    }

    @Override
    public boolean isExclusive() {
        return store.isExclusive();
    }

    @Override
    public Optional<LedgerEntry> find(String key) throws IOException {
        return store.find(key);
    }

    @Override
    public boolean replace(LedgerEntry entry, long expected) throws IOException {
        Fault fault = next;
        next = Fault.NONE;
        if (fault == Fault.BEFORE) {
            throw new IOException("the disk is full");
        }
        if (fault == Fault.TOO_LATE) {
            return false;
        }
        boolean replaced = store.replace(entry, expected);
        if (fault == Fault.AFTER) {
            throw new IOException("the connection was cut");
        }
        return replaced;
    }

    @Override
    public void renew(Collection<String> keys, String holder, Instant until) throws IOException {
        store.renew(keys, holder, until);
    }

    @Override
    public void write(String key, int part, ImageContent content) throws IOException {
        store.write(key, part, content);
    }

    @Override
    public Optional<ImageContent> read(String key, int part) throws IOException {
        return store.read(key, part);
    }

    @Override
    public List<LedgerEntry> list(LedgerQuery query) throws IOException {
        return store.list(query);
    }

    @Override
    public boolean delete(LedgerEntry entry) throws IOException {
        return store.delete(entry);
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
