package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.ledger.LedgerEntry;
import io.github.camelrecraft.ledger.LedgerState;
import io.github.camelrecraft.ledger.LedgerStore;
import io.github.camelrecraft.ledger.MemoryLedgerStore;
import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.simulator.Fault;
import io.github.camelrecraft.simulator.Target;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A provider that is done with fewer images than it was asked for is not waited for, however they are delivered. */
class FewerImagesTest extends EventsTestSupport {

    private static final String THREE =
            "recraft:generate?{{runware}}&model=recraftv4&includeCost=true&numberOfImages=3&ledger=#payments&";

    private final MemoryLedgerStore ledger = new MemoryLedgerStore();

    @ParameterizedTest
    @ValueSource(strings = {"delivery=sync", "delivery=poll", "{{hook}}", "{{no-hook}}"})
    void theImagesThatThereAreGoOnWithWhatTheyCost(String delivery) throws Exception {
        simulator().faults().next(Fault.fewer(1));

        Message message = ask(delivery).getMessage();

        assertThat(message.getBody(List.class)).hasSize(2);
        assertThat(message.getHeader(RecraftConstants.COUNT)).isEqualTo(2);
        assertThat(message.getHeader(RecraftConstants.COST)).hasToString("0.08");
        assertThat(message.getHeader(RecraftConstants.FAILURES, String.class))
                .contains("BAD_ANSWER billed=UNKNOWN", "says nothing of 1 of the images");
        assertThat(simulator().bills().images()).isEqualTo(2);
        assertThat(entry().state()).isEqualTo(LedgerState.STORED);
    }

    /** Whether the provider lists what it still works on is not documented beyond doubt. */
    @ParameterizedTest
    @ValueSource(strings = {"delivery=poll", "{{hook}}", "{{no-hook}}"})
    void anImageThatIsSaidNothingOfAtFirstIsWaitedFor(String delivery) throws Exception {
        simulator().faults().next(Target.POLL, Fault.fewer(2), Fault.fewer(1));

        Message message = ask(delivery).getMessage();

        assertThat(message.getBody(List.class)).hasSize(3);
        assertThat(message.getHeader(RecraftConstants.FAILURES)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"taskFailedOrNotFound", "promptBlocked"})
    void theImagesThatThereAreAreNotLostOverTheQuestionForMore(String code) throws Exception {
        component().setDelayers(EventsTestSupport::atOnce);
        simulator().faults().next(Target.POLL, Fault.fewer(1), Fault.failureInside200(code, "m"));

        assertThatTwoAreHandedOn(askAtOnce("&requestTimeout=60000"));
    }

    @Test
    void theImagesThatThereAreAreHandedOnWhenTheQuestionForMoreIsNotAnsweredInTime() throws Exception {
        component().setDelayers(EventsTestSupport::atOnce);
        simulator().faults().next(Target.POLL, Fault.fewer(1), Fault.silence());

        assertThatTwoAreHandedOn(askAtOnce("&requestTimeout=4000"));
    }

    @Test
    void moreIsNotAskedForWhenTheImagesCouldNotBeFetchedAnyMoreAfterwards() throws Exception {
        TestTime time = TestTime.jumping().of(component());
        simulator().faults().next(Target.POLL, Fault.rateLimited(Duration.ofSeconds(58)));
        simulator().faults().always(Target.POLL, Fault.fewer(1));

        assertThatTwoAreHandedOn(askAtOnce("&requestTimeout=59500"));

        assertThat(time.passed()).isLessThan(Duration.ofMillis(59_500));
    }

    private Exchange askAtOnce(String more) throws Exception {
        simulator().latency(Duration.ZERO);
        context.getRegistry().bind("payments", LedgerStore.class, ledger);
        routes(events("runware"), THREE + "delivery=poll&outputType=base64Data&idempotencyKey=order-42" + more);
        return send("direct:in", "A fox");
    }

    private void assertThatTwoAreHandedOn(Exchange exchange) throws IOException {
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(List.class)).hasSize(2);
        assertThat(exchange.getMessage().getHeader(RecraftConstants.FAILURES, String.class))
                .contains("BAD_ANSWER billed=UNKNOWN", "says nothing of 1 of the images");
        assertThat(simulator().bills().count()).isEqualTo(1);
        assertThat(entry().state()).isEqualTo(LedgerState.STORED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"delivery=sync", "delivery=poll", "{{hook}}", "{{no-hook}}"})
    void noneAtAllIsTheSameFailureAndMayHaveBeenCharged(String delivery) throws Exception {
        simulator().faults().next(Fault.emptyAnswer());

        Exception failure = ask(delivery).getException();

        assertThat(failure)
                .isInstanceOf(RecraftBadAnswerException.class)
                .hasMessageContaining("without an image and without an error");
        assertThat(((RecraftException) failure).getBilled()).isEqualTo(Billing.UNKNOWN);
        assertThat(entry().state()).isEqualTo(LedgerState.UNKNOWN);
    }

    private Exchange ask(String delivery) throws Exception {
        component().setDelayers(EventsTestSupport::atOnce);
        simulator().latency(Duration.ofMillis(200));
        context.getRegistry().bind("payments", LedgerStore.class, ledger);
        routes(events("runware"), THREE + delivery + "&idempotencyKey=order-42");
        return send("direct:in", "A fox");
    }

    private LedgerEntry entry() throws IOException {
        return ledger.find("generate:order-42").orElseThrow();
    }
}
