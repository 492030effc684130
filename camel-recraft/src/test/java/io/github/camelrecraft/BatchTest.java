package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.ImageInfo;
import io.github.camelrecraft.simulator.Bill;
import io.github.camelrecraft.simulator.Fault;
import io.github.camelrecraft.simulator.RecordedRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A body that is a list of prompts: one request where the provider takes several, else several at the same time. */
class BatchTest extends RouteTestSupport {

    private static final List<String> PROMPTS = List.of("A fox", "A hare", "An owl");

    @ParameterizedTest
    @ValueSource(strings = {"", "&outputType=base64Data", "&outputType=dataURI", "&delivery=poll"})
    void aListOfPromptsIsOneCallWhoseImagesComeInOrder(String options) {
        Exchange exchange = send("recraft:generate?{{runware}}" + options, PROMPTS);

        assertThat(exchange.getException()).isNull();
        List<?> images = exchange.getMessage().getBody(List.class);
        assertThat(images).hasSize(3);
        List<String> prompts =
                simulator().bills().all().stream().map(Bill::prompt).toList();
        List<String> jobs = simulator().bills().all().stream().map(Bill::jobId).toList();
        assertThat(prompts).isEqualTo(PROMPTS);
        assertThat(jobs).doesNotHaveDuplicates();
        for (int index = 0; index < 3; index++) {
            Message image = (Message) images.get(index);
            assertThat(image.getBody(ImageInfo.class)).isNotNull();
            assertThat(image.getHeader(RecraftConstants.BATCH_INDEX)).isEqualTo(index);
            assertThat(image.getHeader(RecraftConstants.INDEX)).isEqualTo(index);
            assertThat(image.getHeader(RecraftConstants.JOB_ID)).isEqualTo(jobs.get(index));
        }
        assertThat(generating()).hasSize(1);
    }

