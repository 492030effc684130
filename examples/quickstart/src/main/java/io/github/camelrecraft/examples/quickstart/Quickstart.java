package io.github.camelrecraft.examples.quickstart;

import io.github.camelrecraft.simulator.RecraftSimulator;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.main.Main;

/**
 * Turns each prompt in a folder into an image in another folder. The route that does it is
 * {@code camel/prompts-to-images.yaml}; here is what surrounds it: which provider, which prompts, and when to stop.
 */
public final class Quickstart {

    private static final String SIMULATOR = "simulator";

    private static final String PROVIDER = "camel.component.recraft.provider";

    private static final int LONGEST_NAME = 40;

    private final Path prompts;
    private final Path images;
    private final PrintStream out;

    Quickstart(Path prompts, Path images, PrintStream out) {
        this.prompts = prompts;
        this.images = images;
        this.out = out;
    }

    /** The words are a prompt, as is the system property {@code prompt}; without them, the folder has the prompts. */
    public static void main(String[] words) throws Exception {
        String prompt = System.getProperty("prompt", String.join(" ", words)).strip();
        Path prompts = prompt.isEmpty() ? Path.of(System.getProperty("prompts", "prompts")) : folderOf(prompt);
        Path images = Path.of(System.getProperty("images", "images"));
        String provider = System.getProperty("provider", providerWithKey(System.getenv()));
        Quickstart quickstart = new Quickstart(prompts, images, System.out);
        if (!(provider.equals(SIMULATOR) ? quickstart.simulate() : quickstart.buyFrom(provider))) {
            System.exit(1);
        }
    }

    /** Runware comes before Cloudflare; without a key of either it is the simulator. */
    static String providerWithKey(Map<String, String> environment) {
        if (!environment.getOrDefault("RUNWARE_API_KEY", "").isBlank()) {
            return "runware";
        }
        return environment.getOrDefault("CLOUDFLARE_API_TOKEN", "").isBlank() ? SIMULATOR : "cloudflare";
    }

    /** The component finds the provider's key in the environment by itself. */
    private boolean buyFrom(String provider) throws Exception {
        out.printf("Provider: %s, which charges for each image%n%n", provider);
        return run(Map.of(PROVIDER, provider));
    }

    private boolean simulate() throws Exception {
        out.print("""
                Provider: a simulator of Runware on this machine, which draws patterns and is free of charge
                          (real images: set RUNWARE_API_KEY, or CLOUDFLARE_API_TOKEN and CLOUDFLARE_ACCOUNT_ID)

                """);
        try (RecraftSimulator simulator = RecraftSimulator.start()) {
            boolean done = run(accessTo(simulator, "runware"));
            BigDecimal bill = simulator.bills().total();
            if (bill.signum() > 0) {
                out.printf("Runware would have charged %s USD%n", bill);
            }
            return done;
        }
    }

    /** The component's properties that make it talk to the simulator in place of a provider. */
    static Map<String, String> accessTo(RecraftSimulator simulator, String provider) {
        Map<String, String> access = new HashMap<>();
        access.put(PROVIDER, provider);
        access.put("camel.component.recraft.baseUrl", "" + simulator.baseUrl(provider));
        access.put("camel.component.recraft.apiKey", "no-key-needed");
        access.put("camel.component.recraft.accountId", "no-account-needed");
        return access;
    }

    /**
     * Runs the route until each prompt has become an image or an error.
     *
     * @param access the component's properties that say who makes the images
     * @return whether each prompt has become an image
     */
    boolean run(Map<String, String> access) throws Exception {
        int count = countPrompts();
        if (count == 0) {
            out.printf("No prompts: there is no .txt file in %s%n", prompts.toAbsolutePath());
            return false;
        }
        Report report = new Report(out);
        Main main = new Main();
        access.forEach(main::addOverrideProperty);
        if ("runware".equals(access.get(PROVIDER))) { // Cloudflare does not let one choose
            main.addInitialProperty("image.format", "png");
        }
        main.addOverrideProperty("folder.prompts", prompts.toString());
        main.addOverrideProperty("folder.images", images.toString());
        main.bind("report", report);
        main.configure().withDurationMaxMessages(count);
        try {
            main.run();
        } catch (Exception e) {
            out.printf("Nothing was sent: %s%n", rootCause(e).getMessage());
            return false;
        } finally {
            main.stop();
        }
        out.printf("%n%d of %d prompts have become images in %s%n", report.images(), count, images.toAbsolutePath());
        return report.images() == count;
    }

    private int countPrompts() throws IOException {
        if (!Files.isDirectory(prompts)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(prompts)) {
            // As the route's file endpoint sees them: it takes no hidden ones.
            return (int) files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().matches("[^.].*\\.txt"))
                    .count();
        }
    }

    /** A prompt from the command line goes through a folder too, and there gets a name for its image. */
    private static Path folderOf(String prompt) throws IOException {
        String words = prompt.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
        Path folder = Files.createTempDirectory("prompts-");
        Path file = folder.resolve(words.substring(0, Math.min(words.length(), LONGEST_NAME)) + ".txt");
        folder.toFile().deleteOnExit();
        file.toFile().deleteOnExit();
        Files.writeString(file, prompt);
        return folder;
    }

    private static Throwable rootCause(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure : rootCause(cause);
    }
}
