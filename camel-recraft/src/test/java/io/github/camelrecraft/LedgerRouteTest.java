package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.camelrecraft.ledger.Claim;
import io.github.camelrecraft.ledger.Intent;
import io.github.camelrecraft.ledger.LedgerEntry;
import io.github.camelrecraft.ledger.LedgerState;
import io.github.camelrecraft.ledger.LedgerStore;
import io.github.camelrecraft.ledger.MemoryLedgerStore;
import io.github.camelrecraft.ledger.MortalStore;
import io.github.camelrecraft.ledger.PaymentLedger;
import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.ImageInfo;
import io.github.camelrecraft.observe.TestClock;
import io.github.camelrecraft.simulator.Fault;
import io.github.camelrecraft.simulator.RecordedRequest;
import io.github.camelrecraft.simulator.Target;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.direct.DirectComponent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A message that is delivered again, by way of a ledger. */
class LedgerRouteTest extends RouteTestSupport {

    private static final String PROMPT = "A lighthouse";

    private final MemoryLedgerStore store = new MemoryLedgerStore();

    @BeforeEach
    void bindTheLedger() {
        bind(store);
        component().setDelayers(timer -> (wait, action) -> timer.schedule(action, 5, TimeUnit.MILLISECONDS));
    }

    private void bind(LedgerStore ledger) {
        context.getRegistry().unbind("payments");
        context.getRegistry().bind("payments", ledger);
    }

    private Exchange deliver(String options, String key) {
        return deliver(options, key, PROMPT);
    }

    private Exchange deliver(String options, String key, Object body) {
        return send(
                "recraft:generate?" + options + "&ledger=#payments",
                body,
                Map.of(RecraftConstants.IDEMPOTENCY_KEY, key));
    }

    private static RecraftException failure(Exchange exchange) {
        assertThat(exchange.getException()).isInstanceOf(RecraftException.class);
        return (RecraftException) exchange.getException();
    }

    private LedgerEntry entry(String key) {
        return store.find("generate:" + key).orElseThrow();
    }

