package io.github.camelrecraft.observe;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** Many observers as one that cannot fail. */
public final class RequestObservers {

    private final List<RequestObserver> observers;
    private final Clock clock;
    private final BiConsumer<Object, Throwable> trouble;

    /**
     * Puts observers together.
     *
     * @param clock   tells when, and how long it took
     * @param trouble is told which observer, or which observation of it, threw what
     */
    public RequestObservers(List<RequestObserver> observers, Clock clock, BiConsumer<Object, Throwable> trouble) {
        this.observers = List.copyOf(observers);
        this.clock = clock;
        this.trouble = trouble;
    }

    /** A request starts. */
    public ObservedRequest started(RequestFacts facts) {
        List<RequestObservation> observations = new ArrayList<>(observers.size());
        for (RequestObserver observer : observers) {
            try {
                RequestObservation observation = observer.started(facts);
                if (observation != null) {
                    observations.add(observation);
                }
            } catch (Throwable e) {
                trouble.accept(observer, e);
            }
        }
        return new ObservedRequest(observations, clock, trouble);
    }
}
