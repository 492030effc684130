package io.github.camelrecraft.simulator;

import io.github.camelrecraft.simulator.content.Content;
import io.github.camelrecraft.simulator.http.Reply;
import io.github.camelrecraft.simulator.http.Responder;
import io.github.camelrecraft.simulator.http.Transfer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What happens to the bytes of an answer.
 *
 * @param sending     whether there is an answer at all
 * @param transfer    how it is sent
 * @param contentType in place of the right one
 * @param malformed   whether its JSON stops in the middle
 * @param bomb        how many bytes a compressed body has when it is unpacked, in place of the right one; 0 for none
 */
record Wire(Sending sending, Transfer transfer, @Nullable String contentType, boolean malformed, long bomb) {

    /** Nothing special. */
    static final Wire FINE = new Wire(Sending.ANSWER, Transfer.FINE, null, false, 0);

    enum Sending {
        ANSWER,
        RESET,
        SILENCE
    }

    /** The reply as this wire lets it through. */
    Reply reply(int status, Map<String, String> headers, String usualType, Content body) {
        String type = contentType != null ? contentType : usualType;
        if (bomb == 0) {
            return new Reply(status, headers, type, body, transfer);
        }
        Map<String, String> encoded = new HashMap<>(headers);
        encoded.put("Content-Encoding", "gzip");
        return new Reply(status, encoded, type, GzipBomb.of(bomb), transfer);
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
                transfer.then(other.transfer),
                other.contentType != null ? other.contentType : contentType,
                malformed || other.malformed,
                other.bomb != 0 ? other.bomb : bomb);
    }
}
