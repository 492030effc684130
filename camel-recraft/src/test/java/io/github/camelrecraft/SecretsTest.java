package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.simulator.Fault;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** The key goes to the provider and nowhere else. Neither does the prompt go into the log. */
class SecretsTest extends RouteTestSupport {

    private static final String PROMPT = "prompt-canary-0815";

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

    private void run(StringBuilder shown) throws Exception {
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
