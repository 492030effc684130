package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.ledger.MemoryLedgerStore;
import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.simulator.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.camel.AsyncProducer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** When the component stops, every exchange that is under way ends, and says whether it may have been charged. */
class StopTest extends RouteTestSupport {

    @Test
    void exchangesThatWaitForAnAnswerOrAConnectionEnd() throws Exception {
        simulator().faults().always(Fault.silence());
        List<Sent> sent = Sent.several(context, "recraft:generate?{{runware}}&connectionsPerRoute=20", 50);
        Awaitility.await().until(() -> simulator().requests().size() == 20);

        component().stop();

        for (Sent each : sent) {
            assertThat(each.failure()).isInstanceOf(RecraftUnavailableException.class);
        }
        assertThat(sent)
                .extracting(each -> ((RecraftException) each.exchange().getException()).getBilled())
                .containsOnly(Billing.UNKNOWN, Billing.NO)
                .filteredOn(billed -> billed == Billing.UNKNOWN)
                .hasSize(20);
    }

    @Test
    void anExchangeBetweenTwoPollsEnds() throws Exception {
        simulator().latency(Duration.ofMinutes(1));
        Sent sent = Sent.one(context, "recraft:generate?{{runware}}&delivery=poll");
        Awaitility.await().until(() -> simulator().requests().size() >= 2);

        component().stop();

        assertThat(sent.failure().getBilled()).isEqualTo(Billing.UNKNOWN);
    }

    @Test
    void anExchangeThatAsksForWhatNobodyKnowsOfEnds() throws Exception {
        TestTime standing = TestTime.standing().of(component());
        simulator().faults().next(Fault.resetBeforeAnswer());
        Sent sent = Sent.one(context, "recraft:generate?{{runware}}");
        Awaitility.await().until(() -> standing.waiting() == 1);

        component().stop();

        RecraftException failure = sent.failure();
        assertThat(failure.getBilled()).isEqualTo(Billing.UNKNOWN);
        assertThat(Sent.earlier(failure)).hasSize(1);
    }

    @Test
    void exchangesThatWaitForTheirTurnEnd() throws Exception {
        simulator().faults().always(Fault.silence());
        List<Sent> sent = Sent.several(context, "recraft:generate?{{runware}}&maxInFlight=3", 10);
        Awaitility.await().until(() -> simulator().requests().size() == 3);

        component().stop();

        List<Billing> billed = new ArrayList<>();
        for (Sent each : sent) {
            billed.add(each.failure().getBilled());
        }
        assertThat(billed).filteredOn(Billing.UNKNOWN::equals).hasSize(3);
        assertThat(billed).filteredOn(Billing.NO::equals).hasSize(7);
        assertThat(simulator().requests()).hasSize(3);
    }

    @Test
    void aLedgerThatHangsHoldsNeitherTheStopNorAnExchange() throws Exception {
        context.getExecutorServiceManager().setShutdownAwaitTermination(100);
        try (HangingLedger ledger = new HangingLedger()) {
            context.getRegistry().bind("payments", ledger.store());
            simulator().faults().always(Fault.silence());
            List<Sent> sent = Sent.several(context, "recraft:generate?{{runware}}&ledger=#payments", 8);
            Awaitility.await().until(() -> simulator().requests().size() == 8);
            ledger.hang();

            component().stop();

            for (Sent each : sent) {
                assertThat(each.failure().getBilled()).isEqualTo(Billing.UNKNOWN);
            }
        }
    }

    @Test
    void anExchangeThatALedgerHasNotLetBeginEndsWithAStop() throws Exception {
        context.getExecutorServiceManager().setShutdownAwaitTermination(100);
        try (HangingLedger ledger = new HangingLedger()) {
            context.getRegistry().bind("payments", ledger.store());
            AsyncProducer producer = Sent.producer(context, "recraft:generate?{{runware}}&ledger=#payments");
            ledger.hang();
            Sent sent = Sent.start(context, producer, "A fox");

            component().stop();

            assertThat(sent.failure().getBilled()).isEqualTo(Billing.UNKNOWN);
            assertThat(simulator().requests()).isEmpty();
        }
    }

    @Test
    void whatHasEndedIsHandedOnAfterAStopThoughRoutesWereBusy() throws Exception {
        CountDownLatch free = new CountDownLatch(1);
        ThreadPoolExecutor routes = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
        try {
            context.getRegistry().bind("payments", new MemoryLedgerStore());
            context.getRegistry().bind("routes", routes);
            routes.submit(() -> free.await(1, TimeUnit.MINUTES));
            Sent sent = Sent.one(context, "recraft:generate?{{runware}}&ledger=#payments&workerPool=#routes");
            Awaitility.await().until(() -> routes.getQueue().size() == 1);

            component().stop();
            free.countDown();

            assertThat(sent.done().getException()).isNull();
            assertThat(simulator().bills().count()).isEqualTo(1);
        } finally {
            routes.shutdownNow();
        }
    }

    @Test
    void aRouteGoesOnWhenTheComponentIsStartedAnewUnderIt() throws Exception {
        route("recraft:generate?{{runware}}");
        assertThat(send("direct:in", "A fox").getException()).isNull();

        component().stop();
        component().start();

        assertThat(send("direct:in", "A fox").getException()).isNull();
    }
}
