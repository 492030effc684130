package io.github.camelrecraft.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RunwareTest {

    @RegisterExtension
    static final RecraftSimulatorExtension SIMULATOR = new RecraftSimulatorExtension(RecraftSimulator::tinyImages);

    private Client client;

    @BeforeEach
    void client(RecraftSimulator simulator) {
        client = new Client(simulator);
    }

    @Test
    void anImageComesByUrl() {
        JsonNode item = item(Requests.task().put("outputFormat", "PNG"));

        HttpResponse<byte[]> image = Client.get(item.get("imageURL").textValue());

        assertThat(image.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(image.headers().firstValueAsLong("Content-Length")).hasValue(image.body().length);
        assertThat(image.body()).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void anImageComesInBase64() {
        JsonNode item = item(Requests.task().put("outputType", "base64Data"));

        byte[] image = Base64.getDecoder().decode(item.get("imageBase64Data").textValue());

        assertThat(image).startsWith(0xFF, 0xD8).endsWith(0xFF, 0xD9);
        assertThat(item.has("imageURL")).isFalse();
    }

    @Test
    void anImageComesAsDataUri() {
        JsonNode item = item(Requests.task().put("outputType", "dataURI").put("outputFormat", "WEBP"));

        String uri = item.get("imageDataURI").textValue();

        String head = "data:image/webp;base64,";
        assertThat(uri).startsWith(head);
        assertThat(Base64.getDecoder().decode(uri.substring(head.length()))).startsWith('R', 'I', 'F', 'F');
    }

    @Test
    void severalResultsShareTheTaskAndNothingElse(RecraftSimulator simulator) {
        ObjectNode task = Requests.task().put("numberResults", 3).put("includeCost", true);

        JsonNode data = Client.json(client.runware(task)).get("data");

        assertThat(data.findValuesAsText("taskUUID"))
                .hasSize(3)
                .containsOnly(task.get("taskUUID").textValue());
        assertThat(data.findValuesAsText("imageUUID")).doesNotHaveDuplicates();
        assertThat(data.findValuesAsText("seed")).doesNotHaveDuplicates();
        assertThat(data.findValuesAsText("cost")).containsOnly("0.04");
        assertThat(simulator.bills().count()).isEqualTo(1);
        assertThat(simulator.bills().images()).isEqualTo(3);
        assertThat(simulator.bills().total()).isEqualByComparingTo("0.12");
    }

    @Test
    void aVectorHasNoSeed() {
        JsonNode item = item(Requests.vectorTask());

        assertThat(item.fieldNames()).toIterable().containsExactly("taskType", "taskUUID", "imageUUID", "imageURL");
        assertThat(Client.get(item.get("imageURL").textValue()).headers().firstValue("Content-Type"))
                .hasValue("image/svg+xml");
    }

    @Test
    void safetyIsReportedWhenItIsChecked() {
        assertThat(item(Requests.task()).has("NSFWContent")).isFalse();
        assertThat(item(Requests.patched(Requests.task(), "{\"safety\": {\"checkContent\": true}}"))
                        .get("NSFWContent")
                        .booleanValue())
                .isFalse();
    }

    @Test
    void aBatchMaySucceedInPart(RecraftSimulator simulator) {
        ObjectNode good = Requests.task();
        ObjectNode bad = Requests.task().put("width", 1);

        HttpResponse<String> response = client.runware(good, bad, Requests.vectorTask());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Client.json(response).get("data")).hasSize(2);
        assertThat(Client.json(response).at("/errors/0/taskUUID")).isEqualTo(bad.get("taskUUID"));
        assertThat(simulator.bills().all())
                .extracting(Bill::model)
                .containsExactly("recraft:v4.1@0", "recraft:v4@vector");
    }

    @Test
    void anAsynchronousTaskIsPolled(RecraftSimulator simulator) {
        simulator.latency(Duration.ofHours(1));
        ObjectNode task = Requests.task().put("deliveryMethod", "async");

        JsonNode acknowledged = item(task);
        JsonNode polled = item(Requests.poll(task));

        assertThat(acknowledged.fieldNames()).toIterable().containsExactly("taskType", "taskUUID");
        assertThat(polled.get("status").textValue()).isEqualTo("processing");
        assertThat(simulator.bills().count()).isEqualTo(1);
    }

    @Test
    void eachResultOfATaskUnderWayHasAStateOfItsOwn(RecraftSimulator simulator) {
        simulator.latency(Duration.ofHours(1));
        ObjectNode task = Requests.task().put("deliveryMethod", "async").put("numberResults", 3);
        client.runware(task);

        JsonNode polled = Client.json(client.runware(Requests.poll(task)));

        assertThat(polled.get("data").findValuesAsText("status"))
                .containsExactly("processing", "processing", "processing");
    }

    @Test
    void aTaskMayEndWithFewerResultsAndSayNothingOfTheOthers(RecraftSimulator simulator) {
        simulator.faults().next(Fault.fewer(1));
        ObjectNode task = Requests.task().put("deliveryMethod", "async").put("numberResults", 3);
        client.runware(task);

        JsonNode polled = Client.json(client.runware(Requests.poll(task)));

        assertThat(polled.get("data").findValuesAsText("status")).containsExactly("success", "success");
        assertThat(polled.has("errors")).isFalse();
        assertThat(simulator.bills().images()).isEqualTo(2);
    }

    @Test
    void aTaskMayEndWithoutAResult(RecraftSimulator simulator) {
        simulator.faults().next(Fault.emptyAnswer());
        ObjectNode task = Requests.task().put("deliveryMethod", "async");
        client.runware(task);

        JsonNode item = item(Requests.poll(task));

        assertThat(item.get("status").textValue()).isEqualTo("success");
        assertThat(item.has("imageURL")).isFalse();
    }

    @Test
    void aFinishedTaskIsPolledAgainAndAgain() {
        ObjectNode task = Requests.task().put("deliveryMethod", "async").put("numberResults", 2);
        client.runware(task);

        JsonNode first = Client.json(client.runware(Requests.poll(task)));
        JsonNode second = Client.json(client.runware(Requests.poll(task)));

        assertThat(first.get("data").findValuesAsText("status")).containsExactly("success", "success");
        assertThat(first.get("data").findValuesAsText("imageURL")).hasSize(2);
        assertThat(second).isEqualTo(first);
    }

    @Test
    void anUnknownTaskCannotBePolled() {
        HttpResponse<String> response = client.runware(Requests.poll(Requests.task()));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(Client.json(response).at("/errors/0/code").textValue()).isEqualTo("taskFailedOrNotFound");
    }

    @Test
    void aLostAnswerIsFoundByPolling(RecraftSimulator simulator) {
        simulator.faults().next(Fault.cutBody(10));
        ObjectNode task = Requests.task();
        Client.sendAsync(client.runwareRequest(task).build())
                .handle((response, failure) -> failure)
                .join();

        assertThat(item(Requests.poll(task)).get("status").textValue()).isEqualTo("success");
        assertThat(simulator.bills().count()).isEqualTo(1);
    }

    @Test
    void aBillNamesTheJob(RecraftSimulator simulator) {
        ObjectNode task = Requests.task();
        client.runware(task);

        Bill bill = simulator.bills().all().get(0);

        assertThat(bill.sequence()).isEqualTo(1);
        assertThat(bill.provider()).isEqualTo("runware");
        assertThat(bill.account()).isEqualTo("the-key");
        assertThat(bill.jobId()).isEqualTo(task.get("taskUUID").textValue());
        assertThat(bill.model()).isEqualTo("recraft:v4.1@0");
        assertThat(bill.usd()).isEqualByComparingTo(new BigDecimal("0.04"));
        assertThat(bill.prompt()).isEqualTo("A lighthouse at dawn");
    }

    private JsonNode item(ObjectNode task) {
        HttpResponse<String> response = client.runware(task);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Client.json(response).at("/data/0");
    }
}
