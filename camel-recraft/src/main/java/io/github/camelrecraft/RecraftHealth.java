package io.github.camelrecraft;

import io.github.camelrecraft.model.FailureKind;
import io.github.camelrecraft.observe.RequestEnd;
import io.github.camelrecraft.observe.RequestFacts;
import io.github.camelrecraft.observe.RequestObservation;
import io.github.camelrecraft.observe.RequestObserver;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Whether an endpoint's provider serves it, and its ledger can be used, as its own requests tell. */
final class RecraftHealth implements RequestObserver, RequestObservation {

    /**
     * What the next request meets, too, until somebody does something about it: when the provider says so. What the
     * component's own budget does not cover was not sent, passes by itself, and says nothing about the provider.
     */
    private static final Set<FailureKind> TROUBLE =
            EnumSet.of(FailureKind.AUTHENTICATION, FailureKind.INSUFFICIENT_FUNDS);

    /** What may pass by itself. */
    private static final Set<FailureKind> AWAY = EnumSet.of(FailureKind.UNAVAILABLE, FailureKind.LEDGER_UNAVAILABLE);

    /** One connection that breaks says little; so many requests in a row that find nobody say that there is nobody. */
    private static final int IN_A_ROW = 3;

    /** How many in a row found nobody, of each kind; what fails for another reason is not counted, and ends no row. */
    private final Map<FailureKind, Integer> away = new ConcurrentHashMap<>();

    private volatile @Nullable RequestEnd trouble;
    private volatile @Nullable RequestEnd lastFailure;

    @Override
    public RequestObservation started(RequestFacts facts) {
        return this;
    }

    @Override
    public void ended(RequestEnd end) {
        if (end.failure() == null) {
            away.clear();
            trouble = null;
        } else {
            lastFailure = end;
            boolean nobody = AWAY.contains(end.failure()) && away.merge(end.failure(), 1, Integer::sum) >= IN_A_ROW;
            if (nobody || (end.sent() && TROUBLE.contains(end.failure()))) {
                trouble = end;
            }
        }
    }

    /** Nothing is known any more: the endpoint starts anew. */
    void reset() {
        away.clear();
        trouble = null;
        lastFailure = null;
    }

    /** The last failure that stands in the way; null when there was none, or a request has succeeded since. */
    @Nullable
    RequestEnd trouble() {
        return trouble;
    }

    /** The last failure of any kind; null when there was none. */
    @Nullable
    RequestEnd lastFailure() {
        return lastFailure;
    }
}
