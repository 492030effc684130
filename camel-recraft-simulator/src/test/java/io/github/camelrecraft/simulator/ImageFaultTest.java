package io.github.camelrecraft.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong with where an image is. */
class ImageFaultTest {

    @RegisterExtension
    static final RecraftSimulatorExtension SIMULATOR = new RecraftSimulatorExtension(RecraftSimulator::tinyImages);

    private Client client;
    private JobClient jobs;

    @BeforeEach
    void client(RecraftSimulator simulator) {
        client = new Client(simulator);
        jobs = new JobClient(simulator);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://169.254.169.254/latest", "file:///etc/passwd", "http://127.0.0.1:1/\"x\".png"})
    void everyProviderNamesTheUrlThatItIsToldTo(String url, RecraftSimulator simulator) {
        simulator.faults().always(Fault.imageUrl(url));

        assertThat(images()).extracting(JsonNode::textValue).containsExactly(url, url, url, url, url, url);
        assertThat(simulator.bills().count()).isEqualTo(6);
    }

    @Test
    void aPollMayNameItToo(RecraftSimulator simulator) {
        ObjectNode task = Requests.task();
        client.runware(task);
        simulator.faults().next(Target.POLL, Fault.imageUrl("http://10.0.0.1/"));

        assertThat(Client.json(client.runware(Requests.poll(task)))
                        .at("/data/0/imageURL")
                        .textValue())
                .isEqualTo("http://10.0.0.1/");
        assertThat(Client.json(client.runware(Requests.poll(task)))
                        .at("/data/0/imageURL")
                        .textValue())
                .startsWith("http://127.0.0.1:" + simulator.port() + "/images/");
    }

    @Test
    void theImagesOfAnAnswerMayHaveExpired(RecraftSimulator simulator) {
        String kept = Client.json(client.runware(Requests.task()))
                .at("/data/0/imageURL")
                .textValue();
        simulator.faults().always(Fault.expiredImage());

        assertThat(images())
                .hasSize(6)
                .allSatisfy(url ->
                        assertThat(Client.get(url.textValue()).statusCode()).isEqualTo(404));
        assertThat(Client.get(kept).statusCode()).isEqualTo(200);
    }

    @Test
    void anImageMayHaveExpiredWhenItIsFetched(RecraftSimulator simulator) {
        String image = simulator.hostImage(2000).toString();
        simulator.faults().nextDownload(Fault.expiredImage());

        assertThat(Client.get(image).statusCode()).isEqualTo(404);
        assertThat(Client.get(image).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://10.0.0.1/x.png", "file:///etc/passwd", "//elsewhere.example/x"})
    void aDownloadMayBeRedirected(String location, RecraftSimulator simulator) {
        simulator.faults().nextDownload(Fault.redirect(location));

        HttpResponse<byte[]> response = Client.get(simulator.hostImage(2000).toString());

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.headers().firstValue("Location")).hasValue(location);
    }

    @Test
    void aRedirectionMayBeALoop(RecraftSimulator simulator) throws Exception {
        URI image = simulator.hostImage(2000);
        simulator.faults().alwaysDownload(Fault.redirect(image.getPath()));
        HttpClient following = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.ALWAYS)
                .build();

        assertThat(following
                        .send(HttpRequest.newBuilder(image).build(), BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(302);
        assertThat(simulator.downloads()).hasSizeGreaterThan(2);
    }

    /** The URL of an image by each provider and way. */
    private List<JsonNode> images() {
        JsonNode submitted = jobs.submitted(JobClient.TEXT_TO_IMAGE, JobClient.prompt());
        return List.of(
                Client.json(client.runware(Requests.task())).at("/data/0/imageURL"),
                Client.json(client.cloudflare(Requests.run())).at("/result/image"),
                Client.json(client.recraft("/images/generations", Requests.generation()))
                        .at("/data/0/url"),
                Client.json(jobs.fal(JobClient.TEXT_TO_IMAGE, JobClient.prompt()))
                        .at("/images/0/url"),
                Client.json(jobs.result(submitted)).at("/images/0/url"),
                Client.json(jobs.replicate("recraft-v4.1", JobClient.prompt(), "Prefer", "wait"))
                        .get("output"));
    }
}
