package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.camelrecraft.observe.TestClock;
import io.github.camelrecraft.simulator.Fault;
import io.github.camelrecraft.telemetry.BudgetGauges;
import io.github.camelrecraft.telemetry.MeterObserver;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.search.RequiredSearch;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With Micrometer on the class path and a registry among the beans, requests are counted without any code. */
class MetersTest extends RouteTestSupport {

    private static final String PROMPT = "prompt-canary-0815";
    private static final Tags RUNWARE = Tags.of("provider", "runware", "model", "recraftv4", "operation", "generate");
    private static final Tags SUCCESS = RUNWARE.and("outcome", "success");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void anImageIsCountedWithItsBytesItsCostAndItsDuration() throws Exception {
        TestClock clock = new TestClock();
        component().setClock(clock);
        context.getRegistry().bind("meters", meters);
        route("recraft:generate?{{runware}}&model=recraft:v4@0&numberOfImages=2&includeCost=true");

        Exchange result = send("direct:in", PROMPT);

        assertThat(find(MeterObserver.REQUESTS, SUCCESS.and("billed", "yes"))
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(find(MeterObserver.IMAGES, SUCCESS).counter().count()).isEqualTo(2);
        assertThat(find(MeterObserver.BYTES, SUCCESS).counter().count())
                .isEqualTo(component().statistics().total().bytes())
                .isPositive();
        assertThat(find(MeterObserver.COST, SUCCESS).counter().count())
                .isCloseTo(
                        result.getMessage()
                                .getHeader(RecraftConstants.COST, BigDecimal.class)
                                .doubleValue(),
                        within(1e-9));
        assertThat(find(MeterObserver.RETRIES, SUCCESS).counter().count()).isZero();
        assertThat(find(MeterObserver.DURATION, SUCCESS).timer().count()).isEqualTo(1);
        assertThat(find(MeterObserver.IN_FLIGHT, RUNWARE).gauge().value()).isZero();
        assertThat(find(MeterObserver.WAITING, RUNWARE).gauge().value()).isZero();
    }

    @Test
    void theTimerHasTheWholeWay() throws Exception {
        TestClock clock = new TestClock();
        component().setClock(clock);
        context.getRegistry().bind("meters", meters);
        simulator().faults().always(Fault.silence());
        route("recraft:generate?{{runware}}&model=recraftv4");
        context.createProducerTemplate().asyncSendBody("direct:in", PROMPT);
        Awaitility.await().until(() -> !simulator().requests().isEmpty());

        clock.advance(Duration.ofSeconds(7));
        component().stop();

        Awaitility.await()
                .untilAsserted(() -> assertThat(find(MeterObserver.DURATION, RUNWARE.and("outcome", "unavailable"))
                                .timer()
                                .totalTime(TimeUnit.SECONDS))
                        .isEqualTo(7));
    }

    @ParameterizedTest
    @CsvSource({"401, authentication, no", "429, rate-limited, no", "500, unavailable, unknown"})
    void aFailureIsCountedByItsKindAndItsBill(int status, String outcome, String billed) throws Exception {
        context.getRegistry().bind("meters", meters);
        route("recraft:generate?{{recraft}}&maxRetries=0");
        simulator().faults().next(Fault.status(status));
        send("direct:in", PROMPT);

        Tags failure = Tags.of("provider", "recraft", "outcome", outcome, "billed", billed);
        assertThat(find(MeterObserver.REQUESTS, failure).counter().count()).isEqualTo(1);
    }

    @Test
    void whatIsSentAgainIsCountedAsRetries() throws Exception {
        TestTime.jumping().of(component());
        context.getRegistry().bind("meters", meters);
        simulator().faults().next(Fault.status(429), Fault.status(503));
        route("recraft:generate?{{runware}}&model=recraftv4");
        send("direct:in", PROMPT);

        assertThat(find(MeterObserver.RETRIES, SUCCESS).counter().count()).isEqualTo(2);
    }

    @Test
    void whatComesOutOfALedgerIsCountedAsRecovered(@TempDir Path folder) throws Exception {
        context.getRegistry().bind("meters", meters);
        route("recraft:generate?{{runware}}&model=recraftv4&idempotencyKey=order-7&ledger=file:" + folder);

        send("direct:in", PROMPT);
        assertThat(find(MeterObserver.RECOVERED, SUCCESS).counter().count()).isZero();
        send("direct:in", PROMPT);

        assertThat(find(MeterObserver.RECOVERED, SUCCESS).counter().count()).isEqualTo(1);
    }

    @Test
    void aRefusedMessageIsCountedToo() throws Exception {
        context.getRegistry().bind("meters", meters);
        route("recraft:generate?{{runware}}&model=recraftv4");
        send("direct:in", PROMPT, Map.of(RecraftConstants.SIZE, "7x7"));

        assertThat(find(MeterObserver.REQUESTS, RUNWARE.and("outcome", "invalid-request", "billed", "no"))
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(find(MeterObserver.WAITING, RUNWARE).gauge().value()).isZero();
    }

    @Test
    void aBudgetIsThreeGauges() throws Exception {
        context.getRegistry().bind("meters", meters);
        component().setBudget(0.5);
        route("recraft:generate?{{runware}}&model=recraftv4");
        Tags component = Tags.of("component", "recraft");
        assertThat(find(BudgetGauges.LEFT, component).gauge().value()).isEqualTo(0.5);

        send("direct:in", PROMPT);

        assertThat(find(BudgetGauges.SPENT, component).gauge().value()).isEqualTo(0.04);
        assertThat(find(BudgetGauges.RESERVED, component).gauge().value()).isZero();
        assertThat(find(BudgetGauges.LEFT, component).gauge().value()).isEqualTo(0.46);
    }

    @Test
    void anotherContextsBudgetTakesTheGaugesOver() throws Exception {
        BudgetGauges.bind(meters, "recraft", () -> BigDecimal.ONE, () -> BigDecimal.ONE, () -> BigDecimal.ONE);
        context.getRegistry().bind("meters", meters);
        component().setBudget(0.5);
        route("recraft:generate?{{runware}}&model=recraftv4");

        assertThat(find(BudgetGauges.LEFT, Tags.of("component", "recraft"))
                        .gauge()
                        .value())
                .isEqualTo(0.5);
    }

    @Test
    void whatIsUnderWayIsShownAcrossEndpoints() throws Exception {
        context.getRegistry().bind("meters", meters);
        simulator().faults().always(Fault.silence());
        context.start();
        String uri = "recraft:generate?{{runware}}&model=recraftv4&connectionsPerRoute=1&maxTotalConnections=1";
        var template = context.createProducerTemplate();
        for (String endpoint : List.of(uri, uri + "&requestTimeout=100s")) {
            template.asyncSendBody(endpoint, PROMPT);
            template.asyncSendBody(endpoint, PROMPT);
        }

        Awaitility.await().untilAsserted(() -> {
            assertThat(find(MeterObserver.IN_FLIGHT, RUNWARE).gauge().value()).isEqualTo(4);
            assertThat(find(MeterObserver.WAITING, RUNWARE).gauge().value()).isEqualTo(3);
        });
        component().stop();
        Awaitility.await().untilAsserted(() -> {
            assertThat(find(MeterObserver.IN_FLIGHT, RUNWARE).gauge().value()).isZero();
            assertThat(find(MeterObserver.WAITING, RUNWARE).gauge().value()).isZero();
        });
    }

    @Test
    void modelsThatTheCatalogueDoesNotHaveShareOneTag() throws Exception {
        context.getRegistry().bind("meters", meters);
        route("recraft:generate?{{runware}}");
        for (String model : List.of("recraftv99", "recraftv100")) {
            send("direct:in", PROMPT, Map.of(RecraftConstants.MODEL, model));
        }

        assertThat(meters.getMeters())
                .extracting(meter -> meter.getId().getTag("model"))
                .containsOnly("other");
    }

    @Test
    void noMeterShowsThePromptOrTheKey() throws Exception {
        context.getRegistry().bind("meters", meters);
        route("recraft:generate?{{runware}}");
        send("direct:in", PROMPT);
        simulator().faults().next(Fault.failureInside200("invalidApiKey", KEY + " may not draw " + PROMPT));
        send("direct:in", PROMPT);

        assertThat(meters.getMeters())
                .isNotEmpty()
                .extracting(Meter::getId)
                .extracting(Object::toString)
                .allSatisfy(id -> assertThat(id).doesNotContain(KEY, PROMPT, "may not draw"));
    }

    @Test
    void theCustomaryRegistryComesFirst() {
        SimpleMeterRegistry other = new SimpleMeterRegistry();
        context.getRegistry().bind("other", other);
        context.getRegistry().bind("metricsRegistry", meters);

        send("recraft:generate?{{runware}}", PROMPT);

        assertThat(meters.getMeters()).isNotEmpty();
        assertThat(other.getMeters()).isEmpty();
    }

    @Test
    void ofSeveralRegistriesTheOneOverAllOfThemIsTaken() {
        CompositeMeterRegistry overAll = new CompositeMeterRegistry();
        overAll.add(meters);
        context.getRegistry().bind("overAll", overAll);
        context.getRegistry().bind("one", meters);
        context.getRegistry().bind("two", new SimpleMeterRegistry());

        send("recraft:generate?{{runware}}", PROMPT);

        assertThat(overAll.getMeters()).isNotEmpty();
        assertThat(meters.getMeters()).isNotEmpty();
    }

    @Test
    void betweenSeveralEqualRegistriesNoneIsGuessed() {
        context.getRegistry().bind("one", meters);
        context.getRegistry().bind("two", new SimpleMeterRegistry());

        assertThat(send("recraft:generate?{{runware}}", PROMPT).getException()).isNull();

        assertThat(meters.getMeters()).isEmpty();
    }

    @Test
    void theComponentsOptionSwitchesThemOff() {
        context.getRegistry().bind("meters", meters);
        component().setMetricsEnabled(false);

        send("recraft:generate?{{runware}}", PROMPT);

        assertThat(meters.getMeters()).isEmpty();
    }

    private RequiredSearch find(String name, Tags tags) {
        return meters.get(name).tags(tags);
    }
}
