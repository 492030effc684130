package io.github.camelrecraft.examples.brandstudio;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Chromium without a screen. */
final class Browser implements AutoCloseable {

    private static final String MISSING =
            "The studio's page is tested in Chromium, and there is none. Install it with its"
                    + " driver (on Debian: apt-get install chromium chromium-driver), or name them in CHROMIUM_BINARY and"
                    + " CHROMEDRIVER_BINARY.";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ChromeDriver driver;
    private final Path downloads;

    private Browser(ChromeDriver driver, Path downloads) {
        this.driver = driver;
        this.downloads = downloads;
    }

    /** Without a browser the test is skipped; in CI it fails. */
    static Browser open(Path folder) throws Exception {
        Optional<Path> chromium =
                find("CHROMIUM_BINARY", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
        Optional<Path> chromedriver = find("CHROMEDRIVER_BINARY", "chromedriver");
        if (chromium.isEmpty() || chromedriver.isEmpty()) {
            return "true".equals(System.getenv("CI")) ? fail(MISSING) : abort(MISSING);
        }
        Path downloads = Files.createDirectories(folder.resolve("downloads"));
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.get().toString());
        options.addArguments(
                "--headless=new",
                "--user-data-dir=" + folder.resolve("profile"),
                "--lang=en-GB",
                "--no-first-run",
                "--hide-scrollbars",
                "--disable-component-update",
                "--disable-background-networking",
                // Nothing of the page is elsewhere.
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");
        if (System.getProperty("user.name").equals("root")) {
            options.addArguments("--no-sandbox");
        }
        options.setExperimentalOption("prefs", Map.of("download.default_directory", downloads.toString()));
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.get().toFile())
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options), downloads);
    }

    private static Optional<Path> find(String variable, String... names) {
        Stream<Path> named = Stream.ofNullable(System.getenv(variable)).map(Path::of);
        Stream<Path> usual = Stream.of(names)
                .flatMap(name -> Stream.of(
                                System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)));
        return Stream.concat(named, usual).filter(Files::isExecutable).findFirst();
    }

    void laptop() {
        screen(1280, 800, 1, false);
    }

    void phone(int width) {
        screen(width, 844, 2, true);
    }

    private void screen(int width, int height, int density, boolean mobile) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", density, "mobile", mobile));
    }

    void prefer(String feature, String value) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia", Map.of("features", List.of(Map.of("name", feature, "value", value))));
    }

    void show(String url) {
        driver.get(url);
        visible("#ratios label");
    }

    /** Waits until it is there and to be seen. */
    WebElement visible(String css) {
        return new WebDriverWait(driver, PATIENCE)
                .ignoring(StaleElementReferenceException.class) // the page may draw it anew in between
                .until(page -> page.findElements(By.cssSelector(css)).stream()
                        .filter(WebElement::isDisplayed)
                        .findFirst()
                        .orElse(null));
    }

    /** Waits until it is not there any more. */
    void gone(String css) {
        until("return document.querySelector('" + css + "') === null");
    }

    void until(String script) {
        new WebDriverWait(driver, PATIENCE).until(page -> Boolean.TRUE.equals(driver.executeScript(script)));
    }

    List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    void click(String css) {
        visible(css).click();
    }

    /** Chooses a file, which a person does in a window of the system's. */
    void file(String css, Path file) {
        driver.findElement(By.cssSelector(css)).sendKeys(file.toAbsolutePath().toString());
    }

    void run(String script, Object... arguments) {
        driver.executeScript(script, arguments);
    }

    boolean is(String script) {
        return Boolean.TRUE.equals(driver.executeScript(script));
    }

    double number(String script) {
        return ((Number) driver.executeScript(script)).doubleValue();
    }

    List<String> texts(String script) {
        return ((List<?>) driver.executeScript(script))
                .stream().map(String::valueOf).toList();
    }

    /** The text that a script gives to its last argument. */
    String awaited(String script) {
        driver.manage().timeouts().scriptTimeout(PATIENCE);
        return String.valueOf(driver.executeAsyncScript(script));
    }

    /** What the page and the browser complained of since the last time. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    byte[] screenshot() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    Path downloads() {
        return downloads;
    }

    @Override
    public void close() {
        driver.quit();
    }
}
