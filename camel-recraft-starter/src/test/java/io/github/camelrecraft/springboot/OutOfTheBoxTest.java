package io.github.camelrecraft.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelrecraft.RecraftAuthenticationException;
import io.github.camelrecraft.simulator.Fault;
import io.github.camelrecraft.simulator.RecraftSimulator;
import io.github.camelrecraft.simulator.spring.WithRecraftSimulator;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;

/**
 * An application with this starter, the Actuator, and two properties: it has a health indicator and meters without a line
 * of its own. What an IDE completes is in MetadataTest.
 */
@SpringBootTest(
        classes = {ApplicationTestSupport.Application.class, ApplicationTestSupport.Images.class},
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "camel.component.recraft.provider=runware",
            "camel.component.recraft.api-key=any",
            "management.endpoint.health.show-details=always",
            "management.endpoints.web.exposure.include=health,metrics",
        })
@WithRecraftSimulator
@DirtiesContext(classMode = ClassMode.AFTER_EACH_TEST_METHOD) // statistics and health begin with the application
class OutOfTheBoxTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private ProducerTemplate template;

    @Autowired
    private MeterRegistry meters;

    @Value("${local.server.port}")
    private int port;

    @Test
    void itIsHealthyBeforeItHasDoneAnything(RecraftSimulator simulator) throws Exception {
        JsonNode health = get("/actuator/health");

        assertThat(health.path("status").asText()).isEqualTo("UP");
        assertThat(health.at("/components/recraft/status").asText()).isEqualTo("UP");
        assertThat(health.at("/components/recraft/details/requests").asInt(-1)).isZero();
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void itIsDownAsLongAsItsKeyIsRefused(RecraftSimulator simulator) throws Exception {
        simulator.faults().next(Fault.status(401));
        assertThatThrownBy(this::draw).cause().isInstanceOf(RecraftAuthenticationException.class);
        int sent = simulator.requests().size();

        JsonNode down = get("/actuator/health").at("/components/recraft");

        assertThat(down.path("status").asText()).isEqualTo("DOWN");
        assertThat(down.at("/details/failed").asInt()).isEqualTo(1);
        assertThat(down.at("/details/failing/0").asText()).contains("runware", "authentication");
        assertThat(simulator.requests()).hasSize(sent);

        draw();

        JsonNode up = get("/actuator/health/recraft");
        assertThat(up.path("status").asText()).isEqualTo("UP");
        assertThat(up.at("/details/requests").asInt()).isEqualTo(2);
        assertThat(up.at("/details/inFlight").asInt(-1)).isZero();
        assertThat(up.at("/details").has("failing")).isFalse();
    }

    @Test
    void itCountsItsRequests() throws Exception {
        draw();

        assertThat(meters.get("camel.recraft.requests")
                        .tag("provider", "runware")
                        .tag("model", "recraftv4_1")
                        .tag("outcome", "success")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.getMeters())
                .extracting(Meter::getId)
                .extracting(Meter.Id::getName)
                .contains(
                        "camel.recraft.requests.inflight",
                        "camel.recraft.requests.waiting",
                        "camel.recraft.duration",
                        "camel.recraft.bytes",
                        "camel.recraft.images",
                        "camel.recraft.cost",
                        "camel.recraft.retries");
        assertThat(get("/actuator/metrics/camel.recraft.images")
                        .at("/measurements/0/value")
                        .asInt())
                .isEqualTo(1);
    }

    private void draw() {
        assertThat(template.requestBody("direct:in", "A fox in the snow", byte[].class))
                .startsWith(0xFF, 0xD8);
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .build();
        return JSON.readTree(HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body());
    }
}
