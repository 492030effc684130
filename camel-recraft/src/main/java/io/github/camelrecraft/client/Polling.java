package io.github.camelrecraft.client;

import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.provider.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Polling for a job: when, and what is known of it. It may be accepted, or doubtful: sent, and never answered. */
final class Polling {

    /** HTTP statuses below 500 after which it makes sense to ask for a job's state again. */
    private static final Set<Integer> MAYBE_LATER = Set.of(408, 425, 429);

    /** From here on a server failed, the provider's or one in between: Cloudflare's statuses are 520 to 530. */
    private static final int SERVER_FAILED = 500;

    /** What was sent this long ago and is not there was lost on its way. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(5);

    /**
     * What was sent this long ago and is not there may have been made and forgotten: nobody documents for how long
     * Runware knows a task, and Replicate removes its predictions after an hour.
     */
    private static final Duration REMEMBERED = Duration.ofHours(1);

    /** An answer that is cut may be whole the next time; one that is packed, or has no end, is so again. */
    private static final int UNREADABLE = 3;

    /** After so many answers in a row without them, images that are missing are believed not to come. */
    private static final int BELIEVED_AFTER = 3;

    /** A call that was missed because it came between two questions is made up for soon. */
    private static final Duration SOON = Duration.ofMillis(250);

    private final ImageClient client;
    private final Steps steps;
    private final Consumer<Job> ask;
    private final PollCadence cadence;
    private final ImageRequest request;
    private final boolean byWebhook;

    /** The question to come. A timer that is called off may run all the same, and two questions at once would be one too many. */
    private final AtomicReference<@Nullable Object> next = new AtomicReference<>();

    private final AtomicInteger unreadable = new AtomicInteger();

    /** How many images a job that is said to be done had in its last answer, and in how many answers in a row. */
    private int found;

    private int foundInARow;
    private final AtomicBoolean rung = new AtomicBoolean();
    private volatile @Nullable Job known;
    private volatile @Nullable Instant doubtedSince;
    private volatile @Nullable Runnable registration;

    /**
     * @param ask asks once
     */
    Polling(ImageClient client, ImageJob job, Steps steps, Consumer<Job> ask) {
        this.client = client;
        this.steps = steps;
        this.ask = ask;
        this.request = job.request();
        this.byWebhook = request.isByWebhook();
        this.cadence = byWebhook ? PollCadence.besideWebhook(job.timeout()) : new PollCadence();
    }

    static boolean mayAnswerLater(int status) {
        return status >= SERVER_FAILED || MAYBE_LATER.contains(status);
    }

    /** The provider works on it. */
    void accepted(Job job) {
        doubtedSince = null;
        Job before = known;
        known = job;
        if (byWebhook && (before == null || !before.id().equals(job.id()) || registration == null)) {
            listen(job);
        }
    }

    /** It was sent, and nobody knows whether the provider works on it. */
    void doubted(Job job, Instant since) {
        known = job;
        doubtedSince = since;
    }

    /** It was never there. */
    void forget() {
        known = null;
        doubtedSince = null;
    }

    boolean hasJob() {
        return known != null;
    }

    boolean isDoubtful() {
        return doubtedSince != null;
    }

    /** Whether the doubtful request may still be on its way to the provider. */
    boolean mayStillArrive() {
        return hasBeenDoubtful(ON_ITS_WAY) < 0;
    }

    /** Whether that the provider does not know the doubtful request says nothing any more. */
    boolean mayBeForgotten() {
        return hasBeenDoubtful(REMEMBERED) > 0;
    }

    /** Less than 0 for a shorter time than that, more than 0 for a longer one. */
    private int hasBeenDoubtful(Duration time) {
        Instant since = doubtedSince;
        return since == null
                ? 0
                : Duration.between(since, client.clock().instant()).compareTo(time);
    }

    /** The answer to a question could not be read; whether that is no accident any more. */
    boolean isUnreadableOnceTooOften() {
        return unreadable.incrementAndGet() >= UNREADABLE;
    }

    /**
     * Whether these are all images of a job that is said to be done. Where they are fewer than were asked for, one may
     * come later, although the provider does not say so; it would be paid for and lost. Called by one thread at a time.
     */
    boolean areAll(int images) {
        foundInARow = images == found ? foundInARow + 1 : 1;
        found = images;
        return images >= request.expectedImages() || foundInARow >= BELIEVED_AFTER;
    }

    void now(Job job) {
        steps.begin(() -> ask.accept(job));
    }

    void later(Job job, Duration atLeast) {
        Duration wait = isDoubtful() ? cadence.nextInDoubt() : cadence.next();
        if (rung.getAndSet(false)) {
            wait = SOON;
        }
        after(wait.compareTo(atLeast) < 0 ? atLeast : wait, job);
    }

    /**
     * Asks again for a job that is said to be done: no webhook comes any more.
     *
     * @param left the time that is left for the question, and for what it has made to be fetched
     * @return false when that is too little, and nothing is asked
     */
    boolean again(Job job, Duration left) {
        Duration wait = cadence.nextInDoubt();
        if (wait.multipliedBy(2).compareTo(left) >= 0) {
            return false;
        }
        after(wait, job);
        return true;
    }

    private void after(Duration wait, Job job) {
        Object turn = new Object();
        next.set(turn);
        steps.later(wait, () -> {
            if (next.compareAndSet(turn, null)) {
                ask.accept(job);
            }
        });
    }

    void stop() {
        Runnable registered = registration;
        if (registered != null) {
            registered.run();
        }
    }

    /** Of several tasks each has an id of its own, and is called for by it. */
    private void listen(Job job) {
        stop();
        List<Runnable> registrations = Stream.concat(
                        Stream.of(job.id()), request.tasks().stream().map(ImageRequest.Task::jobId))
                .distinct()
                .map(id -> client.doorbell().await(id, this::hear))
                .toList();
        registration = () -> registrations.forEach(Runnable::run);
        if (steps.haveEnded()) {
            stop();
        }
    }

    private void hear() {
        rung.set(true);
        Job job = known;
        if (job != null && next.getAndSet(null) != null) {
            steps.cancelNext();
            rung.set(false);
            now(job);
        }
    }
}
