package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.ImageInfo;
import io.github.camelrecraft.provider.ImageProvider;
import io.github.camelrecraft.provider.RunwareProvider;
import io.github.camelrecraft.simulator.Fault;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An image that was paid for is downloaded again, and never bought again. */
class DownloadRetriesTest extends RouteTestSupport {

    private TestTime time;

    @BeforeEach
    void waitsTakeNoTime() {
        time = TestTime.jumping().of(component());
    }

    @ParameterizedTest
    @ValueSource(strings = {"runware", "cloudflare", "recraft", "fal", "replicate", "fal-queue", "replicate-queue"})
    void aDownloadThatBreaksIsBegunAgainAfterWaitsThatGrow(String provider) {
        simulator().faults().nextDownload(Fault.resetBeforeAnswer(), Fault.cutBody(20), Fault.status(503));

        Exchange exchange = send("recraft:generate?{{" + provider + "}}", "A fox");

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(ImageInfo.class)).isNotNull();
        assertThat(exchange.getMessage().getHeader(RecraftConstants.ATTEMPTS)).isEqualTo(1);
        assertThat(time.passed()).isGreaterThanOrEqualTo(Duration.ofMillis(1_750));
        assertThat(simulator().downloads()).hasSize(4);
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "3, 4"})
    void soManyTimesAndThenTheFailureSaysWhereTheImageIs(int maxRetries, int downloads) {
        simulator().faults().alwaysDownload(Fault.status(500));

        RecraftException failure = failure("recraft:generate?{{runware}}&maxRetries=" + maxRetries);

        assertThat(failure).isInstanceOf(RecraftDownloadException.class).hasMessageContaining("500");
        assertThat(failure.getBilled()).isEqualTo(Billing.YES);
        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure.getImageUrl().toString()).contains("/images/");
        assertThat(failure.getCause().getSuppressed()).hasSize(maxRetries);
        assertThat(simulator().downloads()).hasSize(downloads);
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    @Test
    void anImageThatCameWholeAndIsUnfitIsTheSameTheNextTime() {
        simulator().faults().alwaysDownload(Fault.truncatedImage());

        RecraftException failure = failure("recraft:generate?{{runware}}");

        assertThat(failure.getBilled()).isEqualTo(Billing.YES);
        assertThat(simulator().downloads()).hasSize(1);
    }

    @Test
    void ofSeveralImagesOnlyTheOneThatIsMissingIsDownloadedAgain() {
        simulator().faults().nextDownload(Fault.status(502));

        Exchange exchange = send("recraft:generate?{{runware}}&numberOfImages=4", "A fox");

        assertThat(exchange.getMessage().getBody(List.class)).hasSize(4);
        assertThat(exchange.getMessage().getHeader(RecraftConstants.FAILURES)).isNull();
        assertThat(simulator().downloads()).hasSize(5);
        assertThat(simulator().downloads())
                .extracting(download -> download.path())
                .hasSize(5)
                .satisfies(paths -> assertThat(paths.stream().distinct()).hasSize(4));
    }

    @Test
    void aWaitThatWouldPassTheDeadlineIsNotBegun() {
        simulator().faults().alwaysDownload(Fault.status(503));

        RecraftException failure = failure("recraft:generate?{{runware}}&maxRetries=50&requestTimeout=20s");

        assertThat(failure).isInstanceOf(RecraftDownloadException.class).hasMessageContaining("503");
        assertThat(time.passed()).isLessThan(Duration.ofSeconds(20));
        assertThat(simulator().downloads()).hasSizeBetween(4, 7);
    }

    @Test
    void theDeadlineMayComeBetweenTwoDownloads() throws Exception {
        TestTime.standing().of(component());
        simulator().faults().alwaysDownload(Fault.status(503));

        RecraftException failure = Sent.one(context, "recraft:generate?{{runware}}&requestTimeout=2000")
                .failure();

        assertThat(failure).isInstanceOf(RecraftDownloadException.class).hasMessageContaining("requestTimeout=2000ms");
        assertThat(failure.getBilled()).isEqualTo(Billing.YES);
        assertThat(failure.getImageUrl().toString()).contains("/images/");
        assertThat(simulator().downloads()).hasSize(1);
    }

    @Test
    void aDownloadWhoseFailureCannotBeDescribedEndsItsRequestAllTheSame() throws Exception {
        simulator().faults().alwaysDownload(Fault.status(404));
        AtomicBoolean answered = new AtomicBoolean();
        ImageProvider runware = new RunwareProvider();
        Object forgetful = Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {ImageProvider.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("jobId") && answered.get()) {
                        throw new IllegalStateException("forgotten");
                    }
                    answered.compareAndSet(false, method.getName().equals("decode"));
                    return method.invoke(runware, arguments);
                });
        context.getRegistry().bind("forgetful", forgetful);

        RecraftException failure = Sent.one(
                        context, "recraft:generate?" + access("runware").replace("runware&", "#forgetful&"))
                .failure();

        assertThat(failure).isInstanceOf(RecraftDownloadException.class).hasMessageContaining("404");
        assertThat(failure.getBilled()).isEqualTo(Billing.YES);
    }

    private RecraftException failure(String uri) {
        Exception exception = send(uri, "A fox").getException();
        assertThat(exception).isInstanceOf(RecraftException.class);
        return (RecraftException) exception;
    }
}
