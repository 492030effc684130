package io.github.camelrecraft.examples.brandstudio;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A job as the page sees it.
 *
 * @param elapsed for how many milliseconds it has been waiting or, once it is being drawn, for how many that has taken:
 *                the clocks of this machine and of the page's need not agree
 */
record JobView(
        String id,
        String state,
        Order order,
        String uri,
        long elapsed,
        @Nullable Picture picture,
        @Nullable Trouble trouble) {

    /** A picture is a job that is done, unless nobody ordered it. */
    static Optional<JobView> of(Picture picture) {
        Order order = picture.order();
        String uri = picture.uri();
        return order == null || uri == null
                ? Optional.empty()
                : Optional.of(new JobView(picture.id(), "done", order, uri, picture.millis(), picture, null));
    }

    static JobView of(Job job, Instant now) {
        return new JobView(
                job.id(),
                job.state().name().toLowerCase(Locale.ROOT),
                job.order(),
                job.uri(),
                Duration.between(job.since(), now).toMillis(),
                job.picture(),
                job.trouble());
    }
}
