package io.github.camelrecraft.http;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * What becomes of an answer while it arrives. Called by one thread at a time: {@code begin} once, {@code accept} any
 * number of times, then {@code finish} or {@code abort}. An exception ends the exchange and closes its connection.
 *
 * @param <T> what the answer is turned into
 */
public interface AnswerHandler<T> {

    /** The head has arrived. */
    void begin(AnswerHead head) throws IOException;

    /** Bytes of the body have arrived; all of them are to be taken. */
    void accept(ByteBuffer chunk) throws IOException;

    /** The body is complete. */
    T finish() throws IOException;

    /** Nobody takes the answer: drops what has been kept. May follow {@code finish}, or an exception of the other methods. */
    void abort();
}
