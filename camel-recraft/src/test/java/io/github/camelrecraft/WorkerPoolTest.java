package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.util.concurrent.SynchronousExecutorService;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Routes go on with the component's threads, or with those of whoever has others. */
class WorkerPoolTest extends RouteTestSupport {

    private final ExecutorService mine = Executors.newFixedThreadPool(2, work -> new Thread(work, "mine"));
    private final Semaphore released = new Semaphore(0);
    private final Set<String> names = ConcurrentHashMap.newKeySet();

    @AfterEach
    void close() {
        released.release(1_000);
        mine.shutdownNow();
    }

    @Test
    void anEndpointHasThePoolThatItsUriNames() throws Exception {
        context.getRegistry().bind("mine", mine);

        send("recraft:generate?{{runware}}&workerPool=#mine", 100);

        assertThat(names).contains("mine").noneMatch(name -> name.contains("Recraft"));
    }

    @Test
    void allEndpointsHaveThePoolThatAPropertyOfTheComponentNames() throws Exception {
        context.getRegistry().bind("mine", mine);
        PropertyBindingSupport.build().bind(context, component(), "workerPool", "#bean:mine");

        send("recraft:generate?{{runware}}", 100);

        assertThat(names).contains("mine").noneMatch(name -> name.contains("Recraft"));
    }

    @Test
    void withoutAPoolRoutesGoOnWithTheThreadsThatMoveBytes() throws Exception {
        component().getConfiguration().setWorkerPool(new SynchronousExecutorService());

        send("recraft:generate?{{runware}}", 100);

        assertThat(names)
                .anySatisfy(name -> assertThat(name).endsWith("RecraftHttp"))
                .noneMatch(WorkerPoolTest::isWorker);
    }

    @Test
    void whatAPoolIsTooFullForEndsOnceAndHasItsImage() throws Exception {
        ThreadPoolExecutor full = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new SynchronousQueue<>());
        full.execute(released::acquireUninterruptibly);
        component().getConfiguration().setWorkerPool(full);

        send("recraft:generate?{{runware}}", 50);

        full.shutdownNow();
    }

    @Test
    void whatAPoolThatIsClosedDropsEndsOnceAndHasItsImage() throws Exception {
        ThreadPoolExecutor closed = new ThreadPoolExecutor(
                1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), new ThreadPoolExecutor.CallerRunsPolicy());
        closed.shutdown();
        component().getConfiguration().setWorkerPool(closed);

        send("recraft:generate?{{runware}}", 50);
    }

    @Test
    void theComponentLeavesThePoolOpenWhenItStops() throws Exception {
        component().getConfiguration().setWorkerPool(mine);
        send("recraft:generate?{{runware}}", 1);

        context.stop();

        assertThat(mine.isShutdown()).isFalse();
    }

    @Test
    void tenRoutesMayBlockAtOnceWhileTheBytesOfOthersMove() throws Exception {
        AtomicInteger blocked = new AtomicInteger();
        AsyncProducer producer = Sent.producer(context, "recraft:generate?{{runware}}");
        List<Sent> sent = IntStream.range(0, 40)
                .mapToObj(message -> Sent.start(context, producer, "Fox " + message, () -> {
                    if (isWorker(Thread.currentThread().getName())) {
                        noteThread();
                        blocked.incrementAndGet();
                        released.acquireUninterruptibly();
                    }
                }))
                .toList();

        Awaitility.await().until(() -> blocked.get() == 10 && component().getConnectionsLeased() == 0);
        assertThat(simulator().bills().count()).isEqualTo(40);
        assertThat(names).hasSize(10);
        released.release(40);
        for (Sent each : sent) {
            assertThat(each.done().getException()).isNull();
        }
    }

    private static boolean isWorker(String thread) {
        return thread.endsWith(" - Recraft");
    }

    private void noteThread() {
        names.add(Thread.currentThread().getName());
    }

    /** As many as that at once; each ends once, with its image. */
    private void send(String uri, int messages) throws Exception {
        AsyncProducer producer = Sent.producer(context, uri);
        List<Sent> sent = IntStream.range(0, messages)
                .mapToObj(message -> Sent.start(context, producer, "Fox " + message, this::noteThread))
                .toList();
        for (Sent each : sent) {
            Exchange exchange = each.done();
            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getBody(byte[].class)).isNotEmpty();
        }
    }
}
