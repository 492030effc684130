package io.github.camelrecraft.ledger;

import io.github.camelrecraft.model.ImageContent;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Where a ledger keeps its entries. Every write is on the disk, or committed, when the method returns. Methods may
 * block and may be called by several threads at once. They throw {@link IOException} when it cannot be known whether
 * they did what they should.
 */
public interface LedgerStore extends AutoCloseable {

    /** Whether no other process can be using it, so that what another one held is free. */
    boolean isExclusive();

    /** The entry of that key. */
    Optional<LedgerEntry> find(String key) throws IOException;

    /**
     * Writes an entry in place of the one of its key.
     *
     * @param expected the version of the entry that is replaced; 0 when there must be none
     * @return whether it was written; false when somebody else was faster
     */
    boolean replace(LedgerEntry entry, long expected) throws IOException;

    /**
     * Extends the hold of a process on those entries of which it is the holder; their versions stay. Of an exclusive
     * store nobody asks for it.
     *
     * @param until the new end
     */
    void renew(Collection<String> keys, String holder, Instant until) throws IOException;

    /** Writes a part of an entry's contents; what was there is replaced. */
    void write(String key, int part, ImageContent content) throws IOException;

    /** A part of an entry's contents, which can be opened as long as the entry is there. */
    Optional<ImageContent> read(String key, int part) throws IOException;

    /**
     * Entries, the oldest change first, for which {@link LedgerQuery#matches}. Whoever asks looks at that again: a
     * store may leave the provider and the account out, and then gives more than it has to.
     */
    List<LedgerEntry> list(LedgerQuery query) throws IOException;

    /** Hears of entries, one after the other. */
    @FunctionalInterface
    interface Visitor {

        /**
         * Hears of one.
         *
         * @throws IOException when no others are wanted, since something went wrong
         */
        void visit(LedgerEntry entry) throws IOException;
    }

    /**
     * Tells of each entry that is wanted, whatever the query's limit: once, and in any order. The visitor may remove
     * it. A store that may have very many of them keeps no more than some in memory; this default lists them all.
     */
    default void each(LedgerQuery query, Visitor visitor) throws IOException {
        for (LedgerEntry entry : list(query)) {
            visitor.visit(entry);
        }
    }

    /** Removes an entry, with its contents, unless it has changed. */
    boolean delete(LedgerEntry entry) throws IOException;

    @Override
    void close() throws IOException;
}
