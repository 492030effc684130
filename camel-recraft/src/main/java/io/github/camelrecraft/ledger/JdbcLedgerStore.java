package io.github.camelrecraft.ledger;

import io.github.camelrecraft.model.ImageContent;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A ledger in a database, which many processes may share: H2 and PostgreSQL, with SQL that both understand. Each method is a
 * short transaction of its own, on a connection of its own. Bytes go to and fro in pieces, and no connection is kept while
 * somebody reads them.
 */
public final class JdbcLedgerStore implements LedgerStore {

    /** The table's name when no other is given. */
    public static final String TABLE = "RECRAFT_LEDGER";

    /** The most bytes of a row. */
    static final int PIECE = 256 * 1024;

    private static final int PAGE = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(JdbcLedgerStore.class);

    private final LedgerDatabase database;
    private final String table;
    private final String contents;

    /** The most entries that are in memory while each of them is told of. */
    private final int most;

    /** The ids of rows that were complained of. */
    private final Set<String> unreadable = ConcurrentHashMap.newKeySet();

    /** The ledger of that database, in the table {@link #TABLE}. */
    public JdbcLedgerStore(DataSource dataSource) throws IOException {
        this(dataSource, TABLE);
    }

    /**
     * The ledger of that table, which is created when it is missing. The data source stays its owner's.
     *
     * @param tableName letters, digits and underscores, perhaps behind a schema's name and a dot
     * @throws IOException when the database cannot be reached, or its table is another
     */
    public JdbcLedgerStore(DataSource dataSource, String tableName) throws IOException {
        this(dataSource, tableName, PAGE);
    }

    JdbcLedgerStore(DataSource dataSource, String tableName, int most) throws IOException {
        this.most = most;
        database = new LedgerDatabase(dataSource);
        table = tableName;
        contents = tableName + "_CONTENT";
        new LedgerSchema(database, tableName).createOrCheck();
    }

    @Override
    public boolean isExclusive() {
        return false;
    }

