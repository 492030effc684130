package io.github.camelrecraft.ledger;

class MemoryLedgerTest extends SharedLedgerContract {

    @Override
    LedgerPlace place() {
        MemoryLedgerStore store = new MemoryLedgerStore();
        return () -> store;
    }
}
