package io.github.camelrecraft.observe;

import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.Failure;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells the observers of one request, in order: what is sent late, or ends twice, is not told. A request may begin to leave
 * on one thread while its deadline ends it on another.
 */
public final class ObservedRequest {

    /** A provider may put anything in the place of a code, a sentence with the prompt in it among others. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");

    private final List<RequestObservation> observations;
    private final Clock clock;
    private final BiConsumer<Object, Throwable> trouble;
    private final Instant started;
    private final ReentrantLock order = new ReentrantLock();
    private boolean sent;
    private boolean recovered;
    private boolean ended;

    ObservedRequest(List<RequestObservation> observations, Clock clock, BiConsumer<Object, Throwable> trouble) {
        this.observations = observations;
        this.clock = clock;
        this.trouble = trouble;
        this.started = clock.instant();
    }

    /** It begins to leave for the provider. */
    public void sent() {
        order.lock();
        try {
            if (!sent && !ended) {
                sent = true;
                tell(RequestObservation::sent);
            }
        } finally {
            order.unlock();
        }
    }

    /** It was sent before, by an exchange that is gone: what that brought is asked for, fetched, or taken out of a ledger. */
    public void recovered() {
        order.lock();
        try {
            recovered = true;
        } finally {
            order.unlock();
        }
    }

    /**
     * Its images are handed on.
     *
     * @param bytes    of the images that were fetched
     * @param cost     in USD; null when not known
     * @param attempts how often it was sent
     */
    public void delivered(int images, long bytes, @Nullable BigDecimal cost, int attempts) {
        end(null, images, bytes, cost, attempts);
    }

    /** It failed without having been sent, or was sent once. */
    public void failed(Failure failure) {
        failed(failure, 1);
    }

    /**
     * It failed.
     *
     * @param attempts how often it was sent
     */
    public void failed(Failure failure, int attempts) {
        end(failure, 0, 0, null, attempts);
    }

    private void end(@Nullable Failure failure, int images, long bytes, @Nullable BigDecimal cost, int attempts) {
        order.lock();
        try {
            if (!ended) {
                ended = true;
                RequestEnd end = describe(failure, images, bytes, cost, Math.max(1, attempts));
                tell(observation -> observation.ended(end));
            }
        } finally {
            order.unlock();
        }
    }

    private RequestEnd describe(
            @Nullable Failure failure, int images, long bytes, @Nullable BigDecimal cost, int attempts) {
        Instant now = clock.instant();
        Duration duration = now.isBefore(started) ? Duration.ZERO : Duration.between(started, now);
        return failure == null // what was never sent cost nothing
                ? new RequestEnd(
                        null,
                        sent ? Billing.YES : Billing.NO,
                        sent,
                        images,
                        bytes,
                        cost,
                        0,
                        null,
                        attempts,
                        recovered && !sent,
                        duration,
                        now)
                : new RequestEnd(
                        failure.kind(),
                        failure.billed(),
                        sent,
                        images,
                        bytes,
                        cost,
                        failure.httpStatus(),
                        code(failure.code()),
                        attempts,
                        recovered && !sent,
                        duration,
                        now);
    }

    private static @Nullable String code(@Nullable String code) {
        return code != null && CODE.matcher(code).matches() ? code : null;
    }

    private void tell(Consumer<RequestObservation> what) {
        for (RequestObservation observation : observations) {
            try {
                what.accept(observation);
            } catch (Throwable e) {
                trouble.accept(observation, e);
            }
        }
    }
}
