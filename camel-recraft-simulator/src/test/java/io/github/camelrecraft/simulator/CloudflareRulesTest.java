package io.github.camelrecraft.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudflareRulesTest {

    @RegisterExtension
    static final RecraftSimulatorExtension SIMULATOR = new RecraftSimulatorExtension(RecraftSimulator::tinyImages);

    private Client client;

    @BeforeEach
    void client(RecraftSimulator simulator) {
        client = new Client(simulator);
    }

    static Stream<Arguments> violations() {
        return Stream.of(
                arguments("{'n': 1}", 5004, "'n' is not a documented field"),
                arguments("{'model': null}", 5004, "'model' is required"),
                arguments("{'input': null}", 5004, "'input' is required"),
                arguments("{'input': {'prompt': null}}", 5004, "'input.prompt' is required"),
                arguments("{'input': {'prompt': 7}}", 5004, "'input.prompt' must be of type string"),
                arguments("{'input': {'n': 2}}", 5004, "'input.n' is not a documented field"),
                arguments(
                        "{'input': {'negative_prompt': 'x'}}",
                        5004,
                        "'input.negative_prompt' is not a documented field"),
                arguments("{'input': {'style_id': 'x'}}", 5004, "'input.style_id' is not a documented field"),
                arguments(
                        "{'input': {'controls': {'no_text': true}}}",
                        5004,
                        "'input.controls.no_text' is not a documented field"),
                arguments(
                        "{'input': {'controls': {'colors': [{'rgb': [1,2,3], 'weight': 1}]}}}",
                        5004,
                        "'input.controls.colors[0].weight' is not a documented field"),
                arguments(
                        "{'input': {'controls': {'colors': [{'rgb': [1,2]}]}}}",
                        5004,
                        "'input.controls.colors[0].rgb' must have at least 3 items"),
                arguments(
                        "{'input': {'controls': {'colors': [{'rgb': [1,2,3,4]}]}}}",
                        5004,
                        "'input.controls.colors[0].rgb' must have at most 3 items"),
                arguments(
                        "{'input': {'controls': {'colors': [{'rgb': [1,2,300]}]}}}",
                        5004,
                        "'input.controls.colors[0].rgb[2]' must be at most 255"),
                arguments(
                        "{'input': {'controls': {'colors': [{'rgb': [1,2,'3']}]}}}",
                        5004,
                        "'input.controls.colors[0].rgb[2]' must be of type integer"),
                arguments(
                        "{'input': {'controls': {'colors': [{}]}}}",
                        5004,
                        "'input.controls.colors[0].rgb' is required"),
                arguments(
                        "{'input': {'controls': {'colors': [%s]}}}"
                                .formatted("{'rgb': [1,2,3]},".repeat(5) + "{'rgb': [1,2,3]}"),
                        5004,
                        "'input.controls.colors' must have at most 5 items"),
                arguments(
                        "{'input': {'controls': {'background_color': {'rgb': [-1,0,0]}}}}",
                        5004,
                        "'input.controls.background_color.rgb[0]' must be at least 0"),
                arguments("{'input': {'size': '2048x2048'}}", 5004, "'input.size' must be one of"),
                arguments("{'input': {'size': '16:9'}}", 5004, "'input.size' must be one of"),
                arguments(
                        "{'model': 'recraft/recraftv4-1-pro', 'input': {'size': '1024x1024'}}",
                        5004,
                        "'input.size' must be one of"),
                arguments("{'model': 'recraft/recraftv4_1'}", 5007, "No such model recraft/recraftv4_1"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("violations")
    void aRequestThatBreaksARuleIsRefused(String patch, int code, String message, RecraftSimulator simulator) {
        HttpResponse<String> response = client.cloudflare(Requests.patched(Requests.run(), patch.replace('\'', '"')));

        assertRefused(response, 400, code, message);
        assertThat(simulator.bills().all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    cf-aig-cache-ttl       | 59            | must be at least 60
                    cf-aig-cache-ttl       | 2592001       | must be at most 2592000
                    cf-aig-cache-ttl       | soon          | must be of type integer
                    cf-aig-skip-cache      | yes           | must be of type boolean
                    cf-aig-collect-log     | 1             | must be of type boolean
                    cf-aig-max-attempts    | 6             | must be at most 5
                    cf-aig-retry-delay     | 5001          | must be at most 5000
                    cf-aig-backoff         | quadratic     | must be one of
                    cf-aig-request-timeout | 0             | must be at least 1
                    cf-aig-metadata        | team=a        | must be of type object
                    cf-aig-metadata        | {"a":{"b":1}} | must be of type string or number or boolean
                    cf-aig-metadata        | {"a":1,"b":1,"c":1,"d":1,"e":1,"f":1} | must have at most 5 entries
                    cf-aig-authorization   | Bearer x      | is not a documented field
                    cf-aig-cache           | 60            | is not a documented field""")
    void aGatewayHeaderThatBreaksARuleIsRefused(String name, String value, String message) {
        HttpResponse<String> response = client.cloudflare(Requests.run(), name, value);

        assertRefused(response, 400, 5004, message);
    }

    @Test
    void everyGatewayHeaderIsAcceptedInItsRange() {
        HttpResponse<String> response = client.cloudflare(
                Requests.run(),
                "cf-aig-gateway-id",
                "default",
                "cf-aig-cache-ttl",
                "60",
                "cf-aig-skip-cache",
                "true",
                "cf-aig-cache-key",
                "a key",
                "cf-aig-collect-log",
                "false",
                "cf-aig-metadata",
                "{\"team\":\"a\",\"n\":1,\"test\":true}",
                "cf-aig-request-timeout",
                "30000",
                "cf-aig-max-attempts",
                "5",
                "cf-aig-retry-delay",
                "5000",
                "cf-aig-backoff",
                "exponential",
                "cf-aig-byok-alias",
                "alias",
                "cf-aig-zdr",
                "true");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"model\"", "null"})
    void theBodyIsAJsonObject(String body) {
        HttpResponse<String> response = Client.send(client.cloudflareRequest(Requests.run())
                .POST(BodyPublishers.ofString(body))
                .build());

        assertRefused(response, 400, 5004, "Invalid data");
    }

    @Test
    void theBodyIsLabelledAsJson() {
        HttpResponse<String> response = Client.send(client.cloudflareRequest(Requests.run())
                .setHeader("Content-Type", "text/plain")
                .build());

        assertRefused(response, 400, 5004, "application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer ", "Basic dXNlcg=="})
    void aRequestWithoutTokenIsRefused(String authorization) {
        HttpResponse<String> response = Client.send(client.cloudflareRequest(Requests.run())
                .setHeader("Authorization", authorization)
                .build());

        assertRefused(response, 401, 10000, "Authentication error");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ai/run", "/accounts//ai/run", "/accounts/a/ai/run/recraft/recraftv4-1", "/accounts/a/ai"})
    void otherPathsLeadNowhere(String path, RecraftSimulator simulator) {
        URI uri = URI.create(simulator.baseUrl("cloudflare") + path);

        HttpResponse<String> response =
                Client.send(Client.post(uri, Requests.run()).build());

        assertRefused(response, 404, 7003, "Could not route to");
    }

    @Test
    void onlyPostIsAllowed() {
        HttpResponse<String> response =
                Client.send(client.cloudflareRequest(Requests.run()).GET().build());

        assertRefused(response, 405, 5005, "Method GET not allowed");
    }

    private static void assertRefused(HttpResponse<String> response, int status, int code, String message) {
        JsonNode envelope = Client.json(response);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(envelope.get("success").booleanValue()).isFalse();
        assertThat(envelope.get("result").isNull()).isTrue();
        assertThat(envelope.get("messages")).isEmpty();
        assertThat(envelope.at("/errors/0/code").intValue()).isEqualTo(code);
        assertThat(envelope.at("/errors/0/message").textValue()).contains(message);
    }
}
