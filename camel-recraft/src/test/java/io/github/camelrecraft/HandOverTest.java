package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.ImageInfo;
import io.github.camelrecraft.simulator.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code waitForResult=false}: the exchange goes on with the job's id, and the route of events gets the image. */
class HandOverTest extends EventsTestSupport {

    private static final String HANDED = "&waitForResult=false";

    @ParameterizedTest
    @ValueSource(strings = {"runware", "fal-jobs", "replicate"})
    void theExchangeGoesOnAndTheOtherRouteGetsTheImage(String provider) throws Exception {
        component().setDelayers(EventsTestSupport::onlySoon);
        simulator().latency(Duration.ofMillis(300));
        routes(events(provider), "recraft:generate?{{" + provider + "}}&{{hook}}" + HANDED);

        Exchange asking = send("direct:in", "A fox", Map.of("mine", "of the one that asked"));

        assertThat(asking.getException()).isNull();
        String job = asking.getMessage().getBody(String.class);
        assertThat(job).isNotBlank();
        assertThat(asking.getMessage().getHeader(RecraftConstants.JOB_ID)).isEqualTo(job);
        Exchange event = event();
        assertThat(event.getMessage().getBody(ImageInfo.class).width()).isPositive();
        assertThat(event.getMessage().getHeaders())
                .containsEntry(RecraftConstants.COUNT, 1)
                .containsEntry(RecraftConstants.IMAGE_MODEL, "recraftv4_1")
                .containsKeys(RecraftConstants.SHA256, Exchange.CONTENT_TYPE, Exchange.FILE_NAME)
                .doesNotContainKey("mine");
        assertThat(event.getFromRouteId()).isEqualTo("events");
        assertThat(simulator().bills().all())
                .singleElement()
                .satisfies(bill -> assertThat(bill.jobId()).isEqualTo(job));
        assertThat(component().getRequests()).isEqualTo(1);
        assertThat(component().getImages()).isEqualTo(1);
    }

