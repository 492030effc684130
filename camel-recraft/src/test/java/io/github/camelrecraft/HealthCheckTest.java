package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.camelrecraft.ledger.LedgerStore;
import io.github.camelrecraft.ledger.MemoryLedgerStore;
import io.github.camelrecraft.model.FailureKind;
import io.github.camelrecraft.simulator.Fault;
import java.util.List;
import java.util.Map;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A producer's health is how its requests went; asking for it calls nobody. */
class HealthCheckTest extends RouteTestSupport {

    private static final String PROMPT = "prompt-canary-0815";
    private static final String URI = "recraft:generate?{{runware}}&model=recraftv4";

    @BeforeEach
    void checkProducers() {
        HealthCheckRegistry registry = HealthCheckRegistry.get(context);
        context.getCamelContextExtension().addContextPlugin(HealthCheckRegistry.class, registry);
        repository().setEnabled(true);
    }

    @Test
    void aProducerThatHasNotBeenUsedIsUp() throws Exception {
        route(URI);

        HealthCheck.Result result = call();

        assertThat(result.getState()).isEqualTo(State.UP);
        assertThat(result.getDetails())
                .containsEntry("provider", "runware")
                .containsEntry("model", "recraftv4")
                .containsEntry("inFlight", 0L)
                .doesNotContainKey("failure.kind");
        assertThat(simulator().requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"401, authentication, 1", "402, insufficient-funds, 1", "500, unavailable, 3"})
    void troubleThatTheNextRequestWillMeetTooIsDownUntilOneSucceeds(int status, String kind, int inARow)
            throws Exception {
        route("recraft:generate?{{cloudflare}}");
        for (int times = 0; times < inARow; times++) {
            assertThat(call().getState()).isEqualTo(State.UP);
            simulator().faults().next(Fault.status(status));
            send("direct:in", PROMPT);
        }
        int requests = simulator().requests().size();

        HealthCheck.Result down = call();
        assertThat(down.getState()).isEqualTo(State.DOWN);
        assertThat(down.getMessage())
                .hasValueSatisfying(message -> assertThat(message).contains("cloudflare", kind));
        assertThat(down.getDetails()).containsEntry("failure.kind", kind).containsKey("failure.time");
        assertThat(simulator().requests()).hasSize(requests);

        assertThat(send("direct:in", PROMPT).getException()).isNull();
        assertThat(call().getState()).isEqualTo(State.UP);
        assertThat(call().getDetails()).containsEntry("failure.kind", kind);
    }

    @Test
    void aLedgerThatIsAwayIsNoFaultOfTheProviders() throws Exception {
        MortalStore ledger = new MortalStore(new MemoryLedgerStore());
        context.getRegistry().bind("payments", LedgerStore.class, ledger);
        route(URI + "&maxRetries=0&ledger=#payments");
        simulator().faults().next(Fault.status(503));
        send("direct:in", PROMPT);
        ledger.diesAt(1);
        for (int times = 0; times < 3; times++) {
            assertThat(call().getState()).as("after %d", times).isEqualTo(State.UP);
            assertThat(send("direct:in", PROMPT).getException()).isInstanceOf(RecraftUnavailableException.class);
        }

        HealthCheck.Result down = call();

        assertThat(down.getState()).isEqualTo(State.DOWN);
        assertThat(down.getMessage())
                .hasValue("The ledger cannot be used, so that requests to runware are not sent: ledger-unavailable."
                        + " The next one that succeeds ends this.");
        assertThat(down.getDetails()).containsEntry("failure.kind", "ledger-unavailable");
        assertThat(component().figures().failures())
                .containsOnly(entry(FailureKind.UNAVAILABLE, 1L), entry(FailureKind.LEDGER_UNAVAILABLE, 3L));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 429})
    void whatIsWrongWithOneRequestOrPassesByItselfIsNoTrouble(int status) throws Exception {
        route(URI + "&maxRetries=0");
        simulator().faults().next(Fault.status(status));
        assertThat(send("direct:in", PROMPT).getException()).isNotNull();

        assertThat(call().getState()).isEqualTo(State.UP);
    }

    @Test
    void aMessageThatIsRefusedHereSaysNothingAboutTheProvider() throws Exception {
        route(URI);
        simulator().faults().next(Fault.status(401));
        send("direct:in", PROMPT);
        send("direct:in", PROMPT, Map.of(RecraftConstants.SIZE, "7x7"));

        assertThat(call().getState()).isEqualTo(State.DOWN);
    }

    @Test
    void theStopOfTheComponentIsNoTroubleOfTheProviders() throws Exception {
        route(URI + "&maxRetries=0");
        simulator().faults().next(Fault.status(401));
        send("direct:in", PROMPT);
        simulator().faults().always(Fault.status(429));

        component().stop();
        component().start();
        send("direct:in", PROMPT);

        assertThat(call().getState()).isEqualTo(State.UP);
    }

    @Test
    void healthHasNeitherThePromptNorTheKeyNorTheProvidersWords() throws Exception {
        route(URI);
        simulator().faults().next(Fault.failureInside200("invalidApiKey", KEY + " may not draw " + PROMPT));
        send("direct:in", PROMPT);

        HealthCheck.Result result = call();

        assertThat(result.getState()).isEqualTo(State.DOWN);
        assertThat(result.getMessage() + " " + result.getDetails() + " "
                        + result.getCheck().getId())
                .doesNotContain(KEY, PROMPT, "may not draw");
        assertThat(result.getError()).isEmpty();
    }

    @Test
    void itIsAboutReadinessSinceARestartMendsNothing() throws Exception {
        route(URI);

        assertThat(checks()).singleElement().satisfies(check -> {
            assertThat(check.isReadiness()).isTrue();
            assertThat(check.isLiveness()).isFalse();
        });
    }

    @Test
    void theCheckGoesWithItsProducer() throws Exception {
        route(URI);
        assertThat(checks()).hasSize(1);

        context.getRouteController().stopRoute("image");
        assertThat(checks()).isEmpty();

        context.getRouteController().startRoute("image");
        assertThat(checks()).hasSize(1);
    }

    @Test
    void theComponentsOptionSwitchesItOff() throws Exception {
        component().setHealthCheckProducerEnabled(false);
        route(URI);
        simulator().faults().next(Fault.status(401));
        send("direct:in", PROMPT);

        assertThat(call().getState()).isEqualTo(State.UNKNOWN);
    }

    private HealthCheck.Result call() {
        assertThat(checks()).hasSize(1);
        return checks().get(0).call();
    }

    private List<HealthCheck> checks() {
        return repository().stream().toList();
    }

    private HealthCheckRepository repository() {
        return HealthCheckHelper.getHealthCheckRepository(context, "producers");
    }
}
