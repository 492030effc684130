package io.github.camelrecraft.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Names that lead inside: what counts is where a connection is made to, and a server inside counts them. */
class GuardedDownloadTest {

    private final AtomicInteger connections = new AtomicInteger();
    private ServerSocket inside;

    @BeforeEach
    void startServerInside() throws IOException {
        inside = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::count);
        thread.setDaemon(true);
        thread.start();
    }

    @AfterEach
    void stopServerInside() throws IOException {
        inside.close();
    }

    @Test
    void noConnectionIsMadeToANameThatLeadsInside() {
        Names names = new Names("127.0.0.1", "::1");

        assertThatThrownBy(() -> download(names, Set.of()))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(BlockedAddressException.class)
                .hasMessageContaining("inside.example has no public address");
        assertThat(connections).hasValue(0);
    }

    @Test
    void withoutTheGuardOneWouldBeMade() {
        assertThatThrownBy(() -> download(new Names("127.0.0.1"), Set.of("inside.example")))
                .isInstanceOf(ExecutionException.class);
        Awaitility.await().untilAsserted(() -> assertThat(connections).hasValue(1));
    }

    @Test
    void aNameIsResolvedOnceAndConnectedToWhereItLedThen() {
        Names names = new Names("127.0.0.2");
        names.then("127.0.0.1");

        assertThatThrownBy(() -> download(names)).isInstanceOf(ExecutionException.class);

        assertThat(names.asked).hasValue(1);
        assertThat(connections).hasValue(0);
    }

    private void download(Names names, Set<String> exempt) throws Exception {
        download(new AddressGuard(names, exempt));
    }

    private void download(DnsResolver resolver) throws Exception {
        TransportSettings settings = new TransportSettings(Duration.ofSeconds(5), 5, 5, null, null);
        try (HttpTransport trusted =
                        new HttpTransport(settings, resolver, Executors.defaultThreadFactory(), Runnable::run);
                HttpTransport guarded =
                        new HttpTransport(settings, resolver, Executors.defaultThreadFactory(), Runnable::run)) {
            ImageDownloader downloader = new ImageDownloader(
                    () -> trusted,
                    () -> guarded,
                    new ImageHosts(Set.of()),
                    new Spool.Settings(null, 1_000),
                    1_000,
                    Runnable::run);
            downloader
                    .download(URI.create("https://inside.example:" + inside.getLocalPort() + "/image.png"))
                    .result()
                    .get(1, TimeUnit.MINUTES);
        }
    }

    private void count() {
        try {
            while (true) {
                try (Socket client = inside.accept()) {
                    connections.incrementAndGet();
                    client.getInputStream().read();
                }
            }
        } catch (IOException e) {
            // the test is over
        }
    }

    /** Resolves every name to the same addresses, and perhaps to others from the second time on. */
    private static final class Names implements DnsResolver {

        private final AtomicInteger asked = new AtomicInteger();
        private final List<String> first;
        private List<String> afterwards;

        Names(String... addresses) {
            first = List.of(addresses);
            afterwards = first;
        }

        void then(String... addresses) {
            afterwards = List.of(addresses);
        }

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            List<InetAddress> found = new ArrayList<>();
            for (String address : asked.getAndIncrement() == 0 ? first : afterwards) {
                found.add(InetAddress.getByName(address));
            }
            return found.toArray(InetAddress[]::new);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
