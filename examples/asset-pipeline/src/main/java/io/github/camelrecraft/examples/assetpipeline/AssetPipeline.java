package io.github.camelrecraft.examples.assetpipeline;

import io.github.camelrecraft.examples.assetpipeline.servers.LocalServer;
import io.github.camelrecraft.simulator.RecraftSimulator;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.main.Main;

/**
 * Turns orders into images and delivers them. The routes that do it are in {@code camel/}; here is what surrounds them:
 * which provider, which servers, and when to stop.
 */
public final class AssetPipeline {

    private static final String SIMULATOR = "simulator";

    private final Path work;
    private final Map<String, String> settings;
    private final PrintStream out;

    /**
     * A pipeline that has not started.
     *
     * @param work     a folder for everything that it writes; the orders are in {@code orders} there
     * @param settings the properties of the routes, those of one's own servers among them
     */
    AssetPipeline(Path work, Map<String, String> settings, PrintStream out) {
        this.work = work;
        this.settings = Map.copyOf(settings);
        this.out = out;
    }

    /**
     * Takes system properties: {@code work}, {@code orders}, {@code servers} and {@code provider}, and each property of
     * the routes.
     */
    public static void main(String[] none) throws Exception {
        Path work = Path.of(System.getProperty("work", "work")).toAbsolutePath();
        copyOrders(Path.of(System.getProperty("orders", "orders")), work.resolve("orders"));
        String provider = System.getProperty("provider", providerWithKey(System.getenv()));
        AssetPipeline pipeline = new AssetPipeline(work, givenSettings(), System.out);
        if (!(provider.equals(SIMULATOR) ? pipeline.simulate() : pipeline.buyFrom(provider))) {
            System.exit(1);
        }
    }

    /** Those in the file that the system property {@code servers} names, and which server is given beside it. */
    private static Map<String, String> givenSettings() throws IOException {
        Properties file = new Properties();
        String name = System.getProperty("servers", "");
        if (!name.isEmpty()) {
            try (Reader reader = Files.newBufferedReader(Path.of(name))) {
                file.load(reader);
            }
        }
        Map<String, String> settings = new HashMap<>();
        file.stringPropertyNames().forEach(key -> settings.put(key, file.getProperty(key)));
        for (Destination destination : Destination.values()) {
            String value = System.getProperty(destination.property());
            if (value != null) {
                settings.put(destination.property(), value);
            }
        }
        return settings;
    }

    /** Done orders are moved, so it is copies that are worked on. */
    private static void copyOrders(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** Runware comes before Cloudflare; without a key of either it is the simulator. */
    private static String providerWithKey(Map<String, String> environment) {
        if (!environment.getOrDefault("RUNWARE_API_KEY", "").isBlank()) {
            return "runware";
        }
        return environment.getOrDefault("CLOUDFLARE_API_TOKEN", "").isBlank() ? SIMULATOR : "cloudflare";
    }

    /** The component finds the provider's key in the environment by itself. */
    private boolean buyFrom(String provider) throws Exception {
        out.printf("Provider: %s, which charges for each image%n", provider);
        return run(Map.of("camel.component.recraft.provider", provider));
    }

    private boolean simulate() throws Exception {
        out.print("""
                Provider: a simulator of Runware on this machine, which draws patterns and is free of charge
                          (real images: set RUNWARE_API_KEY, or CLOUDFLARE_API_TOKEN and CLOUDFLARE_ACCOUNT_ID)
                """);
        try (RecraftSimulator simulator = RecraftSimulator.start()) {
            boolean done = run(accessTo(simulator));
            BigDecimal bill = simulator.bills().total();
            if (bill.signum() > 0) {
                out.printf("Runware would have charged %s USD%n", bill);
            }
            return done;
        }
    }

    /** The component's properties that make it talk to the simulator in place of a provider. */
    static Map<String, String> accessTo(RecraftSimulator simulator) {
        return Map.of(
                "camel.component.recraft.provider", "runware",
                "camel.component.recraft.baseUrl", "" + simulator.baseUrl("runware"),
                "camel.component.recraft.apiKey", "no-key-needed");
    }

    /**
     * Runs the routes until every order is done or a dead letter.
     *
     * @param access the component's properties that say who makes the images
     * @return whether the routes ran; what became of the orders is another matter
     */
    boolean run(Map<String, String> access) throws Exception {
        Map<String, String> properties = new HashMap<>();
        Deque<LocalServer> standIns = new ArrayDeque<>();
        try {
            List<Destination> missing = new ArrayList<>(List.of(Destination.values()));
            missing.removeIf(destination -> settings.containsKey(destination.property()));
            for (Destination destination : missing) {
                standIns.push(destination.startStandIn(work.resolve("servers")));
                properties.putAll(standIns.element().settings());
            }
            announce(missing);
            properties.putAll(settings);
            properties.putAll(access);
            return route(properties);
        } finally {
            for (LocalServer standIn : standIns) {
                standIn.stop();
            }
        }
    }

    private void announce(List<Destination> missing) {
        String own = Stream.of(Destination.values())
                .filter(destination -> !missing.contains(destination))
                .map(Destination::name)
                .collect(Collectors.joining(", "));
        if (!own.isEmpty()) {
            out.printf("Servers:  your own for %s%n", own);
        }
        if (!missing.isEmpty()) {
            String names = missing.stream().map(Destination::name).collect(Collectors.joining(", "));
            out.printf(
                    "Servers:  started for %s, on this machine, with folders in %s%n", names, work.resolve("servers"));
            out.printf("          (your own: -Dservers=my-servers.properties)%n");
        }
        out.println();
    }

    private boolean route(Map<String, String> properties) throws Exception {
        Report report = new Report(out);
        Main main = new Main();
        StopWhenDone stopWhenDone = new StopWhenDone(main);
        properties.forEach(main::addOverrideProperty);
        main.addOverrideProperty("folder.work", work.toString());
        main.bind("orders", new Orders());
        main.bind("deadLetters", new DeadLetters());
        main.bind("report", report);
        main.bind("stopWhenDone", stopWhenDone);
        try {
            main.run();
        } catch (Exception e) {
            out.printf("Nothing was ordered: %s%n", rootCause(e).getMessage());
            return false;
        } finally {
            main.stop();
        }
        Exception failure = stopWhenDone.failure();
        if (failure != null) {
            out.printf("The orders could not be read: %s%n", rootCause(failure).getMessage());
        }
        String failed = report.done() == report.orders() ? "" : "; what failed is in " + work.resolve("dead-letters");
        out.printf(
                "%n%d of %d orders are done, %d images%s%n", report.done(), report.orders(), report.images(), failed);
        return failure == null;
    }

    private static Throwable rootCause(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure : rootCause(cause);
    }
}
