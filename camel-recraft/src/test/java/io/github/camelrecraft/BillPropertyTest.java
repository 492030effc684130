package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.ledger.FileLedgerStore;
import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.simulator.Bill;
import io.github.camelrecraft.simulator.Fault;
import io.github.camelrecraft.simulator.RecraftSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * Whatever goes wrong, however often a message comes again and wherever the process ends in between: nobody pays twice, and
 * what was said of the bill is true. The invariant is the provider's own bill.
 */
class BillPropertyTest {

    private static RecraftSimulator simulator;

    /** What goes wrong with a request; each may happen to any provider. */
    enum Wrong {
        NOTHING(Fault::none),
        RATE_LIMITED(Fault::rateLimited),
        UNAVAILABLE(() -> Fault.status(503)),
        SERVER_ERROR(() -> Fault.status(500)),
        SERVER_ERROR_AFTER_BILLING(() -> Fault.status(500).afterBilling()),
        RESET_WITHIN_THE_REQUEST(() -> Fault.resetWithinRequest(20)),
        RESET_AFTER_THE_REQUEST(Fault::resetAfterRequest),
        RESET_BEFORE_THE_ANSWER(Fault::resetBeforeAnswer),
        CUT_ANSWER(() -> Fault.cutBody(10)),
        MALFORMED_ANSWER(Fault::malformedJson),
        SILENCE(Fault::silence);

        private final Supplier<Fault> fault;

        Wrong(Supplier<Fault> fault) {
            this.fault = fault;
        }

        /** fal documents that it does not charge for a failure of its own, so there it is none that was billed. */
        Fault at(String provider) {
            return this == SERVER_ERROR_AFTER_BILLING && provider.equals("fal")
                    ? SERVER_ERROR.fault.get()
                    : fault.get();
        }
    }

    /**
     * A message is delivered, or delivered again.
     *
     * @param message which
     * @param wrong   what goes wrong with the first request that it leads to
     * @param crash   at which write of the ledger the process ends; 0 for none
     */
    record Delivery(int message, Wrong wrong, int crash) {}

    @BeforeContainer
    static void startProvider() {
        simulator = RecraftSimulator.start().tinyImages();
    }

    @AfterContainer
    static void stopProvider() {
        simulator.close();
    }

    @Provide
    Arbitrary<List<Delivery>> histories() {
        Arbitrary<Integer> crashes = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(0)),
                Tuple.of(1, Arbitraries.integers().between(1, 5)));
        return Combinators.combine(Arbitraries.integers().between(0, 2), Arbitraries.of(Wrong.class), crashes)
                .as(Delivery::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    @Property(tries = 20)
    void nobodyPaysTwice(@ForAll("providers") String provider, @ForAll("histories") List<Delivery> history)
            throws Exception {
        simulator.reset();
        Path directory = Files.createTempDirectory("ledger");
        try (History past = new History(provider, directory)) {
            for (Delivery delivery : history) {
                past.happens(delivery);
            }
            past.endsWell();
        } finally {
            delete(directory);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Provide
    Arbitrary<String> providers() {
        return Arbitraries.of("runware", "recraft", "cloudflare", "fal", "replicate");
    }

    /** A process, and the ones that come after it, on one ledger. */
    private static final class History implements AutoCloseable {

        private final String provider;
        private final Path directory;
        private final Map<Integer, String> delivered = new HashMap<>();
        private DefaultCamelContext context;
        private MortalStore store;

        History(String provider, Path directory) throws IOException {
            this.provider = provider;
            this.directory = directory;
            begin();
        }

        private void begin() throws IOException {
            store = new MortalStore(new FileLedgerStore(directory));
            context = new DefaultCamelContext();
            context.getShutdownStrategy().setTimeout(1);
            RecraftComponent component = context.getComponent("recraft", RecraftComponent.class);
            component.setEnvironment(variable -> null);
            TestTime.jumping().of(component);
            context.getRegistry().bind("ledger", store);
            context.start();
        }

        void happens(Delivery delivery) throws IOException {
            simulator.faults().clear();
            simulator.faults().next(delivery.wrong().at(provider));
            store.diesAt(delivery.crash());
            deliver(delivery.message(), "600");
            if (store.isDead()) {
                context.stop();
                begin();
            }
        }

        /**
         * @param deadline what only the deadline ends is waited for until then
         */
        private Exchange deliver(int message, String deadline) {
            int before = bills(message);
            Exchange exchange = context.createFluentProducerTemplate()
                    .to("recraft:generate?ledger=#ledger&requestTimeout=" + deadline
                            + "&requestsPerSecond=0&imagesPerMinute=0&" + simulator.parameters(provider))
                    .withBody("message " + message)
                    .withHeader(RecraftConstants.IDEMPOTENCY_KEY, "key " + message)
                    .send();
            int after = bills(message);
            assertThat(after).as("bills of message %s", message).isLessThanOrEqualTo(1);
            if (exchange.getException() instanceof RecraftException failure) {
                isTrue(failure, before, after);
            } else {
                assertThat(exchange.getException()).isNull();
                assertThat(after).as("what was delivered was paid for").isEqualTo(1);
                isTheSameAgain(message, exchange);
            }
            return exchange;
        }

        private static void isTrue(RecraftException failure, int before, int after) {
            if (failure.getBilled() == Billing.NO) {
                assertThat(after).as("bills after %s", failure).isEqualTo(before);
            } else if (failure.getBilled() == Billing.YES) {
                assertThat(after).as("bills after %s", failure).isEqualTo(1);
            }
        }

        private void isTheSameAgain(int message, Exchange exchange) {
            String sha256 = exchange.getMessage().getHeader(RecraftConstants.SHA256, String.class);
            String earlier = delivered.putIfAbsent(message, sha256);
            assertThat(sha256).isEqualTo(earlier == null ? sha256 : earlier);
        }

        /** Once nothing goes wrong any more, each message gets its image, or somebody has to look: never a second bill. */
        void endsWell() {
            simulator.faults().clear();
            store.diesAt(0);
            for (int message = 0; message <= 2; message++) {
                RecraftException failure = deliver(message, "60s").getException(RecraftException.class);
                if (failure != null) {
                    assertThat(failure.getBilled()).isEqualTo(Billing.UNKNOWN);
                    assertThat(provider)
                            .as("a provider that can be asked by our id: %s", failure)
                            .isNotEqualTo("runware");
                }
            }
        }

        private static int bills(int message) {
            return (int) simulator.bills().all().stream()
                    .map(Bill::prompt)
                    .filter(prompt -> prompt.equals("message " + message))
                    .count();
        }

        @Override
        public void close() {
            context.stop();
        }
    }
}
