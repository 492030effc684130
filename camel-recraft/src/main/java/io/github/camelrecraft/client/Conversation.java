package io.github.camelrecraft.client;

import io.github.camelrecraft.http.ApiAnswer;
import io.github.camelrecraft.http.ApiAnswerHandler;
import io.github.camelrecraft.http.HttpCall;
import io.github.camelrecraft.http.HttpExchange;
import io.github.camelrecraft.provider.Job;
import io.github.camelrecraft.provider.ProviderAnswer;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The calls that one request makes to the provider's API, one after the other: itself, and those that ask for its job. */
final class Conversation {

    /** A provider that sends a few more than were asked for is still listened to. */
    private static final int SOME_IMAGES = 20;

    /** Hears what came of a call, whose job is null when it was the request itself. */
    interface Listener {

        /** It was answered. What is thrown at this is as if the answer could not be read. */
        void answered(ProviderAnswer meaning, ApiAnswer answer, @Nullable Job asked);

        /**
         * There is no answer.
         *
         * @param sent whether the call may have reached the provider
         */
        void unanswered(Throwable failure, boolean sent, @Nullable Job asked);

        /** There is an answer, and nobody could make sense of it. */
        void undecodable(Throwable failure, @Nullable Job asked);
    }

    private final ImageClient client;
    private final ImageJob job;
    private final Steps steps;
    private final RequestProgress progress;
    private final Listener listener;

    /** Whether the request is about to leave, and nobody has said yet whether it could not, or was not charged. */
    private volatile boolean leaving;

    private volatile @Nullable HttpExchange<ApiAnswer> exchange;

    /**
     * @param progress is asked whether the request itself may leave, and hears when it begins to
     */
    Conversation(ImageClient client, ImageJob job, Steps steps, RequestProgress progress, Listener listener) {
        this.client = client;
        this.job = job;
        this.steps = steps;
        this.progress = progress;
        this.listener = listener;
    }

    /** Sends the request itself. */
    void send(HttpCall request) {
        leaving = true;
        call(request, null);
    }

    /** Asks for an accepted job. */
    void ask(Job asked) {
        call(job.provider().encodePoll(job.request(), job.access(), asked), asked);
    }

    private void call(HttpCall call, @Nullable Job asked) {
        if (steps.haveEnded()) {
            return;
        }
        var settings = new ApiAnswerHandler.Settings(
                job.provider().imageMembers(),
                client.spool(),
                job.maxImageSize(),
                Math.max(job.request().expectedImages(), SOME_IMAGES),
                job.resultType() == ResultType.JSON);
        BooleanSupplier mayLeave = asked == null ? progress::mayLeave : () -> true;
        HttpExchange<ApiAnswer> sent = client.api().get().execute(call, new ApiAnswerHandler(settings), mayLeave);
        exchange = sent;
        if (asked == null) {
            sent.whenSent(progress::sent);
        }
        if (steps.haveEnded()) {
            sent.cancel();
        }
        var unused = sent.result().whenComplete((answer, failure) -> {
            if (answer != null) {
                decode(answer, asked);
            } else {
                listener.unanswered(failure, sent.wasSent(), asked);
            }
        });
    }

    private void decode(ApiAnswer answer, @Nullable Job asked) {
        try {
            ApiAnswer masked = answer.masked(job.secrets());
            ProviderAnswer meaning = asked == null
                    ? job.provider().decode(job.request(), masked.answer())
                    : job.provider().decodePoll(job.request(), asked, masked.answer());
            listener.answered(meaning, masked, asked);
        } catch (RuntimeException | Error e) {
            answer.discard();
            listener.undecodable(e, asked);
        }
    }

    /** Whether the latest call may have reached the provider, and nobody has said that it was not charged. */
    boolean wasSent() {
        HttpExchange<ApiAnswer> latest = exchange;
        return latest == null ? leaving : latest.wasSent();
    }

    /** What was sent was not charged, or never arrived. */
    void forget() {
        leaving = false;
        exchange = null;
    }

    /** Ends the call under way. */
    void cancel() {
        HttpExchange<ApiAnswer> latest = exchange;
        if (latest != null) {
            latest.cancel();
        }
    }
}
