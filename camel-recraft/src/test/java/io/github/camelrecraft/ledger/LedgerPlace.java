package io.github.camelrecraft.ledger;

import java.io.IOException;

/** Somewhere to keep a ledger, empty at first. */
interface LedgerPlace extends AutoCloseable {

    /** Opens a store there, beside those that are open already when the store is not exclusive. */
    LedgerStore open() throws IOException;

    @Override
    default void close() throws Exception {}
}
