package io.github.camelrecraft.examples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.simulator.Bill;
import io.github.camelrecraft.simulator.Fault;
import io.github.camelrecraft.simulator.RecraftSimulator;
import io.github.camelrecraft.simulator.RecraftSimulatorExtension;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuickstartTest {

    @RegisterExtension
    static final RecraftSimulatorExtension SIMULATOR = new RecraftSimulatorExtension();

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private Path prompts;
    private Path images;

    @BeforeEach
    void createFolders() throws IOException {
        prompts = Files.createDirectory(folder.resolve("prompts"));
        images = folder.resolve("images");
    }

    @ParameterizedTest
    @CsvSource({"runware, png", "cloudflare, png"})
    void turnsEachPromptIntoOneImageThatIsPaidForOnce(String provider, String extension, RecraftSimulator simulator)
            throws Exception {
        prompt("fox", "A fox in the snow");
        prompt("lighthouse", "A lighthouse in a storm");
        prompt("greenhouse", "A greenhouse in the clouds");

        boolean done = run(provider);

        assertThat(printed()).contains("3 of 3 prompts have become images in " + images);
        assertThat(done).isTrue();
        assertThat(images).isDirectoryNotContaining(file -> !file.toString().endsWith("." + extension));
        for (String name : new String[] {"fox", "lighthouse", "greenhouse"}) {
            String file = name + "." + extension;
            BufferedImage image = ImageIO.read(images.resolve(file).toFile());
            assertThat(image.getWidth() + "x" + image.getHeight()).isEqualTo("1344x768");
            assertThat(printed()).containsPattern("  " + file + " +1344x768 .* KB .* s  " + provider);
        }
        assertThat(simulator.bills().all())
                .extracting(Bill::prompt)
                .containsExactlyInAnyOrder(
                        "A fox in the snow", "A lighthouse in a storm", "A greenhouse in the clouds");
        assertThat(prompts.resolve("fox.txt")).hasContent("A fox in the snow");
    }

    @Test
    void namesThePromptThatFailedAndGoesOnWithTheOthers(RecraftSimulator simulator) throws Exception {
        prompt("essay", "too long ".repeat(2000));
        prompt("fox", "A fox in the snow");
        prompt("lighthouse", "A lighthouse in a storm");

        boolean done = run("runware");

        assertThat(done).isFalse();
        assertThat(printed())
                .containsPattern(
                        "  essay\\.txt +FAILED: prompt=\\(17999 characters\\) is too long .*shorten it to 10000 characters")
                .contains("2 of 3 prompts have become images");
        assertThat(images.resolve("fox.png")).exists();
        assertThat(images.resolve("lighthouse.png")).exists();
        assertThat(simulator.bills().count()).isEqualTo(2);
    }

    @Test
    void saysInOneLineWhatTheProviderAnswered(RecraftSimulator simulator) throws Exception {
        prompt("fox", "A fox in the snow");
        simulator.faults().next(Fault.status(402));

        boolean done = run("runware");

        assertThat(done).isFalse();
        assertThat(printed().lines().filter(line -> line.contains("fox.txt")))
                .singleElement()
                .asString()
                .contains("FAILED: runware")
                .contains("billed=NO");
        assertThat(simulator.requests()).hasSize(1);
    }

    @Test
    void saysWhatIsWrongWithTheSettingsBeforeAnythingIsSent(RecraftSimulator simulator) throws Exception {
        prompt("fox", "A fox in the snow");

        boolean done = run("openai");

        assertThat(done).isFalse();
        assertThat(printed()).contains("Nothing was sent: provider=openai").contains("cloudflare, runware");
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void doesNotWaitWhereThereAreNoPrompts() throws Exception {
        Files.writeString(prompts.resolve(".hidden.txt"), "A fox in the snow");

        assertThat(run("runware")).isFalse();
        assertThat(printed()).contains("No prompts: there is no .txt file in " + prompts);
    }

    @Test
    void takesTheProviderWhoseKeyIsInTheEnvironment() {
        Map<String, String> cloudflare = Map.of("CLOUDFLARE_API_TOKEN", "token");
        Map<String, String> both = Map.of("CLOUDFLARE_API_TOKEN", "token", "RUNWARE_API_KEY", "key");
        Map<String, String> blank = Map.of("RUNWARE_API_KEY", " ");

        assertThat(Quickstart.providerWithKey(cloudflare)).isEqualTo("cloudflare");
        assertThat(Quickstart.providerWithKey(both)).isEqualTo("runware");
        assertThat(Quickstart.providerWithKey(blank)).isEqualTo("simulator");
    }

    private void prompt(String name, String text) throws IOException {
        Files.writeString(prompts.resolve(name + ".txt"), text);
    }

    private boolean run(String provider) throws Exception {
        PrintStream out = new PrintStream(printed, true, UTF_8);
        Map<String, String> access = provider.equals("openai")
                ? Map.of("camel.component.recraft.provider", provider)
                : Quickstart.accessTo(SIMULATOR.simulator(), provider);
        return new Quickstart(prompts, images, out).run(access);
    }

    private String printed() {
        return printed.toString(UTF_8);
    }
}
