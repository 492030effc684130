package io.github.camelrecraft;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelrecraft.model.ImageInfo;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code delivery=webhook}: the provider calls, and the image is asked for at once. */
class EventsTest extends EventsTestSupport {

    private static final String TASK = "0f0e9b1c-7d55-4b7e-9c4e-2f6a7b1d3c55";

    private static final String NEWS = "{\"taskUUID\":\"" + TASK + "\",\"imageUUID\":\"i-1\"}";

    @ParameterizedTest
    @ValueSource(strings = {"runware", "fal-jobs", "replicate"})
    void theImageComesWhenTheProviderCalls(String provider) throws Exception {
        component().setDelayers(EventsTestSupport::onlySoon);
        simulator().latency(Duration.ofMillis(200));
        routes(events(provider), "recraft:generate?{{" + provider + "}}&{{hook}}");

        Exchange result = send("direct:in", "A fox");

        assertThat(result.getException()).isNull();
        assertThat(result.getMessage().getBody(ImageInfo.class).width()).isPositive();
        assertThat(simulator().bills().count()).isEqualTo(1);
        MockEndpoint events = context.getEndpoint("mock:events", MockEndpoint.class);
        assertThat(events.getExchanges())
                .as("the exchange that asked has the image")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"runware", "fal-jobs", "replicate"})
    void aCallThatIsLostIsMadeUpForByAsking(String provider) throws Exception {
        component().setDelayers(EventsTestSupport::atOnce);
        simulator().latency(Duration.ofMillis(200));
        routes(events(provider), "recraft:generate?{{" + provider + "}}&{{no-hook}}");

        Exchange result = send("direct:in", "A fox");

        assertThat(result.getException()).isNull();
        assertThat(result.getMessage().getBody(ImageInfo.class)).isNotNull();
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    @Test
    void aCallThatIsFasterThanTheAcceptanceIsNotLost() throws Exception {
        component().setDelayers(EventsTestSupport::onlySoon);
        routes(events("runware"), "recraft:generate?{{runware}}&{{no-hook}}&idempotencyKey=" + TASK);

        assertThat(post("/recraft/events", NEWS, Map.of()).statusCode()).isEqualTo(200);
        Exchange result = send("direct:in", "A fox");

        assertThat(result.getException()).isNull();
        assertThat(result.getMessage().getHeader(RecraftConstants.JOB_ID)).isEqualTo(TASK);
    }

    @Test
    void ofSeveralPromptsEachIsCalledForAndAllAreWaitedFor() throws Exception {
        component().setDelayers(EventsTestSupport::onlySoon);
        simulator().latency(Duration.ofMillis(200));
        routes(events("runware"), "recraft:generate?{{runware}}&{{hook}}");

        Exchange result = send("direct:in", List.of("A fox", "An owl", "A hare"));

        assertThat(result.getException()).isNull();
        assertThat(result.getMessage().getBody(List.class)).hasSize(3);
    }

    @Test
    void whatIsCalledTwiceIsAskedForOnce() throws Exception {
        component().setDelayers(EventsTestSupport::onlySoon);
        simulator().latency(Duration.ofMinutes(10));
        routes(events("runware"), "recraft:generate?{{runware}}&{{no-hook}}&idempotencyKey=" + TASK);
        var unused = context.createProducerTemplate().asyncSendBody("direct:in", "A fox");
        await().until(() -> simulator().requests().size() == 1 && component().getConnectionsLeased() == 0);

        assertThat(post("/recraft/events", NEWS, Map.of()).statusCode()).isEqualTo(200);
        await().until(() -> questions() == 1);
        assertThat(post("/recraft/events", NEWS, Map.of()).statusCode()).isEqualTo(200);
        assertThat(post("/recraft/events", NEWS.replace("i-1", "i-2"), Map.of()).statusCode())
                .isEqualTo(200);
        await().until(() -> questions() == 2);

        assertThat(simulator().bills().count()).isEqualTo(1);
        component().stop();
    }

    @Test
    void theAnswerIsBareAndWhatIsNotExpectedIsDropped() throws Exception {
        routes(events("runware"));

        HttpResponse<String> answer = post(
                "/recraft/events",
                NEWS,
                Map.of("CamelRecraftModel", "recraftv2", "X-Echo", "echo", "CamelHttpResponseCode", "201"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().map().keySet().stream().map(name -> name.toLowerCase(Locale.ROOT)))
                .noneMatch(name -> name.contains("echo") || name.startsWith("camel"));
        assertThat(simulator().requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"taskUUID\":7} | 400",
                "<html> | 400",
                "'' | 400",
                "{\"taskUUID\":\"t\",\"status\":\"processing\"} | 200"
            })
    void whatIsNoWebhookIsRefused(String body, int status) throws Exception {
        routes(events("runware"));

        assertThat(post("/recraft/events", body, Map.of()).statusCode()).isEqualTo(status);
    }

    @Test
    void anIdThatWouldFillTheMemoryOrTheLogIsNone() throws Exception {
        routes(events("runware"));

        for (String id : List.of("t".repeat(201), "t\\n2026-01-01 WARN paid", "t t", "")) {
            assertThat(post("/recraft/events", "{\"taskUUID\":\"" + id + "\"}", Map.of())
                            .statusCode())
                    .as(id)
                    .isEqualTo(400);
        }
        String image = "i".repeat(1_000);
        assertThat(post("/recraft/events", NEWS.replace("i-1", image), Map.of()).statusCode())
                .isEqualTo(400);
    }

    @Test
    void onlyWhoHasTheSecretIsHeard() throws Exception {
        routes(events("runware") + "&webhookSecret=RAW(0123456789abcdef)");

        assertThat(post("/recraft/events", NEWS, Map.of()).statusCode()).isEqualTo(401);
        assertThat(post("/recraft/events?secret=0123456789abcdeg", NEWS, Map.of())
                        .statusCode())
                .isEqualTo(401);
        assertThat(post("/recraft/events?secret=0123456789abcdef", NEWS, Map.of())
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsTooLargeIsRefused(boolean lengthIsSaid) throws Exception {
        routes(events("runware") + "&maxEventSize=1000");
        byte[] large = NEWS.replace("i-1", "i".repeat(1000)).getBytes(UTF_8);
        BodyPublisher said = BodyPublishers.ofByteArray(large);
        BodyPublisher unsaid = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large));

        assertThat(post("/recraft/events", lengthIsSaid ? said : unsaid, Map.of())
                        .statusCode())
                .isEqualTo(413);
        assertThat(post("/recraft/events", NEWS, Map.of()).statusCode()).isEqualTo(200);
    }

    @Test
    void isServedByPlatformHttpWhereItIsThere() throws Exception {
        VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
        server.setBindHost("127.0.0.1");
        server.setBindPort(port);
        context.addService(new VertxPlatformHttpServer(server));
        component().setDelayers(EventsTestSupport::onlySoon);
        simulator().latency(Duration.ofMillis(200));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(events("replicate") + "&path=hooks/images").to("mock:events");
                from("direct:in")
                        .to("recraft:generate?{{replicate}}&delivery=webhook&webhookUrl=" + address("/hooks/images"));
            }
        });
        context.start();

        assertThat(send("direct:in", "A fox").getException()).isNull();
        assertThat(post("/hooks/images", "{}", Map.of()).statusCode()).isEqualTo(401);
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    @Test
    void aRouteMayBeginWithCamelsOwnWebhook() throws Exception {
        component().setDelayers(EventsTestSupport::onlySoon);
        simulator().latency(Duration.ofMillis(200));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                restConfiguration().component("netty-http").host("127.0.0.1").port(port);
                from("webhook:" + events("replicate") + "&webhookPath=/hooks/images&webhookComponentName=netty-http"
                                + "&webhookExternalUrl=" + address(""))
                        .to("mock:events");
                from("direct:in")
                        .to("recraft:generate?{{replicate}}&delivery=webhook&webhookUrl=" + address("/hooks/images"));
            }
        });
        context.start();

        assertThat(send("direct:in", "A fox").getException()).isNull();
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "recraft:events?{{recraft}} | provider=recraft calls no webhooks",
                "recraft:events?{{fal}}&webhookSecret=RAW(0123456789abcdef) | webhookSecret is set, and fal signs",
                "recraft:events?{{runware}}&webhookSecret=short | webhookSecret has 5 characters, and could be guessed",
                "recraft:events?{{replicate}}&webhookSecret=short | webhookSecret is no secret of Replicate's",
                "recraft:events?{{fal}}&webhookKeysUrl=keys | webhookKeysUrl=keys is not an HTTP address",
                "recraft:events?{{runware}}&httpServer=log | httpServer=log is no component and no bean that serves REST",
                "recraft:generate?{{runware}} | recraft:generate makes images and consumes nothing"
            })
    void aRouteThatCannotBeginIsRefusedWhenItStarts(String uri, String message) {
        assertThatThrownBy(() -> routes(uri)).hasStackTraceContaining(": " + message);
    }

    @Test
    void nothingIsSentToWhatBeginsARoute() {
        assertThatThrownBy(() -> route("recraft:events?{{runware}}"))
                .hasStackTraceContaining("recraft:events begins a route and takes no messages; use it in from(…)");
    }

    @Test
    void whoWantsToBeCalledSaysWhere() {
        assertThatThrownBy(() -> route("recraft:generate?{{runware}}&delivery=webhook"))
                .hasStackTraceContaining("webhookUrl is not set, and delivery=webhook needs it; set it to the address"
                        + " under which the provider reaches a route that begins with recraft:events");
    }
}
