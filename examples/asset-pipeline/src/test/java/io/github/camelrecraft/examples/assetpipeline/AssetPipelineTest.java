package io.github.camelrecraft.examples.assetpipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelrecraft.simulator.Bill;
import io.github.camelrecraft.simulator.Fault;
import io.github.camelrecraft.simulator.RecordedRequest;
import io.github.camelrecraft.simulator.RecraftSimulator;
import io.github.camelrecraft.simulator.RecraftSimulatorExtension;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssetPipelineTest {

    @RegisterExtension
    static final RecraftSimulatorExtension SIMULATOR = new RecraftSimulatorExtension();

    @RegisterExtension
    static final OwnServers SERVERS = new OwnServers();

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    Path work;

    private Map<String, String> settings;

    @BeforeEach
    void useEmptyBucketsFoldersAndQueues() {
        settings = SERVERS.settings();
    }

    @Test
    void everyImageArrivesByteForByteAtEachOfOnesOwnServers(RecraftSimulator simulator) throws Exception {
        order("spring.csv", """
                \uFEFFid,prompt,palette,ratios
                fox,"A fox, asleep in the snow",#0B3954;#FF6B35,1:1;16:9;9:16
                owl,An owl at night,,2:3
                """);
        order("autumn.json", """
                {"id": "elk", "prompt": "An elk in the fog", "palette": ["0B3954", "FF6B35"], "ratios": ["3:2"]}
                """);

        boolean ran = run();

        assertThat(printed())
                .contains("your own for S3, FTP, SFTP, JMS")
                .containsPattern("  fox +3 of 3 images +\\d+ KB   S3 3  FTP 3  SFTP 3  JMS 3")
                .containsPattern("  owl +1 of 1 images")
                .containsPattern("  elk +1 of 1 images")
                .contains("3 of 3 orders are done, 5 images");
        assertThat(ran).isTrue();
        Map<String, String> arrived = arrived(Destination.S3);
        assertThat(arrived)
                .containsOnlyKeys("fox-1x1.jpg", "fox-16x9.jpg", "fox-9x16.jpg", "owl-2x3.jpg", "elk-3x2.jpg");
        assertThat(arrived.values()).containsExactlyInAnyOrderElementsOf(delivered(simulator));
        assertThat(arrived(Destination.FTP)).isEqualTo(arrived);
        assertThat(arrived(Destination.SFTP)).isEqualTo(arrived);
        assertThat(arrived(Destination.JMS)).isEqualTo(arrived);
        assertThat(new FarEnds(settings).contentTypeInS3("fox-1x1.jpg")).isEqualTo("image/jpeg");
        assertThat(simulator.bills().all())
                .extracting(Bill::prompt)
                .containsExactlyInAnyOrder(
                        "A fox, asleep in the snow",
                        "A fox, asleep in the snow",
                        "A fox, asleep in the snow",
                        "An owl at night",
                        "An elk in the fog");
        assertThat(work.resolve("orders/done")).isDirectoryContaining("glob:**/spring.csv");
        assertThat(work.resolve("dead-letters")).doesNotExist();
    }

    @Test
    void ordersThatFailBecomeDeadLettersWithTheReasonAndTheOthersGoOn(RecraftSimulator simulator) throws Exception {
        order("spring.csv", """
                id,prompt,palette,ratios
                fox,A fox,,1:1;64:27
                owl,,,1:1
                ../elk,An elk,,1:1
                cow,A cow, in the grass,#FFFFFF,1:1
                fox,Another fox,,1:1
                bee,A bee,no-colour,1:1
                ant,An ant,,1:1
                """);

        run();

        assertThat(letter("fox-64x27").at("/failure/reason").asText())
                .contains("size=64:27 is not a size of recraftv4_1; the nearest are");
        assertThat(letter("fox-64x27").at("/failure/billed").asText()).isEqualTo("NO");
        assertThat(letter("spring.csv-2").at("/failure/reason").asText()).isEqualTo("the prompt is missing");
        assertThat(letter("spring.csv-3").at("/failure/reason").asText()).startsWith("id='../elk' has to be");
        assertThat(letter("spring.csv-4").at("/failure/reason").asText()).contains("needs quotes");
        assertThat(letter("spring.csv-5").at("/failure/reason").asText()).contains("id='fox' is taken");
        assertThat(letter("bee-1x1").at("/failure/reason").asText()).contains("no-colour");
        assertThat(arrived(Destination.S3)).containsOnlyKeys("fox-1x1.jpg", "ant-1x1.jpg");
        assertThat(simulator.bills().images()).isEqualTo(2);
        assertThat(printed())
                .containsPattern("  fox +1 of 2 images")
                .containsPattern("  +FAILED 64:27: size=64:27 is not")
                .containsPattern("  spring.csv-2 +no order: the prompt is missing")
                .contains("1 of 7 orders are done, 2 images; what failed is in " + work.resolve("dead-letters"));
    }

    @Test
    void aDeadLetterIsAnOrderThatCanBePlacedAgain(RecraftSimulator simulator) throws Exception {
        order("fox.json", """
                {"id": "fox", "prompt": "A fox", "palette": "#0B3954;#FF6B35", "ratios": "1:1;16:9"}
                """);
        simulator.faults().next(Fault.status(402), Fault.status(402));
        run();
        assertThat(arrived(Destination.S3)).isEmpty();
        assertThat(letter("fox-1x1").at("/failure/billed").asText()).isEqualTo("NO");

        for (String letter : List.of("fox-1x1.json", "fox-16x9.json")) {
            Files.move(
                    work.resolve("dead-letters").resolve(letter),
                    work.resolve("orders").resolve(letter));
        }
        run();

        assertThat(arrived(Destination.S3)).containsOnlyKeys("fox-1x1.jpg", "fox-16x9.jpg");
        assertThat(simulator.bills().images()).isEqualTo(2);
    }

    @Test
    void whatWasNotChargedIsTriedAgainAndPaidForOnce(RecraftSimulator simulator) throws Exception {
        order("fox.json", "{\"id\": \"fox\", \"prompt\": \"A fox\", \"ratios\": \"1:1\"}");
        simulator.faults().next(Fault.status(503), Fault.status(429));

        run();

        assertThat(simulator.requests()).hasSize(3);
        assertThat(simulator.bills().count()).isEqualTo(1);
        assertThat(arrived(Destination.JMS)).containsOnlyKeys("fox-1x1.jpg");
    }

    @ParameterizedTest
    @CsvSource({"answered with an error", "cut off"})
    void whatMayHaveBeenChargedIsAskedForAndPaidForOnce(String how, RecraftSimulator simulator) throws Exception {
        order("fox.json", "{\"id\": \"fox\", \"prompt\": \"A fox\", \"ratios\": \"1:1\"}");
        simulator
                .faults()
                .next(
                        how.equals("cut off")
                                ? Fault.resetBeforeAnswer()
                                : Fault.status(500).afterBilling());

        run();

        assertThat(simulator.bills().count()).isEqualTo(1);
        assertThat(arrived(Destination.S3)).containsOnlyKeys("fox-1x1.jpg");
    }

    @Test
    void anOrderThatIsReadTwiceIsNotPaidForTwice(RecraftSimulator simulator) throws Exception {
        String fox = "{\"id\": \"fox\", \"prompt\": \"A fox\", \"ratios\": \"1:1;16:9\"}";
        order("fox.json", fox);
        run();
        Map<String, String> arrived = arrived(Destination.S3);

        order("fox.json", fox);
        run();

        assertThat(simulator.bills().count()).isEqualTo(2);
        assertThat(arrived(Destination.S3)).isEqualTo(arrived);
    }

    @Test
    void anImageThatOneServerDoesNotTakeIsKeptAndTheOthersGetIt(RecraftSimulator simulator) throws Exception {
        order("fox.json", "{\"id\": \"fox\", \"prompt\": \"A fox\", \"ratios\": \"1:1\"}");
        FarEnds servers = new FarEnds(Map.copyOf(settings));
        settings.put(
                "sftp.knownHosts",
                Files.createFile(work.resolve("nobody-is-known")).toString());

        run();

        Path kept = work.resolve("dead-letters/sftp/fox-1x1.jpg");
        assertThat(digests(servers.fetch(Destination.FTP, work.resolve("ftp")))).containsValue(digest(kept));
        assertThat(work.resolve("dead-letters/sftp/fox-1x1.jpg.txt")).content().contains("HostKey");
        assertThat(printed())
                .containsPattern("  fox +1 of 1 images +\\d+ KB   S3 1  FTP 1  JMS 1")
                .contains("FAILED fox-1x1.jpg to sftp: ")
                .contains("0 of 1 orders are done, 1 images");
        assertThat(simulator.bills().count()).isEqualTo(1);
    }

    @Test
    void aFileThatHasNoOrdersIsADeadLetterAsAWholeAndNothingOfItIsBought(RecraftSimulator simulator) throws Exception {
        String broken = "[{\"id\": \"fox\", \"prompt\": \"A fox\", \"ratios\": \"1:1\"}, {";
        order("broken.json", broken);
        order("fox.csv", "id,prompt,ratios\nfox,A fox,1:1\n");

        run();

        assertThat(work.resolve("dead-letters/broken.json")).hasContent(broken);
        assertThat(printed()).contains("broken.json      no orders: ").contains("1 of 2 orders are done, 1 images");
        assertThat(simulator.bills().count()).isEqualTo(1);
    }

    @Test
    void ordersComeByFtpAsWell(RecraftSimulator simulator) throws Exception {
        new FtpInbox(settings)
                .put("orders/fox.csv", "id,prompt,ratios\nfox,A fox,1:1;16:9\nowl,An owl,1:1\n")
                .put("orders/elk.json", "{\"id\": \"elk\", \"prompt\": \"An elk\", \"ratios\": [\"1:1\"]}");
        settings.put(
                "orders.from",
                "ftp:{{ftp.host}}:{{ftp.port}}/orders?username={{ftp.username}}&password=RAW({{ftp.password}})"
                        + "&passiveMode=true&binary=true&move=done/${file:name}&greedy=true&initialDelay=0"
                        + "&throwExceptionOnConnectFailed=true&pollStrategy=#stopWhenDone");

        run();

        assertThat(printed()).contains("3 of 3 orders are done, 4 images");
        assertThat(arrived(Destination.SFTP)).hasSize(4);
        assertThat(new FtpInbox(settings).names("orders/done")).containsExactlyInAnyOrder("fox.csv", "elk.json");
        assertThat(simulator.bills().count()).isEqualTo(4);
    }

    @Test
    void aRouteAtTheOtherEndOfTheQueueGetsTheSameBytes() throws Exception {
        order("fox.json", "{\"id\": \"fox\", \"prompt\": \"A fox\", \"ratios\": \"1:1;16:9\"}");
        run();

        Main receiver = new Main();
        settings.forEach(receiver::addOverrideProperty);
        receiver.addOverrideProperty("camel.main.routesIncludePattern", "receiver/queue-to-folder.yaml");
        receiver.addOverrideProperty("folder.images", work.resolve("received").toString());
        receiver.configure().withDurationMaxMessages(2);
        receiver.run();

        assertThat(digests(work.resolve("received"))).hasSize(2).isEqualTo(arrived(Destination.S3));
    }

    @Test
    void startsServersOfItsOwnWhereNoneAreGiven() throws Exception {
        order("fox.json", "{\"id\": \"fox\", \"prompt\": \"A fox\", \"ratios\": \"1:1\"}");
        FarEnds given = new FarEnds(Map.copyOf(settings));
        settings.keySet().removeIf(name -> !name.startsWith("sftp."));

        run();

        Path servers = work.resolve("servers");
        assertThat(printed())
                .contains("your own for SFTP")
                .contains("started for S3, FTP, JMS, on this machine, with folders in " + servers)
                .contains("1 of 1 orders are done, 1 images");
        Map<String, String> arrived = digests(servers.resolve("s3/brand-assets"));
        assertThat(arrived).containsOnlyKeys("fox-1x1.jpg").isEqualTo(digests(servers.resolve("ftp/assets")));
        assertThat(digests(given.fetch(Destination.SFTP, work.resolve("sftp")))).isEqualTo(arrived);
        assertThat(servers.resolve("jms/large-messages")).isNotEmptyDirectory();
    }

    @Test
    void saysWhatIsWrongWithTheSettingsBeforeAnythingIsOrdered(RecraftSimulator simulator) throws Exception {
        order("fox.json", "{\"id\": \"fox\", \"prompt\": \"A fox\", \"ratios\": \"1:1\"}");
        settings.put("image.model", "recraftv3");

        assertThat(run()).isFalse();

        assertThat(printed()).contains("Nothing was ordered: model=recraftv3");
        assertThat(simulator.requests()).isEmpty();
        assertThat(work.resolve("orders/fox.json")).exists();
    }

    private void order(String name, String text) throws IOException {
        Files.createDirectories(work.resolve("orders"));
        Files.writeString(work.resolve("orders").resolve(name), text);
    }

    private boolean run() throws Exception {
        PrintStream out = new PrintStream(printed, true, UTF_8);
        return new AssetPipeline(work, settings, out).run(AssetPipeline.accessTo(SIMULATOR.simulator()));
    }

    private String printed() {
        return printed.toString(UTF_8);
    }

    private JsonNode letter(String name) throws IOException {
        return new ObjectMapper()
                .readTree(work.resolve("dead-letters").resolve(name + ".json").toFile());
    }

    /** The digests of what is there now, by the names; a queue is empty afterwards. */
    private Map<String, String> arrived(Destination destination) throws Exception {
        Path folder = Files.createTempDirectory(work, "arrived-");
        return digests(new FarEnds(settings).fetch(destination, folder));
    }

    private static Map<String, String> digests(Path folder) throws Exception {
        Map<String, String> digests = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                digests.put(file.getFileName().toString(), digest(file));
            }
        }
        return digests;
    }

    /** The digests of what the provider sent, each address once. */
    private static Collection<String> delivered(RecraftSimulator simulator) throws Exception {
        Map<String, String> digests = new HashMap<>();
        for (RecordedRequest download : simulator.downloads()) {
            URI image = URI.create("http://127.0.0.1:" + simulator.port() + download.path());
            try (InputStream bytes = image.toURL().openStream()) {
                digests.put(download.path(), digest(bytes.readAllBytes()));
            }
        }
        return digests.values();
    }

    private static String digest(Path file) throws Exception {
        return digest(Files.readAllBytes(file));
    }

    private static String digest(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
