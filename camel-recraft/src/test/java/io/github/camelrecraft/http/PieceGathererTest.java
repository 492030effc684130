package io.github.camelrecraft.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pieces that arrive in one event are handed on together, and none is held back longer than that. */
class PieceGathererTest {

    private final PieceGatherer gatherer = PieceGatherer.ofThread();
    private final Keeping taker = new Keeping();

    @AfterEach
    void endTheEvent() throws IOException {
        gatherer.end();
    }

    @Test
    void smallPiecesAreHandedOnTogetherWhenTheEventEnds() throws IOException {
        gatherer.begin();
        gatherer.add(piece(1, 2), taker);
        gatherer.add(piece(3), taker);
        assertThat(taker.sizes).isEmpty();

        gatherer.end();

        assertThat(taker.sizes).containsExactly(3);
        assertThat(taker.bytes()).containsExactly(1, 2, 3);
    }

    @Test
    void whereThereIsNoEventAPieceIsHandedOnAtOnce() throws IOException {
        gatherer.add(piece(1), taker);
        gatherer.begin();
        gatherer.end();
        gatherer.add(piece(2), taker);

        assertThat(taker.sizes).containsExactly(1, 1);
    }

    @Test
    void anEventWithoutAPieceHandsNothingOn() throws IOException {
        gatherer.begin();
        gatherer.handOn();
        gatherer.end();

        assertThat(taker.sizes).isEmpty();
    }

    @Test
    void whatIsForgottenIsHandedToNobody() throws IOException {
        gatherer.begin();
        gatherer.add(piece(1, 2), taker);

        gatherer.forget();
        gatherer.add(piece(3), taker);
        gatherer.end();

        assertThat(taker.bytes()).containsExactly(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 700, PieceGatherer.ROOM, PieceGatherer.ROOM + 1, 3 * PieceGatherer.ROOM})
    void everyByteIsHandedOnOnceAndInOrderHoweverLargeThePieces(int largest) throws IOException {
        Random random = new Random(largest);
        byte[] bytes = new byte[5 * PieceGatherer.ROOM];
        random.nextBytes(bytes);

        gatherer.begin();
        for (int at = 0; at < bytes.length; ) {
            int count = Math.min(1 + random.nextInt(largest), bytes.length - at);
            gatherer.add(ByteBuffer.wrap(bytes, at, count), taker);
            at += count;
        }
        gatherer.end();

        assertThat(taker.bytes()).isEqualTo(bytes);
    }

    @Test
    void piecesThatFillTheRoomAreHandedOnWithTheNextOne() throws IOException {
        gatherer.begin();
        gatherer.add(ByteBuffer.allocate(PieceGatherer.ROOM - 1), taker);
        gatherer.add(ByteBuffer.allocate(1), taker);
        assertThat(taker.sizes).isEmpty();

        gatherer.add(ByteBuffer.allocate(1), taker);

        assertThat(taker.sizes).containsExactly(PieceGatherer.ROOM);
    }

    @Test
    void aPieceLargerThanTheRoomIsHandedOnAsItIsBehindWhatWasGathered() throws IOException {
        ByteBuffer large = ByteBuffer.allocate(PieceGatherer.ROOM + 1);

        gatherer.begin();
        gatherer.add(piece(1), taker);
        gatherer.add(large, taker);

        assertThat(taker.sizes).containsExactly(1, PieceGatherer.ROOM + 1);
        assertThat(taker.last).isSameAs(large);
    }

    @Test
    void whatIsToComeFirstIsHandedOnBeforeTheEventEnds() throws IOException {
        gatherer.begin();
        gatherer.add(piece(1), taker);

        gatherer.handOn();
        gatherer.add(piece(2), taker);
        assertThat(taker.sizes).containsExactly(1);
        gatherer.end();

        assertThat(taker.bytes()).containsExactly(1, 2);
    }

    @Test
    void eachGetsItsOwn() throws IOException {
        Keeping other = new Keeping();

        gatherer.begin();
        gatherer.add(piece(1), taker);
        gatherer.add(piece(2), other);
        gatherer.end();

        assertThat(taker.bytes()).containsExactly(1);
        assertThat(other.bytes()).containsExactly(2);
    }

    @Test
    void whatIsNotTakenIsNobodyElses() throws IOException {
        gatherer.begin();
        gatherer.add(piece(1), bytes -> {
            throw new IOException("not this");
        });
        assertThatThrownBy(gatherer::end).hasMessage("not this");

        gatherer.begin();
        gatherer.add(piece(2), taker);
        gatherer.end();

        assertThat(taker.bytes()).containsExactly(2);
    }

    private static ByteBuffer piece(int... bytes) {
        ByteBuffer piece = ByteBuffer.allocate(bytes.length);
        Arrays.stream(bytes).forEach(next -> piece.put((byte) next));
        return piece.flip();
    }

    /** Keeps it all. */
    private static final class Keeping implements PieceGatherer.Taker {

        private final ByteArrayOutputStream received = new ByteArrayOutputStream();
        private final List<Integer> sizes = new ArrayList<>();
        private ByteBuffer last;

        @Override
        public void take(ByteBuffer bytes) {
            last = bytes;
            sizes.add(bytes.remaining());
            while (bytes.hasRemaining()) {
                received.write(bytes.get());
            }
        }

        byte[] bytes() {
            return received.toByteArray();
        }
    }
}
