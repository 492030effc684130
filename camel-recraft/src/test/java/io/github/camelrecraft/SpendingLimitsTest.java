package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.InvalidOptionException;
import io.github.camelrecraft.observe.TestClock;
import io.github.camelrecraft.simulator.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.support.PropertyBindingSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a message may cost, and what a component may spend: beyond it nothing is sent, and nobody sends a bill. */
class SpendingLimitsTest extends RouteTestSupport {

    private static final String RUNWARE = "recraft:generate?{{runware}}&model=recraftv4";

    // one message

    @Test
    void aMessageWithinItsLimitIsSent() {
        assertThat(send(RUNWARE + "&numberOfImages=2&maxCost=0.08", "A fox").getException())
                .isNull();
        assertThat(simulator().bills().total()).isEqualByComparingTo("0.08");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&dryRun=true"})
    void aMessageBeyondItIsRefusedWithTheWayOut(String dryRun) {
        Exchange exchange = send(RUNWARE + "&numberOfImages=4&maxCost=0.10" + dryRun, "A fox");

        assertRefused(
                exchange,
                "maxCost=0.1 is less than the 0.16 USD that 4 images of generate at runware with model recraftv4 cost;"
                        + " ask for 2 at most, or use model recraftv4_1_flash at 0.007 USD each, or raise maxCost");
    }

    @Test
    void aModelIsOnlyNamedWhenItTakesWhatIsAskedFor() {
        Exchange exchange =
                send("recraft:generate?{{runware}}&model=recraftv4_vector&numberOfImages=2&maxCost=0.10", "A fox");

        assertRefused(exchange, "0.16 USD that 2 images", "ask for 1 at most, or raise maxCost");
        assertThat(exchange.getException()).hasMessageNotContaining("use model");
    }

    @Test
    void allPromptsOfAMessageCountTogether() {
        List<String> prompts = List.of("A fox", "A hare", "A hedgehog");

        assertRefused(send(RUNWARE + "&maxCost=0.11", prompts), "0.12 USD that 3 images");
        assertThat(send(RUNWARE + "&maxCost=0.12", prompts).getException()).isNull();
    }

    @Test
    void allRequestsOfAMessageCountTogether() {
        assertRefused(
                send("recraft:generate?{{recraft}}&model=recraftv4&numberOfImages=20&maxCost=0.79", "A fox"),
                "0.8 USD that 20 images");
    }

    @Test
    void aStyleThatIsMadeOnTheWayCounts() {
        String uri = "recraft:generate?{{recraft}}&model=recraftv4_styles&maxCost=";
        Map<String, Object> references =
                Map.of(RecraftConstants.STYLE_REFERENCES, List.of(Pictures.png(256, 256), Pictures.png(256, 256)));

        assertRefused(send(uri + "0.039", "A fox", references), "0.04 USD that generate");
        assertThat(send(uri + "0.04", "A fox", references).getException()).isNull();
        assertThat(simulator().bills().total()).isEqualByComparingTo("0.04");
    }

    @ParameterizedTest
    @CsvSource({
        "CamelRecraftMaxCost, header CamelRecraftMaxCost is not known",
        "CamelRecraftUnknownPrices, header CamelRecraftUnknownPrices is not known",
        "CamelRecraftBudget, header CamelRecraftBudget is not known",
        "maxCost, maxCost=0.1",
        "budget, maxCost=0.1"
    })
    void aHeaderCannotRaiseIt(String header, String why) {
        assertRefused(send(RUNWARE + "&numberOfImages=4&maxCost=0.10", "A fox", Map.of(header, 100)), why);
    }

    @Test
    void aBodyCannotRaiseIt() {
        assertRefused(
                send(RUNWARE + "&maxCost=0.01", Map.of("prompt", "A fox", "maxCost", 100)),
                "maxCost is not an option that a message may set");
    }

    @Test
    void aHeaderMayMakeAMessageDearOrCheap() {
        String uri = RUNWARE + "&maxCost=0.10";

        assertRefused(send(uri, "A fox", Map.of(RecraftConstants.MODEL, "recraftv4_pro")), "0.25 USD");
        assertRefused(send(uri, "A fox", Map.of(RecraftConstants.NUMBER_OF_IMAGES, 3)), "0.12 USD");
        assertThat(send(
                                RUNWARE + "&numberOfImages=4&maxCost=0.10",
                                "A fox",
                                Map.of(RecraftConstants.NUMBER_OF_IMAGES, 1))
                        .getException())
                .isNull();
    }

    @Test
    void whatIsFreePassesAtZero() {
        String withoutMoney = "{{recraft}}&maxCost=0";

        assertThat(send("recraft:account?" + withoutMoney, null).getException()).isNull();
        assertThat(send("recraft:listStyles?" + withoutMoney, null).getException())
                .isNull();
    }

    @Test
    void aRouteWhoseMessagesAllCostMoreDoesNotStart() {
        assertThatThrownBy(() -> route("recraft:creativeUpscale?{{recraft}}&maxCost=0.24"))
                .rootCause()
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage(
                        "maxCost=0.24 is less than the 0.25 USD that creativeUpscale at recraft, the cheapest there,"
                                + " costs; raise maxCost");
    }

    @Test
    void aRouteWhoseModelIsTooDearStartsAsAMessageMayNameACheaperOne() throws Exception {
        route("recraft:generate?{{runware}}&model=recraftv4_pro&maxCost=0.05");

        assertRefused(send("direct:in", "A fox"), "0.25 USD that generate at runware with model recraftv4_pro costs");
        assertThat(send("direct:in", "A fox", Map.of(RecraftConstants.MODEL, "recraftv4"))
                        .getException())
                .isNull();
    }

    @Test
    void aRouteForWhichNoPriceIsKnownDoesNotStart() throws Exception {
        assertThatThrownBy(() -> route("recraft:crispUpscale?{{fal}}&maxCost=1"))
                .rootCause()
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage("maxCost=1 cannot be held, since the catalogue has no price of crispUpscale at fal;"
                        + " add a row with a price in modelCatalog, or set unknownPrices=allow");
    }

    @ParameterizedTest
    @CsvSource({
        "&maxCost=-1, maxCost=-1.0 is not an amount of 0 or more",
        "&maxCost=NaN, maxCost=NaN is not an amount",
        "&unknownPrices=maybe, unknownPrices=maybe is neither",
    })
    void aValueThatMakesNoSenseKeepsTheRouteFromStarting(String options, String message) {
        assertThatThrownBy(() -> route(RUNWARE + options)).rootCause().hasMessageContaining(message);
    }

    // unknown prices

    @ParameterizedTest
    @ValueSource(strings = {"recraftv4_1", "flux"})
    void whatHasNoPriceIsRefusedUnderALimit(String model) {
        Exchange exchange = send("recraft:generate?{{runware}}&maxCost=1&model=" + model, "A fox");

        assertRefused(
                exchange,
                "maxCost=1 cannot be held, since the catalogue has no price of generate at runware with model " + model,
                "use a model that has one (recraftv4_1_flash, recraftv4, recraftv4_pro), add a row with a price in"
                        + " modelCatalog, or set unknownPrices=allow");
    }

    @Test
    void whatHasNoPriceIsRefusedUnderABudgetToo() {
        component().setBudget(1.0);

        assertRefused(send("recraft:generate?{{runware}}", "A fox"), "budget=1 cannot be held");
    }

    @Test
    void allowingItSendsIt() {
        component().setBudget(1.0);

        assertThat(send("recraft:generate?{{runware}}&maxCost=0.01&unknownPrices=allow&includeCost=true", "A fox")
                        .getException())
                .isNull();
        assertThat(component().getBudgetSpent())
                .as("what the provider says it cost")
                .isEqualByComparingTo(simulator().bills().total())
                .isPositive();
    }

    @Test
    void aRowOfOnesOwnGivesItAPrice() throws Exception {
        Path file = Files.writeString(folder.resolve("models.json"), """
                {"models": {"recraftv4_1": {"generate": {"runware": {"price": 0.035}}}}}""");
        String uri = "recraft:generate?{{runware}}&modelCatalog=file:" + file + "&maxCost=";

        assertRefused(send(uri + "0.034", "A fox"), "0.035 USD");
        assertThat(send(uri + "0.035", "A fox").getException()).isNull();
    }

    // the component's budget

    @Test
    void fiftyMessagesAtOnceWithABudgetForTenAreTenBills() {
        component().setBudget(0.40);
        context.start();
        List<CompletableFuture<Exchange>> sent = new ArrayList<>();
        ProducerTemplate template = context.createProducerTemplate();
        for (int message = 0; message < 50; message++) {
            // two endpoints, one budget
            String uri = message % 2 == 0 ? RUNWARE : RUNWARE + "&outputFormat=png";
            sent.add(template.asyncSend(uri, exchange -> exchange.getMessage().setBody("A fox")));
        }
        List<Exchange> ended = sent.stream().map(CompletableFuture::join).toList();

        assertThat(ended)
                .filteredOn(exchange -> exchange.getException() == null)
                .hasSize(10);
        assertThat(ended)
                .filteredOn(exchange -> exchange.getException() != null)
                .allSatisfy(SpendingLimitsTest::assertOverBudget);
        assertThat(simulator().bills().count()).isEqualTo(10);
        assertThat(component().getBudgetSpent()).isEqualByComparingTo("0.40");
        assertThat(component().getBudgetReserved()).isZero();
        assertThat(component().getBudgetLeft()).isZero();
    }

    @Test
    void aMessageBeyondTheBudgetSaysWhenItWouldPass() {
        TestClock clock = new TestClock();
        component().setClock(clock);
        component().setBudget(0.10);
        component().setBudgetWindow(Duration.ofHours(6).toMillis());
        send(RUNWARE + "&numberOfImages=2", "A fox");
        clock.advance(Duration.ofHours(2));

        RecraftException exception = assertOverBudget(send(RUNWARE, "A fox"));

        assertThat(exception)
                .hasMessageStartingWith(
                        "budget=0.1 does not cover this message, which costs 0.04 USD: 0.08 USD are spent"
                                + " within 6h and 0 USD reserved for requests under way; it is enough again at 2026-11-28T18:00:");
        assertThat(exception.isRetryable()).isTrue();
        assertThat(exception.getRetryAfter()).isBetween(Duration.ofHours(4), Duration.ofMinutes(241));
        assertThat(simulator().bills().count()).isEqualTo(1);

        clock.advance(exception.getRetryAfter());
        assertThat(send(RUNWARE, "A fox").getException()).isNull();
    }

    @Test
    void theRequestsOfAMessageAreReservedTogetherAndSettledEachByItsOwnOutcome() {
        component().setBudget(0.79);
        String uri = "recraft:generate?{{fal}}&unknownPrices=allow&modelCatalog=file:" + priced("fal", "recraftv4");

        assertOverBudget(send(uri + "&model=recraftv4&numberOfImages=20", "A fox"));
        assertThat(simulator().requests()).isEmpty();

        simulator().faults().next(Fault.status(422), Fault.resetBeforeAnswer());
        Exchange exchange = send(uri + "&model=recraftv4&numberOfImages=5", "A fox");

        assertThat(exchange.getException()).isNull();
        assertThat(component().getBudgetReserved()).isZero();
        assertThat(component().getBudgetSpent())
                .as("three delivered, one nobody knows of, one refused")
                .isEqualByComparingTo("0.16");
    }

    @ParameterizedTest
    @CsvSource({"401, 0", "500, 0.04"})
    void aFailureGivesBackWhatWasNotCharged(int status, String spent) {
        component().setBudget(1.0);
        simulator().faults().next(Fault.status(status));

        Exchange exchange = send("recraft:generate?{{recraft}}&model=recraftv4", "A fox");

        assertThat(exchange.getException()).isInstanceOf(RecraftException.class);
        assertThat(component().getBudgetSpent()).isEqualByComparingTo(spent);
        assertThat(component().getBudgetReserved()).isZero();
    }

    @Test
    void aRequestThatIsSentAgainCountsOnce() {
        component().setDelayers(timer -> (wait, action) -> timer.submit(action));
        component().setBudget(0.04);
        simulator().faults().next(Fault.status(503), Fault.status(503));

        Exchange exchange = send(RUNWARE, "A fox");

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(RecraftConstants.ATTEMPTS)).isEqualTo(3);
        assertThat(component().getBudgetSpent()).isEqualByComparingTo("0.04");
        assertThat(component().getBudgetReserved()).isZero();
    }

