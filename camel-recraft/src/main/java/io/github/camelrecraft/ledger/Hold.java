package io.github.camelrecraft.ledger;

/** The right to work on a payment. Held by one exchange of one process at a time; its steps come one after the other. */
public final class Hold {

    private volatile LedgerEntry entry;

    Hold(LedgerEntry entry) {
        this.entry = entry;
    }

    /** The entry as this process last wrote it. */
    public LedgerEntry entry() {
        return entry;
    }

    void became(LedgerEntry written) {
        entry = written;
    }
}
