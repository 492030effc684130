package io.github.camelrecraft.observe;

/**
 * Hears of each request that an endpoint makes, or refuses to make. An endpoint uses every bean of this type that is
 * in Camel's registry when its route starts.
 *
 * <pre>{@code
 * context.getRegistry().bind("bookkeeping", (RequestObserver) facts -> end -> book(facts.model(), end.cost()));
 * }</pre>
 *
 * <p>An observer is called by several threads at once, some of which move the bytes of all requests: it must be quick and
 * must not block. One that throws is logged and harms no exchange; neither does one that returns null, which then hears no
 * more of that request.
 */
@FunctionalInterface
public interface RequestObserver {

    /**
     * A message has become a request, or was refused as one. Called on the route's own thread, so that what is bound to
     * it, such as a trace, can be continued.
     *
     * @return hears the rest of this request
     */
    RequestObservation started(RequestFacts facts);
}
