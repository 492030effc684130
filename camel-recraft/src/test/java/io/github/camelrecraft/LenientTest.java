package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelrecraft.simulator.Fault;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code lenient=true}: what nobody there knows is left out and named; without it, it is an error. */
class LenientTest extends RouteTestSupport {

    @Test
    void anOptionOfTheEndpointIsLeftOutAndNamed() {
        Exchange exchange = send("recraft:generate?{{replicate}}&colors=FF6B35&seed=7&lenient=true", "A fox");

        assertThat(exchange.getException()).isNull();
        assertThat(dropped(exchange).split(",")).containsExactlyInAnyOrder("colors", "seed");
        assertThat(simulator().requests().get(0).body()).doesNotContain("color").doesNotContain("seed");
    }

    @Test
    void aPromptIsLeftOutWhereAnImageSaysItAll() {
        Exchange exchange = send("recraft:vectorize?{{recraft}}&prompt=x&lenient=true", Pngs.plain(300, 300));

        assertThat(exchange.getException()).isNull();
        assertThat(dropped(exchange)).isEqualTo("prompt");
    }

    @Test
    void withoutItTheRouteDoesNotStart() {
        assertThatThrownBy(() -> route("recraft:generate?{{replicate}}&colors=FF6B35"))
                .rootCause()
                .hasMessageContaining("colors")
                .hasMessageContaining("is not known to replicate");
    }

    @ParameterizedTest
    @CsvSource({"CamelRecraftColors,FF6B35,colors", "CamelRecraftSeed,7,seed", "CamelRecraftMask,x,Mask"})
    void whatAMessageAsksForIsLeftOutAndNamed(String header, String value, String name) {
        Map<String, Object> headers = Map.of(header, value);

        Exchange lenient = send("recraft:generate?{{replicate}}&lenient=true", "A fox", headers);
        Exchange strict = send("recraft:generate?{{replicate}}", "A fox", headers);

        assertThat(lenient.getException()).isNull();
        assertThat(dropped(lenient)).isEqualTo(name);
        assertThat(strict.getException()).isInstanceOf(RecraftInvalidRequestException.class);
        assertThat(simulator().requests()).hasSize(1);
    }

    @Test
    void imagesToLearnFromAreLeftOutWhereNobodyLearns() {
        Map<String, Object> headers = Map.of(RecraftConstants.STYLE_REFERENCES, Pngs.plain(64, 64));

        Exchange lenient = send("recraft:generate?{{runware}}&lenient=true", "A fox", headers);
        Exchange strict = send("recraft:generate?{{runware}}", "A fox", headers);

        assertThat(lenient.getException()).isNull();
        assertThat(dropped(lenient)).isEqualTo("StyleReferences");
        assertThat(strict.getException()).isInstanceOf(RecraftInvalidRequestException.class);
    }

    @Test
    void whatABodyNamesIsLeftOutToo() {
        Exchange exchange = send(
                "recraft:generate?{{replicate}}&lenient=true", Map.of("prompt", "A fox", "negativePrompt", "text"));

        assertThat(exchange.getException()).isNull();
        assertThat(dropped(exchange)).isEqualTo("negativePrompt");
    }

    @Test
    void aValueThatIsNotTakenIsAnErrorAllTheSame() {
        assertThatThrownBy(() -> route("recraft:generate?{{cloudflare}}&delivery=poll&lenient=true"))
                .rootCause()
                .hasMessageContaining("delivery=poll");
    }

    @Test
    void whereNothingIsLeftOutThereIsNoHeader() {
        assertThat(dropped(send("recraft:generate?{{runware}}&colors=FF6B35&lenient=true", "A fox")))
                .isNull();
    }

    @Test
    void aMessageThatIsDeliveredAgainAsksForTheSameJob() throws Exception {
        simulator().faults().next(Fault.status(503));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(RecraftException.class).maximumRedeliveries(1).redeliveryDelay(1);
                from("direct:in").to("recraft:generate?{{runware}}&lenient=true&seed=7");
            }
        });

        Exchange exchange = send("direct:in", "A fox");

        assertThat(dropped(exchange)).isEqualTo("seed");
        assertThat(simulator().requests())
                .hasSize(2)
                .extracting(request -> request.json().at("/0/taskUUID").asText())
                .containsOnly(exchange.getMessage().getHeader(RecraftConstants.JOB_ID, String.class));
    }

    private static String dropped(Exchange exchange) {
        return exchange.getMessage().getHeader(RecraftConstants.DROPPED, String.class);
    }
}