    @Test
    void onePollAnswersAllJobsOfTheCall() {
        send("recraft:generate?{{runware}}&delivery=poll", PROMPTS);

        assertThat(simulator().requests()).hasSize(2);
        assertThat(simulator().requests().get(1).json())
                .hasSize(3)
                .allSatisfy(task -> assertThat(task.path("taskType").asText()).isEqualTo("getResponse"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cloudflare", "fal", "replicate"})
    void whereTheProviderTakesOnePromptThereAreSeveralCalls(String provider) {
        Exchange exchange = send("recraft:generate?{{" + provider + "}}", PROMPTS);

        assertThat(exchange.getException()).isNull();
        List<?> images = exchange.getMessage().getBody(List.class);
        assertThat(images)
                .extracting(image -> ((Message) image).getHeader(RecraftConstants.BATCH_INDEX))
                .containsExactly(0, 1, 2);
        assertThat(simulator().requests()).hasSize(3);
        assertThat(simulator().bills().all()).extracting(Bill::prompt).containsExactlyInAnyOrderElementsOf(PROMPTS);
    }

    @ParameterizedTest
    @CsvSource({"runware,1", "cloudflare,6", "fal,6"})
    void eachPromptGetsItsNumberOfImages(String provider, int calls) {
        Exchange exchange =
                send("recraft:generate?{{" + provider + "}}&numberOfImages=2", List.of("A fox", "A hare", "An owl"));

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(List.class))
                .extracting(image -> ((Message) image).getHeader(RecraftConstants.BATCH_INDEX))
                .containsExactly(0, 0, 1, 1, 2, 2);
        assertThat(simulator().requests()).hasSize(calls);
        assertThat(simulator().bills().images()).isEqualTo(6);
    }

    @Test
    void morePromptsThanOneCallTakesAreSeveralCalls() {
        List<String> prompts =
                IntStream.range(0, 45).mapToObj(index -> "Fox " + index).toList();

        Exchange exchange = send("recraft:generate?{{runware}}", prompts);

        assertThat(exchange.getMessage().getBody(List.class))
                .extracting(image -> ((Message) image).getHeader(RecraftConstants.BATCH_INDEX))
                .isEqualTo(IntStream.range(0, 45).boxed().toList());
        assertThat(simulator().requests()).hasSize(3);
        assertThat(simulator().bills().images()).isEqualTo(45);
    }

    @Test
    void aVectorModelThatMakesOneImagePerTaskIsAskedOnceForEach() {
        Message message = send("recraft:generate?{{runware}}&model=recraftv4_vector&numberOfImages=2", "A fox")
                .getMessage();

        assertThat(message.getBody(List.class)).hasSize(2);
        assertThat(simulator().requests())
                .hasSize(2)
                .allSatisfy(request ->
                        assertThat(request.json().path(0).has("numberResults")).isFalse())
                .extracting(request -> request.json().at("/0/taskUUID").asText())
                .doesNotHaveDuplicates();
        assertThat(simulator().bills().images()).isEqualTo(2);
    }

    @Test
    void eachOfSeveralImagesOfEachOfSeveralPromptsIsAJobOfItsOwn() {
        Message message = send(
                        "recraft:generate?{{runware}}&model=recraftv4_vector&numberOfImages=2",
                        List.of("A fox", "A hare"))
                .getMessage();

        assertThat(message.getBody(List.class)).hasSize(4);
        assertThat(simulator().requests())
                .hasSize(4)
                .extracting(request -> request.json().at("/0/taskUUID").asText())
                .doesNotHaveDuplicates();
        assertThat(simulator().bills().images()).isEqualTo(4);
    }

    @Test
    void whatWasMadeForSomePromptsIsDeliveredAndTheOthersAreReported() {
        simulator().faults().next(Fault.partial(1));

        Message message =
                send("recraft:generate?{{runware}}&numberOfImages=2", PROMPTS).getMessage();

        assertThat(message.getBody(List.class))
                .extracting(image -> ((Message) image).getHeader(RecraftConstants.BATCH_INDEX))
                .containsExactly(0, 1, 2);
        assertThat(message.getHeader(RecraftConstants.COUNT)).isEqualTo(3);
        assertThat(message.getHeader(RecraftConstants.FAILURES, String.class)).contains("billed=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cloudflare", "fal", "replicate"})
    void ofSeveralCallsThoseThatFailAreReported(String provider) {
        simulator().faults().next(Fault.status(500));

        Message message = send("recraft:generate?{{" + provider + "}}&numberOfImages=3&maxRetries=0", "A fox")
                .getMessage();

        assertThat(message.getBody(List.class)).hasSize(2);
        assertThat(message.getHeader(RecraftConstants.COUNT)).isEqualTo(2);
        assertThat(message.getHeader(RecraftConstants.FAILURES, String.class)).startsWith("UNAVAILABLE billed=");
        assertThat(simulator().bills().images()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cloudflare", "replicate"})
    void whenAllCallsFailTheOneThatMayHaveBeenChargedDecides(String provider) {
        TestTime.jumping().of(component());
        simulator().faults().next(Fault.status(429), Fault.status(500), Fault.status(429));

        Exchange exchange = send("recraft:generate?{{" + provider + "}}&numberOfImages=3&maxRetries=0", "A fox");

        RecraftException failure = (RecraftException) exchange.getException();
        assertThat(failure).isInstanceOf(RecraftUnavailableException.class);
        assertThat(failure.getBilled()).isEqualTo(Billing.UNKNOWN);
        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure.getSuppressed())
                .hasSize(2)
                .allSatisfy(other -> assertThat(other)
                        .isExactlyInstanceOf(RecraftException.class)
                        .hasMessageContaining("429"));
    }

    @Test
    void whenAllCallsAreRefusedNothingWasCharged() {
        TestTime.jumping().of(component());
        simulator().faults().always(Fault.status(429));

        Exception failure = send("recraft:generate?{{replicate}}&numberOfImages=3&maxRetries=0", "A fox")
                .getException();

        assertThat(failure).isInstanceOf(RecraftRateLimitedException.class);
        assertThat(failure.getSuppressed())
                .hasSize(3)
                .hasAtLeastOneElementOfType(RecraftNotBilledException.class)
                .hasAtLeastOneElementOfType(RecraftRateLimitedException.class);
    }

    static List<Object> badLists() {
        return List.of(
                List.of("A fox", " "),
                Arrays.asList("A fox", null),
                List.of("A fox", "x".repeat(10_001)),
                List.of("A fox", Map.of("prompt", "A hare", "size", "16:9")),
                List.of("A fox", 42),
                Collections.nCopies(1_001, "A fox"));
    }

    @ParameterizedTest
    @MethodSource("badLists")
    void aListThatIsNotFitIsRefusedBeforeAnythingIsSent(Object prompts) {
        RecraftException failure =
                (RecraftException) send("recraft:generate?{{runware}}", prompts).getException();

        assertThat(failure).isInstanceOf(RecraftInvalidRequestException.class);
        assertThat(failure.getBilled()).isEqualTo(Billing.NO);
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void moreImagesThanAMessageMayAskForAreRefused() {
        Exception failure = send("recraft:generate?{{fal}}&numberOfImages=20", Collections.nCopies(51, "A fox"))
                .getException();

        assertThat(failure)
                .hasMessageContaining("51 prompts for 1020 images")
                .hasMessageContaining("split the message");
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void threeHundredPromptsTakeTurnsForTheConnections() {
        Exchange exchange =
                send("recraft:generate?{{replicate}}&connectionsPerRoute=20", Collections.nCopies(300, "A fox"));

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(List.class)).hasSize(300);
        assertThat(simulator().bills().images()).isEqualTo(300);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{cloudflare}}&numberOfImages=2", "{{fal}}&numberOfImages=2"})
    void oneAnswerCannotBeThatOfSeveralCalls(String endpoint) {
        Exception failure = send("recraft:generate?" + endpoint + "&resultType=json", "A fox")
                .getException();

        assertThat(failure).hasMessageContaining("resultType=json").hasMessageContaining("2 requests");
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void aMessageThatIsDeliveredAgainAsksForTheSameJobs() throws Exception {
        simulator().faults().next(Fault.status(503));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(RecraftException.class).maximumRedeliveries(1).redeliveryDelay(1);
                from("direct:in").to("recraft:generate?{{runware}}");
            }
        });

        assertThat(send("direct:in", PROMPTS).getException()).isNull();

        assertThat(generating()).hasSize(2);
        assertThat(ids(generating().get(0))).isEqualTo(ids(generating().get(1))).doesNotHaveDuplicates();
    }

    private List<RecordedRequest> generating() {
        return simulator().requests().stream()
                .filter(request -> request.body().contains("imageInference"))
                .toList();
    }

    private static List<String> ids(RecordedRequest request) {
        return request.json().findValuesAsText("taskUUID");
    }
}
