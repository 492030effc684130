package io.github.camelrecraft.observe;

import io.github.camelrecraft.model.FailureKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;

/**
 * What was counted, at one moment. Requests that end while it is read may be in some of the figures and not yet in others.
 *
 * @param requests     that have ended, refused messages included
 * @param inFlight     that have started and not ended
 * @param waiting      of those in flight, that have not been sent: no connection was free
 * @param failures     of the requests, by kind; a kind that did not occur is absent
 * @param images       that were handed on
 * @param bytes        of these images, as far as they were fetched
 * @param spend        what these images cost in USD, as far as it is known
 * @param unknownBills requests that may have been charged without an image to show for it
 * @param retries      attempts beyond each request's first
 * @param meanDuration of the requests that have ended; zero when none has
 * @param maxDuration  of the requests that have ended; zero when none has
 */
public record RequestFigures(
        long requests,
        long inFlight,
        long waiting,
        Map<FailureKind, Long> failures,
        long images,
        long bytes,
        BigDecimal spend,
        long unknownBills,
        long retries,
        Duration meanDuration,
        Duration maxDuration) {

    /** How many of the requests failed, of whatever kind. */
    public long failed() {
        return failures.values().stream().mapToLong(Long::longValue).sum();
    }
}
