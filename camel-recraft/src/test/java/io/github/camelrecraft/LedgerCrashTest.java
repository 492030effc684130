package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.camelrecraft.ledger.Databases;
import io.github.camelrecraft.ledger.LedgerState;
import io.github.camelrecraft.ledger.MemoryLedgerStore;
import io.github.camelrecraft.ledger.MortalStore;
import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.ImageInfo;
import io.github.camelrecraft.simulator.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several processes and one ledger: one dies and another goes on, or both are at the same message. */
class LedgerCrashTest extends RouteTestSupport {

    private final MemoryLedgerStore store = new MemoryLedgerStore();
    private @Nullable DefaultCamelContext first;

    /** Another process, whose context replaces the one of the tests. */
    private void another() {
        first = context;
        createContext();
    }

    @AfterEach
    void stopTheFirst() {
        if (first != null) {
            first.stop();
        }
    }

    private void bind(Object ledger) {
        context.getRegistry().bind("payments", ledger);
        component().setDelayers(timer -> (wait, action) -> timer.schedule(action, 5, TimeUnit.MILLISECONDS));
    }

    private Exchange deliver(String options) {
        return send(
                "recraft:generate?" + options + "&ledger=#payments",
                "A lighthouse",
                Map.of(RecraftConstants.IDEMPOTENCY_KEY, "k"));
    }

    static Stream<Arguments> deaths() {
        List<String> all =
                List.of("cloudflare", "runware", "recraft", "fal", "fal-queue", "replicate", "replicate-queue");
        return all.stream()
                .flatMap(provider -> Stream.of(LedgerState.PLANNED, LedgerState.SENT, LedgerState.PAID)
                        .map(state -> arguments(provider, state)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("deaths")
    void whereverAProcessDiesTheNextOneDoesNotPayAgain(String provider, LedgerState state) {
        bind(new MortalStore(store, state));
        deliver("{{" + provider + "}}");
        int paid = simulator().bills().count();
        assertThat(paid).isEqualTo(state == LedgerState.PLANNED ? 0 : 1);
        another();
        bind(new MortalStore(store, null));

        Exchange exchange = deliver("{{" + provider + "}}");

        assertThat(simulator().bills().count()).isEqualTo(1);
        if (state != LedgerState.SENT || provider.equals("runware")) {
            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getBody(ImageInfo.class)).isNotNull();
            assertThat(deliver("{{" + provider + "}}").getMessage().getHeader(RecraftConstants.FROM_LEDGER))
                    .isEqualTo(true);
        } else {
            assertThat(billed(exchange)).isEqualTo(Billing.UNKNOWN);
        }
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    private static Billing billed(Exchange exchange) {
        assertThat(exchange.getException()).isInstanceOf(RecraftException.class);
        return ((RecraftException) exchange.getException()).getBilled();
    }

    @Test
    void anImageThatCameInTheAnswerAndDiedWithTheProcessWasCharged() {
        bind(new MortalStore(store, LedgerState.PAID));
        deliver("{{recraft}}&outputType=base64Data");
        another();
        bind(new MortalStore(store, null));

        assertThat(billed(deliver("{{recraft}}&outputType=base64Data"))).isEqualTo(Billing.YES);
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    @Test
    void anImageThatCameInTheAnswerAndDiedWithTheProcessIsAskedForAtRunware() {
        bind(new MortalStore(store, LedgerState.PAID));
        deliver("{{runware}}&outputType=base64Data");
        another();
        bind(new MortalStore(store, null));

        assertThat(deliver("{{runware}}&outputType=base64Data").getException()).isNull();
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fal-queue", "replicate-queue"})
    void aJobThatWasAcceptedIsAskedForByTheNextProcess(String provider) {
        bind(new MortalStore(store, null));
        simulator().faults().always(Fault.neverEnds());
        deliver("{{" + provider + "}}&requestTimeout=2000");
        simulator().faults().clear();
        assertThat(store.find("generate:k").orElseThrow().job()).isNotNull();
        another();
        bind(new MortalStore(store, null));
        long submitted = submitted();

        deliver("{{" + provider + "}}&requestTimeout=1500");

        assertThat(submitted()).isEqualTo(submitted);
    }

    private long submitted() {
        return simulator().requests().stream()
                .filter(request -> request.method().equals("POST"))
                .count();
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "postgres"})
    void twoProcessesWithOneMessagePayOnce(String database) throws Exception {
        DataSource dataSource = database.equals("h2") ? Databases.h2() : Databases.postgres();
        simulator().latency(Duration.ofMillis(200));
        bind(dataSource);
        context.start();
        Future<Exchange> one = delivery(context, database);
        another();
        bind(dataSource);
        context.start();
        Future<Exchange> two = delivery(context, database);

        byte[] image = one.get(1, TimeUnit.MINUTES).getMessage().getBody(byte[].class);
        assertThat(image).isNotEmpty();
        assertThat(two.get(1, TimeUnit.MINUTES).getMessage().getBody(byte[].class))
                .isEqualTo(image);
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    private static Future<Exchange> delivery(DefaultCamelContext context, String key) {
        return context.createFluentProducerTemplate()
                .to("recraft:generate?{{recraft}}&ledger=#payments")
                .withBody("A lighthouse")
                .withHeader(RecraftConstants.IDEMPOTENCY_KEY, "two-" + key)
                .asyncSend();
    }

    @Test
    void aDirectoryOutlivesTheProcessAndBelongsToOne() throws Exception {
        String uri = "recraft:generate?{{recraft}}&ledger=file:" + folder.resolve("ledger");
        route(uri);
        byte[] image = ask();
        DefaultCamelContext old = context;
        createContext();
        assertThat(startFailure(uri)).hasStackTraceContaining("is in use");
        context.stop();
        old.stop();
        createContext();
        route(uri);

        assertThat(ask()).isEqualTo(image);
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    private byte[] ask() {
        return context.createProducerTemplate()
                .requestBodyAndHeader("direct:in", "A lighthouse", RecraftConstants.IDEMPOTENCY_KEY, "k", byte[].class);
    }

    private Throwable startFailure(String uri) {
        try {
            route(uri);
        } catch (Exception e) {
            return e;
        }
        throw new AssertionError("it started");
    }
}
