package io.github.camelrecraft;

import io.github.camelrecraft.model.FailureKind;
import io.github.camelrecraft.observe.RequestEnd;
import io.github.camelrecraft.observe.RequestFacts;
import io.github.camelrecraft.observe.RequestObservation;
import io.github.camelrecraft.observe.RequestObserver;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether an endpoint's provider serves it, as its own requests tell. */
final class RecraftHealth implements RequestObserver, RequestObservation {

    /** What the next request most likely meets, too, and somebody has to do something about. */
    private static final Set<FailureKind> TROUBLE =
            EnumSet.of(FailureKind.AUTHENTICATION, FailureKind.INSUFFICIENT_FUNDS, FailureKind.UNAVAILABLE);

    private volatile @Nullable RequestEnd trouble;
    private volatile @Nullable RequestEnd lastFailure;

    @Override
    public RequestObservation started(RequestFacts facts) {
        return this;
    }

    @Override
    public void ended(RequestEnd end) {
        if (end.failure() == null) {
            trouble = null;
        } else {
            lastFailure = end;
            if (TROUBLE.contains(end.failure())) {
                trouble = end;
            }
        }
    }

    /** Nothing is known any more: the endpoint starts anew. */
    void reset() {
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
