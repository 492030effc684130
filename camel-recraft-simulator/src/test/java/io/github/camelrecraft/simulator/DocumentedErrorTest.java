package io.github.camelrecraft.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentedErrorTest {

    @RegisterExtension
    static final RecraftSimulatorExtension SIMULATOR = new RecraftSimulatorExtension(RecraftSimulator::tinyImages);

    static Stream<DocumentedError> errors() {
        return Stream.of("cloudflare", "fal", "recraft", "replicate", "runware")
                .map(DocumentedError::of)
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("errors")
    void aProviderAnswersWithIt(DocumentedError error, RecraftSimulator simulator) {
        simulator.faults().next(error.fault());

        HttpResponse<String> response = send(error.provider(), simulator);

        assertThat(response.statusCode()).isEqualTo(error.status());
        if (error.code() != null) {
            assertThat(code(error, response)).isEqualTo(error.code());
        }
        assertThat(simulator.bills().all()).isEmpty();
    }

    @Test
    void noneIsThereTwice() {
        assertThat(errors()).doesNotHaveDuplicates().hasSizeGreaterThan(100);
    }

    private static HttpResponse<String> send(String provider, RecraftSimulator simulator) {
        Client client = new Client(simulator);
        JobClient jobs = new JobClient(simulator);
        return switch (provider) {
            case "cloudflare" -> client.cloudflare(Requests.run());
            case "fal" -> jobs.fal(JobClient.TEXT_TO_IMAGE, JobClient.prompt());
            case "recraft" -> client.recraft("/images/generations", Requests.generation());
            case "replicate" -> jobs.replicate("recraft-v4.1", JobClient.prompt());
            default -> client.runware(Requests.task());
        };
    }

    private static String code(DocumentedError error, HttpResponse<String> response) {
        JsonNode json = Client.json(response);
        return switch (error.provider()) {
            case "cloudflare" ->
                json.at(error.status() == 200 ? "/error/code" : "/errors/0/code")
                        .asText();
            case "fal" -> response.headers().firstValue("X-Fal-Error-Type").orElse("");
            case "recraft" -> json.path("code").asText();
            default -> json.at("/errors/0/code").asText();
        };
    }
}
