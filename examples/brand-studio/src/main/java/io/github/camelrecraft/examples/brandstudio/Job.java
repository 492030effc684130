package io.github.camelrecraft.examples.brandstudio;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order on its way to become a picture.
 *
 * @param id      a UUID, which is the picture's id later on
 * @param order   what to draw
 * @param uri     the endpoint that does the same
 * @param state   how far it is
 * @param since   when it was ordered or, once it is being drawn, when that began
 * @param picture what came of it; null until it is done
 * @param trouble why nothing came of it; null unless it failed
 */
record Job(
        String id,
        Order order,
        String uri,
        State state,
        Instant since,
        @Nullable Picture picture,
        @Nullable Trouble trouble) {

    /** How far a job is; on the page they only ever follow one another in this order. */
    enum State {
        /** In the queue. */
        WAITING,
        /** Sent to the provider. */
        DRAWING,
        /** Here, and on its way to the gallery. */
        ARRIVING,
        /** In the gallery. */
        DONE,
        /** There is no picture, and there will be none. */
        FAILED
    }

    static Job ordered(String id, Order order, String uri, Instant now) {
        return new Job(id, order, uri, State.WAITING, now, null, null);
    }

    Job drawing(Instant now) {
        return new Job(id, order, uri, State.DRAWING, now, null, null);
    }

    Job arriving() {
        return new Job(id, order, uri, State.ARRIVING, since, null, null);
    }

    Job done(Picture picture) {
        return new Job(id, order, uri, State.DONE, since, picture, null);
    }

    Job failed(Trouble trouble) {
        return new Job(id, order, uri, State.FAILED, since, null, trouble);
    }

    boolean isLive() {
        return state != State.DONE && state != State.FAILED;
    }
}
