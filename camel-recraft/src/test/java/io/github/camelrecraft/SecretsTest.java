package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.simulator.Fault;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** The key goes to the provider and nowhere else. Neither does the prompt go into the log. */
class SecretsTest extends RouteTestSupport {

    static final String PROMPT = "prompt-canary-0815";

    @Test
    void neitherKeyNorPromptIsInAnyOutputWhateverHappens() throws Exception {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream captured = new ByteArrayOutputStream();
        PrintStream capture = new PrintStream(captured, true, StandardCharsets.UTF_8);
        System.setOut(capture);
        System.setErr(capture);
        StringBuilder shown = new StringBuilder();
        try {
            run(shown);
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        shown.append(captured.toString(StandardCharsets.UTF_8));

        assertThat(shown.toString())
                .contains("billed=")
                .doesNotContain(KEY)
                .doesNotContain("proxy-canary")
                .doesNotContain(PROMPT);
    }

    /** With every logger at its most talkative, of Camel and of the HTTP client too, where the route names no secret. */
    @Test
    void noSecretIsInAnyOutputWithAllLoggersAtTrace() throws Exception {
        simulator()
                .faults()
                .next(
                        Fault.none(),
                        Fault.status(401),
                        Fault.status(429),
                        Fault.resetBeforeAnswer(),
                        Fault.failureInside200("invalidApiKey", "The key " + KEY + " is not known"),
                        Fault.failureInside200(KEY, "The key is not known"));

        String shown = outputOfAJvm(
                "trace",
                Stream.concat(
                                Stream.generate(() -> withoutKey("runware")).limit(6),
                                Stream.of("cloudflare", "recraft", "fal", "replicate")
                                        .map(SecretsTest::withoutKey))
                        .toList());

        assertThat(shown)
                .as("what there would be to find")
                .contains("TRACE org.apache.camel", "DEBUG org.apache.hc.client5", "console ", "health DOWN", "bean ");
        assertThatNoSecretIsIn(shown);
    }

    /** Where a route names secrets, Camel's own loggers show addresses with them at TRACE, and masked ones from DEBUG on. */
    @Test
    void aSecretInAUriIsInNoOutputWithAllLoggersAtDebug() throws Exception {
        simulator().faults().next(Fault.none(), Fault.status(401));

        String shown = outputOfAJvm(
                "debug",
                List.of(
                        "recraft:generate?" + access("runware"),
                        "recraft:generate?" + access("runware")
                                + "&webhookUrl=https://hooks.example/x?token=webhook-canary",
                        "recraft:generate?" + access("runware")
                                + "&uploadEndpoint=https://s3.example/x?sig=upload-canary",
                        "recraft:generate?provider=runware&baseUrl=http://127.0.0.1:1&apiKey=RAW(" + KEY + "&)",
                        "recraft:generate?" + access("fal") + "&proxyHost=127.0.0.1&proxyPort=1&proxyAuthUsername=u"
                                + "&proxyAuthPassword=proxy-canary"));

        assertThat(shown).contains("DEBUG org.apache.camel", "DEBUG org.apache.hc.client5", "bean ", "apiKey=xxxxxx");
        assertThatNoSecretIsIn(shown);
    }

    private static void assertThatNoSecretIsIn(String shown) {
        for (String secret : List.of(KEY, "proxy-canary", "webhook-canary", "upload-canary")) {
            assertThat(shown.lines().filter(line -> line.contains(secret)))
                    .as(secret)
                    .isEmpty();
        }
    }

    private static String withoutKey(String provider) {
        return "recraft:generate?" + access(provider).replaceFirst("apiKey=[^&]*&", "");
    }

    private String outputOfAJvm(String level, List<String> endpoints) throws Exception {
        Path log = folder.resolve("log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=" + level,
                "-cp",
                System.getProperty("java.class.path"),
                EveryOutputMain.class.getName(),
                KEY));
        command.addAll(endpoints);
        Process jvm = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(jvm.waitFor(5, TimeUnit.MINUTES)).isTrue();
        String shown = Files.readString(log, StandardCharsets.ISO_8859_1);
        assertThat(jvm.exitValue()).as(shown).isZero();
        return shown;
    }

    private void run(StringBuilder shown) throws Exception {
        TestTime.jumping().of(component());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("recraft:generate?{{runware}}").to("log:result?showHeaders=true&showBody=false");
            }
        });
        context.start();
        for (Fault fault : List.of(
                Fault.delay(java.time.Duration.ZERO),
                Fault.status(401),
                Fault.status(429),
                Fault.status(500),
                Fault.resetBeforeAnswer(),
                Fault.malformedJson(),
                Fault.failureInside200("invalidApiKey", "The key " + KEY + " is not known"))) {
            simulator().faults().next(fault);
            show(shown, send("direct:in", PROMPT));
        }
        show(shown, send("recraft:generate?provider=runware&apiKey=" + KEY + "&baseUrl=http://127.0.0.1:1", PROMPT));
        show(
                shown,
                send(
                        "recraft:generate?{{cloudflare}}&proxyHost=127.0.0.1&proxyPort=1&proxyAuthUsername=u"
                                + "&proxyAuthPassword=proxy-canary",
                        PROMPT));
        shown.append(context.getEndpoints());
        shown.append(context.getRoutes());
    }

    private static void show(StringBuilder shown, Exchange exchange) {
        if (exchange.getException() != null) {
            StringWriter trace = new StringWriter();
            exchange.getException().printStackTrace(new PrintWriter(trace));
            shown.append(trace);
        }
        shown.append(exchange.getMessage().getHeaders()).append(exchange.getProperties());
    }
}
