package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.ImageInfo;
import io.github.camelrecraft.simulator.Fault;
import io.github.camelrecraft.simulator.RecordedRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runware is sent a job under an id of ours. When nobody knows what became of it, it is asked for, and bought again only
 * when Runware has never heard of it.
 */
class DoubtTest extends RouteTestSupport {

    private TestTime time;

    @BeforeEach
    void waitsTakeNoTime() {
        time = TestTime.jumping().of(component());
    }

    static Stream<Arguments> answersThatNobodyCouldRead() {
        return Stream.of(
                        arguments("reset in place of an answer", Fault.resetBeforeAnswer()),
                        arguments("cut before its first byte", Fault.cutBody(0)),
                        arguments("cut within", Fault.cutBody(60)),
                        arguments("malformed", Fault.malformedJson()),
                        arguments("HTTP 500", Fault.status(500).afterBilling()),
                        arguments("HTTP 502", Fault.status(502).afterBilling()),
                        arguments("HTTP 504", Fault.status(504).afterBilling()))
                .flatMap(fault -> Stream.of(
                                "&outputType=URL",
                                "&outputType=base64Data",
                                "&outputType=dataURI",
                                "&delivery=poll",
                                "&maxRetries=0")
                        .map(options -> arguments(options, fault.get()[0], fault.get()[1])));
    }

    @ParameterizedTest(name = "{1}{0}")
    @MethodSource("answersThatNobodyCouldRead")
    void anImageWhoseAnswerWasLostIsAskedForAndPaidForOnce(String options, String name, Fault fault) {
        simulator().faults().next(fault);

        Exchange exchange = send("recraft:generate?{{runware}}" + options, "A fox");

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(ImageInfo.class)).isNotNull();
        assertThat(exchange.getMessage().getHeader(RecraftConstants.ATTEMPTS)).isEqualTo(1);
        assertThat(sent()).hasSize(1);
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    @Test
    void theQuestionsMayBeLostToo() {
        simulator()
                .faults()
                .next(
                        Fault.resetBeforeAnswer(),
                        Fault.resetBeforeAnswer(),
                        Fault.status(503),
                        Fault.status(429, Map.of("Retry-After", "20")),
                        Fault.malformedJson());

        Exchange exchange = send("recraft:generate?{{runware}}", "A fox");

        assertThat(exchange.getException()).isNull();
        assertThat(time.passed()).isGreaterThan(Duration.ofSeconds(20));
        assertThat(sent()).hasSize(1);
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    @Test
    void allPromptsOfALostCallAreAskedFor() {
        simulator().faults().next(Fault.resetBeforeAnswer());

        Exchange exchange = send("recraft:generate?{{runware}}&numberOfImages=2", List.of("A fox", "A hare"));

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(List.class))
                .extracting(image -> ((Message) image).getHeader(RecraftConstants.BATCH_INDEX))
                .containsExactly(0, 0, 1, 1);
        assertThat(sent()).hasSize(1);
        assertThat(simulator().bills().images()).isEqualTo(4);
    }

    @Test
    void whatNeverArrivedIsSentAgainUnderTheSameIdAfterFiveSeconds() {
        simulator().faults().next(Fault.status(500));

        Exchange exchange = send("recraft:generate?{{runware}}", "A fox");

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(RecraftConstants.ATTEMPTS)).isEqualTo(2);
        assertThat(time.passed()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(12));
        assertThat(sent())
                .hasSize(2)
                .extracting(request -> request.json().at("/0/taskUUID").asText())
                .containsOnly((String) exchange.getMessage().getHeader(RecraftConstants.JOB_ID));
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    /** Such as a page of something in between. */
    @Test
    void anAnswerThatSaysNothingOfTheJobLeavesItAsDoubtfulAsItWas() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        try (RawServer api = new RawServer().answers(out -> {
            int call = calls.incrementAndGet();
            String body = call == 2 ? "<html>" : "{\"errors\":[{\"code\":\"taskFailedOrNotFound\",\"message\":\"m\"}]}";
            if (call > 1) { // the request itself is lost
                out.write(RawServer.ascii("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body));
            }
        })) {
            RecraftException failure =
                    failure("recraft:generate?provider=runware&apiKey=secret&maxRetries=0&baseUrl=" + api.url("/v1"));

            assertThat(failure).hasMessageContaining("never arrived");
            assertThat(failure.getBilled()).isEqualTo(Billing.NO);
            assertThat(calls).hasValueGreaterThan(2);
        }
    }

    @Test
    void whatNeverArrivedWasNotChargedAndFailsWhenItIsNotToBeSentAgain() {
        simulator().faults().next(Fault.status(500));

        RecraftException failure = failure("recraft:generate?{{runware}}&maxRetries=0");

        assertThat(failure).isInstanceOf(RecraftUnavailableException.class).hasMessageContaining("never arrived");
        assertThat(failure.getBilled()).isEqualTo(Billing.NO);
        assertThat(failure.isRetryable()).isTrue();
        assertThat(Sent.earlier(failure)).hasSize(1);
        assertThat(simulator().bills().count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&delivery=poll"})
    void anAnswerThatIsNeverToBeHadLeavesTheBillOpenAtTheDeadline(String options) {
        simulator().faults().always(Fault.resetBeforeAnswer());

        RecraftException failure = failure("recraft:generate?{{runware}}&requestTimeout=2000" + options);

        assertThat(failure).isInstanceOf(RecraftTimeoutException.class);
        assertThat(failure.getBilled()).isEqualTo(Billing.UNKNOWN);
        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure.getJobId())
                .isEqualTo(simulator().bills().all().get(0).jobId());
        assertThat(Sent.earlier(failure))
                .singleElement()
                .isExactlyInstanceOf(RecraftException.class)
                .asString()
                .contains("broke after the request was sent");
        assertThat(sent()).hasSize(1);
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    @Test
    void aQuestionThatIsRefusedLeavesTheBillOpen() {
        simulator().faults().next(Fault.resetBeforeAnswer(), Fault.status(401));

        RecraftException failure = failure("recraft:generate?{{runware}}");

        assertThat(failure.getBilled()).isEqualTo(Billing.UNKNOWN);
        assertThat(failure.isRetryable()).isFalse();
        assertThat(Sent.earlier(failure)).hasSize(1);
    }

    @Test
    void aMessageThatComesASecondTimeGetsTheImageOfTheFirst() {
        Map<String, Object> key = Map.of(RecraftConstants.IDEMPOTENCY_KEY, "order 4711");
        Exchange first = send("recraft:generate?{{runware}}", "A fox", key);

        Exchange second = send("recraft:generate?{{runware}}", "A fox", key);

        assertThat(second.getException()).isNull();
        assertThat(second.getMessage().getHeader(RecraftConstants.IMAGE_ID))
                .isEqualTo(first.getMessage().getHeader(RecraftConstants.IMAGE_ID));
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    private List<RecordedRequest> sent() {
        return simulator().requests().stream()
                .filter(request -> request.body().contains("imageInference"))
                .toList();
    }

    private RecraftException failure(String uri) {
        Exception exception = send(uri, "A fox").getException();
        assertThat(exception).isInstanceOf(RecraftException.class);
        assertThat(exception.toString()).doesNotContain(KEY);
        return (RecraftException) exception;
    }
}
