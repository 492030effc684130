package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.FailureKind;
import io.github.camelrecraft.observe.RequestEnd;
import io.github.camelrecraft.observe.RequestFacts;
import io.github.camelrecraft.observe.RequestFigures;
import io.github.camelrecraft.observe.RequestObserver;
import io.github.camelrecraft.simulator.Fault;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A bean in the registry hears of every request, and the component counts them all. */
class RequestObserverTest extends RouteTestSupport {

    private static final String PROMPT = "prompt-canary-0815";

    private final RecordingObserver recorder = new RecordingObserver();

    @Test
    void observersHearOfAnImageFromItsStartToItsEnd() {
        context.getRegistry().bind("recorder", recorder);

        Exchange result = send(
                "recraft:generate?{{runware}}&model=recraft:v4@0&numberOfImages=2&includeCost=true&outputFormat=png",
                PROMPT);

        assertThat(result.getException()).isNull();
        assertThat(recorder.started).isEqualTo(recorder.sent).singleElement().satisfies(facts -> {
            assertThat(facts.provider()).isEqualTo("runware");
            assertThat(facts.model()).isEqualTo("recraftv4");
            assertThat(facts.listed()).isTrue();
            assertThat(facts.images()).isEqualTo(2);
            assertThat(facts.address())
                    .isEqualTo(URI.create(simulator().baseUrl("runware").toString()));
            assertThat(facts.jobId()).isEqualTo(result.getMessage().getHeader(RecraftConstants.JOB_ID));
        });
        RequestEnd end = recorder.onlyEnd();
        assertThat(end.outcome()).isEqualTo("success");
        assertThat(end.billed()).isEqualTo(Billing.YES);
        assertThat(end.images()).isEqualTo(2);
        assertThat(end.bytes()).isPositive();
        assertThat(end.cost())
                .isEqualTo(result.getMessage().getHeader(RecraftConstants.COST))
                .isPositive();
        assertThat(end.attempts()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "401, AUTHENTICATION, NO",
        "402, INSUFFICIENT_FUNDS, NO",
        "429, RATE_LIMITED, NO",
        "500, UNAVAILABLE, UNKNOWN"
    })
    void observersHearWhyARequestFailedAndWhetherItWasCharged(int status, FailureKind kind, Billing billed) {
        context.getRegistry().bind("recorder", recorder);
        simulator().faults().next(Fault.status(status));

        RecraftException failure = (RecraftException)
                send("recraft:generate?{{recraft}}&maxRetries=0", PROMPT).getException();

        RequestEnd end = recorder.onlyEnd();
        assertThat(end.failure()).isEqualTo(kind);
        assertThat(end.billed()).isEqualTo(billed).isEqualTo(failure.getBilled());
        assertThat(end.httpStatus()).isEqualTo(status);
        assertThat(end.code()).isEqualTo(failure.getProviderCode());
        assertThat(end.sent()).isTrue();
        assertThat(end.images()).isZero();
    }

