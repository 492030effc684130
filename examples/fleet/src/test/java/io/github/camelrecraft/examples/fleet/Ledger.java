package io.github.camelrecraft.examples.fleet;

import io.github.camelrecraft.examples.fleet.servers.LocalDatabase;
import io.github.camelrecraft.ledger.FileLedgerStore;
import io.github.camelrecraft.ledger.JdbcLedgerStore;
import io.github.camelrecraft.ledger.LedgerQuery;
import io.github.camelrecraft.ledger.LedgerState;
import io.github.camelrecraft.ledger.LedgerStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The books of the workers, which are looked into when these have gone. */
final class Ledger implements AutoCloseable {

    private final Path directory;
    private final @Nullable LocalDatabase database;

    private Ledger(Path directory, @Nullable LocalDatabase database) {
        this.directory = directory;
        this.database = database;
    }

    /** Starts what the engine's workers keep them in. */
    static Ledger start(Engine engine, Path folder) throws IOException {
        return new Ledger(folder, engine.ledger().equals("file") ? null : LocalDatabase.start(folder));
    }

    /** The variables that tell a worker where they are. */
    Map<String, String> environment() {
        return database == null ? Map.of("LEDGER", "file:" + directory) : database.environment();
    }

    /** How many payments nobody knows of. */
    int unknown() throws IOException {
        LedgerQuery unknown = new LedgerQuery(
                Set.of(LedgerState.UNKNOWN), false, LedgerQuery.EVER, LedgerQuery.NEVER, LedgerQuery.NEVER, 1_000);
        try (LedgerStore store =
                database == null ? new FileLedgerStore(directory) : new JdbcLedgerStore(database.dataSource())) {
            return store.list(unknown).size();
        }
    }

    @Override
    public void close() throws IOException {
        if (database != null) {
            database.close();
        }
    }
}
