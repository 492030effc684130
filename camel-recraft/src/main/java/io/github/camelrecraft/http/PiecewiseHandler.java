package io.github.camelrecraft.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.IOSession;
import org.jspecify.annotations.Nullable;

/**
 * Hands on what has arrived in small pieces. HttpCore copies what it is handed into a buffer that grows with it, and that
 * the connection then keeps: after one large image, each would hold the size of a block while it waits for the next answer.
 * What HttpCore hands on of an answer meanwhile, in smaller pieces still, is gathered until the last of them.
 */
final class PiecewiseHandler extends ForwardingHandler {

    /** For most heads and small answers, a piece or two. */
    static final int PIECE = 2 << 10;

    PiecewiseHandler(IOEventHandler next) {
        super(next);
    }

    @Override
    public void inputReady(IOSession current, @Nullable ByteBuffer source) throws IOException {
        PieceGatherer gatherer = PieceGatherer.ofThread();
        gatherer.begin();
        try {
            if (source == null) {
                super.inputReady(current, null);
            } else {
                handOn((PiecewiseSession) current, source); // as every connection is
            }
        } catch (Error e) {
            gatherer.forget(); // nothing may hide it
            throw e;
        } finally {
            gatherer.end(); // before an IOException behind it is told of
        }
    }

    /** What is left when a piece makes HttpCore close the connection belongs to nobody. */
    private void handOn(PiecewiseSession session, ByteBuffer source) throws IOException {
        int end = source.limit();
        int at = source.position();
        session.setHandingOn(true);
        try {
            do {
                int next = Math.min(at + PIECE, end);
                super.inputReady(session, source.limit(next).position(at));
                at = next;
            } while (at < end && session.isOpen());
        } finally {
            session.setHandingOn(false);
        }
    }
}
