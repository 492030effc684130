package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.ImageInfo;
import io.github.camelrecraft.simulator.Fault;
import io.github.camelrecraft.simulator.Target;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code delivery=poll}: the job is submitted once and asked for until it is there. */
class PollingTest extends RouteTestSupport {

    @ParameterizedTest
    @ValueSource(strings = {"URL", "base64Data"})
    void theJobIsSubmittedOnceAndAskedForUntilItIsThere(String outputType) {
        component().setDelayers(EventsTestSupport::atOnce);
        simulator().latency(Duration.ofMillis(1_300));

        Exchange result =
                send("recraft:generate?{{runware}}&delivery=poll&numberOfImages=2&outputType=" + outputType, "A fox");

        assertThat(result.getException()).isNull();
        List<?> images = result.getMessage().getBody(List.class);
        assertThat(images)
                .hasSize(2)
                .allSatisfy(image ->
                        assertThat(((Message) image).getBody(ImageInfo.class)).isNotNull());
        assertThat(simulator().bills().count()).isEqualTo(1);
        assertThat(simulator().requests())
                .extracting(request -> request.json().at("/0/taskType").asText())
                .startsWith("imageInference", "getResponse", "getResponse")
                .endsWith("getResponse");
        assertThat(simulator().requests().get(0).json().at("/0/deliveryMethod").asText())
                .isEqualTo("async");
    }

    @Test
    void aPollThatFailsIsAskedAgainAndTheJobIsNot() {
        component().setDelayers(EventsTestSupport::atOnce);
        simulator().latency(Duration.ofMillis(900));
        simulator().faults().next(Fault.delay(Duration.ZERO), Fault.resetBeforeAnswer(), Fault.status(503));

        Exchange result = send("recraft:generate?{{runware}}&delivery=poll", "A fox");

        assertThat(result.getException()).isNull();
        assertThat(simulator().bills().count()).isEqualTo(1);
        assertThat(simulator().requests())
                .filteredOn(request -> request.body().contains("imageInference"))
                .hasSize(1);
    }

    /** What stands before a provider has statuses of its own, such as Cloudflare's 520 to 530. */
    @ParameterizedTest
    @CsvSource({
        "{{runware}}&delivery=poll, 520",
        "{{runware}}&delivery=poll, 524",
        "{{runware}}&delivery=poll, 425",
        "{{fal-queue}}, 522",
        "{{replicate-queue}}, 530"
    })
    void aQuestionThatSomethingInBetweenAnswersIsAskedAgain(String way, int status) {
        TestTime.jumping().of(component());
        simulator().faults().next(Target.POLL, Fault.status(status), Fault.status(status));

        Exchange result = send("recraft:generate?" + way, "A fox");

        assertThat(result.getException()).isNull();
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{runware}}&delivery=poll", "{{fal-queue}}", "{{replicate-queue}}"})
    void aQuestionThatIsToWaitForLongerThanThereIsTimeIsAskedBeforeTheDeadlineAllTheSame(String way) {
        TestTime time = TestTime.jumping().of(component());
        simulator().faults().next(Target.POLL, Fault.rateLimited(Duration.ofHours(24)));

        Exchange result = send("recraft:generate?" + way + "&requestTimeout=60s", "A fox");

        assertThat(result.getException()).isNull();
        assertThat(time.passed()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(60));
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    @Test
    void aJobThatIsNotDoneInTimeMayHaveBeenBilledAndIsNamed() {
        simulator().latency(Duration.ofMinutes(1));

        Exchange result = send("recraft:generate?{{runware}}&delivery=poll&requestTimeout=2s", "A fox");

        assertThat(result.getException()).isInstanceOf(RecraftTimeoutException.class);
        RecraftException exception = (RecraftException) result.getException();
        assertThat(exception.getBilled()).isEqualTo(Billing.UNKNOWN);
        assertThat(exception.getJobId())
                .isEqualTo(
                        simulator().requests().get(0).json().at("/0/taskUUID").asText());
    }
}
