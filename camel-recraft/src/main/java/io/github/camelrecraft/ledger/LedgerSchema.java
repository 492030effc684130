package io.github.camelrecraft.ledger;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The tables of a ledger. */
final class LedgerSchema {

    private static final String RESOURCE = "ledger-schema.sql";
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w{0,49}(\\.[A-Za-z_]\\w{0,49})?");
    private static final Pattern COMMENT = Pattern.compile("--.*");

    /** The class of the SQL states of what is not there. */
    private static final String NOT_THERE = "42";

    private static final Set<String> ENTRY = Set.of(
            "ID",
            "PAYMENT_KEY",
            "STATE",
            "VERSION",
            "HOLDER",
            "HELD_UNTIL",
            "UPDATED_AT",
            "DELIVERED",
            "PROVIDER",
            "JOB_ID",
            "DETAILS");
    private static final Set<String> CONTENT = Set.of("ID", "PART", "PIECE", "DATA");

    private static final int ATTEMPTS = 3;

    private final LedgerDatabase database;
    private final String table;

    LedgerSchema(LedgerDatabase database, String table) throws IOException {
        if (!NAME.matcher(table).matches()) {
            throw new IOException("the ledger's table cannot be named '" + table
                    + "': write letters, digits and underscores, perhaps behind a schema's name and a dot");
        }
        this.database = database;
        this.table = table;
    }

    void createOrCheck() throws IOException {
        boolean entries = check(table, ENTRY);
        boolean contents = check(contents(), CONTENT);
        if (!entries || !contents) {
            create();
        }
    }

    private String contents() {
        return table + "_CONTENT";
    }

    /** Two processes that make the same tables at once are in each other's way, even if they are to be made where missing. */
    private void create() throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                database.transact("create its tables", connection -> {
                    try (Statement statement = connection.createStatement()) {
                        for (String sql : statements()) {
                            statement.execute(sql);
                        }
                    }
                    return true;
                });
                return;
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private List<String> statements() throws IOException {
        try (InputStream resource = LedgerSchema.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new FileNotFoundException(RESOURCE + " is not on the class path");
            }
            String text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
            // The index lies beside its table, so that its own name has no schema.
            String index = table.substring(table.indexOf('.') + 1) + "_BY_STATE";
            String sql = COMMENT.matcher(text)
                    .replaceAll("")
                    .replace(JdbcLedgerStore.TABLE + "_BY_STATE", index)
                    .replaceAll("\\b" + JdbcLedgerStore.TABLE + "(?=\\b|_CONTENT)", table);
            return List.of(sql.strip().split(";\\s*"));
        }
    }

    /** Whether there is such a table. */
    private boolean check(String name, Set<String> wanted) throws IOException {
        Set<String> columns = columns(name);
        Set<String> missing = new TreeSet<>(wanted);
        missing.removeAll(columns);
        if (!columns.isEmpty() && !missing.isEmpty()) {
            throw new IOException("the ledger's table " + name + " lacks the column" + (missing.size() > 1 ? "s " : " ")
                    + String.join(", ", missing) + ": create it as in the component's " + RESOURCE
                    + ", or give the ledger another database");
        }
        return !columns.isEmpty();
    }

    /** None when there is no such table. */
    private Set<String> columns(String name) throws IOException {
        return database.transact("look at its tables", connection -> {
            Set<String> columns = new TreeSet<>();
            try (Statement statement = connection.createStatement();
                    ResultSet none = statement.executeQuery("SELECT * FROM " + name + " WHERE 1 = 0")) {
                ResultSetMetaData data = none.getMetaData();
                for (int i = 1; i <= data.getColumnCount(); i++) {
                    columns.add(data.getColumnName(i).toUpperCase(Locale.ROOT));
                }
            } catch (SQLException e) {
                if (!String.valueOf(e.getSQLState()).startsWith(NOT_THERE)) {
                    throw e;
                }
                connection.rollback();
            }
            return columns;
        });
    }
}
