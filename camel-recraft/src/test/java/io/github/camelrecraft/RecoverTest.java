package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelrecraft.http.Delayer;
import io.github.camelrecraft.ledger.Claim;
import io.github.camelrecraft.ledger.FileLedgerStore;
import io.github.camelrecraft.ledger.Intent;
import io.github.camelrecraft.ledger.LedgerState;
import io.github.camelrecraft.ledger.PaymentLedger;
import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.ImageInfo;
import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.observe.RequestEnd;
import io.github.camelrecraft.observe.RequestObserver;
import io.github.camelrecraft.provider.ImageProvider;
import io.github.camelrecraft.provider.RunwareProvider;
import io.github.camelrecraft.simulator.Fault;
import io.github.camelrecraft.telemetry.MeterObserver;
import io.micrometer.core.instrument.search.MeterNotFoundException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code recraft:recover}: after a crash, what was paid for and not delivered comes back, and nothing is paid again. */
class RecoverTest extends EventsTestSupport {

    private static final String TASK = "0f0e9b1c-7d55-4b7e-9c4e-2f6a7b1d3c55";

    private static final String OTHER_TASK = "1f0e9b1c-7d55-4b7e-9c4e-2f6a7b1d3c56";

    private final PushedClock clock = new PushedClock();

    @BeforeEach
    void setTheClock() {
        component().setClock(clock);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{runware}}&delivery=poll", "{{runware}}", "{{fal-queue}}", "{{replicate-queue}}"})
    void theImageOfARequestThatWasUnderWayComesBack(String access) throws Exception {
        simulator().latency(Duration.ofMillis(access.contains("poll") || access.contains("queue") ? 200 : 3_000));
        component().setDelayers(RecoverTest::beforeAnyQuestion);
        producer("recraft:generate?" + access + "&numberOfImages=1" + ledger());
        var unused = context.createProducerTemplate().asyncSendBody("direct:in", "A fox");
        await().until(() -> simulator().bills().count() == 1);
        if (!access.contains("runware")) { // which is asked by an id of ours
            awaitInLedger(simulator().bills().all().get(0).jobId());
        }

        restart();
        recover(access);

        Exchange recovered = recovered();
        assertThat(recovered.getMessage().getBody(ImageInfo.class).width()).isPositive();
        assertThat(recovered.getMessage().getHeaders())
                .containsEntry(RecraftConstants.IMAGE_MODEL, "recraftv4_1")
                .containsKeys(RecraftConstants.LEDGER_KEY, RecraftConstants.SHA256, Exchange.FILE_NAME);
        assertThat(recovered.getMessage().getHeader(RecraftConstants.JOB_ID))
                .isEqualTo(simulator().bills().all().get(0).jobId());
        assertThat(simulator().bills().count()).isEqualTo(1);
        clock.push(Duration.ofHours(1));
        await().during(Duration.ofMillis(300))
                .until(() -> events().getExchanges().size() == 1);
    }

    @Test
    void whatACrashLeftInSentIsAskedFor() throws Exception {
        crashAfterSending();

        recover("{{runware}}");

        assertThat(recovered().getMessage().getHeader(RecraftConstants.JOB_ID)).isEqualTo(TASK);
        assertThat(simulator().bills().count()).isEqualTo(1);
        context.stop();
        assertThat(state()).isEqualTo(LedgerState.STORED);
    }

    @Test
    void whatComesBackIsCounted() throws Exception {
        crashAfterSending();
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        context.getRegistry().bind("meters", meters);

        recover("{{runware}}");

        recovered();
        for (String meter : List.of(MeterObserver.RECOVERED, MeterObserver.REQUESTS, MeterObserver.IMAGES)) {
            await().ignoreException(MeterNotFoundException.class)
                    .until(() -> meters.get(meter)
                                    .tags("provider", "runware", "model", "recraftv4_1")
                                    .tags("operation", "generate", "outcome", "success")
                                    .counter()
                                    .count()
                            == 1);
        }
        assertThat(component().figures().inFlight()).isZero();
    }

