package io.github.camelrecraft.ledger;

import java.util.concurrent.atomic.AtomicReference;

/** The right to work on a payment. Held by one exchange of one process at a time; its steps come one after the other. */
public final class Hold {

    private final AtomicReference<LedgerEntry> entry;

    Hold(LedgerEntry entry) {
        this.entry = new AtomicReference<>(entry);
    }

    /** The entry as this process last wrote it. */
    public LedgerEntry entry() {
        return entry.get();
    }

    void became(LedgerEntry written) {
        entry.set(written);
    }
}
