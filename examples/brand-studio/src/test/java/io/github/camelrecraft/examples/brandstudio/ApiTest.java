package io.github.camelrecraft.examples.brandstudio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelrecraft.simulator.Fault;
import io.github.camelrecraft.simulator.RecraftSimulator;
import io.github.camelrecraft.simulator.RecraftSimulatorExtension;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The studio's edge, without a browser. */
class ApiTest {

    @RegisterExtension
    static final RecraftSimulatorExtension SIMULATOR = new RecraftSimulatorExtension(RecraftSimulator::tinyImages);

    @TempDir
    static Path gallery;

    static Studio studio;

    @BeforeAll
    static void start() {
        studio = Studio.start(
                SIMULATOR.simulator(),
                gallery,
                "--studio.heartbeat=50",
                "--studio.most-live=3",
                "--studio.at-once=2",
                "--studio.most-failed=2",
                "--camel.component.recraft.request-timeout=6s");
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    @BeforeEach
    void emptyWall() throws Exception {
        await().until(() -> studio.bean(Desk.class).all().stream().noneMatch(ApiTest::isLive));
        studio.clear();
    }

    @Test
    void theChoicesAreThoseOfTheCatalogue() throws Exception {
        JsonNode providers = studio.json("/api/choices").path("providers");

        assertThat(providers.findValuesAsText("name"))
                .contains("Runware", "Cloudflare", "Recraft", "fal", "Replicate", "Recraft V4.1", "Recraft V3");
        JsonNode model =
                providers.path(1).path("operations").path(0).path("models").path(0);
        assertThat(model.path("id").asText()).isEqualTo("recraftv4_1");
        assertThat(model.path("colors").asInt()).isEqualTo(5);
        assertThat(model.path("sizes").findValuesAsText("ratio")).contains("16:9", "9:16");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            prompt     | '   '             | Say what to draw.
            provider   | openai            | Choose who draws.
            model      | recraftv4_vectors | Choose a model that this provider has.
            ratio      | 64:27             | Choose a ratio that Recraft V4.1 draws.
            ratio      |                   | Choose a ratio that Recraft V4.1 draws.
            background | blue              | Write a colour as in #FF6B35.
            operation  | inpaint           | Choose what to do.
            strength   | 0.5               | There is no strength to set here.
            source     | 1                 | Draw starts from a prompt, not from a picture.
            """)
    void whatIsWrongIsSaidOfItsField(String field, String value, String message) throws Exception {
        HttpResponse<byte[]> answer = order(form().put(field, value));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(text(answer)).isEqualTo("{\"field\":\"" + field + "\",\"message\":\"" + message + "\"}");
        assertThat(SIMULATOR.simulator().requests()).isEmpty();
    }

    @Test
    void aPromptIsAsLongAsTheModelReads() throws Exception {
        ObjectNode form = form().put("provider", "cloudflare").put("model", "recraftv3");

        assertThat(text(order(form.put("prompt", "x".repeat(1001)))))
                .contains("Recraft V3 reads 1,000 characters at most, and this has 1,001.");
        assertThat(order(form.put("prompt", "😀".repeat(1000))).statusCode()).isEqualTo(202);
    }

    @Test
    void aPaletteHasAsManyColoursAsTheProviderTakes() throws Exception {
        ObjectNode form = form().put("provider", "cloudflare");
        form.putArray("colors")
                .add("#000001")
                .add("#000002")
                .add("3")
                .add("#000004")
                .add("#000005")
                .add("#000006");

        assertThat(text(order(form))).contains("\"colors\"", "Choose 5 colours at most.");
        form.withArray("colors").remove(5);
        assertThat(text(order(form))).contains("\"colors\"", "Write a colour as in #FF6B35.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "\"text\"", "{\"colors\": 7}", "{\"prompt\": {}}"})
    void whatIsNoOrderIsRefused(String body) throws Exception {
        HttpResponse<byte[]> answer = studio.send("POST", "/api/jobs", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(text(answer)).contains("This is not an order in JSON.").doesNotContain("Exception");
    }

    @Test
    void anOrderThatIsMuchTooLongIsNotRead() throws Exception {
        assertThat(order(form().put("prompt", "x".repeat(200_000))).statusCode())
                .isEqualTo(413);
    }

    @Test
    void whatDoesNotExistIsSaidSo() throws Exception {
        String id = UUID.randomUUID().toString();

        assertThat(text(studio.get("/api/jobs/" + id))).contains("There is no such job.");
        assertThat(studio.get("/api/jobs/" + id).statusCode()).isEqualTo(404);
        assertThat(studio.get("/api/pictures/" + id + "/file").statusCode()).isEqualTo(404);
        assertThat(studio.get("/api/pictures/..%2F..%2Fpom.xml/file").statusCode())
                .isIn(400, 404);
        assertThat(studio.send("DELETE", "/api/pictures/" + id, "").statusCode())
                .isEqualTo(404);
        assertThat(studio.send("DELETE", "/api/jobs/" + id, "").statusCode()).isEqualTo(404);
    }

    @Test
    void aPictureIsServedAsWhatItIsAndRunsNothing() throws Exception {
        String id = studio.order("cloudflare", "recraftv4_vector", "1:1", "A leaf");
        await().until(() -> job(id).path("state").asText().equals("done"));

        HttpResponse<byte[]> picture = studio.get("/api/pictures/" + id + "/file");
        assertThat(picture.headers().firstValue("Content-Type")).contains("image/svg+xml");
        assertThat(picture.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .startsWith("sandbox; default-src 'none'");
        assertThat(picture.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(picture.body()).isEqualTo(Files.readAllBytes(gallery.resolve(id + ".svg")));
        HttpResponse<byte[]> download = studio.get("/api/pictures/" + id + "/file?download=true");
        assertThat(download.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"" + id + ".svg\"");
    }

    @Test
    void theRouteThatIsShownDoesTheSame(RecraftSimulator simulator) throws Exception {
        String id = studio.order("runware", "recraftv4_1_pro", "3:4", "A fox", "#ff6b35", "#002b5b");
        await().until(() -> job(id).path("state").asText().equals("done"));
        String uri = job(id).path("uri").asText();

        studio.bean(ProducerTemplate.class)
                .requestBody(uri + "&apiKey=key&baseUrl=" + simulator.baseUrl("runware"), "A fox");

        ObjectNode studios = (ObjectNode) simulator.requests().get(0).json().get(0);
        ObjectNode shown = (ObjectNode) simulator.requests().get(1).json().get(0);
        assertThat(studios.remove("taskUUID").asText()).isEqualTo(id);
        shown.remove("taskUUID");
        assertThat(shown).isEqualTo(studios);
    }

    @Test
    void noMoreAreDrawnAtOnceThanIsSetAndNoMoreTakenThanThereIsRoomFor(RecraftSimulator simulator) throws Exception {
        simulator.faults().always(Fault.silence());
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ids.add(studio.order("Picture " + i));
        }
        await().until(() -> simulator.requests().size() == 2);

        HttpResponse<byte[]> fourth = order(form());

        assertThat(fourth.statusCode()).isEqualTo(429);
        assertThat(text(fourth)).contains("3 pictures are on their way already. Wait for one of them.");
        assertThat(job(ids.get(2)).path("state").asText()).isEqualTo("waiting");
        assertThat(studio.send("DELETE", "/api/jobs/" + ids.get(2), "").statusCode())
                .isEqualTo(404);
        // Those that are drawn time out, the third one after them; of the failures the last two are remembered.
        await().atMost(Duration.ofMinutes(2))
                .until(() -> studio.bean(Desk.class).all().stream().noneMatch(ApiTest::isLive));
        assertThat(simulator.requests()).hasSize(3);
        assertThat(studio.json("/api/jobs")).hasSize(2).allSatisfy(job -> {
            assertThat(job.at("/trouble/title").asText()).isEqualTo("Runware took too long");
            assertThat(job.at("/trouble/billed").asText()).isEqualTo("UNKNOWN");
        });
    }

    @Test
    void aPageIsToldEverythingFromWaitingToDone() throws Exception {
        try (Stream<String> page = studio.listen()) {
            Iterator<String> events = page.iterator();
            expect(events, "event:hello");
            String id = studio.order("A fox");
            List<String> states = new ArrayList<>();
            while (!states.contains("done")) {
                expect(events, "event:job");
                String job = expect(events, "data:");
                assertThat(job).contains(id);
                states.add(job.replaceAll(".*?\"state\":\"(\\w+)\".*", "$1"));
            }
            assertThat(states).containsExactly("waiting", "drawing", "arriving", "done");
            studio.send("DELETE", "/api/pictures/" + id, "");
            expect(events, "event:gone");
            assertThat(expect(events, "data:")).contains(id);
        }
    }

    @Test
    void aPageThatIsGoneIsForgotten() throws Exception {
        Events events = studio.bean(Events.class);
        try (Socket page = open("/api/events", "127.0.0.1")) {
            await().until(() -> events.pages() > 0);
            assertThat(page.isConnected()).isTrue();
        }

        await().until(() -> events.pages() == 0);
    }

    @Test
    void aSiteUnderAnotherNameIsKeptOut() throws Exception {
        try (Socket socket = open("/api/choices", "evil.example");
                BufferedReader answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
            assertThat(answer.readLine()).contains("403");
        }
        HttpResponse<byte[]> page = studio.get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'");
    }

    @Test
    void noKeyAndNoAddressOfOursReachesThePage() throws Exception {
        String id = studio.order("A fox");
        await().until(() -> job(id).path("state").asText().equals("done"));

        for (String path : List.of("/api/choices", "/api/jobs/" + id, "/api/pictures")) {
            assertThat(text(studio.get(path))).doesNotContain("no-key-needed", "baseUrl", "apiKey");
        }
    }

    @Test
    void aCardFromElsewhereDoesNotChooseTheFile(@TempDir Path folder) throws Exception {
        String id = studio.order("A fox");
        await().until(() -> job(id).path("state").asText().equals("done"));
        String card = Files.readString(gallery.resolve(id + ".json"));
        Files.writeString(folder.resolve("one.json"), card.replace(id + ".png", "../secret.png"));
        Files.writeString(folder.resolve("two.json"), "no card");
        Files.writeString(folder.resolve("three.json"), card);

        assertThat(new Gallery(folder).all()).isEmpty();
        Files.copy(gallery.resolve(id + ".png"), folder.resolve(id + ".png"));
        assertThat(new Gallery(folder).all()).extracting(Picture::id).containsExactly(id);
    }

    @Test
    void thoseWhoseKeysAreThereDrawAndOtherwiseTheSimulatorDoes(RecraftSimulator simulator) {
        assertThat(Provider.of(Map.of("RUNWARE_API_KEY", "key"), () -> simulator))
                .containsExactly(new Provider("runware", "Runware", false, ""));
        Map<String, String> half = Map.of("CLOUDFLARE_API_TOKEN", "token", "CLOUDFLARE_ACCOUNT_ID", " ");
        assertThat(Provider.of(half, () -> simulator))
                .extracting(Provider::id, Provider::simulated)
                .containsExactly(
                        tuple("runware", true),
                        tuple("cloudflare", true),
                        tuple("recraft", true),
                        tuple("fal", true),
                        tuple("replicate", true));
        assertThat(Provider.of(Map.of(), () -> simulator)).isEqualTo(Provider.simulated(simulator));
    }

    @Test
    void theRoutesAreTheStudios() {
        assertThat(studio.bean(CamelContext.class).getRoutes())
                .extracting(route -> route.getId())
                .containsExactlyInAnyOrder("orders", "progress", "heartbeat");
    }

    private static ObjectNode form() {
        return new JsonMapper()
                .createObjectNode()
                .put("prompt", "A fox")
                .put("provider", "runware")
                .put("model", "recraftv4_1")
                .put("ratio", "1:1");
    }

    private static HttpResponse<byte[]> order(ObjectNode form) throws Exception {
        return studio.send("POST", "/api/jobs", form.toString());
    }

    private static JsonNode job(String id) throws Exception {
        return studio.json("/api/jobs/" + id);
    }

    private static boolean isLive(JobView job) {
        return !job.state().equals("failed");
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), UTF_8);
    }

    private static Socket open(String path, String host) throws Exception {
        Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), URI.create(studio.url("/")).getPort());
        String request = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(UTF_8));
        return socket;
    }

    private static String expect(Iterator<String> lines, String start) {
        String line = lines.next();
        while (!line.startsWith(start)) {
            line = lines.next();
        }
        return line;
    }
}
