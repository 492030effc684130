package io.github.camelrecraft.ledger;

import static io.github.camelrecraft.ledger.Payments.COST;
import static io.github.camelrecraft.ledger.Payments.intent;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class MemoryLedgerTest extends SharedLedgerContract {

    @Test
    void aStoreThatKnowsNothingOfProvidersGivesNoMoreThanIsAskedFor() throws Exception {
        MemoryLedgerStore store = new MemoryLedgerStore();
        LedgerStore older = (LedgerStore) Proxy.newProxyInstance(
                LedgerStore.class.getClassLoader(), new Class<?>[] {LedgerStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("each")) {
                        LedgerQuery query = (LedgerQuery) arguments[0];
                        arguments[0] = new LedgerQuery(
                                query.states(),
                                query.undelivered(),
                                query.from(),
                                query.before(),
                                query.freeAt(),
                                query.limit());
                    }
                    return method.invoke(store, arguments);
                });
        try (PaymentLedger payments = new PaymentLedger(older, clock, LEASE)) {
            Claim.Fresh claim = (Claim.Fresh) payments.claim(intent("a"), false);
            payments.sent(claim.hold(), COST);
            payments.release(claim.hold());
            clock.advance(SECOND);

            assertThat(payments.unfinished(clock.instant(), "fal", "", 1, entry -> true))
                    .isEmpty();
            assertThat(payments.unfinished(clock.instant(), "runware", "", 1, entry -> true))
                    .hasSize(1);
        }
    }

    @Override
    LedgerPlace place() {
        MemoryLedgerStore store = new MemoryLedgerStore();
        return () -> store;
    }
}
