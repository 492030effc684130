package io.github.camelrecraft.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Faults that wait for their target, and faults that come by chance. */
class AimedFaultTest {

    @RegisterExtension
    static final RecraftSimulatorExtension SIMULATOR = new RecraftSimulatorExtension(RecraftSimulator::tinyImages);

    private static final Mix MIX = Mix.of(0.5)
            .with(Target.SUBMISSION, Fault.status(500), Fault.status(503))
            .with(Target.SUBMISSION, Fault.rateLimited())
            .with(Target.DOWNLOAD, Fault.status(404));

    private Client client;
    private JobClient jobs;

    @BeforeEach
    void client(RecraftSimulator simulator) {
        client = new Client(simulator);
        jobs = new JobClient(simulator);
    }

    @Test
    void aPollOfRunwareIsToldFromATask(RecraftSimulator simulator) {
        simulator
                .faults()
                .next(Target.POLL, Fault.status(503))
                .next(Target.SUBMISSION, Fault.none(), Fault.status(500));
        ObjectNode task = Requests.task().put("deliveryMethod", "async");

        assertThat(client.runware(task).statusCode()).isEqualTo(200);
        assertThat(client.runware(Requests.poll(task)).statusCode()).isEqualTo(503);
        assertThat(client.runware(Requests.poll(task)).statusCode()).isEqualTo(200);
        assertThat(client.runware(Requests.task()).statusCode()).isEqualTo(500);
    }

