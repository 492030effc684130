package io.github.camelrecraft.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the small pieces of an answer to larger ones, for as long as one event of the network lasts. HttpCore hands a
 * body on in pieces of its buffer, which is small for the sake of connections that wait; to decode, look at and write each
 * of them alone costs more than to copy them together. What is gathered never outlasts the event, so that nothing is held
 * back, and the room for it is the thread's: no connection has any.
 */
final class PieceGatherer {

    /** What is read at once, as a rule: one event, one larger piece. */
    static final int ROOM = 16 << 10;

    private static final ThreadLocal<PieceGatherer> OF_THREAD = ThreadLocal.withInitial(PieceGatherer::new);

    private final ByteBuffer gathered = ByteBuffer.allocate(ROOM);

    /** Whose pieces are gathered; null when there are none. */
    private @Nullable Taker taker;

    private boolean inEvent;

    private PieceGatherer() {}

    /** Takes bytes, all of them. */
    interface Taker {
        void take(ByteBuffer bytes) throws IOException;
    }

    static PieceGatherer ofThread() {
        return OF_THREAD.get();
    }

    /** An event begins: pieces may be gathered. */
    void begin() {
        inEvent = true;
    }

    /** It ends: what was gathered is handed on. */
    void end() throws IOException {
        inEvent = false;
        handOn();
    }

    /** Drops what was gathered: whoever it is for gets no more. */
    void forget() {
        taker = null;
        gathered.clear();
    }

    /** Takes a piece, all of it. What comes outside an event, or is larger than the room, is handed on as it is. */
    void add(ByteBuffer piece, Taker next) throws IOException {
        if (next != taker || piece.remaining() > gathered.remaining()) {
            handOn();
        }
        if (inEvent && piece.remaining() <= gathered.remaining()) {
            taker = next;
            gathered.put(piece);
        } else {
            next.take(piece);
        }
    }

    /** Hands on what was gathered so far, if anything was. What comes next must not come before it. */
    void handOn() throws IOException {
        Taker last = taker;
        if (last == null) {
            return;
        }
        taker = null;
        try {
            last.take(gathered.flip());
        } finally {
            gathered.clear();
        }
    }
}