    @Test
    void aMessageThatIsRefusedCountsAsARequestThatWasNeverSent() {
        context.getRegistry().bind("recorder", recorder);

        send("recraft:generate?{{runware}}&model=recraftv4", PROMPT, Map.of(RecraftConstants.SIZE, "7x7"));

        assertThat(recorder.started).extracting(RequestFacts::model).containsExactly("recraftv4");
        assertThat(recorder.sent).isEmpty();
        RequestEnd end = recorder.onlyEnd();
        assertThat(end.failure()).isEqualTo(FailureKind.INVALID_REQUEST);
        assertThat(end.billed()).isEqualTo(Billing.NO);
        assertThat(component().statistics().total().failures()).containsEntry(FailureKind.INVALID_REQUEST, 1L);
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void aRequestThatIsSentAgainIsStillOneAndSaysHowOftenItWasSent() {
        TestTime.jumping().of(component());
        context.getRegistry().bind("recorder", recorder);
        simulator().faults().next(Fault.status(429), Fault.status(503));

        send("recraft:generate?{{runware}}", PROMPT);

        assertThat(recorder.started).hasSize(1);
        assertThat(recorder.sent).hasSize(1);
        assertThat(recorder.onlyEnd().attempts()).isEqualTo(3);
    }

    @Test
    void aRequestThatCannotConnectIsNeverSent() {
        context.getRegistry().bind("recorder", recorder);

        send("recraft:generate?provider=runware&maxRetries=0&apiKey=" + KEY + "&baseUrl=http://127.0.0.1:1", PROMPT);

        assertThat(recorder.sent).isEmpty();
        assertThat(recorder.onlyEnd().failure()).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(recorder.onlyEnd().sent()).isFalse();
        assertThat(component().statistics().total().waiting()).isZero();
    }

    @Test
    void pollingForAJobIsStillOneRequest() {
        context.getRegistry().bind("recorder", recorder);

        assertThat(send("recraft:generate?{{runware}}&delivery=poll", PROMPT).getException())
                .isNull();

        assertThat(recorder.started).hasSize(1);
        assertThat(recorder.sent).hasSize(1);
        assertThat(recorder.onlyEnd().images()).isEqualTo(1);
    }

    @Test
    void someImagesOfSeveralAreASuccessWithFewerImages() {
        context.getRegistry().bind("recorder", recorder);
        simulator().faults().next(Fault.partial(1));

        send("recraft:generate?{{runware}}&numberOfImages=3", PROMPT);

        assertThat(recorder.onlyEnd().failure()).isNull();
        assertThat(recorder.onlyEnd().images()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"url", "json"})
    void whatWasNotFetchedHasNoBytes(String resultType) {
        context.getRegistry().bind("recorder", recorder);

        send("recraft:generate?{{runware}}&resultType=" + resultType, PROMPT);

        assertThat(recorder.onlyEnd().images()).isEqualTo(1);
        assertThat(recorder.onlyEnd().bytes()).isZero();
    }

    @Test
    void anObserverThatThrowsHarmsNoExchange() {
        RequestObserver thrower = facts -> {
            throw new IllegalStateException("broken observer");
        };
        context.getRegistry().bind("thrower", thrower);
        context.getRegistry().bind("recorder", recorder);

        assertThat(send("recraft:generate?{{runware}}", PROMPT).getException()).isNull();

        assertThat(recorder.onlyEnd().images()).isEqualTo(1);
    }

    @Test
    void modelsThatTheCatalogueDoesNotHaveAreToldApartButShareFigures() {
        context.getRegistry().bind("recorder", recorder);

        for (String model : List.of("recraftv99", "recraftv100")) {
            send("recraft:generate?{{runware}}", PROMPT, Map.of(RecraftConstants.MODEL, model));
        }

        assertThat(recorder.started).extracting(RequestFacts::model).containsExactly("recraftv99", "recraftv100");
        assertThat(component().statistics().byModel().keySet())
                .extracting(key -> key.model())
                .containsExactly("other");
    }

    @Test
    void requestsWithoutAFreeConnectionWait() throws Exception {
        simulator().faults().always(Fault.silence());
        String uri = "recraft:generate?{{runware}}&connectionsPerRoute=1&maxTotalConnections=1";
        context.start();
        var template = context.createProducerTemplate();
        for (int message = 0; message < 3; message++) {
            template.asyncSendBody(uri, PROMPT);
        }
        Awaitility.await().untilAsserted(() -> {
            RequestFigures total = component().statistics().total();
            assertThat(total.inFlight()).isEqualTo(3);
            assertThat(total.waiting()).isEqualTo(2);
        });
        assertThat(component().resources().connectionsLeased()).isEqualTo(1);

        component().stop();

        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(component().statistics().total().requests()).isEqualTo(3));
        RequestFigures total = component().statistics().total();
        assertThat(total.inFlight()).isZero();
        assertThat(total.waiting()).isZero();
        assertThat(total.unknownBills()).isEqualTo(1);
    }

    @Test
    void theSpendIsWhatTheProviderSaid() {
        BigDecimal cost = BigDecimal.ZERO;
        for (int message = 0; message < 3; message++) {
            Exchange result = send("recraft:generate?{{runware}}&includeCost=true", PROMPT);
            cost = cost.add(result.getMessage().getHeader(RecraftConstants.COST, BigDecimal.class));
        }

        assertThat(component().statistics().total().spend())
                .isEqualByComparingTo(cost)
                .isPositive();
    }
}
