package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.ImageInfo;
import io.github.camelrecraft.simulator.Fault;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code loadBalance().failover(RecraftNotBilledException.class)}: another provider, with the same options. */
class FailoverTest extends RouteTestSupport {

    private static final String OPTIONS = "&model=recraftv4_1&size=16:9&maxRetries=0";

    static Stream<Fault> uncharged() {
        return Stream.of(400, 401, 402, 403, 404, 422, 429, 503).map(Fault::status);
    }

    @ParameterizedTest
    @MethodSource("uncharged")
    void whatWasNotChargedIsSentToTheNext(Fault fault) throws Exception {
        failover("{{runware}}", "{{fal}}", "{{replicate}}");
        simulator().faults().next(fault, fault);

        Exchange exchange = send("direct:in", "A fox");

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(ImageInfo.class)).isNotNull();
        assertThat(exchange.getMessage().getHeader(RecraftConstants.PROVIDER)).isEqualTo("replicate");
        assertThat(simulator().requests()).hasSize(3);
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    @Test
    void aProviderThatCannotBeReachedIsPassedOver() throws Exception {
        failover("provider=runware&apiKey=k&baseUrl=http://127.0.0.1:" + Ports.unused(), "{{fal-queue}}");

        Exchange exchange = send("direct:in", "A fox");

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(RecraftConstants.PROVIDER)).isEqualTo("fal");
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    static Stream<Arguments> open() {
        return Stream.of(
                Arguments.of("{{cloudflare}}", List.of(Fault.status(500))),
                Arguments.of("{{fal}}", List.of(Fault.resetBeforeAnswer())),
                Arguments.of("{{cloudflare}}", List.of(Fault.cutBody(30))),
                Arguments.of("{{runware}}&requestTimeout=2000", List.of(Fault.silence())),
                Arguments.of("{{cloudflare}}", List.of(Fault.malformedJson())),
                Arguments.of("{{replicate}}", List.of(Fault.failureInside200("PA", "interrupted"))),
                Arguments.of("{{fal-queue}}", List.of(Fault.none(), Fault.status(401))),
                Arguments.of("{{fal-queue}}&requestTimeout=2000", List.of(Fault.neverEnds())),
                // one of several is open, the others were refused
                Arguments.of(
                        "{{cloudflare}}&numberOfImages=3",
                        List.of(Fault.status(429), Fault.status(500), Fault.status(429))));
    }

    @ParameterizedTest
    @MethodSource("open")
    void whatMayHaveBeenChargedIsNeverSentToAnother(String first, List<Fault> faults) throws Exception {
        failover(first, "{{replicate}}");
        simulator().faults().next(faults.toArray(Fault[]::new));

        Exchange exchange = send("direct:in", "A fox");

        assertThat(exchange.getException())
                .isInstanceOfSatisfying(
                        RecraftException.class,
                        failure -> assertThat(failure.getBilled()).isEqualTo(Billing.UNKNOWN));
        assertThat(simulator().requests())
                .filteredOn(request -> request.path().contains("replicate"))
                .hasSize(first.contains("replicate") ? 1 : 0);
        assertThat(simulator().bills().count()).isLessThanOrEqualTo(1);
    }

    @Test
    void whatMayHaveBeenChargedIsAskedForWhereItCanBeAndNotSentToAnother() throws Exception {
        TestTime.jumping().of(component());
        failover("{{runware}}", "{{replicate}}");
        simulator().faults().next(Fault.resetBeforeAnswer());

        Exchange exchange = send("direct:in", "A fox");

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(RecraftConstants.PROVIDER)).isEqualTo("runware");
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    @Test
    void aPaidImageThatCannotBeFetchedIsNotBoughtElsewhere() throws Exception {
        failover("{{runware}}", "{{replicate}}");
        simulator().faults().nextDownload(Fault.status(404));

        Exchange exchange = send("direct:in", "A fox");

        assertThat(exchange.getException()).isInstanceOf(RecraftDownloadException.class);
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    @Test
    void whatAMessageAsksForAndOneProviderDoesNotKnowIsMadeByAnother() throws Exception {
        failover("{{replicate}}", "{{fal}}");

        Exchange exchange = send("direct:in", "A fox", Map.of("CamelRecraftColors", "FF6B35"));

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(RecraftConstants.PROVIDER)).isEqualTo("fal");
        assertThat(simulator().requests()).hasSize(1);
    }

    @Test
    void itIsTheSameInYaml() throws Exception {
        Resource yaml = ResourceHelper.fromString("route.yaml", """
                - route:
                    from:
                      uri: direct:in
                      steps:
                        - loadBalance:
                            failoverLoadBalancer:
                              exception:
                                - io.github.camelrecraft.RecraftNotBilledException
                            steps:
                              - to:
                                  uri: recraft:generate?{{cloudflare}}&maxRetries=0
                              - to:
                                  uri: recraft:generate?{{replicate}}
                """);
        PluginHelper.getRoutesLoader(context).loadRoutes(yaml);
        simulator().faults().next(Fault.status(429));

        Exchange refused = send("direct:in", "A fox");
        simulator().faults().next(Fault.status(500));
        Exchange open = send("direct:in", "A fox");

        assertThat(refused.getException()).isNull();
        assertThat(open.getException()).isInstanceOf(RecraftUnavailableException.class);
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    private void failover(String... endpoints) throws Exception {
        String[] uris = Stream.of(endpoints)
                .map(endpoint -> "recraft:generate?" + endpoint + OPTIONS)
                .toArray(String[]::new);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .loadBalance()
                        .failover(RecraftNotBilledException.class)
                        .to(uris);
            }
        });
        context.start();
    }
}
