package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelrecraft.observe.TestClock;
import io.github.camelrecraft.simulator.Fault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsole.MediaType;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;
import org.junit.jupiter.api.Test;

/** The developer console shows what is under way and what it cost, and nothing that is private. */
class DevConsoleTest extends RouteTestSupport {

    private static final String PROMPT = "prompt-canary-0815";

    @Test
    void itShowsFiguresByModelAndTheLastErrorsAsText() throws Exception {
        someRequests();

        assertThat((String) console().call(MediaType.TEXT, Map.of()))
                .contains("Component: recraft\n")
                .contains("In flight: 0 (waiting: 0)\n")
                .contains("Connections leased: 0\n")
                .contains("Requests: 4 ended (authentication: 1, invalid-request: 1)\n")
                .containsPattern("Images: 2 \\([1-9][0-9]* bytes\\)\n")
                .containsPattern("Spend: 0\\.[0-9]+ USD \\(unknown bills: 0\\)\n")
                .contains(
                        "cloudflare generate recraftv4: 0 in flight, 1 ended, 1 images, 0 USD, mean 0.0 s, max 0.0 s\n")
                .contains(
                        "runware generate recraftv4: 0 in flight, 3 ended (authentication: 1, invalid-request: 1), 1 ")
                .containsPattern("2026-11-28T12:00:05Z runware generate recraftv4: invalid-request billed=NO\n")
                .containsPattern(
                        "2026-11-28T12:00:00Z runware generate recraftv4: authentication billed=NO status=200 code=invalidApiKey job=")
                .doesNotContain(KEY, PROMPT, "may not draw");
    }

    @Test
    void itShowsTheSameAsJson() throws Exception {
        someRequests();

        JsonObject root = (JsonObject) console().call(MediaType.JSON, Map.of());

        assertThat(root.toJson()).doesNotContain(KEY, PROMPT, "may not draw");
        JsonObject component = (JsonObject) ((JsonArray) root.get("components")).get(0);
        assertThat(component)
                .containsEntry("name", "recraft")
                .containsEntry("requests", 4L)
                .containsEntry("inFlight", 0L)
                .containsEntry("images", 2L)
                .containsEntry("failures", Map.of("authentication", 1L, "invalid-request", 1L));
        assertThat((JsonArray) component.get("models")).hasSize(2);
        JsonObject last = (JsonObject) ((JsonArray) component.get("lastErrors")).get(0);
        assertThat(last)
                .containsEntry("time", "2026-11-28T12:00:05Z")
                .containsEntry("kind", "invalid-request")
                .containsEntry("billed", "NO")
                .containsEntry("httpStatus", 0);
    }

    @Test
    void itShowsHowTheBudgetStands() throws Exception {
        component().setBudget(0.5);
        component().setBudgetWindow(Duration.ofHours(12).toMillis());
        send("recraft:generate?{{runware}}&model=recraftv4", PROMPT);

        assertThat((String) console().call(MediaType.TEXT, Map.of()))
                .contains("Budget: 0.5 USD in 12h (spent: 0.04 USD, reserved: 0 USD, left: 0.46 USD)\n");
        JsonObject root = (JsonObject) console().call(MediaType.JSON, Map.of());
        JsonObject budget = (JsonObject) ((JsonObject) ((JsonArray) root.get("components")).get(0)).get("budget");
        assertThat(budget.get("windowMillis")).isEqualTo(43_200_000L);
        assertThat((BigDecimal) budget.get("limit")).isEqualByComparingTo("0.5");
        assertThat((BigDecimal) budget.get("spent")).isEqualByComparingTo("0.04");
        assertThat((BigDecimal) budget.get("reserved")).isZero();
        assertThat((BigDecimal) budget.get("left")).isEqualByComparingTo("0.46");
    }

    @Test
    void withoutABudgetItShowsNone() throws Exception {
        send("recraft:generate?{{runware}}", PROMPT);

        assertThat((String) console().call(MediaType.TEXT, Map.of())).doesNotContain("Budget");
    }

    @Test
    void withoutAComponentThereIsNothingToShow() {
        context.removeComponent("recraft");
        context.start();

        assertThat((String) console().call(MediaType.TEXT, Map.of())).isEmpty();
    }

    private void someRequests() {
        TestClock clock = new TestClock();
        component().setClock(clock);
        send("recraft:generate?{{cloudflare}}&model=recraftv4", PROMPT);
        send("recraft:generate?{{runware}}&model=recraftv4&includeCost=true", PROMPT);
        simulator().faults().next(Fault.failureInside200("invalidApiKey", KEY + " may not draw " + PROMPT));
        send("recraft:generate?{{runware}}&model=recraftv4", PROMPT);
        clock.advance(Duration.ofSeconds(5));
        send("recraft:generate?{{runware}}&model=recraftv4", PROMPT, Map.of(RecraftConstants.SIZE, "7x7"));
        await().until(() ->
                component().getConnectionsLeased() == 0); // an exchange may end before its connection is back
    }

    private DevConsole console() {
        return context.getCamelContextExtension()
                .getContextPlugin(DevConsoleRegistry.class)
                .resolveById("recraft");
    }
}
