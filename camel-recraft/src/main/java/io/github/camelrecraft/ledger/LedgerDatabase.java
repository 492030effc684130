package io.github.camelrecraft.ledger;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Short transactions, whatever the pool's connections are set to. What the database gave up since two transactions were in
 * each other's way is done again.
 */
final class LedgerDatabase {

    /** A row of that id is there. */
    static final class DuplicateException extends IOException {
        private static final long serialVersionUID = 1L;

        DuplicateException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** What is done in a transaction. */
    interface Work<T> {
        T in(Connection connection) throws SQLException, IOException;
    }

    private static final String DUPLICATE = "23505";

    /** Serialization failures and deadlocks of PostgreSQL and H2: nothing was done, and trying again is what they ask for. */
    private static final Set<String> IN_THE_WAY = Set.of("40001", "40P01", "90131");

    private static final int ATTEMPTS = 5;

    /** A connection's address may have a password in it. */
    private static final Pattern ADDRESS = Pattern.compile("jdbc:\\S+|(?i)(password|pwd)=\\S+");

    private final DataSource dataSource;

    LedgerDatabase(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Does it, and commits.
     *
     * @param what the work does, after "cannot"
     * @throws DuplicateException when it would have made a second row of the same id
     */
    <T> T transact(String what, Work<T> work) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (SQLException e) {
                if (DUPLICATE.equals(e.getSQLState())) {
                    throw new DuplicateException(describe(what, e), e);
                }
                if (attempt == ATTEMPTS || !IN_THE_WAY.contains(String.valueOf(e.getSQLState()))) {
                    throw exception(what, e);
                }
            }
        }
    }

    private <T> T once(Work<T> work) throws SQLException, IOException {
        try (Connection connection = dataSource.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            if (autoCommit) {
                connection.setAutoCommit(false);
            }
            try {
                T result = work.in(connection);
                connection.commit();
                return result;
            } catch (SQLException | IOException | RuntimeException e) {
                rollback(connection, e);
                throw e;
            } finally {
                if (autoCommit) {
                    connection.setAutoCommit(true);
                }
            }
        }
    }

    private static void rollback(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /** The driver's exception is not shown when it would show the address. */
    private static IOException exception(String what, SQLException cause) {
        String message = String.valueOf(cause.getMessage());
        IOException exception = new IOException(describe(what, cause));
        return ADDRESS.matcher(message).find() ? exception : new IOException(exception.getMessage(), cause);
    }

    private static String describe(String what, SQLException cause) {
        String reason = ADDRESS.matcher(String.valueOf(cause.getMessage())).replaceAll("...");
        return "the ledger's database cannot " + what + ", SQL state " + cause.getSQLState() + ": " + reason.strip();
    }
}