    @Test
    void aCallThatIsLostIsMadeUpForByAsking() throws Exception {
        component().setDelayers(EventsTestSupport::atOnce);
        simulator().latency(Duration.ofMillis(200));
        routes(events("replicate"), "recraft:generate?{{replicate}}&{{no-hook}}" + HANDED);

        assertThat(send("direct:in", "A fox").getException()).isNull();

        assertThat(event().getMessage().getBody(ImageInfo.class)).isNotNull();
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    @Test
    void severalCallsForOneJobAreOneExchange() throws Exception {
        component().setDelayers(EventsTestSupport::onlySoon);
        simulator().latency(Duration.ofMillis(400));
        routes(events("runware"), "recraft:generate?{{runware}}&{{hook}}" + HANDED);
        String job = send("direct:in", "A fox").getMessage().getBody(String.class);
        Map<String, String> hostile = Map.of("X-Evil", "evil", "CamelFileName", "../evil", "Mine", "theirs");

        for (int index = 0; index < 5; index++) {
            post("/recraft/events", "{\"taskUUID\":\"" + job + "\",\"imageUUID\":\"" + index + "\"}", hostile);
        }

        Exchange event = event();
        assertThat(event.getMessage().getHeaders()).doesNotContainKeys("X-Evil", "Mine");
        assertThat(event.getMessage().getHeader(Exchange.FILE_NAME, String.class))
                .doesNotContain("evil");
        post("/recraft/events", "{\"taskUUID\":\"" + job + "\",\"imageUUID\":\"late\"}", hostile);
        assertThat(events().getExchanges()).hasSize(1);
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    @Test
    void aJobThatFailsIsAnErrorOfTheOtherRoute() throws Exception {
        component().setDelayers(EventsTestSupport::atOnce);
        simulator().faults().next(Fault.failureInside200("content_policy_violation", "flagged as nsfw"));
        routes(events("replicate") + "&bridgeErrorHandler=true", "recraft:generate?{{replicate}}&{{no-hook}}" + HANDED);

        Exchange asking = send("direct:in", "A fox");

        assertThat(asking.getException()).isNull();
        MockEndpoint errors = context.getEndpoint("mock:errors", MockEndpoint.class);
        await().until(() -> errors.getExchanges().size() == 1);
        Exchange error = errors.getExchanges().get(0);
        assertThat(error.getProperty(Exchange.EXCEPTION_CAUGHT)).isInstanceOf(RecraftContentRejectedException.class);
        assertThat(error.getMessage().getHeader(RecraftConstants.JOB_ID))
                .isEqualTo(asking.getMessage().getBody(String.class));
        assertThat(events().getExchanges()).isEmpty();
        assertThat(component().getFailures()).isEqualTo(1);
    }

    @Test
    void aJobThatIsNotDoneInTimeMayHaveBeenBilledAndIsNamed() throws Exception {
        component().setDelayers(EventsTestSupport::onlySoon);
        simulator().latency(Duration.ofMinutes(10));
        routes(
                events("runware") + "&bridgeErrorHandler=true",
                "recraft:generate?{{runware}}&{{hook}}&requestTimeout=2s" + HANDED);

        String job = send("direct:in", "A fox").getMessage().getBody(String.class);

        MockEndpoint errors = context.getEndpoint("mock:errors", MockEndpoint.class);
        await().until(() -> errors.getExchanges().size() == 1);
        RecraftException exception =
                errors.getExchanges().get(0).getProperty(Exchange.EXCEPTION_CAUGHT, RecraftTimeoutException.class);
        assertThat(exception.getBilled()).isEqualTo(Billing.UNKNOWN);
        assertThat(exception.getJobId()).isEqualTo(job);
    }

    @Test
    void whatNobodyWouldGetIsRefused() throws Exception {
        route("recraft:generate?{{runware}}&{{hook}}" + HANDED);

        Exchange asking = send("direct:in", "A fox");

        assertThat(asking.getException())
                .isInstanceOf(RecraftInvalidRequestException.class)
                .hasMessageStartingWith(
                        "waitForResult=false leaves the images to a route that there is not; begin one with"
                                + " recraft:events?provider=runware");
        assertThat(((RecraftException) asking.getException()).getBilled()).isEqualTo(Billing.NO);
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void severalJobsOfOneMessageAreRefused() throws Exception {
        routes(events("replicate"), "recraft:generate?{{replicate}}&{{hook}}&numberOfImages=2" + HANDED);

        Exchange asking = send("direct:in", "A fox");

        assertThat(asking.getException())
                .isInstanceOf(RecraftInvalidRequestException.class)
                .hasMessageStartingWith(
                        "waitForResult=false hands over one job of a message, and this takes 2 requests");
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void noMoreJobsAreHandedOverThanAreAllowedToWait() throws Exception {
        component().setDelayers(EventsTestSupport::onlySoon);
        simulator().latency(Duration.ofMinutes(10));
        routes(events("runware"), "recraft:generate?{{runware}}&{{hook}}&maxQueued=1" + HANDED);

        assertThat(send("direct:in", "A fox").getException()).isNull();
        Exchange second = send("direct:in", "An owl");

        assertThat(second.getException())
                .isInstanceOf(RecraftRateLimitedException.class)
                .hasMessageStartingWith("1 jobs are waited for, and maxQueued=1 allows no more");
        assertThat(simulator().bills().count()).isEqualTo(1);
        component().stop();
    }

    @Test
    void ofSeveralRoutesTheOneThatTheAddressNamesGetsTheImage() throws Exception {
        component().setDelayers(EventsTestSupport::onlySoon);
        simulator().latency(Duration.ofMillis(200));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(events("runware") + "&path=/others").to("mock:others");
            }
        });
        routes(events("runware"), "recraft:generate?{{runware}}&{{hook}}" + HANDED);

        assertThat(send("direct:in", List.of("A fox")).getException()).isNull();

        assertThat(event().getMessage().getBody(ImageInfo.class)).isNotNull();
        assertThat(context.getEndpoint("mock:others", MockEndpoint.class).getExchanges())
                .isEmpty();
    }

    @Test
    void aRedeliveryIsNotPaidAgainAndTheOtherRouteGetsTheImageOnceMore() throws Exception {
        component().setDelayers(EventsTestSupport::onlySoon);
        simulator().latency(Duration.ofMillis(200));
        routes(
                events("runware"),
                "recraft:generate?{{runware}}&{{hook}}&idempotencyKey=order-7&ledger=file:" + folder.resolve("ledger")
                        + HANDED);
        String job = send("direct:in", "A fox").getMessage().getBody(String.class);
        event();

        String again = send("direct:in", "A fox").getMessage().getBody(String.class);

        assertThat(again).isEqualTo(job);
        await().until(() -> events().getExchanges().size() == 2);
        assertThat(events().getExchanges())
                .extracting(exchange -> exchange.getMessage().getHeader(RecraftConstants.SHA256))
                .containsOnly(event().getMessage().getHeader(RecraftConstants.SHA256));
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    @Test
    void camelsOwnWebhookGivesItsRouteTheImage() throws Exception {
        component().setDelayers(EventsTestSupport::onlySoon);
        simulator().latency(Duration.ofMillis(200));
        routes(
                "webhook:" + events("replicate") + "&webhookPath=/recraft/events&webhookComponentName=netty-http",
                "recraft:generate?{{replicate}}&{{hook}}" + HANDED);

        assertThat(send("direct:in", "A fox").getException()).isNull();

        assertThat(event().getMessage().getBody(ImageInfo.class)).isNotNull();
    }

    private MockEndpoint events() {
        return context.getEndpoint("mock:events", MockEndpoint.class);
    }

    private Exchange event() {
        await().until(() -> !events().getExchanges().isEmpty());
        return events().getExchanges().get(0);
    }
}
