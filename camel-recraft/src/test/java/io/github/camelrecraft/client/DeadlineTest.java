package io.github.camelrecraft.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.http.Delayer;
import io.github.camelrecraft.http.HttpTransport;
import io.github.camelrecraft.http.ImageDownloader;
import io.github.camelrecraft.http.ImageHosts;
import io.github.camelrecraft.http.RateGate;
import io.github.camelrecraft.http.RateLimits;
import io.github.camelrecraft.http.RetryPolicy;
import io.github.camelrecraft.http.Spool;
import io.github.camelrecraft.http.TransportSettings;
import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.FailureKind;
import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.model.ImageResult;
import io.github.camelrecraft.model.InputRule;
import io.github.camelrecraft.model.Offer;
import io.github.camelrecraft.model.RecraftOperation;
import io.github.camelrecraft.model.SizeTable;
import io.github.camelrecraft.model.SvgPolicy;
import io.github.camelrecraft.provider.ProviderAccess;
import io.github.camelrecraft.provider.ProviderAnswer;
import io.github.camelrecraft.provider.RecraftProvider;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The deadline ends what no thread comes to, such as when all that connect wait for names to be resolved. */
class DeadlineTest {

    private static final URI IMAGE = URI.create("https://images.example.com/fox.png");

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final HttpTransport transport = new HttpTransport(
            new TransportSettings(Duration.ofSeconds(1), 1, 1, null, null),
            SystemDefaultDnsResolver.INSTANCE,
            Executors.defaultThreadFactory(),
            Runnable::run);

    @AfterEach
    void close() {
        timer.shutdownNow();
        transport.close();
    }

    @Test
    void anImageThatNobodyBeginsToFetchFailsInTimeAndWasCharged() throws Exception {
        Outcome outcome = client().fetch(
                        job(),
                        new ProviderAnswer.Images(
                                List.of(new ImageResult(new ImageResult.AtUrl(IMAGE))), List.of(), Map.of()),
                        RequestProgress.UNHEARD)
                .get(1, TimeUnit.MINUTES);

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.failure().kind()).isEqualTo(FailureKind.DOWNLOAD_FAILED);
            assertThat(failed.failure().billed()).isEqualTo(Billing.YES);
            assertThat(failed.failure().imageUrl()).isEqualTo(IMAGE);
        });
    }

    private ImageClient client() {
        Delayer delayer = (wait, action) -> timer.schedule(action, wait.toMillis(), TimeUnit.MILLISECONDS);
        Spool.Settings spool = new Spool.Settings(null, 1_000);
        return new ImageClient(
                () -> transport,
                new ImageDownloader(
                        () -> transport, () -> transport, new ImageHosts(Set.of()), spool, 1_000, Runnable::run),
                spool,
                new ImageClient.Threads(timer, delayer, action -> {}, Runnable::run),
                new ImageClient.Pace(new RateGate(Clock.systemUTC(), delayer), RateLimits.none(1), RetryPolicy.of(0)),
                new LiveRequests(),
                new Doorbell(),
                Clock.systemUTC());
    }

    private static ImageJob job() {
        Offer offer = new Offer("recraft", "", "", SizeTable.UNKNOWN, null, Map.of(), Map.of(), InputRule.ANY, null, 1);
        return new ImageJob(
                new ImageRequest(RecraftOperation.GENERATE, offer, Map.of(), "7188a3b4-c665-48d7-b046-dc2d2b6678ff"),
                new RecraftProvider(),
                new ProviderAccess(URI.create("https://api.example.com/v1"), "a-secret", null),
                ResultType.IMAGE,
                SvgPolicy.STRICT,
                Duration.ofMillis(50),
                1_000,
                false);
    }
}
