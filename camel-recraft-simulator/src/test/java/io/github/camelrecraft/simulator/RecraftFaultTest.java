package io.github.camelrecraft.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecraftFaultTest {

    private static final String GENERATE = "/images/generations";

    @RegisterExtension
    static final RecraftSimulatorExtension SIMULATOR = new RecraftSimulatorExtension(RecraftSimulator::tinyImages);

    private Client client;

    @BeforeEach
    void client(RecraftSimulator simulator) {
        client = new Client(simulator);
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_request", "402, insufficient_credits", "403, forbidden", "413, request_too_large",
        "418, invalid_request", "429, rate_limit_exceeded", "500, internal_error", "503, internal_error"
    })
    void aStatusComesInRecraftsOwnWords(int status, String code, RecraftSimulator simulator) {
        simulator.faults().next(Fault.status(status));

        HttpResponse<String> response = client.recraft(GENERATE, Requests.generation());

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(Client.json(response).get("code").textValue()).isEqualTo(code);
        assertThat(response.headers().firstValue("x-recraft-requestid")).isPresent();
        assertThat(response.headers().firstValue("Retry-After")).isEmpty();
        assertThat(simulator.bills().all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"401, request unauthorized", "404, 404 page not found"})
    void twoOfThemAreText(int status, String text, RecraftSimulator simulator) {
        simulator.faults().next(Fault.status(status));

        HttpResponse<String> response = client.recraft(GENERATE, Requests.generation());

        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/plain");
        assertThat(response.body()).isEqualTo(text);
    }

    @Test
    void aStatusMayComeWithHeadersAndAfterBilling(RecraftSimulator simulator) {
        simulator.faults().next(Fault.status(503, Map.of("Retry-After", "7")).afterBilling());

        HttpResponse<String> response = client.recraft(GENERATE, Requests.generation());

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).hasValue("7");
        assertThat(response.headers().firstValue("x-recraft-requestid")).isPresent();
        assertThat(simulator.bills().count()).isEqualTo(1);
        assertThat(simulator.recraftCredits()).isEqualTo(1_000_000_000 - 35);
    }

    @Test
    void theWorkFailsInside200(RecraftSimulator simulator) {
        simulator.faults().next(Fault.failureInside200("moderated", "No."));
        HttpResponse<String> free = client.recraft(GENERATE, Requests.generation());
        simulator.faults().next(Fault.failureInside200("moderated", "No.").afterBilling());
        HttpResponse<String> paid =
                client.recraft(GENERATE, Requests.generation().put("n", 2));

        assertThat(free.statusCode()).isEqualTo(200);
        assertThat(free.body()).isEqualTo("{\"code\":\"moderated\",\"message\":\"No.\"}");
        assertThat(paid.body()).isEqualTo(free.body());
        assertThat(simulator.bills().images()).isEqualTo(2);
        assertThat(simulator.recraftCredits()).isEqualTo(1_000_000_000 - 70);
    }

    @Test
    void someImagesFailAndTheOthersAreBilled(RecraftSimulator simulator) {
        simulator.faults().next(Fault.partial(2), Fault.partial(3));

        JsonNode some =
                Client.json(client.recraft(GENERATE, Requests.generation().put("n", 3)));
        JsonNode none =
                Client.json(client.recraft(GENERATE, Requests.generation().put("n", 3)));

        assertThat(some.get("data")).hasSize(1);
        assertThat(some.get("credits").intValue()).isEqualTo(35);
        assertThat(none.get("code").textValue()).isEqualTo("generation_failed");
        assertThat(simulator.bills().images()).isEqualTo(1);
    }

    @Test
    void nothingMayBeSaidOfSomeImages(RecraftSimulator simulator) {
        simulator.faults().next(Fault.fewer(2));

        JsonNode some =
                Client.json(client.recraft(GENERATE, Requests.generation().put("n", 3)));

        assertThat(some.get("data")).hasSize(1);
        assertThat(some.get("credits").intValue()).isEqualTo(35);
        assertThat(simulator.bills().images()).isEqualTo(1);
    }

    @Test
    void aSuccessMayHoldNoImage(RecraftSimulator simulator) {
        simulator.faults().always(Fault.emptyAnswer());

        JsonNode list = Client.json(client.recraft(GENERATE, Requests.generation()));
        JsonNode single = Client.json(client.recraft("/images/vectorize", image()));
        JsonNode text = Client.json(client.recraft(
                "/prompts/enhance", Client.JSON.createObjectNode().put("prompt", "A boat")));

        assertThat(list.get("data")).isEmpty();
        assertThat(single.has("image")).isFalse();
        assertThat(text.has("enhanced_prompt")).isFalse();
        assertThat(simulator.bills().count()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"url", "b64_json", "multipart"})
    void anImageMayLackItsEndInEveryForm(String form, RecraftSimulator simulator) {
        byte[] whole = sent(form);
        simulator.faults().next(Fault.truncatedImage());
        byte[] truncated = sent(form);

        assertThat(truncated).isNotEmpty().hasSizeLessThan(whole.length);
        assertThat(whole).startsWith(truncated);
    }

    @ParameterizedTest
    @ValueSource(strings = {"url", "b64_json", "multipart"})
    void anImageMayBeLargeInEveryForm(String form, RecraftSimulator simulator) {
        simulator.faults().next(Fault.largeImage(3_000_001));

        assertThat(sent(form)).hasSize(3_000_001).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void theAnswerMayStopInItsMiddle(RecraftSimulator simulator) {
        simulator.faults().next(Fault.malformedJson(), Fault.malformedJson());

        String json = client.recraft(GENERATE, Requests.generation()).body();
        String form = client.recraft(GENERATE, Requests.generation().put("response_format", "multipart"))
                .body();

        assertThatThrownBy(() -> Client.JSON.readTree(json)).isInstanceOf(JsonProcessingException.class);
        assertThat(form).startsWith("--").doesNotContain("--\r\n");
    }

    @Test
    void theContentTypeMayBeWrong(RecraftSimulator simulator) {
        simulator.faults().next(Fault.wrongContentType("text/html"));

        assertThat(client.recraft(GENERATE, Requests.generation()).headers().firstValue("Content-Type"))
                .hasValue("text/html");
    }

    @Test
    void theConnectionMayBeCutOrReset(RecraftSimulator simulator) throws IOException {
        simulator.faults().next(Fault.cutBody(100), Fault.resetBeforeAnswer());

        RawCall cut = RawCall.post(client.recraftUri(GENERATE), Requests.generation());
        RawCall reset = RawCall.post(client.recraftUri(GENERATE), Requests.generation());

        assertThat(cut.received()).isEqualTo(100).isLessThan(cut.contentLength());
        assertThat(reset.outcome()).isEqualTo(RawCall.Outcome.RESET);
        assertThat(simulator.bills().count()).isEqualTo(2);
    }

    private byte[] sent(String form) {
        ObjectNode request = Requests.generation()
                .put("response_format", form)
                .put("image_format", "png")
                .put("random_seed", 1);
        HttpResponse<byte[]> response =
                Client.send(Client.post(client.recraftUri(GENERATE), request).build(), BodyHandlers.ofByteArray());
        if (form.equals("multipart")) {
            return FormAnswer.of(response).parts().get(1).bytes();
        }
        JsonNode entry =
                Client.json(new String(response.body(), StandardCharsets.UTF_8)).at("/data/0");
        return form.equals("url")
                ? Client.get(entry.get("url").textValue()).body()
                : Base64.getDecoder().decode(entry.get("b64_json").textValue());
    }

    private static ObjectNode image() {
        return Client.JSON.createObjectNode().put("image_url", Inputs.dataUrl(Inputs.png(256, 256)));
    }
}
