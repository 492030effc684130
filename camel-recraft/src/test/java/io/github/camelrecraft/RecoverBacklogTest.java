package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelrecraft.ledger.Intent;
import io.github.camelrecraft.ledger.LedgerEntry;
import io.github.camelrecraft.ledger.MemoryLedgerStore;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** More than one look of {@code recraft:recover} brings. */
class RecoverBacklogTest extends RouteTestSupport {

    private static final int ONE_LOOK = 1_000;

    private final MemoryLedgerStore store = new MemoryLedgerStore();

    /** They may all have been changed at one instant. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void whatNoLookGetsRidOfDoesNotStandInTheWayOfWhatIsNewer(int secondsBetween) throws Exception {
        context.getRegistry().bind("payments", store);
        send(
                "recraft:generate?{{runware}}&ledger=#payments",
                "A lighthouse",
                Map.of(RecraftConstants.IDEMPOTENCY_KEY, "good"));
        await().until(() -> good().delivered());
        store.undeliver("generate:good");
        for (int index = 0; index < ONE_LOOK; index++) {
            store.replace(withoutImages(good(), "bad" + index, 1 + index * secondsBetween), 0);
        }

        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("recraft:recover?{{runware}}&ledger=#payments&recoverAfter=0&initialDelay=1&delay=50"
                                + "&bridgeErrorHandler=true")
                        .onException(RecraftException.class)
                        .handled(true)
                        .end()
                        .to("log:recovered?level=OFF");
            }
        });

        await().until(() -> good().delivered());
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    private LedgerEntry good() {
        return store.find("generate:good").orElseThrow();
    }

    /** An older one of the same kind, whose images are nowhere. */
    private static LedgerEntry withoutImages(LedgerEntry entry, String key, int secondsOlder) {
        Intent intent = entry.intent();
        return new LedgerEntry(
                new Intent(
                        key,
                        intent.fingerprint(),
                        intent.provider(),
                        intent.account(),
                        intent.operation(),
                        intent.model(),
                        intent.options(),
                        intent.tasks(),
                        intent.firstTask()),
                entry.state(),
                1,
                entry.holder(),
                entry.heldUntil(),
                entry.created(),
                entry.updated().minusSeconds(secondsOlder),
                entry.sent(),
                entry.job(),
                entry.answer(),
                entry.failure(),
                entry.cost(),
                entry.delivered());
    }
}