    @Override
    public Optional<LedgerEntry> find(String key) throws IOException {
        return database.transact("read an entry", connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT " + LedgerRow.COLUMNS + " FROM " + table + " WHERE ID = ?")) {
                select.setString(1, LedgerKeys.hashed(key));
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Optional.of(LedgerRow.read(row)) : Optional.empty();
                }
            }
        });
    }

    @Override
    public boolean replace(LedgerEntry entry, long expected) throws IOException {
        return expected == 0 ? insert(entry) : update(entry, expected);
    }

    private boolean insert(LedgerEntry entry) throws IOException {
        try {
            return database.transact("write an entry", connection -> {
                try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + table
                        + " (STATE, VERSION, HOLDER, HELD_UNTIL, UPDATED_AT, DELIVERED, PROVIDER, JOB_ID, DETAILS,"
                        + " PAYMENT_KEY, ID) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                    LedgerRow.write(insert, entry);
                    insert.setString(LedgerRow.WRITTEN + 1, entry.key());
                    insert.setString(LedgerRow.WRITTEN + 2, LedgerKeys.hashed(entry.key()));
                    return insert.executeUpdate() == 1;
                }
            });
        } catch (LedgerDatabase.DuplicateException e) {
            return false;
        }
    }

    private boolean update(LedgerEntry entry, long expected) throws IOException {
        return database.transact("write an entry", connection -> {
            try (PreparedStatement update = connection.prepareStatement("UPDATE " + table
                    + " SET STATE = ?, VERSION = ?, HOLDER = ?, HELD_UNTIL = ?, UPDATED_AT = ?, DELIVERED = ?,"
                    + " PROVIDER = ?, JOB_ID = ?, DETAILS = ? WHERE ID = ? AND VERSION = ?")) {
                LedgerRow.write(update, entry);
                update.setString(LedgerRow.WRITTEN + 1, LedgerKeys.hashed(entry.key()));
                update.setLong(LedgerRow.WRITTEN + 2, expected);
                return update.executeUpdate() == 1;
            }
        });
    }

    @Override
    public void renew(Collection<String> keys, String holder, Instant until) throws IOException {
        // In one order, so that two processes cannot wait for each other's rows.
        List<String> ids = keys.stream().map(LedgerKeys::hashed).sorted().toList();
        database.transact("renew holds", connection -> {
            try (PreparedStatement update = connection.prepareStatement(
                    "UPDATE " + table + " SET HELD_UNTIL = ? WHERE ID = ? AND HOLDER = ?")) {
                for (String id : ids) {
                    update.setObject(1, until.atOffset(ZoneOffset.UTC));
                    update.setString(2, id);
                    update.setString(3, holder);
                    update.addBatch();
                }
                return update.executeBatch().length;
            }
        });
    }

    @Override
    public void write(String key, int part, ImageContent content) throws IOException {
        String id = LedgerKeys.hashed(key);
        database.transact("write an image", connection -> {
            removeContents(connection, id, part);
            try (InputStream in = content.open();
                    PreparedStatement insert = connection.prepareStatement(
                            "INSERT INTO " + contents + " (ID, PART, PIECE, DATA) VALUES (?, ?, ?, ?)")) {
                int piece = 0;
                byte[] bytes;
                // The last piece is shorter, if need be empty: where it is missing, something is.
                do {
                    bytes = in.readNBytes(PIECE);
                    insert.setString(1, id);
                    insert.setInt(2, part);
                    insert.setInt(3, piece++);
                    insert.setBytes(4, bytes);
                    insert.executeUpdate();
                } while (bytes.length == PIECE);
                return piece;
            }
        });
    }

    private void removeContents(Connection connection, String id, @Nullable Integer part) throws SQLException {
        String ofPart = part == null ? "" : " AND PART = ?";
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM " + contents + " WHERE ID = ?" + ofPart)) {
            delete.setString(1, id);
            if (part != null) {
                delete.setInt(2, part);
            }
            delete.executeUpdate();
        }
    }

    @Override
    public Optional<ImageContent> read(String key, int part) throws IOException {
        StoredPieces pieces = new StoredPieces(database, contents, LedgerKeys.hashed(key), part);
        return pieces.exist() ? Optional.of(pieces) : Optional.empty();
    }

    /** Some entries, with what was read to have them. */
    private record Page(List<LedgerEntry> entries, int rows, String lastId) {}

    @Override
    public List<LedgerEntry> list(LedgerQuery query) throws IOException {
        if (query.account().isEmpty()) {
            return page(query, "", "UPDATED_AT, PAYMENT_KEY", query.limit()).entries();
        }
        OldestEntries oldest = new OldestEntries(query.limit()); // no column has the account
        each(query, oldest::add);
        return oldest.list();
    }

    /** By their ids, which never change: an entry that does change meanwhile is not told of twice. */
    @Override
    public void each(LedgerQuery query, Visitor visitor) throws IOException {
        Page page = new Page(List.of(), most, "");
        while (page.rows() == most) {
            page = page(query, page.lastId(), "ID", most);
            for (LedgerEntry entry : page.entries()) {
                visitor.visit(entry);
            }
        }
    }

    /** The first of them in some order, of those whose ids come after one. */
    private Page page(LedgerQuery query, String afterId, String order, int limit) throws IOException {
        if (query.states().isEmpty()) {
            return new Page(List.of(), 0, afterId);
        }
        String states = String.join(", ", Collections.nCopies(query.states().size(), "?"));
        String sql = "SELECT " + LedgerRow.COLUMNS + " FROM " + table + " WHERE STATE IN (" + states
                + ") AND UPDATED_AT >= ? AND UPDATED_AT < ? AND HELD_UNTIL <= ? AND ID > ?"
                + (query.undelivered() ? " AND DELIVERED = FALSE" : "")
                + (query.provider().isEmpty() ? "" : " AND PROVIDER = ?")
                + " ORDER BY " + order + " FETCH FIRST " + limit + " ROWS ONLY";
        return database.transact("list entries", connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                int column = 1;
                for (LedgerState state : query.states()) {
                    select.setString(column++, state.name());
                }
                select.setObject(column++, at(query.from()));
                select.setObject(column++, at(query.before()));
                select.setObject(column++, at(query.freeAt()));
                select.setString(column++, afterId);
                if (!query.provider().isEmpty()) {
                    select.setString(column, query.provider());
                }
                List<LedgerEntry> found = new ArrayList<>();
                int read = 0;
                String last = afterId;
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        read++;
                        last = LedgerRow.id(rows);
                        readable(rows)
                                .filter(entry -> entry.intent().mayBeOf(query.account()))
                                .ifPresent(found::add);
                    }
                }
                return new Page(found, read, last);
            }
        });
    }

    /** What cannot be read is not sent again by anybody, and keeps nobody from the others. */
    private Optional<LedgerEntry> readable(ResultSet row) throws SQLException {
        try {
            return Optional.of(LedgerRow.read(row));
        } catch (IOException e) {
            if (unreadable.add(LedgerRow.id(row))) {
                LOG.warn("The ledger leaves out a row of {} that somebody has to look at: {}", table, e.getMessage());
            }
            return Optional.empty();
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    @Override
    public boolean delete(LedgerEntry entry) throws IOException {
        String id = LedgerKeys.hashed(entry.key());
        return database.transact("remove an entry", connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM " + table + " WHERE ID = ? AND VERSION = ?")) {
                delete.setString(1, id);
                delete.setLong(2, entry.version());
                if (delete.executeUpdate() == 0) {
                    return false;
                }
            }
            removeContents(connection, id, null);
            return true;
        });
    }

    /** Does nothing: the data source belongs to whoever made it. */
    @Override
    public void close() {}

    /** The bytes in the database, a piece at a time. */
    private record StoredPieces(LedgerDatabase database, String contents, String id, int part) implements ImageContent {

        boolean exist() throws IOException {
            return piece(0).isPresent();
        }

        Optional<byte[]> piece(int number) throws IOException {
            return database.transact("read an image", connection -> {
                try (PreparedStatement select = connection.prepareStatement(
                        "SELECT DATA FROM " + contents + " WHERE ID = ? AND PART = ? AND PIECE = ?")) {
                    select.setString(1, id);
                    select.setInt(2, part);
                    select.setInt(3, number);
                    try (ResultSet row = select.executeQuery()) {
                        return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
                    }
                }
            });
        }

        @Override
        public InputStream open() throws IOException {
            return new PiecesInputStream(this::piece, PIECE);
        }

        @Override
        public long length() throws IOException {
            return database.transact("measure an image", connection -> {
                try (PreparedStatement select = connection.prepareStatement(
                        "SELECT SUM(OCTET_LENGTH(DATA)) FROM " + contents + " WHERE ID = ? AND PART = ?")) {
                    select.setString(1, id);
                    select.setInt(2, part);
                    try (ResultSet row = select.executeQuery()) {
                        row.next();
                        return row.getLong(1);
                    }
                }
            });
        }
    }
}
