package io.github.camelrecraft.simulator;

import io.github.camelrecraft.simulator.content.Content;
import io.github.camelrecraft.simulator.http.Ending;
import io.github.camelrecraft.simulator.http.Reply;
import io.github.camelrecraft.simulator.http.Responder;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What happens to the bytes of an answer.
 *
 * @param sending     whether there is an answer at all
 * @param ending      whether it is sent to its end
 * @param contentType in place of the right one
 * @param malformed   whether its JSON stops in the middle
 */
record Wire(Sending sending, Ending ending, @Nullable String contentType, boolean malformed) {

    /** Nothing special. */
    static final Wire FINE = new Wire(Sending.ANSWER, Ending.WHOLE, null, false);

    enum Sending {
        ANSWER,
        RESET,
        SILENCE
    }

    /** The reply as this wire lets it through. */
    Reply reply(int status, Map<String, String> headers, String usualType, Content body) {
        return new Reply(status, headers, contentType != null ? contentType : usualType, body, ending);
    }

    void send(Responder responder, Supplier<Reply> reply) {
        switch (sending) {
            case ANSWER -> answer(responder, reply);
            case RESET -> responder.reset();
            case SILENCE -> {}
        }
    }

    private static void answer(Responder responder, Supplier<Reply> reply) {
        guard(responder, () -> responder.reply(reply.get()));
    }

    /** A defect of the simulator must not look like a provider that takes its time. */
    static void guard(Responder responder, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            Content text = Content.of("The simulator failed: " + e + "\n");
            responder.reply(FINE.reply(500, Map.of(), "text/plain", text));
            // Thrown further it would take the connection with it, and the text.
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }

    /** Both; where they disagree, the other one's. */
    Wire then(Wire other) {
        return new Wire(
                other.sending != Sending.ANSWER ? other.sending : sending,
                other.ending.how() != Ending.How.WHOLE ? other.ending : ending,
                other.contentType != null ? other.contentType : contentType,
                malformed || other.malformed);
    }
}
