package io.github.camelrecraft.examples.fleet.servers;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;

/** PostgreSQL, the real one, as processes of their own. */
public final class LocalDatabase implements LocalServer {

    private static final String USER = "postgres";

    private final EmbeddedPostgres server;

    private LocalDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts it; the folder has its tables. */
    public static LocalDatabase start(Path folder) throws IOException {
        return new LocalDatabase(EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setPort(FreePort.next())
                .setPGStartupWait(Duration.ofMinutes(1))
                .start());
    }

    /** Where the ledger's table is. */
    public DataSource dataSource() {
        return server.getPostgresDatabase();
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("LEDGER", "#database", "LEDGER_URL", server.getJdbcUrl(USER, USER), "LEDGER_USERNAME", USER);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