    static Stream<Arguments> deliveries() {
        return Stream.of("cloudflare", "runware", "recraft", "fal", "fal-queue", "replicate", "replicate-queue")
                .flatMap(provider -> Stream.of("image", "json").map(type -> arguments(provider, type)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("deliveries")
    void whatWasPaidForIsHandedOutAgain(String provider, String resultType) {
        String options = "{{" + provider + "}}&resultType=" + resultType;
        Message first = deliver(options, "k").getMessage();
        Message second = deliver(options, "k").getMessage();

        assertThat(first.getHeader(RecraftConstants.FROM_LEDGER)).isNull();
        assertThat(second.getHeader(RecraftConstants.FROM_LEDGER)).isEqualTo(true);
        assertThat(second.getBody(byte[].class))
                .isEqualTo(first.getBody(byte[].class))
                .isNotEmpty();
        assertThat(second.getHeader(RecraftConstants.ATTEMPTS)).isEqualTo(0);
        for (String header : List.of(
                Exchange.CONTENT_TYPE,
                RecraftConstants.SHA256,
                RecraftConstants.WIDTH,
                RecraftConstants.COST,
                RecraftConstants.IMAGE_ID,
                RecraftConstants.JOB_ID,
                RecraftConstants.CREDITS,
                RecraftConstants.IMAGE_URL,
                RecraftConstants.IMAGE_MODEL)) {
            assertThat(second.getHeader(header)).as(header).isEqualTo(first.getHeader(header));
        }
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    @Test
    void anAddressIsHandedOutAgainAsItIs() {
        Message first = deliver("{{recraft}}&resultType=url", "k").getMessage();
        Message second = deliver("{{recraft}}&resultType=url", "k").getMessage();

        assertThat(second.getBody(String.class))
                .isEqualTo(first.getBody(String.class))
                .startsWith("http");
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    @Test
    void aStyleIsMadeOnce() {
        String uri = "recraft:createStyle?{{recraft}}&model=recraftv3&ledger=#payments";
        byte[] reference = Pictures.png(256, 256);
        Map<String, Object> headers = Map.of(RecraftConstants.IDEMPOTENCY_KEY, "k");

        Message first = send(uri, reference, headers).getMessage();
        Message second = send(uri, reference, headers).getMessage();

        assertThat(second.getBody(String.class))
                .isEqualTo(first.getBody(String.class))
                .isNotBlank();
        assertThat(second.getHeader(RecraftConstants.STYLE_ID)).isEqualTo(first.getHeader(RecraftConstants.STYLE_ID));
        assertThat(second.getHeader(RecraftConstants.FROM_LEDGER)).isEqualTo(true);
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    @Test
    void severalImagesAreHandedOutAgainAndOnlyWhatFailedIsPaidForNow() {
        simulator().faults().next(Fault.none(), Fault.status(422), Fault.none());
        Message first =
                deliver("{{cloudflare}}&numberOfImages=3&maxInFlight=1", "k").getMessage();
        assertThat(first.getHeader(RecraftConstants.COUNT)).isEqualTo(2);
        assertThat(simulator().bills().count()).isEqualTo(2);

        Message second =
                deliver("{{cloudflare}}&numberOfImages=3&maxInFlight=1", "k").getMessage();
        assertThat(second.getHeader(RecraftConstants.COUNT)).isEqualTo(3);
        assertThat(simulator().bills().count()).isEqualTo(3);

        Message third =
                deliver("{{cloudflare}}&numberOfImages=3&maxInFlight=1", "k").getMessage();
        assertThat(third.getHeader(RecraftConstants.FROM_LEDGER)).isEqualTo(true);
        assertThat(third.getBody(List.class)).hasSize(3);
        assertThat(simulator().bills().count()).isEqualTo(3);
    }

    @Test
    void theSameKeyForSomethingElseIsAnErrorThatNamesTheWayOut() {
        deliver("{{recraft}}", "k");
        RecraftException failure = failure(deliver("{{recraft}}", "k", "A harbour"));

        assertThat(failure).isInstanceOf(RecraftInvalidRequestException.class);
        assertThat(failure.getBilled()).isEqualTo(Billing.NO);
        assertThat(failure)
                .hasMessageContaining("idempotencyKey")
                .hasMessageNotContaining("harbour")
                .hasMessageNotContaining("lighthouse");
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"runware", "recraft", "fal", "replicate", "cloudflare"})
    void whatAnotherAccountMayHavePaidForIsNeitherAskedForNorSent(String provider) {
        simulator().faults().always(Fault.resetBeforeAnswer());
        failure(deliver("{{" + provider + "}}&requestTimeout=2000", "k"));
        simulator().faults().clear();
        int requests = simulator().requests().size();

        RecraftException failure = failure(deliver(ofAnotherAccount(provider), "k"));

        assertThat(failure).isInstanceOf(RecraftInvalidRequestException.class).hasMessageContaining("another account");
        assertThat(failure.getBilled()).isEqualTo(Billing.NO);
        assertThat(simulator().requests()).hasSize(requests);
        assertThat(entry("k").intent().toString()).doesNotContain(KEY);
    }

    @Test
    void aTaskThatAnotherAccountMayHavePaidForIsNotTakenForNeverSent() {
        simulator().faults().always(Fault.resetBeforeAnswer());
        failure(deliver("{{runware}}&requestTimeout=2000", "k"));
        simulator().faults().clear();

        assertThat(failure(deliver(ofAnotherAccount("runware"), "k"))).hasMessageContaining("another account");
        assertThat(deliver("{{runware}}", "k").getException()).isNull();
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    @Test
    void whatAnotherAccountWasNotChargedForIsSent() {
        simulator().faults().next(Fault.status(402));
        failure(deliver("{{recraft}}", "k"));
        assertThat(deliver(ofAnotherAccount("recraft"), "k").getException()).isNull();
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    /** Cloudflare has accounts with names; elsewhere a key is all that tells them apart. */
    private String ofAnotherAccount(String provider) {
        String access = context.resolvePropertyPlaceholders("{{" + provider + "}}");
        return provider.equals("cloudflare")
                ? access.replace("accountId=acc", "accountId=another")
                : access.replace("apiKey=", "apiKey=another-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"runware", "cloudflare"})
    void whatIsThereIsHandedOutAfterAnExchangeOfKeys(String provider) {
        deliver("{{" + provider + "}}", "k");
        String access =
                context.resolvePropertyPlaceholders("{{" + provider + "}}").replace("apiKey=", "apiKey=new-");

        Exchange redelivered = deliver(access, "k");

        assertThat(redelivered.getException()).isNull();
        assertThat(redelivered.getMessage().getHeader(RecraftConstants.FROM_LEDGER))
                .isEqualTo(true);
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    @Test
    void aKeyThatIsEmptyWouldBeThatOfEveryMessage() {
        assertThat(failure(deliver("{{recraft}}", " "))).hasMessageContaining("idempotencyKey is empty");
    }

    @Test
    void howTheImageComesMakesNoOtherRequest() {
        deliver("{{fal}}", "k");
        assertThat(deliver("{{fal-queue}}", "k").getMessage().getHeader(RecraftConstants.FROM_LEDGER))
                .isEqualTo(true);
    }

    @Test
    void whatWasNotChargedMayBeSentElsewhere() {
        simulator().faults().next(Fault.status(402));
        assertThat(failure(deliver("{{recraft}}", "k")).getBilled()).isEqualTo(Billing.NO);
        assertThat(deliver("{{cloudflare}}", "k").getException()).isNull();
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"recraft", "cloudflare", "fal", "replicate"})
    void whatMayHaveBeenChargedIsNotSentAgainWhereNobodyCanBeAsked(String provider) {
        simulator().faults().next(Fault.resetBeforeAnswer());
        assertThat(failure(deliver("{{" + provider + "}}", "k")).getBilled()).isEqualTo(Billing.UNKNOWN);

        for (int delivery = 2; delivery < 4; delivery++) {
            RecraftException failure = failure(deliver("{{" + provider + "}}", "k"));
            assertThat(failure.getBilled()).isEqualTo(Billing.UNKNOWN);
            assertThat(failure.isRetryable()).isFalse();
            assertThat(failure)
                    .hasMessageContaining("generate:k")
                    .hasMessageContaining("sent at ")
                    .hasMessageContaining("may have been charged");
        }
        assertThat(simulator().requests()).hasSize(1);
    }

    @Test
    void aDownloadThatFailedIsDoneAgainAndNothingIsPaid() {
        simulator().faults().alwaysDownload(Fault.status(500));
        assertThat(failure(deliver("{{recraft}}&maxRetries=0", "k")).getBilled())
                .isEqualTo(Billing.YES);
        assertThat(entry("k").state()).isEqualTo(LedgerState.PAID);
        RecraftException again = failure(deliver("{{recraft}}&maxRetries=0", "k"));
        assertThat(again.getBilled()).isEqualTo(Billing.YES);
        assertThat(again.getImageUrl()).isNotNull();

        simulator().faults().clear();
        Message message = deliver("{{recraft}}", "k").getMessage();
        assertThat(message.getBody(ImageInfo.class)).isNotNull();
        assertThat(simulator().bills().count()).isEqualTo(1);
        assertThat(deliver("{{recraft}}", "k").getMessage().getHeader(RecraftConstants.FROM_LEDGER))
                .isEqualTo(true);
    }

    @Test
    void withoutItsLedgerNothingIsSent() {
        MortalStore dead = new MortalStore(store, null);
        dead.die();
        bind(dead);

        RecraftException failure = failure(deliver("{{recraft}}", "k"));

        // It may know of an earlier delivery: whoever goes elsewhere with what was not charged must not go now.
        assertThat(failure.getBilled()).isEqualTo(Billing.UNKNOWN);
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure).hasMessageContaining("nothing was sent").hasMessageContaining("the process is dead");
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void aLedgerThatDoesNotAnswerHoldsNoMessage() {
        CountDownLatch answers = new CountDownLatch(1);
        bind((LedgerStore) Proxy.newProxyInstance(
                LedgerStore.class.getClassLoader(), new Class<?>[] {LedgerStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("find")) {
                        answers.await();
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));

        RecraftException failure = failure(deliver("{{recraft}}&requestTimeout=200", "k"));

        assertThat(failure)
                .isInstanceOf(RecraftUnavailableException.class)
                .hasMessageContaining("the ledger did not answer");
        assertThat(failure.getBilled()).isEqualTo(Billing.UNKNOWN);
        assertThat(failure.isRetryable()).isTrue();
        answers.countDown();
        assertThat(deliver("{{recraft}}", "k").getException()).isNull();
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    @Test
    void nothingIsSentThatCannotBeWrittenDown() {
        bind(new MortalStore(store, LedgerState.PLANNED));

        RecraftException failure = failure(deliver("{{recraft}}", "k"));

        assertThat(failure.getBilled()).isEqualTo(Billing.NO);
        assertThat(failure.isRetryable()).isTrue();
        assertThat(simulator().requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatWasRefusedIsSentAgainThoughTheLedgerDidNotSayThatItHadHeardOfIt(boolean heard) {
        // The first write plans it, the second says that it leaves, the third that it was refused.
        bind(failingOnce(3, heard));
        simulator().faults().next(Fault.status(429));

        assertThat(deliver("{{recraft}}", "k").getException()).isNull();

        assertThat(entry("k").state()).isEqualTo(LedgerState.STORED);
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fal-queue", "replicate-queue"})
    void aJobIsAskedForByTheNextDeliveryThoughTheLedgerCouldNotHearOfItBefore(String provider) {
        bind(failingOnce(3, false)); // which has the job's id
        simulator().faults().always(Target.POLL, Fault.status(401));
        assertThat(failure(deliver("{{" + provider + "}}", "k")).getBilled()).isEqualTo(Billing.UNKNOWN);
        simulator().faults().clear();

        assertThat(deliver("{{" + provider + "}}", "k").getException()).isNull();
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    /** A ledger of which one write fails, or is done without an answer. */
    private LedgerStore failingOnce(int failing, boolean done) {
        AtomicInteger writes = new AtomicInteger();
        return (LedgerStore) Proxy.newProxyInstance(
                LedgerStore.class.getClassLoader(), new Class<?>[] {LedgerStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("replace") && writes.incrementAndGet() == failing) {
                        if (done) {
                            method.invoke(store, arguments);
                        }
                        throw new IOException("the database is away");
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void whatIsPaidForIsHandedOnThoughTheLedgerIsGone() {
        bind(new MortalStore(store, LedgerState.SENT));

        Message message = deliver("{{recraft}}", "k").getMessage();

        assertThat(message.getBody(ImageInfo.class)).isNotNull();
        assertThat(entry("k").state()).isEqualTo(LedgerState.SENT);
    }

    @Test
    void whatARouteHasTakenIsMarked() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:fails")
                        .to("recraft:generate?{{recraft}}&ledger=#payments")
                        .throwException(IllegalStateException.class, "later");
            }
        });
        context.start();
        Exchange failed = context.createFluentProducerTemplate()
                .to("direct:fails")
                .withBody(PROMPT)
                .withHeader(RecraftConstants.IDEMPOTENCY_KEY, "k")
                .send();
        assertThat(failed.getException()).hasMessage("later");
        assertThat(entry("k").delivered()).isFalse();

        deliver("{{recraft}}", "k");

        await().until(() -> entry("k").delivered());
    }

    @Test
    void aMessageOfATransportIsKnownWithoutAKey() throws Exception {
        context.addComponent("jms", new DirectComponent());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("jms:prompts")
                        .routeId("banners")
                        .to("recraft:generate?{{recraft}}&ledger=#payments")
                        .id("draw");
            }
        });
        context.start();
        for (String id : List.of("ID:1", "ID:2", "ID:1", "ID:1")) {
            context.createProducerTemplate().requestBodyAndHeader("jms:prompts", PROMPT, "JMSMessageID", id);
        }
        assertThat(simulator().bills().count()).isEqualTo(2);
        assertThat(store.find("jms|ID:1|banners|draw|generate|loop=null|split=null|multicast=null"))
                .isPresent();
    }

    @Test
    void aRedeliveredMessageOfATransportAsksRunwareForTheSameJobWithoutALedger() throws Exception {
        context.addComponent("jms", new DirectComponent());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("jms:prompts").to("recraft:generate?{{runware}}");
            }
        });
        context.start();
        for (int delivery = 0; delivery < 2; delivery++) {
            context.createProducerTemplate().requestBodyAndHeader("jms:prompts", PROMPT, "JMSMessageID", "ID:1");
        }
        assertThat(simulator().requests().stream()
                        .map(LedgerRouteTest::taskUuid)
                        .distinct())
                .hasSize(1);
    }

    private static String taskUuid(RecordedRequest request) {
        return request.body().replaceAll("(?s).*\"taskUUID\"\\s*:\\s*\"([^\"]+)\".*", "$1");
    }

    @Test
    void whoeverWaitsForSomebodyElseTooLongIsToldSo() throws Exception {
        PaymentLedger other = new PaymentLedger(store, Clock.systemUTC(), Duration.ofMinutes(1));
        Intent intent = new Intent("generate:k", "x", "recraft", "", "generate", "m", Map.of(), List.of("t"), 0);
        assertThat(other.claim(intent, false)).isInstanceOf(Claim.Fresh.class);

        RecraftException failure = failure(deliver("{{recraft}}&requestTimeout=2000", "k"));

        assertThat(failure).isInstanceOf(RecraftTimeoutException.class).hasMessageContaining("somebody else");
        assertThat(failure.getBilled()).isEqualTo(Billing.UNKNOWN);
        assertThat(failure.isRetryable()).isTrue();
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void whoeverWaitsForSomebodyElseGoesOnWhenThatOneGivesUp() throws Exception {
        PaymentLedger other = new PaymentLedger(store, Clock.systemUTC(), Duration.ofMinutes(1));
        Intent intent = new Intent("generate:k", "x", "recraft", "", "generate", "m", Map.of(), List.of("t"), 0);
        Claim.Fresh held = (Claim.Fresh) other.claim(intent, false);
        CompletableFuture<Exchange> waiting = CompletableFuture.supplyAsync(() -> deliver("{{recraft}}", "k"));
        assertThat(simulator().requests()).isEmpty();
        other.release(held.hold());

        assertThat(waiting.get(1, TimeUnit.MINUTES).getException()).isNull();
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    @Test
    void aStopEndsTheWaiting() throws Exception {
        CountDownLatch waits = new CountDownLatch(1);
        component().setDelayers(timer -> (wait, action) -> {
            waits.countDown();
            return timer.schedule(action, 1, TimeUnit.HOURS);
        });
        PaymentLedger other = new PaymentLedger(store, Clock.systemUTC(), Duration.ofMinutes(1));
        Intent intent = new Intent("generate:k", "x", "recraft", "", "generate", "m", Map.of(), List.of("t"), 0);
        other.claim(intent, false);
        context.start();
        CompletableFuture<Exchange> waiting = CompletableFuture.supplyAsync(() -> deliver("{{recraft}}", "k"));
        assertThat(waits.await(1, TimeUnit.MINUTES)).isTrue();

        component().stop();

        assertThat(failure(waiting.get(1, TimeUnit.MINUTES)).getBilled()).isEqualTo(Billing.UNKNOWN);
    }

    @Test
    void whatWasMadeBeforeWasChargedThoughTheComponentStops() {
        simulator().faults().alwaysDownload(Fault.status(500));
        assertThat(failure(deliver("{{recraft}}&maxRetries=0", "k")).getBilled())
                .isEqualTo(Billing.YES);

        component().resources().live().close();

        assertThat(failure(deliver("{{recraft}}&maxRetries=0", "k")).getBilled())
                .isNotEqualTo(Billing.NO);
        assertThat(entry("k").state()).isEqualTo(LedgerState.PAID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"#nobody", "somewhere", "jdbc:h2:mem:x"})
    void aLedgerThatIsNoneKeepsTheRouteFromStarting(String ledger) {
        Exception failure = null;
        try {
            route("recraft:generate?{{recraft}}&ledger=RAW(" + ledger + ")");
        } catch (Exception e) {
            failure = e;
        }
        assertThat(failure).hasStackTraceContaining("is neither a directory nor a bean that there is");
    }

    @Test
    void whatIsFinishedIsKeptForAWhile() {
        TestClock clock = new TestClock();
        component().setClock(clock);
        deliver("{{recraft}}&ledgerRetention=2h", "k");
        await().until(() -> entry("k").delivered());
        RecraftConfiguration shorter = new RecraftConfiguration();
        shorter.setLedger("#payments");
        shorter.setLedgerRetention(1);
        OpenLedger ledger = component().resources().ledgers().of(shorter);

        clock.advance(Duration.ofHours(2));
        ledger.clean();
        assertThat(deliver("{{recraft}}", "k").getMessage().getHeader(RecraftConstants.FROM_LEDGER))
                .isEqualTo(true);
        clock.advance(Duration.ofDays(7).plusMillis(1)); // the default of the endpoint that came last
        ledger.clean();

        await().until(() -> store.find("generate:k").isEmpty());
    }

    @Test
    void whatComesOutOfALedgerIsNotCountedAsPaidAgain() {
        deliver("{{recraft}}", "k");
        BigDecimal cost = component().figures().spend();
        deliver("{{recraft}}", "k");
        assertThat(component().figures().spend()).isEqualTo(cost);
    }

    @Test
    void thePageHasTheTablesAsTheyAre() throws Exception {
        try (InputStream schema = LedgerStore.class.getResourceAsStream("ledger-schema.sql")) {
            assertThat(DocumentPage.PAYMENTS.text())
                    .contains(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