    @Test
    void anObserverThatThrowsKeepsNothingFromComingBack() throws Exception {
        crashAfterSending();
        RequestObserver throwing = facts -> {
            throw new NoClassDefFoundError("an observer's");
        };
        context.getRegistry().bind("throwing", throwing);

        recover("{{runware}}");

        assertThat(recovered().getMessage().getHeader(RecraftConstants.JOB_ID)).isEqualTo(TASK);
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jobId", "jobOf"})
    void aProviderThatThrowsForOneRequestKeepsNoOtherFromComingBackAndLosesNone(String method) throws Exception {
        for (String task : List.of(TASK, OTHER_TASK)) {
            assertThat(send("recraft:generate?{{runware}}&idempotencyKey=" + task, "A fox")
                            .getException())
                    .isNull();
        }
        restart();
        leaveSent(intent("runware", "recraftv4_1"));
        leaveSent(intent("generate:order-8", OTHER_TASK, "runware", "", "recraftv4_1"));
        AtomicBoolean throwing = new AtomicBoolean(true);
        context.getRegistry()
                .bind(
                        "mine",
                        runware(
                                method,
                                request -> throwing.get() && request.jobId().equals(TASK)));
        String mine = context.resolvePropertyPlaceholders("{{runware}}").replace("provider=runware", "provider=#mine");

        recover(mine);
        await().until(() -> jobsThatCameBack().contains(OTHER_TASK));
        throwing.set(false);
        await().until(() -> jobsThatCameBack().contains(TASK));

        assertThat(errors().getExchanges()).isEmpty();
        assertThat(simulator().bills().count()).isEqualTo(2);
    }

    private List<Object> jobsThatCameBack() {
        return events().getExchanges().stream()
                .map(exchange -> exchange.getMessage().getHeader(RecraftConstants.JOB_ID))
                .toList();
    }

    /** Runware as a class of a user's own, one of whose methods throws an error for some requests. */
    private static ImageProvider runware(String method, Predicate<ImageRequest> throwing) {
        RunwareProvider runware = new RunwareProvider();
        return (ImageProvider) Proxy.newProxyInstance(
                ImageProvider.class.getClassLoader(),
                new Class<?>[] {ImageProvider.class},
                (proxy, called, arguments) -> {
                    if (called.getName().equals(method) && throwing.test((ImageRequest) arguments[0])) {
                        throw new NoClassDefFoundError("a provider's");
                    }
                    try {
                        return called.invoke(runware, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void aPromptThatAProviderRepeatsIsNeitherInTheLogNorInTheLedger() throws Exception {
        leaveSent(intent("runware", "recraftv4_1"));
        simulator().faults().always(Fault.failureInside200("invalidPositivePrompt", "No images of a canary"));
        ByteArrayOutputStream logged = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8));
        try {
            recover("{{runware}}");
            await().until(() -> logged.toString(StandardCharsets.UTF_8).contains("is not handed back: "));
        } finally {
            System.setErr(before);
        }
        assertThat(logged.toString(StandardCharsets.UTF_8)).doesNotContain("canary");
        context.stop();
        assertThat(state()).isEqualTo(LedgerState.FAILED);
        try (PaymentLedger ledger = openLedger()) {
            assertThat(ledger.find("generate:order-7").orElseThrow().failure().message())
                    .contains("left out")
                    .doesNotContain("canary");
        }
    }

    @Test
    void whatNeverArrivedIsLeftToARedelivery() throws Exception {
        leaveSent(intent("runware", "recraftv4_1"));
        clock.push(Duration.ofMinutes(1));

        recover("{{runware}}");

        await().until(() -> questions() > 0 && component().getConnectionsLeased() == 0);
        await().during(Duration.ofMillis(300))
                .until(() -> events().getExchanges().isEmpty()
                        && errors().getExchanges().isEmpty());
        assertThat(simulator().bills().count()).isZero();
        context.stop();
        assertThat(state()).isEqualTo(LedgerState.FAILED);
    }

    @Test
    void whatTheProviderMayHaveForgottenByNowIsReportedAndNeverSent() throws Exception {
        leaveSent(intent("runware", "recraftv4_1"));
        clock.push(Duration.ofHours(2));

        recover("{{runware}}");

        await().until(() -> errors().getExchanges().size() == 1);
        RecraftException exception =
                errors().getExchanges().get(0).getProperty(Exchange.EXCEPTION_CAUGHT, RecraftException.class);
        assertThat(exception.getBilled()).isEqualTo(Billing.UNKNOWN);
        assertThat(exception.getJobId()).isEqualTo(TASK);
        assertThat(simulator().bills().count()).isZero();
        context.stop();
        assertThat(state()).isEqualTo(LedgerState.UNKNOWN);
    }

    @Test
    void whatNobodyCanBeAskedForIsReportedOnceAndNeverSent() throws Exception {
        leaveSent(intent("recraft", "recraftv4_1"));

        recover("{{recraft}}");

        await().until(() -> errors().getExchanges().size() == 1);
        Exchange report = errors().getExchanges().get(0);
        RecraftException exception = report.getProperty(Exchange.EXCEPTION_CAUGHT, RecraftException.class);
        assertThat(exception.getBilled()).isEqualTo(Billing.UNKNOWN);
        assertThat(exception)
                .hasMessageContaining("generate:order-7")
                .hasMessageContaining("Look it up at the provider");
        assertThat(report.getMessage().getHeader(RecraftConstants.LEDGER_KEY)).isEqualTo("generate:order-7");
        clock.push(Duration.ofHours(1));
        await().during(Duration.ofMillis(300))
                .until(() -> errors().getExchanges().size() == 1);
        assertThat(simulator().requests()).isEmpty();
        context.stop();
        assertThat(state()).isEqualTo(LedgerState.UNKNOWN);
    }

    @Test
    void whatIsStoredIsHandedBackUntilARouteTakesItAndCostsNoQuestion() throws Exception {
        producer("recraft:generate?{{recraft}}" + ledger(), "direct:fails");
        assertThat(send("direct:in", "A fox").getException()).hasMessage("no");
        int requests = simulator().requests().size();
        int downloads = simulator().downloads().size();
        restart();
        AtomicInteger tries = new AtomicInteger();
        RecordingObserver recorder = new RecordingObserver();
        context.getRegistry().bind("recorder", recorder);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(source("{{recraft}}", "&recoverAfter=0"))
                        .process(exchange -> {
                            if (tries.incrementAndGet() < 3) {
                                throw new IllegalStateException("not yet");
                            }
                        })
                        .to("mock:events");
            }
        });
        context.start();

        Exchange recovered = recovered();

        assertThat(tries).hasValue(3);
        assertThat(recovered.getMessage().getBody(ImageInfo.class)).isNotNull();
        assertThat(recovered.getMessage().getHeader(RecraftConstants.FROM_LEDGER))
                .isEqualTo(true);
        await().during(Duration.ofMillis(300)).until(() -> tries.get() == 3);
        assertThat(recorder.ended)
                .extracting(RequestEnd::images)
                .as("what no route has taken was not handed back")
                .containsExactly(0, 0, 1);
        assertThat(simulator().requests()).hasSize(requests);
        assertThat(simulator().downloads()).hasSize(downloads);
    }

    @Test
    void whatAnotherAccountHasSentIsNotTakenForNeverSent() throws Exception {
        leaveSent(intent("runware", "another's", "recraftv4_1"));
        clock.push(Duration.ofMinutes(1));

        recover("{{runware}}");

        await().during(Duration.ofMillis(300)).until(() -> questions() == 0);
        context.stop();
        assertThat(state()).isEqualTo(LedgerState.SENT);
    }

    @Test
    void whatWasDeliveredWhatIsAnothersAndWhatIsYoungIsLeftAlone() throws Exception {
        producer("recraft:generate?{{runware}}" + ledger());
        assertThat(send("direct:in", "A fox").getException()).isNull();
        restart();
        leaveSent(intent("recraft", "recraftv4_1"));

        recover("{{runware}}", "&recoverAfter=10m");

        await().during(Duration.ofMillis(300))
                .until(() -> events().getExchanges().isEmpty()
                        && errors().getExchanges().isEmpty());
        clock.push(Duration.ofMinutes(11));
        await().during(Duration.ofMillis(300))
                .until(() -> events().getExchanges().isEmpty()
                        && errors().getExchanges().isEmpty());
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    @Test
    void aWebhookThatComesAfterARestartFindsItsJobInTheLedger() throws Exception {
        component().setDelayers(EventsTestSupport::onlySoon);
        simulator().latency(Duration.ofMillis(1500));
        routes(
                events("runware") + ledger(),
                "recraft:generate?{{runware}}&{{no-hook}}&waitForResult=false&requestTimeout=1m" + ledger());
        String job = send("direct:in", "A fox").getMessage().getBody(String.class);
        restart();
        component().setDelayers(EventsTestSupport::atOnce);
        nameTheServer();
        routes(events("runware") + ledger());

        post("/recraft/events", "{\"taskUUID\":\"" + job + "\",\"imageUUID\":\"i-1\"}", Map.of());

        assertThat(recovered().getMessage().getHeader(RecraftConstants.JOB_ID)).isEqualTo(job);
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    @Test
    void aWebhookOfAnImageThatItsOwnExchangeIsAtWorkOnGivesItToNobodyElse() throws Exception {
        component().setDelayers(EventsTestSupport::atOnce);
        CountDownLatch uploaded = new CountDownLatch(1);
        CountDownLatch uploading = new CountDownLatch(1);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:slow")
                        .to("recraft:generate?{{runware}}&{{no-hook}}" + ledger())
                        .process(exchange -> {
                            uploading.countDown();
                            assertThat(uploaded.await(1, TimeUnit.MINUTES)).isTrue();
                        });
            }
        });
        routes(events("runware") + ledger());
        var exchange = context.createProducerTemplate().asyncSendBody("direct:slow", "A fox");
        assertThat(uploading.await(1, TimeUnit.MINUTES)).isTrue();
        String job = simulator().bills().all().get(0).jobId();

        post("/recraft/events", "{\"taskUUID\":\"" + job + "\",\"imageUUID\":\"i-2\"}", Map.of());

        await().during(Duration.ofMillis(300))
                .until(() -> events().getExchanges().isEmpty()
                        && errors().getExchanges().isEmpty());
        uploaded.countDown();
        exchange.get(1, TimeUnit.MINUTES);
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ledger is not set", "recoverAfter=-1 is less than 0", "apiKey is missing"})
    void aRouteThatCannotBeginIsRefusedWhenItStarts(String message) {
        String options = message.startsWith("ledger") ? "" : ledger();
        String access = message.startsWith("apiKey") ? "provider=runware" : "{{runware}}";
        String after = message.startsWith("recover") ? "&recoverAfter=-1" : "";

        assertThatThrownBy(() -> routes("recraft:recover?" + access + options + after))
                .hasStackTraceContaining(message);
    }

    @Test
    void nothingIsSentToWhatBeginsARoute() {
        assertThatThrownBy(() -> route("recraft:recover?{{runware}}"))
                .hasStackTraceContaining("recraft:recover begins a route and takes no messages; use it in from(…)");
    }

    /** What was refused or not connected is sent again; no job is asked for. */
    private static Delayer beforeAnyQuestion(ScheduledExecutorService timer) {
        return (wait, action) -> wait.compareTo(Duration.ofMillis(700)) < 0
                ? timer.schedule(action, wait.toMillis(), TimeUnit.MILLISECONDS)
                : new CompletableFuture<>();
    }

    private String ledger() {
        return "&ledger=file:" + folder.resolve("ledger");
    }

    private String source(String access, String more) {
        return "recraft:recover?" + access + ledger() + "&initialDelay=1&delay=50&bridgeErrorHandler=true" + more;
    }

    private void producer(String producer, String... then) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:fails").throwException(new IllegalStateException("no"));
                from("direct:in").to(producer).to(then.length == 0 ? "log:done?level=OFF" : then[0]);
            }
        });
        context.start();
    }

    private void recover(String access) throws Exception {
        recover(access, "&recoverAfter=0");
    }

    private void recover(String access, String more) throws Exception {
        component().setDelayers(EventsTestSupport::atOnce);
        routes(source(withoutDelivery(access), more));
    }

    /** Where a job is asked for, and not how it was sent. */
    private String withoutDelivery(String access) {
        return context.resolvePropertyPlaceholders(access).replace("&delivery=poll", "");
    }

    /** What a process had in memory is gone. */
    private void restart() throws Exception {
        context.getShutdownStrategy().setTimeUnit(TimeUnit.MILLISECONDS);
        context.getShutdownStrategy().setTimeout(50);
        context.stop();
        createContext();
        setTheClock();
    }

    private static Intent intent(String provider, String model) {
        return intent(provider, "", model);
    }

    private static Intent intent(String provider, String account, String model) {
        return intent("generate:order-7", TASK, provider, account, model);
    }

    private static Intent intent(String key, String task, String provider, String account, String model) {
        return new Intent(
                key,
                "fingerprint",
                provider,
                account,
                "generate",
                model,
                Map.of("resultType", "image"),
                List.of(task),
                0);
    }

    /** What the provider has made is sent for all that the ledger of the next process knows. */
    private void crashAfterSending() throws Exception {
        assertThat(send("recraft:generate?{{runware}}&idempotencyKey=" + TASK, "A fox")
                        .getException())
                .isNull();
        restart();
        leaveSent(intent("runware", "recraftv4_1"));
    }

    /** As a process does that is killed before it hears of an answer. */
    private void leaveSent(Intent intent) throws Exception {
        try (PaymentLedger ledger = openLedger()) {
            Claim claim = ledger.claim(intent, false);
            assertThat(ledger.sent(((Claim.Fresh) claim).hold(), null)).isTrue();
        }
    }

    /** Another process cannot open the ledger as long as this one has it, but read its files. */
    private void awaitInLedger(String text) {
        await().ignoreException(UncheckedIOException.class).until(() -> {
            try (Stream<Path> files = Files.walk(folder.resolve("ledger"))) {
                return files.filter(Files::isRegularFile)
                        .anyMatch(file -> contentOf(file).contains(text));
            }
        });
    }

    /** A file that is replaced just now is read the next time. */
    private static String contentOf(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LedgerState state() throws Exception {
        try (PaymentLedger ledger = openLedger()) {
            return ledger.find("generate:order-7").orElseThrow().state();
        }
    }

    private PaymentLedger openLedger() throws Exception {
        return new PaymentLedger(
                new FileLedgerStore(folder.resolve("ledger")), Clock.systemUTC(), Duration.ofSeconds(30));
    }

    private MockEndpoint events() {
        return context.getEndpoint("mock:events", MockEndpoint.class);
    }

    private MockEndpoint errors() {
        return context.getEndpoint("mock:errors", MockEndpoint.class);
    }

    private Exchange recovered() {
        await().until(() ->
                !events().getExchanges().isEmpty() || !errors().getExchanges().isEmpty());
        assertThat(errors().getExchanges())
                .extracting(error -> error.getProperty(Exchange.EXCEPTION_CAUGHT))
                .isEmpty();
        return events().getExchanges().get(0);
    }
}
