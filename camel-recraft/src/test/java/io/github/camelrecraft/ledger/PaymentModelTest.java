package io.github.camelrecraft.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever happens, in whatever order: of one payment at most one request leaves that may be charged. */
class PaymentModelTest {

    private static final DataSource H2 = Databases.h2();

    /** The way of a request; most others end it. */
    private static final Set<PaymentModel.Kind> OFTEN = EnumSet.of(
            PaymentModel.Kind.CLAIM,
            PaymentModel.Kind.SEND,
            PaymentModel.Kind.LEAVE,
            PaymentModel.Kind.ASK,
            PaymentModel.Kind.TIME);

    @Property(tries = 1000)
    void nobodyPaysTwiceInMemory(@ForAll @From("histories") List<PaymentModel.Event> history) throws Exception {
        MemoryLedgerStore store = new MemoryLedgerStore();
        run(() -> store, history);
    }

    @Property(tries = 10)
    void nobodyPaysTwiceInADirectory(@ForAll @From("histories") List<PaymentModel.Event> history) throws Exception {
        Path directory = Files.createTempDirectory("ledger-");
        try {
            run(() -> new FileLedgerStore(directory), history);
        } finally {
            remove(directory);
        }
    }

    @Property(tries = 50)
    void nobodyPaysTwiceInH2(@ForAll @From("histories") List<PaymentModel.Event> history) throws Exception {
        String table = Databases.table();
        run(() -> new JdbcLedgerStore(H2, table), history);
    }

    @Property(tries = 10)
    void nobodyPaysTwiceInPostgreSql(@ForAll @From("histories") List<PaymentModel.Event> history) throws Exception {
        String table = Databases.table();
        run(() -> new JdbcLedgerStore(Databases.postgres(), table), history);
    }

    private static void run(LedgerPlace place, List<PaymentModel.Event> history) throws Exception {
        try (PaymentModel model = new PaymentModel(place)) {
            for (PaymentModel.Event event : history) {
                model.happen(event);
                assertThat(model.bills()).as("bills of each payment").allMatch(bills -> bills <= 1);
            }
            model.settle();
        }
    }

    @Provide
    Arbitrary<List<PaymentModel.Event>> histories() {
        return Combinators.combine(
                        Arbitraries.frequencyOf(
                                Tuple.of(2, Arbitraries.of(OFTEN)),
                                Tuple.of(1, Arbitraries.of(PaymentModel.Kind.class))),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(0, PaymentModel.KEYS - 1),
                        Arbitraries.integers().between(0, 3))
                .as(PaymentModel.Event::new)
                .list()
                .ofMinSize(20)
                .ofMaxSize(80);
    }

    private static void remove(Path directory) throws Exception {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
