package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelrecraft.ledger.LedgerState;
import io.github.camelrecraft.ledger.LedgerStore;
import io.github.camelrecraft.ledger.MemoryLedgerStore;
import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.observe.RequestEnd;
import io.github.camelrecraft.observe.TestClock;
import io.github.camelrecraft.simulator.Fault;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two replicas share a ledger, and one of them is slow: its request waits for a connection while its lease runs out. */
class ReplicasTest extends RouteTestSupport {

    private static final Duration LEASE = Duration.ofSeconds(30);

    private final MemoryLedgerStore store = new MemoryLedgerStore();
    private final TestClock clock = new TestClock();
    private DefaultCamelContext other;

    @BeforeEach
    void startBoth() {
        other = newContext();
        for (DefaultCamelContext replica : new DefaultCamelContext[] {context, other}) {
            RecraftComponent component = replica.getComponent("recraft", RecraftComponent.class);
            component.setClock(clock);
            component.setDelayers(timer -> (wait, action) -> timer.schedule(action, 5, TimeUnit.MILLISECONDS));
            replica.getRegistry().bind("payments", store);
            replica.start();
        }
    }

    @AfterEach
    void stopTheOther() {
        other.stop();
    }

    @Test
    void whatWasTakenOverWhileItWaitedForAConnectionIsNotSent() throws Exception {
        Future<Exchange> waiting = deliverBehindAnother("runware");
        clock.advance(LEASE);

        assertThat(result(deliver(other, "runware", "k")).getException()).isNull();

        Exchange late = resultOfTheLate(waiting);
        assertThat(late.getException()).isInstanceOf(RecraftException.class).hasMessageContaining("taken over");
        assertThat(((RecraftException) late.getException()).getBilled()).isEqualTo(Billing.UNKNOWN);
        assertThat(result(deliver(context, "runware", "k")).getMessage().getHeader(RecraftConstants.FROM_LEDGER))
                .isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cloudflare", "recraft", "fal", "replicate", "runware"})
    void whatAPersonHadSentAnewMeanwhileIsNotSent(String provider) throws Exception {
        Future<Exchange> waiting = deliverBehindAnother(provider);
        clock.advance(LEASE);
        store.delete(store.find("generate:k").orElseThrow());

        assertThat(result(deliver(other, provider, "k")).getException()).isNull();

        Exchange late = resultOfTheLate(waiting);
        assertThat(late.getException()).hasMessageContaining("taken over");
    }

    @Test
    void whatIsAskedForInVainAndThenSentCountsAsSent() throws Exception {
        RecordingObserver recorder = new RecordingObserver();
        Future<Exchange> waiting = deliverBehindAnother("runware");
        clock.advance(LEASE);
        other.getRegistry().bind("recorder", recorder);

        assertThat(result(deliver(other, "runware", "k")).getException()).isNull();

        result(waiting);
        assertThat(recorder.sent).hasSize(1);
        RequestEnd end = recorder.onlyEnd();
        assertThat(end.sent()).isTrue();
        assertThat(end.recovered()).isFalse();
        assertThat(end.billed()).isEqualTo(Billing.YES);
        assertThat(end.attempts()).isEqualTo(1);
    }

    /** The other one learns of it when it asks what there is, or who hands it back. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void anImageThatBothRecoverCountsWhereItWasHandedBackAndHasFailedNowhere(int slowQuestion) throws Exception {
        other.getRegistry().unbind("payments");
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch handedBack = new CountDownLatch(1);
        other.getRegistry().bind("payments", slowAt(slowQuestion, asked, handedBack));
        String key = "order-7";
        assertThat(result(deliver(context, "runware", key)).getException()).isNull();
        await().until(() -> store.find("generate:" + key).orElseThrow().delivered());
        store.undeliver("generate:" + key);
        clock.advance(Duration.ofMinutes(1));

        RecordingObserver slow = recover(other);
        assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();
        RecordingObserver fast = recover(context);
        await().until(() -> store.find("generate:" + key).orElseThrow().delivered());
        handedBack.countDown();

        await().until(() -> slow.ended.size() == 1 && fast.ended.size() == 1);
        assertThat(fast.onlyEnd().images()).isEqualTo(1);
        assertThat(slow.onlyEnd().images()).isZero();
        assertThat(slow.onlyEnd().failure()).isNull();
        assertThat(context.getEndpoint("mock:recovered", MockEndpoint.class).getExchanges())
                .hasSize(1);
        assertThat(other.getEndpoint("mock:recovered", MockEndpoint.class).getExchanges())
                .isEmpty();
    }

    @Test
    void whatWaitedLongAndNobodyTookOverIsSentWhenTheLedgerHasSaidSo() throws Exception {
        Future<Exchange> waiting = deliverBehindAnother("runware");
        clock.advance(LEASE);

        Exchange late = result(waiting);
        assertThat(late.getException()).isNull();
        assertThat(late.getMessage().getHeader(RecraftConstants.ATTEMPTS)).isEqualTo(1);
        assertThat(simulator().bills().count()).isEqualTo(2);
    }

    private static Future<Exchange> deliver(CamelContext replica, String provider, String key) {
        return replica.createFluentProducerTemplate()
                .to("recraft:generate?{{" + provider + "}}&connectionsPerRoute=1&ledger=#payments")
                .withBody("A lighthouse")
                .withHeaders(Map.of(RecraftConstants.IDEMPOTENCY_KEY, key))
                .asyncSend();
    }

    private static Exchange result(Future<Exchange> delivery) throws Exception {
        return delivery.get(1, TimeUnit.MINUTES);
    }

    /** Another request has the only connection for long enough. */
    private Future<Exchange> deliverBehindAnother(String provider) {
        simulator().faults().next(Fault.delay(Duration.ofSeconds(6)));
        var unused = deliver(context, provider, "first");
        await().until(() -> simulator().requests().size() == 1);
        Future<Exchange> waiting = deliver(context, provider, "k");
        await().until(() -> store.find("generate:k")
                .filter(entry -> entry.state() == LedgerState.SENT)
                .isPresent());
        return waiting;
    }

    /** What waited comes after the other one, which had the connection, and finds that it is not to be sent. */
    private Exchange resultOfTheLate(Future<Exchange> waiting) throws Exception {
        assertThat(waiting.isDone())
                .as("the first one still has the connection")
                .isFalse();
        Exchange late = result(waiting);
        assertThat(sent()).as("each of the two was sent once").isEqualTo(2);
        assertThat(simulator().bills().count()).isEqualTo(2);
        return late;
    }

    /** How often something was sent that may have been charged. */
    private long sent() {
        return simulator().requests().stream()
                .filter(request -> !request.body().contains("getResponse"))
                .count();
    }

    private static RecordingObserver recover(CamelContext replica) throws Exception {
        RecordingObserver recorder = new RecordingObserver();
        replica.getRegistry().bind("recorder", recorder);
        replica.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("recraft:recover?{{runware}}&ledger=#payments&recoverAfter=0&initialDelay=1&delay=50")
                        .to("mock:recovered");
            }
        });
        return recorder;
    }

    /** The same store, where one question is slow: the first is what there is, the second who hands it back. */
    private LedgerStore slowAt(int question, CountDownLatch asked, CountDownLatch answer) {
        AtomicInteger questions = new AtomicInteger();
        return (LedgerStore) Proxy.newProxyInstance(
                LedgerStore.class.getClassLoader(), new Class<?>[] {LedgerStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("find") && questions.incrementAndGet() == question) {
                        asked.countDown();
                        assertThat(answer.await(1, TimeUnit.MINUTES)).isTrue();
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