    @Test
    void aPromptCannotPretendToBeAPoll(RecraftSimulator simulator) {
        simulator.faults().next(Target.POLL, Fault.status(503));
        String prompt = "\"taskType\":\"getResponse\"";

        assertThat(client.runware(Requests.task().put("positivePrompt", prompt)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aPollOfFalIsItsStatusAndItsResult(RecraftSimulator simulator) {
        simulator.faults().next(Target.POLL, Fault.status(503), Fault.none(), Fault.status(500));
        JsonNode submitted = jobs.submitted(JobClient.TEXT_TO_IMAGE, JobClient.prompt());

        assertThat(jobs.falGet(submitted.get("status_url").textValue()).statusCode())
                .isEqualTo(503);
        assertThat(jobs.cancel(submitted).statusCode()).isEqualTo(400);
        assertThat(jobs.result(submitted).statusCode()).isEqualTo(200);
        assertThat(jobs.result(submitted).statusCode()).isEqualTo(500);
    }

    @Test
    void aPollOfReplicateIsNeitherACancellationNorTheKeyOfWebhooks(RecraftSimulator simulator) {
        simulator.faults().always(Target.POLL, Fault.status(503)).always(Target.OTHER, Fault.status(401));
        JsonNode created = Client.json(jobs.replicate("recraft-v4.1", JobClient.prompt()));

        assertThat(jobs.replicateCall("GET", created.at("/urls/get").textValue())
                        .statusCode())
                .isEqualTo(503);
        assertThat(jobs.replicateCall("POST", created.at("/urls/cancel").textValue())
                        .statusCode())
                .isEqualTo(401);
        assertThat(jobs.replicateCall("GET", simulator.baseUrl("replicate") + "/webhooks/default/secret")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void whatIsSaidOfATargetGoesFirst(RecraftSimulator simulator) {
        simulator
                .faults()
                .always(Fault.status(500))
                .always(Target.SUBMISSION, Fault.status(503))
                .next(Fault.status(504))
                .next(Target.SUBMISSION, Fault.status(402));

        assertThat(List.of(status(), status(), status(), status())).containsExactly(402, 504, 503, 503);
        assertThat(client.recraft("GET", "/users/me").statusCode()).isEqualTo(500);
    }

    @Test
    void aStormStrikesEveryoneAndPasses(RecraftSimulator simulator) {
        Instant later = Instant.parse("2026-12-05T12:00:07.5Z");
        simulator
                .faults()
                .storm(2, Fault.rateLimited())
                .next(Fault.rateLimited(Duration.ofMillis(1001)), Fault.rateLimited(later));

        assertThat(client.cloudflare(Requests.run()).headers().firstValue("Retry-After"))
                .isEmpty();
        assertThat(status()).isEqualTo(429);
        assertThat(client.cloudflare(Requests.run()).headers().firstValue("Retry-After"))
                .hasValue("2");
        assertThat(client.cloudflare(Requests.run()).headers().firstValue("Retry-After"))
                .hasValue("Sat, 05 Dec 2026 12:00:07 GMT");
        assertThat(status()).isEqualTo(200);
        assertThat(simulator.bills().count()).isEqualTo(1);
    }

    @Test
    void theSameSeedGivesTheSameFaults(RecraftSimulator simulator) {
        simulator.faults().random(42, MIX);
        List<Integer> first = statuses(20);
        String drawn = simulator.faults().drawn().toString();
        simulator.faults().clear();
        simulator.faults().random(42, MIX);
        List<Integer> again = statuses(20);

        assertThat(again).isEqualTo(first).contains(200, 429, 500, 503);
        assertThat(simulator.faults().drawn()).hasToString(drawn);
        assertThat(simulator.faults().toString())
                .startsWith("seed 42, 0.5 of {SUBMISSION=[status(500), status(503), rateLimited()],")
                .contains("\nSUBMISSION ");
    }

    @Test
    void anotherSeedGivesOthers(RecraftSimulator simulator) {
        simulator.faults().random(42, MIX);
        List<Integer> first = statuses(20);

        simulator.faults().random(43, MIX);

        assertThat(statuses(20)).isNotEqualTo(first);
    }

    @Test
    void downloadsInBetweenDoNotMatter(RecraftSimulator simulator) {
        String image = simulator.hostImage(2000).toString();
        simulator.faults().random(42, MIX);
        List<Integer> alone = statuses(20);
        simulator.faults().random(42, MIX);
        List<Integer> between = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Client.get(image);
            between.add(status());
        }

        assertThat(between).isEqualTo(alone);
    }

    @Test
    void whatIsOrderedIsNotDrawn(RecraftSimulator simulator) {
        simulator.faults().random(1, Mix.of(1).with(Target.SUBMISSION, Fault.status(503)));
        simulator.faults().next(Fault.status(402), Fault.none());

        assertThat(List.of(status(), status(), status())).containsExactly(402, 200, 503);
    }

    @Test
    void theUsualMixSparesAllOrStrikesAll(RecraftSimulator simulator) throws IOException {
        simulator.faults().random(7, Mix.usual(0));
        assertThat(statuses(5)).containsOnly(200);
        assertThat(simulator.faults().drawn()).isEmpty();

        simulator.faults().random(7, Mix.usual(1));
        for (int i = 0; i < 5; i++) {
            RawCall.get(simulator.hostImage(2000));
        }

        assertThat(simulator.faults().drawn())
                .hasSize(5)
                .extracting(Draw::target)
                .containsOnly(Target.DOWNLOAD);
    }

    @Test
    void whatHasHappenedIsRemembered(RecraftSimulator simulator) {
        simulator.faults().next(Fault.none(), Fault.delay(Duration.ofMillis(1)).then(Fault.status(503)));
        status();
        status();

        assertThat(simulator.faults().drawn()).singleElement().satisfies(draw -> {
            assertThat(draw).hasToString("SUBMISSION 2: delay(PT0.001S).then(status(503))");
            assertThat(draw.what()).isEqualTo("POST /v1");
        });
        simulator.faults().clear();
        assertThat(simulator.faults().drawn()).isEmpty();
    }

    @Test
    void aShareIsBetweenNothingAndAll() {
        assertThatThrownBy(() -> Mix.of(1.1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Mix.of(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    private int status() {
        return client.runware(Requests.task()).statusCode();
    }

    private List<Integer> statuses(int count) {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            statuses.add(status());
        }
        return statuses;
    }
}
