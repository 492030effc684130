package io.github.camelrecraft.examples.brandstudio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.github.camelrecraft.simulator.Fault;
import io.github.camelrecraft.simulator.RecordedRequest;
import io.github.camelrecraft.simulator.RecraftSimulator;
import io.github.camelrecraft.simulator.RecraftSimulatorExtension;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page in a real browser. */
class PageTest {

    private static final String[] HARBOUR = {"0B3954", "FF6B35", "F7F3E3", "087E8B"};

    @RegisterExtension
    static final RecraftSimulatorExtension SIMULATOR = new RecraftSimulatorExtension();

    @TempDir
    static Path folder;

    static Browser browser;
    static Studio studio;

    @BeforeAll
    static void open() throws Exception {
        browser = Browser.open(folder);
        studio = Studio.start(SIMULATOR.simulator(), folder.resolve("gallery"));
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
        if (studio != null) {
            studio.close();
        }
    }

    @BeforeEach
    void emptyWall() throws Exception {
        studio.clear();
        browser.laptop();
        browser.prefer("prefers-color-scheme", "light");
        browser.show(studio.url("/"));
        browser.complaints();
    }

    @Test
    void aPromptBecomesAPictureWhileOneWatches(RecraftSimulator simulator) throws Exception {
        simulator.latency(Duration.ofMillis(1500));
        watchTheWall();

        browser.visible("#empty");
        browser.click("#ratios label:has([value='3:2'])");
        browser.click("#clear");
        addColor("#ff0055");
        addColor("#00aa77");
        browser.visible("#prompt").sendKeys("A <b>kite</b> & a cloud");
        String route = browser.visible("#route").getText();
        browser.visible("#prompt").sendKeys(Keys.chord(Keys.CONTROL, Keys.ENTER));

        browser.visible(".tile.there img");
        assertThat(route)
                .isEqualTo("recraft:generate?provider=runware&model=recraftv4_1&size=3:2&colors=FF0055,00AA77"
                        + "&outputFormat=png&includeCost=true");
        List<String> states = browser.texts("return window.states");
        assertThat(states).containsSubsequence("Drawing", "done").doesNotContain("failed");
        List<String> clocks = browser.texts("return [...new Set(window.clocks)]");
        assertThat(clocks).hasSizeGreaterThan(3).allMatch(clock -> clock.matches("\\d+\\.\\d s"));
        assertThat(browser.number("return document.querySelector('.tile img').naturalWidth"))
                .isEqualTo(1280);
        assertThat(browser.number("return document.querySelector('.tile img').naturalHeight"))
                .isEqualTo(832);
        assertThat(browser.visible(".tile .prompt").getText()).isEqualTo("A <b>kite</b> & a cloud");
        assertThat(browser.visible(".tile .note").getText()).startsWith("Recraft V4.1 · $0.04 · ");
        assertThat(browser.visible("#sum").getText()).isEqualTo("1 picture · $0.04");
        assertThat(simulator.bills().all())
                .singleElement()
                .satisfies(bill -> assertThat(bill.prompt()).isEqualTo("A <b>kite</b> & a cloud"));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void thePictureIsTheSameByteForByteAllTheWay(RecraftSimulator simulator) throws Exception {
        String id = studio.order("cloudflare", "recraftv4_1", "2:1", "A bridge", HARBOUR);
        browser.click(".tile.there .frame");
        String file = browser.visible("dialog a.quiet").getDomAttribute("download");
        browser.click("dialog a.quiet");

        byte[] original = read(simulator, simulator.downloads().get(0));
        assertThat(folder.resolve("gallery").resolve(file)).hasBinaryContent(original);
        assertThat(file).startsWith(id);
        String shown = browser.awaited("""
                const done = arguments[arguments.length - 1];
                fetch(document.querySelector('dialog img').src)
                    .then(answer => answer.arrayBuffer())
                    .then(bytes => done(btoa(Array.from(new Uint8Array(bytes), byte => String.fromCharCode(byte)).join(''))));
                """);
        assertThat(Base64.getDecoder().decode(shown)).isEqualTo(original);
        Path saved = browser.downloads().resolve(file);
        await().untilAsserted(() -> assertThat(saved).hasBinaryContent(original));
    }

    @Test
    void theDetailsTellEverythingAndLeadOn(RecraftSimulator simulator) throws Exception {
        studio.order("runware", "recraftv4_1_pro", "1:1", "A fox in the snow", HARBOUR);
        browser.click(".tile.there .frame");

        String details = browser.visible("dialog .side").getText();
        assertThat(details)
                .contains("A fox in the snow", "$0.25", "Recraft V4.1 Pro", "2048 × 2048 (1:1)", "PNG, ", "Simulated")
                .contains("0B3954", "FF6B35", "F7F3E3", "087E8B")
                .contains("recraft:generate?provider=runware&model=recraftv4_1_pro&size=1:1&colors=0B3954,FF6B35");
        browser.click("dialog summary");
        assertThat(browser.visible("dialog details").getText())
                .contains("CamelRecraftImageSeed", "CamelRecraftSha256", "CamelRecraftJobId", "CamelRecraftDuration");

        browser.click("dialog button.quiet"); // use again
        assertThat(browser.is("return document.querySelector('dialog').open")).isFalse();
        assertThat(browser.visible("#prompt").getDomProperty("value")).isEqualTo("A fox in the snow");
        assertThat(browser.visible("#model").getDomProperty("value")).isEqualTo("recraftv4_1_pro");

        browser.click(".tile .frame");
        browser.click("dialog .danger");
        browser.click("dialog .danger"); // it asks once more
        browser.visible("#empty");
        assertThat(folder.resolve("gallery")).isEmptyDirectory();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aRefusalSaysWhatHappenedThatItIsFreeAndWhatToDo(RecraftSimulator simulator) {
        simulator.faults().next(Fault.failureInside200("promptBlocked", "The prompt was blocked"));
        order("Something one should not draw");

        String card = browser.visible(".failed").getText();
        assertThat(card)
                .contains("Not charged", "Runware will not draw this", "Change the wording of the prompt")
                .contains("Something one should not draw");
        assertThat(simulator.bills().count()).isZero();

        browser.run("document.querySelector('#prompt').value = ''");
        browser.click(".failed .quiet"); // edit and try again
        assertThat(browser.visible("#prompt").getDomProperty("value")).isEqualTo("Something one should not draw");
        browser.click(".failed .actions .text"); // dismiss
        browser.gone(".failed");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aBrokenConnectionSaysThatItMayHaveBeenCharged(RecraftSimulator simulator) {
        simulator.faults().always(Fault.resetBeforeAnswer());
        browser.click("#providers label:has([value='cloudflare'])");
        order("A fox in the snow");

        assertThat(browser.visible(".failed").getText())
                .contains(
                        "It may have been charged",
                        "The connection to Cloudflare broke",
                        "Look there before you try again");
        browser.click(".failed summary");
        assertThat(browser.visible(".failed details").getText()).contains("RecraftUnavailableException");
    }

    @Test
    void aProviderThatIsDownSaysThatItIsFree(RecraftSimulator simulator) {
        simulator.faults().always(Fault.status(503));
        browser.click("#providers label:has([value='cloudflare'])");
        order("A fox in the snow");

        assertThat(browser.visible(".failed").getText())
                .contains("Not charged", "Cloudflare cannot be reached", "Try again in a minute");
    }

    @Test
    void whatIsWrongWithTheFormIsSaidAtTheField() {
        browser.click("#draw");

        WebElement error = browser.visible("[data-field=prompt] .error:not(:empty)");
        assertThat(error.getText()).isEqualTo("Say what to draw.");
        assertThat(browser.is("return document.activeElement.id === 'prompt'")).isTrue();
        assertThat(browser.all(".tile")).isEmpty();
    }

    @Test
    void aPictureBecomesAnSvgThatSaysWhatItWasMadeFrom(RecraftSimulator simulator) throws Exception {
        String source = studio.order("runware", "recraftv4_1", "3:2", "A fox in the snow", HARBOUR);
        browser.click(".tile.there .frame");
        browser.click("dialog [data-tool=vectorize]");

        assertThat(browser.is("return document.querySelector('dialog').open")).isFalse();
        assertThat(browser.visible("#source").getText()).contains("A fox in the snow", "1,280 × 832 · PNG, ");
        assertThat(browser.visible("#draw").getText()).startsWith("Vectorize");
        assertThat(browser.texts("return [...document.querySelectorAll('#composer [data-field]')]"
                        + ".filter(field => field.checkVisibility()).map(field => field.dataset.field)"))
                .containsExactly("source", "operation", "provider", "");
        browser.click("#providers label:has([value=recraft])");
        assertThat(browser.visible(".composer .route").getText())
                .contains("recraft:vectorize?provider=recraft", "The body is the picture.");
        browser.click("#draw");

        browser.until("return document.querySelectorAll('.tile.there').length === 2");
        assertThat(browser.visible(".tile .note").getText()).startsWith("Vectorize · $0.01 · ");
        browser.click(".tile .frame");
        browser.until("return document.querySelector('dialog .stage img').naturalWidth > 0");
        String details = browser.visible("dialog .side").getText();
        assertThat(details)
                .contains("Vectorize, made from", "A fox in the snow", "SVG, ", "recraft:vectorize?provider=recraft");
        assertThat(browser.visible("dialog a.quiet").getDomAttribute("download"))
                .endsWith(".svg");
        assertThat(browser.awaited("""
                const done = arguments[arguments.length - 1];
                fetch(document.querySelector('dialog .stage img').src).then(answer => done(answer.headers.get('Content-Type')));
                """)).isEqualTo("image/svg+xml");
        assertThat(browser.texts(
                        "return [...document.querySelectorAll('dialog [data-tool]')].map(each => each.dataset.tool)"))
                .containsExactly("imageToImage", "variate", "removeBackground"); // it is an SVG already

        browser.click("dialog button.source");
        browser.until("return document.querySelector('dialog .stage img').src.includes('" + source + "')");
        assertThat(simulator.bills().count()).isEqualTo(2);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aFileOfOnesOwnLosesItsBackground(RecraftSimulator simulator) throws Exception {
        choose("A bird.png", Drawings.png());

        assertThat(browser.visible("#source .prompt").getText()).isEqualTo("A bird");
        browser.visible(".tile.there"); // it hangs on the wall as well
        browser.click("#tools label:has([value=removeBackground])");
        assertThat(browser.visible("#unable").getText()).isEqualTo("Runware, Cloudflare and fal do not have this.");
        browser.click("#draw");

        browser.visible(".tile.cut-out.there img");
        assertThat(browser.visible(".tile.cut-out .note").getText()).startsWith("Remove background · $0.01 · ");
        assertThat(simulator.requests())
                .singleElement()
                .satisfies(request -> assertThat(request.path()).contains("removeBackground"));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aFileThatIsDroppedAnywhereIsTakenAndCanBeDrawnAgainAfterAPrompt(RecraftSimulator simulator) throws Exception {
        browser.run("""
                const bytes = Uint8Array.from(atob(arguments[0]), each => each.charCodeAt(0));
                const dataTransfer = new DataTransfer();
                dataTransfer.items.add(new File([bytes], 'dropped.jpg'));
                document.querySelector('#wall').dispatchEvent(new DragEvent('drop', {bubbles: true, cancelable: true, dataTransfer}));
                """, Base64.getEncoder().encodeToString(Drawings.jpeg()));
        assertThat(browser.visible("#source .prompt").getText()).isEqualTo("dropped");
        assertThat(browser.texts("return [document.querySelector('#tools :checked').value]"))
                .containsExactly("imageToImage");
        browser.run("""
                const slider = document.querySelector('#strength');
                slider.value = '0.3';
                slider.dispatchEvent(new Event('input', {bubbles: true}));
                """);
        order("The same in winter");
        browser.until("return document.querySelectorAll('.tile.there').length === 2");
        assertThat(simulator.requests()).singleElement().satisfies(request -> {
            assertThat(request.json().path("strength").asDouble()).isEqualTo(0.3);
            assertThat(request.json().path("prompt").asText()).isEqualTo("The same in winter");
        });
        browser.click(".tile .frame");
        assertThat(browser.visible("dialog .side").getText()).contains("strength=0.3", "CamelRecraftPrompt");
        browser.click("dialog .actions button.quiet"); // use again
        assertThat(browser.visible("#source .prompt").getText()).isEqualTo("dropped");
        assertThat(browser.visible("#prompt").getDomProperty("value")).isEqualTo("The same in winter");
        assertThat(browser.visible("#how-far").getText()).isEqualTo("0.30");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void onlyWhatAProviderDoesCanBeChosen() throws Exception {
        choose("drawing.svg", Drawings.svg());

        assertThat(browser.visible("#tools label:has([value=vectorize])").getDomAttribute("title"))
                .isEqualTo("No provider does this to such a picture");
        assertThat(browser.is("return document.querySelector('#tools [value=vectorize]').disabled"))
                .isTrue();
        browser.click("#tools label:has([value=removeBackground])");
        assertThat(browser.texts(
                        "return [...document.querySelectorAll('#providers :enabled')].map(each => each.value)"))
                .containsExactly("recraft");
        assertThat(browser.visible("#unable").getText())
                .isEqualTo("Runware, Cloudflare and fal do not have this. Replicate takes no SVG.");

        browser.click("#source .close");
        assertThat(browser.is("return document.querySelector('#tools').checkVisibility()"))
                .isFalse();
        assertThat(browser.visible("#draw").getText()).startsWith("Draw");
        assertThat(browser.all("#providers :disabled")).isEmpty();
    }

    @Test
    void whatAPictureWasMadeFromIsNamedWhenItIsNoMoreAndCannotBeUsedAgain() throws Exception {
        String source = studio.hang("bird.png", Drawings.png());
        studio.make("recraft", "removeBackground", source);
        browser.visible(".tile.cut-out.there");
        studio.send("DELETE", "/api/pictures/" + source, "");
        browser.until("return document.querySelectorAll('.tile').length === 1");

        browser.click(".tile .frame");
        assertThat(browser.visible("dialog .source").getText())
                .contains("Remove background, made from", "bird (deleted)");
        assertThat(browser.all("dialog button.source")).isEmpty();
        browser.click("dialog .actions button.quiet"); // use again

        assertThat(browser.visible("[data-field=source] .error:not(:empty)").getText())
                .isEqualTo("The picture this was made from is no more. Choose another.");
        assertThat(browser.visible("#draw").getText()).startsWith("Draw");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aFileThatCannotBeUsedIsSaidSoAndCostsNothing(RecraftSimulator simulator) throws Exception {
        choose("moving.png", Drawings.gif());
        assertThat(browser.visible("[data-field=source] .error:not(:empty)").getText())
                .isEqualTo("This is no whole PNG, JPEG, WebP or SVG file. Save the picture as one of them.");
        assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("400"));

        choose("large.png", new byte[22_000_000]);
        browser.until("return document.querySelector('[data-field=source] .error').textContent"
                + " === 'This is too large, with 22.0 MB: files of up to 20 MB can be used.'");
        assertThat(browser.all(".tile")).isEmpty();
        assertThat(simulator.requests()).isEmpty();
        assertThat(simulator.bills().count()).isZero();
        assertThat(browser.complaints()).isEmpty(); // it was not even sent
    }

    @Test
    void theGallerySurvivesARestart(RecraftSimulator simulator) throws Exception {
        Path gallery = folder.resolve("kept");
        try (Studio before = Studio.start(simulator, gallery)) {
            browser.show(before.url("/"));
            order("A fox in the snow");
            browser.visible(".tile.there img");
        }
        try (Studio after = Studio.start(simulator, gallery)) {
            browser.show(after.url("/"));
            browser.visible(".tile.there img");
            assertThat(browser.visible(".tile .prompt").getText()).isEqualTo("A fox in the snow");
            assertThat(simulator.bills().count()).isEqualTo(1);
        }
    }

    @Test
    void everythingHasANameAndFitsOnASmallPhoneWithWideLetters(RecraftSimulator simulator) throws Exception {
        browser.phone(320);
        browser.show(studio.url("/"));
        browser.run("document.body.style.letterSpacing = '.05em'"); // which font a phone has, nobody knows
        studio.order("runware", "recraftv4_1", "16:9", "A".repeat(300), HARBOUR);
        studio.order("runware", "recraftv4_1", "1:2", "A tall one", HARBOUR);
        browser.until("return document.querySelectorAll('.tile img').length === 2");
        simulator.faults().always(Fault.status(402));
        studio.order("runware", "recraftv4_1", "1:1", "B".repeat(300), HARBOUR);
        browser.visible(".failed");

        assertThat(browser.texts("""
                return [...document.body.querySelectorAll('*')]
                    .filter(each => each.getBoundingClientRect().right > 320)
                    .map(each => each.outerHTML)
                """)).isEmpty();
        assertThat(browser.number("return document.documentElement.scrollWidth"))
                .isEqualTo(320);
        browser.click(".tile button.frame");
        browser.visible("dialog img");
        assertThat(browser.number("return document.querySelector('dialog').scrollWidth"))
                .isLessThanOrEqualTo(320);
        assertThat(browser.texts("""
                return [...document.querySelectorAll('button, input, select, textarea, a, img')]
                    .filter(each => !(each.labels?.length || each.ariaLabel || each.alt || each.textContent.trim()))
                    .map(each => each.outerHTML)
                """)).isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void isWorthAPicture(RecraftSimulator simulator) throws Exception {
        try (Studio studio = Studio.start(simulator, folder.resolve("shown"))) {
            pictures(studio, simulator);
        }
    }

    private static void pictures(Studio studio, RecraftSimulator simulator) throws Exception {
        hang(studio, "4:5", "Orchard label, apples and bees", "2D4A2B", "A3B18A", "E9C46A", "BC4749");
        hang(studio, "1:1", "Record sleeve for a jazz trio", "3C1642", "B5179E", "FFCDB2", "F4A261");
        String fox = hang(studio, "16:9", "A fox in the snow, flat geometric poster", HARBOUR);
        hang(studio, "2:3", "Theatre poster, one red curtain", "1F1D2B", "E63946", "F1FAEE", "A8DADC");
        String refuge = hang(studio, "3:2", "Mountain refuge at first light", "14213D", "5FA8D3", "CAE9FF", "FCA311");
        String vector = studio.make("recraft", "vectorize", refuge);
        await().until(() -> isThere(studio, vector));
        simulator.latency(Duration.ofMinutes(2));
        studio.make("recraft", "removeBackground", fox);
        browser.show(studio.url("/"));
        browser.until("return document.querySelectorAll('.tile.there').length >= 6");
        browser.visible(".making.drawing");
        browser.click(".tile button[aria-label*='A fox']");
        browser.click("dialog [data-tool=imageToImage]");
        browser.visible("#prompt").sendKeys("The same fox at night, a lantern in the snow");

        picture("studio-laptop.png");
        browser.phone(390);
        browser.run("document.activeElement.blur()");
        assertThat(browser.number("return document.documentElement.scrollWidth"))
                .isCloseTo(390, within(0.5));
        browser.click(".tile[data-id='" + vector + "'] button.frame");
        browser.until("return document.querySelector('dialog .stage img').naturalWidth > 0");
        picture("studio-phone.png");
    }

    private static String hang(Studio studio, String ratio, String prompt, String... colors) throws Exception {
        String id = studio.order("runware", "recraftv4_1", ratio, prompt, colors);
        await().until(() -> isThere(studio, id));
        return id;
    }

    private static boolean isThere(Studio studio, String id) throws Exception {
        return studio.get("/api/pictures/" + id + "/file").statusCode() == 200;
    }

    /** In target, and with {@code -Dupdate.screenshots=true} beside the README as well. */
    private static void picture(String name) throws IOException, InterruptedException {
        byte[] picture = browser.screenshot();
        Files.write(Path.of("target", name), picture);
        if (Boolean.getBoolean("update.screenshots")) {
            assertThat(picture.length).as("the size of what is committed").isLessThan(400_000);
            Files.write(Path.of(name), picture);
        }
    }

    private void order(String prompt) {
        browser.visible("#prompt").sendKeys(prompt);
        browser.click("#draw");
    }

    private void choose(String name, byte[] content) throws IOException {
        Path file = Files.write(Files.createDirectories(folder.resolve("own")).resolve(name), content);
        browser.file("#file", file);
    }

    private void addColor(String color) {
        browser.click("#swatches .add");
        browser.run("""
                const picker = [...document.querySelectorAll('#swatches input')].at(-1);
                picker.value = arguments[0];
                picker.dispatchEvent(new Event('input', {bubbles: true}));
                """, color);
    }

    /** Notes what a person would see, however fast it passes. */
    private void watchTheWall() {
        browser.run("""
                window.states = [];
                window.clocks = [];
                new MutationObserver(() => {
                    const tile = document.querySelector('.tile');
                    const state = tile?.querySelector('.state b')?.textContent
                        ?? (tile?.querySelector('img') ? 'done' : tile ? 'failed' : 'nothing');
                    if (window.states.at(-1) !== state) window.states.push(state);
                    const clock = document.querySelector('.clock')?.textContent;
                    if (clock) window.clocks.push(clock);
                }).observe(document.querySelector('#wall'), {childList: true, subtree: true, characterData: true});
                """);
    }

    private static byte[] read(RecraftSimulator simulator, RecordedRequest download) throws IOException {
        URI image = URI.create("http://127.0.0.1:" + simulator.port() + download.path());
        try (InputStream in = image.toURL().openStream()) {
            return in.readAllBytes();
        }
    }
}
