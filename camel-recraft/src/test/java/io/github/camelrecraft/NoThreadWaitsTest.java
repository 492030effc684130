package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Thousands of messages in flight hold a handful of threads, and routes continue on Camel's own. */
class NoThreadWaitsTest extends RouteTestSupport {

    private static final int MESSAGES = 2_000;

    @Test
    void twoThousandMessagesThatWaitTwoSecondsNeedFewerThanThirtyThreads() throws Exception {
        simulator().latency(Duration.ofSeconds(2));
        CountDownLatch done = new CountDownLatch(MESSAGES);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        int before = threads.getThreadCount();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("seda:prompts?size=" + MESSAGES)
                        .to("recraft:generate?{{runware}}&connectionsPerRoute=2000&maxTotalConnections=2000")
                        .process(exchange -> done.countDown());
            }
        });
        context.start();
        threads.resetPeakThreadCount();

        var template = context.createProducerTemplate();
        for (int message = 0; message < MESSAGES; message++) {
            template.sendBody("seda:prompts", "Fox " + message);
        }
        Awaitility.await().until(() -> simulator().requests().size() > MESSAGES / 2);

        assertThat(done.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(threads.getPeakThreadCount() - before).isLessThan(30);
        assertThat(simulator().bills().count()).isEqualTo(MESSAGES);
    }

    @Test
    void theRouteContinuesOnThreadsOfCamelsPoolAndNeverOnTheClients() throws Exception {
        Set<String> names = ConcurrentHashMap.newKeySet();
        CountDownLatch done = new CountDownLatch(100);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("seda:prompts").to("recraft:generate?{{runware}}").process(exchange -> {
                    names.add(Thread.currentThread().getName());
                    done.countDown();
                });
            }
        });
        context.start();

        for (int message = 0; message < 100; message++) {
            context.createProducerTemplate().sendBody("seda:prompts", "A fox");
        }

        assertThat(done.await(1, TimeUnit.MINUTES)).isTrue();
        // A route's own thread goes on with what was answered before it had turned away.
        assertThat(names)
                .allSatisfy(name ->
                        assertThat(name).matches("Camel \\(camel-\\d+\\) thread #\\d+ - (Recraft|seda://prompts)"))
                .anySatisfy(name -> assertThat(name).endsWith(" - Recraft"));
    }

    @Test
    void endpointsWithTheSameSettingsShareConnectionsAndThreads() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .to("recraft:generate?{{runware}}&model=recraftv4")
                        .setBody(constant("A badger"))
                        .to("recraft:generate?{{runware}}&model=recraftv4_1")
                        .setBody(constant("An owl"))
                        .to("recraft:generate?{{cloudflare}}");
            }
        });

        assertThat(send("direct:in", "A fox").getException()).isNull();

        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().startsWith("Camel (" + context.getName() + ")"))
                .filteredOn(thread -> thread.getName().contains("RecraftHttp"))
                .hasSizeLessThanOrEqualTo(3);
    }
}
