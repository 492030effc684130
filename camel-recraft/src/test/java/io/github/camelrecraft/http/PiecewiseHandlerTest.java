package io.github.camelrecraft.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What has arrived at once is handed on piece by piece, so that no buffer grows to its size. */
class PiecewiseHandlerTest {

    private final Recording next = new Recording();
    private final PiecewiseHandler handler = new PiecewiseHandler(next);
    private final List<Integer> gathered = new ArrayList<>();
    private boolean open = true;

    /** There is no more to come from it. */
    private final IOSession session = new PiecewiseSession((IOSession) Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {IOSession.class},
            (proxy, method, arguments) -> switch (method.getName()) {
                case "isOpen" -> open;
                case "read" -> -1;
                default -> throw new AssertionError(method);
            }));

    @ParameterizedTest
    @ValueSource(ints = {1, PiecewiseHandler.PIECE, PiecewiseHandler.PIECE + 1, 16 << 10})
    void everyByteIsHandedOnOnceAndInOrder(int length) throws IOException {
        byte[] bytes = bytes(length);

        handler.inputReady(session, ByteBuffer.wrap(bytes));

        assertThat(next.received.toByteArray()).isEqualTo(bytes);
        assertThat(next.sizes).allMatch(size -> size > 0 && size <= PiecewiseHandler.PIECE);
    }

    @Test
    void whatLiesBeforeAndBehindIsNotHandedOn() throws IOException {
        byte[] bytes = bytes(5_000);

        handler.inputReady(session, ByteBuffer.wrap(bytes, 100, 4_000));

        assertThat(next.received.toByteArray()).isEqualTo(Arrays.copyOfRange(bytes, 100, 4_100));
    }

    @Test
    void afterThePieceThatEndsTheConnectionNoneFollows() throws IOException {
        next.endsTheConnection = true;

        handler.inputReady(session, ByteBuffer.wrap(bytes(5_000)));

        assertThat(next.sizes).containsExactly(PiecewiseHandler.PIECE);
    }

    @Test
    void theEndIsNotReadBeforeTheLastPieceIsHandedOn() throws IOException {
        handler.inputReady(session, ByteBuffer.wrap(bytes(3 * PiecewiseHandler.PIECE)));
        handler.inputReady(session, null);

        assertThat(next.read).containsExactly(0, 0, 0, -1);
    }

    @Test
    void thatThereIsSomethingToReadIsHandedOnAsItIs() throws IOException {
        handler.inputReady(session, null);

        assertThat(next.sizes).containsExactly(-1);
    }

    @Test
    void whatTheNextMakesOfThePiecesIsGatheredUntilTheLastOfThem() throws IOException {
        next.gathers = bytes -> gathered.add(bytes.remaining());

        handler.inputReady(session, ByteBuffer.wrap(bytes(5_000)));

        assertThat(gathered).containsExactly(5_000);
    }

    @Test
    void whatTheNextReadsByItselfIsGatheredUntilItHasRead() throws IOException {
        next.gathers = bytes -> gathered.add(bytes.remaining());
        next.reads = bytes(700);

        handler.inputReady(session, null);

        assertThat(gathered).containsExactly(700);
    }

    @Test
    void whatCameBeforeAFailureIsHandedOnBeforeTheFailureIsToldOf() {
        next.gathers = bytes -> gathered.add(bytes.remaining());
        next.failure = new IOException("garbage in between");

        assertThatThrownBy(() -> handler.inputReady(session, ByteBuffer.wrap(bytes(700))))
                .isSameAs(next.failure);

        assertThat(gathered).containsExactly(700);
    }

    @Test
    void whatIsWrongWithWhatCameBeforeAFailureIsToldOfInItsPlace() {
        next.gathers = bytes -> {
            throw new IOException("too large");
        };
        next.failure = new IOException("garbage in between");

        assertThatThrownBy(() -> handler.inputReady(session, ByteBuffer.wrap(bytes(700))))
                .hasMessage("too large");
    }

    @Test
    void anErrorIsHiddenByNothing() {
        next.gathers = bytes -> {
            throw new IOException("too large");
        };
        next.error = new StackOverflowError();

        assertThatThrownBy(() -> handler.inputReady(session, ByteBuffer.wrap(bytes(700))))
                .isSameAs(next.error);
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    /** Takes all that it gets; -1 stands for no bytes but the news. */
    private final class Recording implements IOEventHandler {

        private final ByteArrayOutputStream received = new ByteArrayOutputStream();
        private final List<Integer> sizes = new ArrayList<>();
        private final List<Integer> read = new ArrayList<>();
        private boolean endsTheConnection;
        private PieceGatherer.@Nullable Taker gathers;
        private byte[] reads = new byte[0];
        private @Nullable IOException failure;
        private @Nullable Error error;

        @Override
        public void inputReady(IOSession current, @Nullable ByteBuffer source) throws IOException {
            read.add(current.read(ByteBuffer.allocate(1)));
            sizes.add(source == null ? -1 : source.remaining());
            if (gathers != null) {
                PieceGatherer.ofThread().add(source == null ? ByteBuffer.wrap(reads) : source.duplicate(), gathers);
            }
            if (error != null) {
                throw error;
            }
            if (failure != null) {
                throw failure;
            }
            while (source != null && source.hasRemaining()) {
                received.write(source.get());
            }
            open = !endsTheConnection;
        }

        @Override
        public void connected(IOSession current) {
            throw new AssertionError();
        }

        @Override
        public void outputReady(IOSession current) {
            throw new AssertionError();
        }

        @Override
        public void timeout(IOSession current, Timeout timeout) {
            throw new AssertionError();
        }

        @Override
        public void exception(IOSession current, Exception cause) {
            throw new AssertionError(cause);
        }

        @Override
        public void disconnected(IOSession current) {
            throw new AssertionError();
        }
    }
}
