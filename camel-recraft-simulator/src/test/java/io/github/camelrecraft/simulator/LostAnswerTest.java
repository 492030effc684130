package io.github.camelrecraft.simulator;

import static io.github.camelrecraft.simulator.RawCall.Outcome.RESET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A job whose acceptance never reached the one who pays for it is there all the same. */
class LostAnswerTest {

    @RegisterExtension
    static final RecraftSimulatorExtension SIMULATOR = new RecraftSimulatorExtension(RecraftSimulator::tinyImages);

    private Client client;
    private JobClient jobs;

    @BeforeEach
    void client(RecraftSimulator simulator) {
        client = new Client(simulator);
        jobs = new JobClient(simulator);
    }

    static Stream<Fault> lost() {
        return Stream.of(
                Fault.resetBeforeAnswer(),
                Fault.resetBody(5),
                Fault.cutBody(5),
                Fault.malformedJson(),
                Fault.status(502).afterBilling());
    }

    @ParameterizedTest
    @MethodSource("lost")
    void runwareBringsTheTaskByItsName(Fault fault, RecraftSimulator simulator) throws IOException {
        simulator.faults().next(fault);
        ObjectNode task = Requests.task();
        RawCall.post(simulator.baseUrl("runware"), Client.JSON.createArrayNode().add(task));

        JsonNode item = Client.json(client.runware(Requests.poll(task))).at("/data/0");
        HttpResponse<String> again = client.runware(task);

        assertThat(item.get("status").textValue()).isEqualTo("success");
        assertThat(Client.get(item.get("imageURL").textValue()).statusCode()).isEqualTo(200);
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(Client.json(again).at("/errors/0/code").textValue()).isEqualTo("duplicateTaskUUID");
        assertThat(simulator.bills().count()).isEqualTo(1);
    }

    @Test
    void runwareKnowsNothingOfATaskThatWasResetBefore(RecraftSimulator simulator) throws IOException {
        simulator.faults().next(Fault.resetAfterRequest());
        ObjectNode task = Requests.task();
        RawCall.post(simulator.baseUrl("runware"), Client.JSON.createArrayNode().add(task));

        HttpResponse<String> poll = client.runware(Requests.poll(task));

        assertThat(poll.statusCode()).isEqualTo(404);
        assertThat(Client.json(poll).at("/errors/0/code").textValue()).isEqualTo("taskFailedOrNotFound");
        assertThat(client.runware(task).statusCode()).isEqualTo(200);
        assertThat(simulator.bills().count()).isEqualTo(1);
    }

    @Test
    void falHasTheJobAndSendsIt(RecraftSimulator simulator) throws IOException {
        try (Receiver receiver = new Receiver()) {
            simulator.faults().next(Fault.resetBeforeAnswer());
            assertReset(() -> jobs.submit(JobClient.TEXT_TO_IMAGE + receiver.falQuery("/hook"), JobClient.prompt()));

            await().until(() -> !receiver.arrivals().isEmpty());
            JsonNode message = receiver.arrivals().get(0).json();
            String result = simulator.baseUrl("fal-queue") + "/fal-ai/recraft/requests/"
                    + message.get("request_id").textValue();
            assertThat(Client.json(jobs.falGet(result))).isEqualTo(message.get("payload"));
            assertThat(simulator.bills().all())
                    .extracting(Bill::jobId)
                    .containsExactly(message.get("request_id").textValue());
        }
    }

    @Test
    void replicateHasThePredictionAndSendsIt(RecraftSimulator simulator) throws IOException {
        try (Receiver receiver = new Receiver()) {
            simulator.faults().next(Fault.resetBeforeAnswer());
            ObjectNode body = JobClient.json("{'input': {'prompt': 'p'}, 'webhook_events_filter': ['completed']}")
                    .put("webhook", receiver.url("/hook"));
            assertReset(() -> jobs.predict("/models/recraft-ai/recraft-v4.1/predictions", body));

            await().until(() -> !receiver.arrivals().isEmpty());
            JsonNode message = receiver.arrivals().get(0).json();
            assertThat(jobs.prediction(message)).isEqualTo(message);
            assertThat(simulator.bills().all())
                    .extracting(Bill::jobId)
                    .containsExactly(message.get("id").textValue());
        }
    }

    @Test
    void aPollThatIsResetLeavesTheJobAsItIs(RecraftSimulator simulator) throws IOException {
        JsonNode submitted = jobs.submitted(JobClient.TEXT_TO_IMAGE, JobClient.prompt());
        JsonNode created = Client.json(jobs.replicate("recraft-v4.1", JobClient.prompt()));
        ObjectNode task = Requests.task();
        client.runware(task);
        simulator.faults().always(Target.POLL, Fault.resetBeforeAnswer());
        assertReset(() -> jobs.result(submitted));
        assertReset(() -> jobs.prediction(created));
        assertThat(RawCall.post(
                                simulator.baseUrl("runware"),
                                Client.JSON.createArrayNode().add(Requests.poll(task)))
                        .outcome())
                .isEqualTo(RESET);
        simulator.faults().clear();

        assertThat(jobs.result(submitted).statusCode()).isEqualTo(200);
        assertThat(jobs.prediction(created).get("status").textValue()).isEqualTo("succeeded");
        assertThat(client.runware(Requests.poll(task)).statusCode()).isEqualTo(200);
        assertThat(simulator.bills().count()).isEqualTo(3);
    }

    private static void assertReset(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(UncheckedIOException.class);
    }
}
