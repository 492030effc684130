package io.github.camelrecraft.ledger;

import static io.github.camelrecraft.ledger.Payments.COST;
import static io.github.camelrecraft.ledger.Payments.intent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a ledger in a database promises. */
abstract class JdbcLedgerContract extends SharedLedgerContract {

    private final String table = Databases.table();

    abstract DataSource dataSource();

    @Override
    LedgerPlace place() {
        return () -> new JdbcLedgerStore(dataSource(), table);
    }

    @Test
    void processesThatStartAtOnceMakeOneTable() throws Exception {
        String name = Databases.table();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<LedgerStore>> openings = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                openings.add(() -> new JdbcLedgerStore(dataSource(), name));
            }
            for (Future<LedgerStore> opening : threads.invokeAll(openings)) {
                assertThat(opening.get().find("a")).isEmpty();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aTableOfSomethingElseIsAnErrorThatNamesWhatIsMissing() throws Exception {
        String name = Databases.table();
        Databases.execute(dataSource(), "CREATE TABLE " + name + " (ID VARCHAR(64), STATE VARCHAR(16))");
        assertThatThrownBy(() -> new JdbcLedgerStore(dataSource(), name))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("DELIVERED")
                .hasMessageContaining("VERSION")
                .hasMessageContaining("ledger-schema.sql");
    }

    @Test
    void aTableOfOtherContentsIsAnError() throws Exception {
        String name = Databases.table();
        Databases.execute(dataSource(), "CREATE TABLE " + name + "_CONTENT (ID VARCHAR(64))");
        assertThatThrownBy(() -> new JdbcLedgerStore(dataSource(), name))
                .hasMessageContaining(name + "_CONTENT")
                .hasMessageContaining("PIECE");
    }

    @Test
    void theTableMayBeInASchema() throws Exception {
        String schema = Databases.table();
        Databases.execute(dataSource(), "CREATE SCHEMA " + schema);
        LedgerStore store = new JdbcLedgerStore(dataSource(), schema + ".payments");
        assertThat(new PaymentLedger(store, clock, LEASE).claim(intent("a"), false))
                .isInstanceOf(Claim.Fresh.class);
        assertThat(new JdbcLedgerStore(dataSource(), schema + ".payments").find("a"))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A B", "A;DROP TABLE B", "1A", "A.B.C"})
    void whatIsNoNameIsNoTable(String name) {
        assertThatThrownBy(() -> new JdbcLedgerStore(dataSource(), name))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot be named '" + name + "'");
    }

    @Test
    void aRowThatNobodyCanReadIsSentByNobodyAndKeepsNobodyFromTheOthers() throws Exception {
        ledger.release(sent("a"));
        ledger.release(sent("b"));
        Databases.execute(dataSource(), "UPDATE " + table + " SET DETAILS = '{' WHERE PAYMENT_KEY = 'a'");
        clock.advance(LEASE);
        assertThat(Payments.unfinished(ledger, clock.instant(), 10))
                .extracting(LedgerEntry::key)
                .containsExactly("b");
        assertThatThrownBy(() -> ledger.claim(intent("a"), false)).isInstanceOf(IOException.class);
    }

    @Test
    void eachRowThatNobodyCanReadIsNamed() throws Exception {
        ledger.release(sent("a"));
        Databases.execute(dataSource(), "UPDATE " + table + " SET DETAILS = '{' WHERE PAYMENT_KEY = 'a'");
        assertThatThrownBy(() -> ledger.find("a"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the ledger's entry 'a'")
                .hasMessageContaining(LedgerKeys.hashed("a"));
    }

    @Test
    void howeverManyThereAreAPageIsInMemoryAtATime() throws Exception {
        PaymentLedger ledger = withSeven();
        Set<String> told = new HashSet<>();
        ledger.chargedSince(Instant.EPOCH, entry -> {
            if (told.isEmpty()) {
                for (int each = 0; each < 7; each++) {
                    ledger.forget("key " + each);
                }
            }
            told.add(entry.key());
        });
        assertThat(told).hasSize(3);
    }

    @Test
    void howeverManyThereAreEachIsToldOfOnceEvenWhenItChanges() throws Exception {
        PaymentLedger ledger = withSeven();
        Databases.execute(dataSource(), "UPDATE " + table + " SET DETAILS = '{' WHERE PAYMENT_KEY = 'key 5'");
        List<String> told = new ArrayList<>();
        ledger.chargedSince(Instant.EPOCH, entry -> {
            told.add(entry.key());
            clock.advance(Duration.ofMillis(1));
            LedgerEntry later =
                    entry.next().to(LedgerState.UNKNOWN, clock.instant()).done();
            assertThat(store().replace(later, entry.version())).isTrue();
        });
        assertThat(told).hasSize(6).doesNotHaveDuplicates();
    }

    @Test
    void howeverManyThereAreTheyAreCleaned() throws Exception {
        PaymentLedger ledger = withSeven();
        Databases.execute(dataSource(), "UPDATE " + table + " SET STATE = 'FAILED'");
        clock.advance(LEASE);
        assertThat(ledger.clean(clock.instant())).isEqualTo(7);
    }

    /** In memory are three at a time. */
    private PaymentLedger withSeven() throws IOException {
        for (int each = 0; each < 7; each++) {
            ledger.release(sent("key " + each));
        }
        return new PaymentLedger(store(), clock, LEASE);
    }

    private LedgerStore store() throws IOException {
        return new JdbcLedgerStore(dataSource(), table, 3);
    }

    @Test
    void poolsMayHandOutConnectionsWithoutAutocommit() throws Exception {
        PaymentLedger manual = new PaymentLedger(new JdbcLedgerStore(withoutAutocommit(), table), clock, LEASE);
        Hold hold = ((Claim.Fresh) manual.claim(intent("a"), false)).hold();
        manual.sent(hold, COST);
        byte[] image = random(300_000);
        manual.stored(hold, Payments.arrived(), COST, Map.of(0, Payments.content(image)));
        claimed("a", Claim.Stored.class);
        assertThat(bytes("a", 0)).isEqualTo(image);
        assertThat(manual.claim(intent("a"), false)).isInstanceOf(Claim.Stored.class);
    }

    private DataSource withoutAutocommit() {
        DataSource real = dataSource();
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    try {
                        Object result = method.invoke(real, arguments);
                        if (result instanceof Connection connection) {
                            connection.setAutoCommit(false);
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void contentsThatAreRemovedWhileSomebodyReadsAreAnErrorAndNotAnEnd() throws Exception {
        ledger.stored(sent("a"), Payments.arrived(), COST, Map.of(0, Payments.content(random(700_000))));
        try (InputStream in = ledger.content("a", 0).orElseThrow().open()) {
            in.readNBytes(10);
            ledger.forget("a");
            assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class);
        }
        LedgerStore store = place.open();
        store.write("b", 0, Payments.content(random(1)));
        var content = store.read("b", 0).orElseThrow();
        Databases.execute(dataSource(), "DELETE FROM " + table + "_CONTENT");
        assertThatThrownBy(content::open).isInstanceOf(FileNotFoundException.class);
    }

    @Test
    void aDatabaseThatIsAwayIsAnError() throws Exception {
        Databases.execute(dataSource(), "DROP TABLE " + table);
        assertThatThrownBy(() -> ledger.claim(intent("a"), false))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the ledger's database cannot read an entry, SQL state 42");
    }
}
