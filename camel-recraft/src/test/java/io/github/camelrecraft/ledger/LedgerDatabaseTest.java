package io.github.camelrecraft.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerDatabaseTest {

    private final DataSource dataSource = Databases.h2();
    private final LedgerDatabase database = new LedgerDatabase(dataSource);

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "90131"})
    void whatWasOnlyInTheWayIsDoneAgain(String state) throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        String result = database.transact("try", connection -> {
            if (attempts.incrementAndGet() < 5) {
                throw new SQLException("in the way", state);
            }
            return "done";
        });
        assertThat(result).isEqualTo("done");
    }

    @Test
    void whatIsAlwaysInTheWayIsAnError() {
        AtomicInteger attempts = new AtomicInteger();
        assertThatThrownBy(() -> database.transact("try", connection -> {
                    attempts.incrementAndGet();
                    throw new SQLException("in the way", "40001");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("the ledger's database cannot try, SQL state 40001: in the way");
        assertThat(attempts).hasValue(5);
    }

    @Test
    void anythingElseIsTriedOnce() {
        AtomicInteger attempts = new AtomicInteger();
        SQLException full = new SQLException("disk full", "53100");
        assertThatThrownBy(() -> database.transact("try", connection -> {
                    attempts.incrementAndGet();
                    throw full;
                }))
                .hasMessageContaining("disk full")
                .hasCause(full);
        assertThat(attempts).hasValue(1);
    }

    @Test
    void aFailureUndoesWhatWasDone() throws Exception {
        Databases.execute(dataSource, "CREATE TABLE T (A INTEGER)");
        assertThatThrownBy(() -> database.transact("try", connection -> {
                    connection.createStatement().execute("INSERT INTO T VALUES (1)");
                    throw new IOException("cut");
                }))
                .hasMessage("cut");
        try (Connection connection = dataSource.getConnection();
                var rows = connection.createStatement().executeQuery("SELECT COUNT(*) FROM T")) {
            rows.next();
            assertThat(rows.getInt(1)).isZero();
        }
    }

    @Test
    void aConnectionGoesBackToItsPoolAsItCame() throws Exception {
        for (boolean autoCommit : List.of(true, false)) {
            try (Connection pooled = dataSource.getConnection()) {
                pooled.setAutoCommit(autoCommit);
                LedgerDatabase ofAPool = new LedgerDatabase(pool(pooled));
                assertThat(ofAPool.<Boolean>transact("try", Connection::getAutoCommit))
                        .isFalse();
                assertThat(pooled.getAutoCommit()).isEqualTo(autoCommit);
                assertThatThrownBy(() -> ofAPool.transact("try", connection -> {
                            throw new IOException("cut");
                        }))
                        .hasMessage("cut");
                assertThat(pooled.getAutoCommit()).isEqualTo(autoCommit);
            }
        }
    }

    /** A pool of one connection, which stays open. */
    private static DataSource pool(Connection only) {
        Connection lent = (Connection) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> method.getName().equals("close") ? null : method.invoke(only, arguments));
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> lent);
    }

    @Test
    void aSecondRowOfTheSameIdIsToldApart() throws Exception {
        Databases.execute(dataSource, "CREATE TABLE T (A INTEGER PRIMARY KEY)");
        assertThatThrownBy(() -> database.transact("try", connection -> {
                    connection.createStatement().execute("INSERT INTO T VALUES (1)");
                    return connection.createStatement().execute("INSERT INTO T VALUES (1)");
                }))
                .isInstanceOf(LedgerDatabase.DuplicateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cannot open jdbc:postgresql://u:canary-7@host/db",
                "bad property password=canary-7",
                "bad property PWD=canary-7"
            })
    void theAddressIsNotShown(String message) {
        assertThatThrownBy(() -> database.transact("try", connection -> {
                    throw new SQLException(message, "08001");
                }))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("SQL state 08001")
                .hasMessageNotContaining("canary-7")
                .hasNoCause();
    }
}