    @Test
    void aRefusedMessageTakesNothing() {
        component().setBudget(1.0);

        send(RUNWARE, "A fox", Map.of(RecraftConstants.SIZE, "7x7"));
        send(RUNWARE + "&maxCost=0.01", "A fox");

        assertThat(component().getBudgetLeft()).isEqualByComparingTo("1");
    }

    @Test
    void aDryRunTakesNothingAndRefusesTheSame() {
        component().setBudget(0.04);

        for (int times = 0; times < 3; times++) {
            assertThat(send(RUNWARE + "&dryRun=true", "A fox").getException()).isNull();
        }
        assertThat(component().getBudgetLeft()).isEqualByComparingTo("0.04");

        Exception dry = send(RUNWARE + "&dryRun=true&numberOfImages=2", "A fox").getException();
        Exception wet = send(RUNWARE + "&numberOfImages=2", "A fox").getException();
        assertThat(dry).isInstanceOf(RecraftInsufficientFundsException.class).hasMessage(wet.getMessage());
        assertThat(component().statistics().total().requests()).isEqualTo(1);
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void whatWasSpentStaysSpentWhenTheComponentStops() throws Exception {
        component().setBudget(0.04);
        route(RUNWARE);
        send("direct:in", "A fox");

        component().stop();
        component().start();

        assertOverBudget(send("direct:in", "A fox"));
    }

    @Test
    void itIsCountedAndIsNoTroubleOfTheProviders() throws Exception {
        component().setBudget(0.0);
        route(RUNWARE);

        RecraftException exception = assertOverBudget(send("direct:in", "A fox"));

        assertThat(exception.isRetryable()).isFalse();
        assertThat(exception.getHttpResponseCode()).isZero();
        assertThat(component().getFailures()).isEqualTo(1);
        assertThat(component().statistics().lastErrors())
                .singleElement()
                .satisfies(error -> assertThat(error.billed()).isEqualTo(Billing.NO));
        assertThat(component().healthChecks())
                .singleElement()
                .satisfies(check -> assertThat(check.call().getState()).isEqualTo(HealthCheck.State.UP));
    }

    @ParameterizedTest
    @ValueSource(strings = {"budget=5", "budgetWindow=1h"})
    void anEndpointHasNoBudgetOfItsOwn(String option) {
        assertThatThrownBy(() -> context.getEndpoint("recraft:generate?provider=runware&" + option))
                .rootCause()
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageContaining("no option of an endpoint, since all endpoints share one budget; set it on the"
                        + " component, as in camel.component.recraft.");
    }

    @Test
    void aBudgetThatMakesNoSenseIsRefusedAtOnce() {
        assertThatThrownBy(() -> component().setBudget(-1.0)).hasMessageContaining("budget=-1.0 is not an amount");
        assertThatThrownBy(() -> component().setBudgetWindow(0)).hasMessageContaining("budgetWindow=0 is not above 0");
    }

    @Test
    void aBudgetCanBeSetByProperties() {
        PropertyBindingSupport.bindProperties(
                context, component(), new HashMap<>(Map.of("budget", "0.10", "budgetWindow", "6h")));

        assertThat(component().getBudgetLeft()).isEqualByComparingTo("0.1");
        assertThat(component().budget().figures().orElseThrow().windowText()).isEqualTo("6h");
    }

    /** A catalogue in which the model has the price 0.04 at the provider. */
    private Path priced(String provider, String model) {
        try {
            return Files.writeString(
                    folder.resolve("priced.json"),
                    "{\"models\": {\"" + model + "\": {\"generate\": {\"" + provider + "\": {\"price\": 0.04}}}}}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertRefused(Exchange exchange, String... message) {
        assertThat(exchange.getException())
                .asInstanceOf(throwable(RecraftInvalidRequestException.class))
                .hasMessageContainingAll(message)
                .satisfies(e -> assertThat(e.getBilled()).isEqualTo(Billing.NO));
        assertThat(simulator().bills().count()).isZero();
        assertThat(simulator().requests()).isEmpty();
    }

    private static RecraftException assertOverBudget(Exchange exchange) {
        assertThat(exchange.getException()).isInstanceOf(RecraftInsufficientFundsException.class);
        RecraftException exception = (RecraftException) exchange.getException();
        assertThat(exception.getBilled()).isEqualTo(Billing.NO);
        return exception;
    }
}
