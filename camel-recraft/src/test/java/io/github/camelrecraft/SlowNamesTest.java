package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.http.AnswerHandler;
import io.github.camelrecraft.http.AnswerHead;
import io.github.camelrecraft.http.HttpCall;
import io.github.camelrecraft.http.HttpExchange;
import io.github.camelrecraft.http.HttpTransport;
import io.github.camelrecraft.http.ImageDownloader;
import io.github.camelrecraft.http.ImageHosts;
import io.github.camelrecraft.http.Spool;
import io.github.camelrecraft.http.TransportSettings;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.Test;

/** A name takes a thread until it is resolved, and that is nobody's thread but the names'. */
class SlowNamesTest extends RouteTestSupport {

    private static final int MANY = 10;

    private static final TransportSettings SETTINGS =
            new TransportSettings(Duration.ofSeconds(10), 2 * MANY, MANY, null, null);

    private final CountDownLatch asked = new CountDownLatch(2);
    private final CountDownLatch known = new CountDownLatch(1);

    @Test
    void namesThatAreSlowToBeResolvedHoldUpNoStepOfARequestUnderWay() throws Exception {
        context.start();
        RecraftResources resources = component().resources();
        try (HttpTransport transport = resources.open(SETTINGS, new Slow())) {
            for (int host = 0; host < MANY; host++) {
                transport.execute(HttpCall.get(URI.create("http://host-" + host + ".invalid/")), new Nothing());
            }
            assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();
            CountDownLatch begun = new CountDownLatch(1);

            resources.threads(null).steps().execute(begun::countDown);

            assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            known.countDown();
        }
    }

    @Test
    void namesOfHostsOfImagesThatAreSlowToBeResolvedHoldUpNoConnectionToTheProvider() throws Exception {
        context.start();
        RecraftResources resources = component().resources();
        try (HttpTransport transport = resources.open(SETTINGS, new Slow())) {
            ImageDownloader downloader = new ImageDownloader(
                    () -> transport,
                    () -> transport,
                    new ImageHosts(Set.of()),
                    new Spool.Settings(null, 1_000),
                    1_000,
                    resources.imageConnector());
            for (int host = 0; host < MANY; host++) {
                downloader.download(URI.create("https://host-" + host + ".invalid/image.png"));
            }
            assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();

            URI provider = simulator().baseUrl("runware");
            HttpExchange<String> answered = transport.execute(HttpCall.get(provider), new Nothing());

            assertThat(answered.result().get(1, TimeUnit.MINUTES)).isEmpty();
        } finally {
            known.countDown();
        }
    }

    /** Knows no name, and that late; the simulator's it knows at once. */
    private final class Slow extends SystemDefaultDnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            if (!host.endsWith(".invalid")) {
                return super.resolve(host);
            }
            asked.countDown();
            try {
                known.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new UnknownHostException(host);
        }
    }

    private static final class Nothing implements AnswerHandler<String> {

        @Override
        public void begin(AnswerHead head) {}

        @Override
        public void accept(ByteBuffer chunk) {}

        @Override
        public String finish() {
            return "";
        }

        @Override
        public void abort() {}
    }
}
