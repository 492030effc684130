package io.github.camelrecraft;

import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.ImageInfo;
import io.github.camelrecraft.simulator.RecraftSimulator;
import io.github.camelrecraft.simulator.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A simulator of its own, on which one cell after the other is tried, each with a Camel context of its own. */
final class MatrixStage implements AutoCloseable {

    private static final Duration GENEROUS = Duration.ofMinutes(1);

    /** What only the deadline ends is waited for in real time: not for long, and yet each request is sent before. */
    private static final int SHORT = 2_000;

    private static final int LONG = 180_000;

    private static final String KEY = "id:" + RouteTestSupport.KEY;

    private final RecraftSimulator simulator = RecraftSimulator.start();
    private final Path folder;

    /**
     * @param folder for temporary files, and for nothing else
     */
    MatrixStage(Path folder) {
        this.folder = folder;
    }

    MatrixResult play(MatrixCell cell) throws Exception {
        simulator.reset();
        simulator.tinyImages();
        List<String> problems = new ArrayList<>();
        DefaultCamelContext context = new DefaultCamelContext();
        RecraftComponent component = component(context);
        TestTime time = TestTime.jumping().of(component);
        if (cell.fault().tls() != null) {
            context.getRegistry().bind("trust", trust());
        }
        String hook = cell.way().isByWebhook() ? listen(context, cell) : "";
        cell.fault().begin().accept(simulator, time);
        String exception = "none";
        String billed = "";
        try {
            Sent sent = Sent.one(context, uri(cell) + hook);
            if (sent.ended().await(GENEROUS.toSeconds(), TimeUnit.SECONDS)) {
                Exception failure = sent.exchange().getException();
                exception = failure == null
                        ? MatrixEnd.DELIVERED
                        : failure.getClass().getSimpleName();
                billed = billed(failure);
                if (failure == null && info(sent.exchange()) == null) {
                    problems.add("delivered something that is no image");
                }
                if (failure != null && failure.toString().contains(RouteTestSupport.KEY)) {
                    problems.add("the exception shows the key");
                }
            } else {
                problems.add("did not end in time");
            }
            expect(problems, "exchanges or connections are left", () -> isQuiet(component));
            context.stop();
            if (sent.ends().get() != 1) {
                problems.add("ended " + sent.ends() + " times");
            }
        } finally {
            context.stop();
        }
        expect(problems, "threads are left", () -> threads(context) == 0);
        expect(problems, "temporary files are left", () -> files() == 0);
        return new MatrixResult(cell, exception, billed, simulator.bills().count(), problems);
    }

    private RecraftComponent component(DefaultCamelContext context) {
        context.getStreamCachingStrategy().setSpoolEnabled(true);
        context.getStreamCachingStrategy().setSpoolThreshold(1); // every image is a file
        context.getStreamCachingStrategy().setSpoolDirectory(folder.toFile());
        context.getShutdownStrategy().setTimeout(5);
        RecraftComponent component = context.getComponent("recraft", RecraftComponent.class);
        component.setEnvironment(variable -> null);
        return component;
    }

    /** Takes what the provider calls; says where. */
    private String listen(DefaultCamelContext context, MatrixCell cell) throws Exception {
        int port = Ports.unused();
        String keys = cell.way().provider().equals("fal")
                ? "&webhookKeysUrl=" + simulator.baseUrl("fal") + "/.well-known/jwks.json"
                : "";
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                restConfiguration().component("netty-http").host("127.0.0.1").port(port);
                from("recraft:events?" + access(cell) + keys).process(event -> {});
            }
        });
        return "&webhookUrl=http://127.0.0.1:" + port + "/recraft/events";
    }

    private String uri(MatrixCell cell) {
        MatrixWay way = cell.way();
        return "recraft:generate?" + access(cell) + "&accountId=acc&delivery=" + way.delivery() + "&outputType="
                + way.result() + "&maxImageSize=1000000&requestTimeout="
                + (cell.fault().lasts() ? SHORT : LONG);
    }

    private String access(MatrixCell cell) {
        String host = cell.way().host();
        Tls tls = cell.fault().tls();
        return "provider=" + cell.way().provider() + "&apiKey=" + KEY + "&baseUrl="
                + (tls == null
                        ? simulator.baseUrl(host)
                        : simulator.baseUrl(host, tls) + "&sslContextParameters=#trust");
    }

    private SSLContextParameters trust() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("simulator", simulator.certificateAuthority());
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setTrustManager(factory.getTrustManagers()[0]);
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(trust);
        return parameters;
    }

    private static String billed(Exception failure) {
        if (failure == null) {
            return Billing.YES.name();
        }
        return failure instanceof RecraftException ours ? ours.getBilled().name() : "";
    }

    private static ImageInfo info(Exchange exchange) {
        return exchange.getMessage().getBody(ImageInfo.class);
    }

    private static boolean isQuiet(RecraftComponent component) {
        return component.resources().inFlight() == 0
                && component.resources().admitted() == 0
                && component.getConnectionsLeased() == 0
                && component.statistics().total().inFlight() == 0;
    }

    private static long threads(DefaultCamelContext context) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.contains("(" + context.getName() + ")") && name.contains("Recraft"))
                .count();
    }

    private long files() throws IOException {
        if (!Files.exists(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    private static void expect(List<String> problems, String problem, Callable<Boolean> condition) {
        try {
            Awaitility.await()
                    .atMost(GENEROUS)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .until(condition);
        } catch (ConditionTimeoutException e) {
            problems.add(problem);
        }
    }

    @Override
    public void close() {
        simulator.close();
    }
}
