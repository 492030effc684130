package io.github.camelrecraft.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** An entry as a row: as JSON, and in columns what is asked for, or changed, without the rest. */
final class LedgerRow {

    /** What is read. */
    static final String COLUMNS = "DETAILS, HELD_UNTIL, ID, PAYMENT_KEY";

    /** How many columns are written, in their order in the statements. */
    static final int WRITTEN = 9;

    private LedgerRow() {}

    /** The id that the row has, whether or not it can be read. */
    static String id(ResultSet row) throws SQLException {
        return row.getString(3);
    }

    /** @throws IOException when it is damaged; says which it is */
    static LedgerEntry read(ResultSet row) throws SQLException, IOException {
        LedgerEntry entry = entry(row);
        Instant heldUntil = row.getObject(2, OffsetDateTime.class).toInstant();
        return new LedgerEntry(
                entry.intent(),
                entry.state(),
                entry.version(),
                entry.holder(),
                heldUntil,
                entry.created(),
                entry.updated(),
                entry.sent(),
                entry.job(),
                entry.answer(),
                entry.failure(),
                entry.cost(),
                entry.delivered());
    }

    private static LedgerEntry entry(ResultSet row) throws SQLException, IOException {
        try {
            return LedgerJson.read(row.getString(1).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IOException(
                    "cannot read the ledger's entry '" + row.getString(4) + "', ID " + id(row) + ": " + e.getMessage(),
                    e);
        }
    }

    static void write(PreparedStatement statement, LedgerEntry entry) throws SQLException, IOException {
        AcceptedJob job = entry.job();
        statement.setString(1, entry.state().name());
        statement.setLong(2, entry.version());
        statement.setString(3, entry.holder());
        statement.setObject(4, entry.heldUntil().atOffset(ZoneOffset.UTC));
        statement.setObject(5, entry.updated().atOffset(ZoneOffset.UTC));
        statement.setBoolean(6, entry.delivered());
        statement.setString(7, entry.intent().provider());
        statement.setString(8, job == null ? null : job.id());
        statement.setString(WRITTEN, new String(LedgerJson.write(entry), StandardCharsets.UTF_8));
    }
}
