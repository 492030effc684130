package io.github.camelrecraft.ledger;

import java.time.Instant;

/** The right to work on a payment. Held by one exchange of one process at a time; its steps come one after the other. */
public final class Hold {

    private volatile LedgerEntry entry;

    /** As far as this process knows, it has it until then at least. */
    private volatile Instant until;

    Hold(LedgerEntry entry) {
        this.entry = entry;
        this.until = entry.heldUntil();
    }

    /** The entry as this process last wrote it. */
    public LedgerEntry entry() {
        return entry;
    }

    void became(LedgerEntry written) {
        entry = written;
        until = written.heldUntil();
    }

    Instant until() {
        return until;
    }

    void renewed(Instant later) {
        until = later;
    }
}
