package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.simulator.Fault;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** When the component stops, every exchange that is under way ends, and says whether it may have been charged. */
class StopTest extends RouteTestSupport {

    private record Sent(Exchange exchange, CountDownLatch ended) {}

    @Test
    void exchangesThatWaitForAnAnswerOrAConnectionEnd() throws Exception {
        simulator().faults().always(Fault.silence());
        List<Sent> sent = send("recraft:generate?{{runware}}&connectionsPerRoute=20", 50);
        Awaitility.await().until(() -> simulator().requests().size() == 20);

        component().stop();

        for (Sent each : sent) {
            assertThat(each.ended().await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(each.exchange().getException()).isInstanceOf(RecraftUnavailableException.class);
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
        Sent sent = send("recraft:generate?{{runware}}&delivery=poll", 1).get(0);
        Awaitility.await().until(() -> simulator().requests().size() >= 2);

        component().stop();

        assertThat(sent.ended().await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(((RecraftException) sent.exchange().getException()).getBilled())
                .isEqualTo(Billing.UNKNOWN);
    }

    @Test
    void aRouteGoesOnWhenTheComponentIsStartedAnewUnderIt() throws Exception {
        route("recraft:generate?{{runware}}");
        assertThat(send("direct:in", "A fox").getException()).isNull();

        component().stop();
        component().start();

        assertThat(send("direct:in", "A fox").getException()).isNull();
    }

    private List<Sent> send(String uri, int count) throws Exception {
        context.start();
        AsyncProducer producer = context.getEndpoint(uri).createAsyncProducer();
        producer.start();
        return Stream.generate(() -> {
                    Sent sent = new Sent(new DefaultExchange(context), new CountDownLatch(1));
                    sent.exchange().getMessage().setBody("A fox");
                    producer.process(sent.exchange(), doneSync -> sent.ended().countDown());
                    return sent;
                })
                .limit(count)
                .toList();
    }
}
