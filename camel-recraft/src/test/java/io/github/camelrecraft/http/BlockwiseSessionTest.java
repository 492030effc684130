package io.github.camelrecraft.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Bytes arrive as the network cuts them, which is nowhere near a block or the head's end. */
class BlockwiseSessionTest {

    private static final int SMALL = 700;

    private static final int LARGE = 300_000;

    /** How an answer says where it ends. */
    private enum Framing {
        LENGTH(false, 1) {
            @Override
            byte[] answer(byte[] body, Random random) throws IOException {
                return answer("Content-Length: " + body.length, body);
            }
        },
        LENGTH_ON_THE_LAST_OF_A_CONNECTION(true, 1) {
            @Override
            byte[] answer(byte[] body, Random random) throws IOException {
                return answer("Connection: close\r\nContent-Length: " + body.length, body);
            }
        },
        CHUNKS(false, "\r\n0\r\n\r\n".length()) {
            @Override
            byte[] answer(byte[] body, Random random) throws IOException {
                ByteArrayOutputStream chunks = new ByteArrayOutputStream();
                for (int at = 0; at < body.length; ) {
                    int count = Math.min(1 + random.nextInt(random.nextBoolean() ? 3 : 40_000), body.length - at);
                    chunks.write((Integer.toHexString(count) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                    chunks.write(body, at, count);
                    chunks.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                    at += count;
                }
                chunks.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                return answer("Transfer-Encoding: chunked", chunks.toByteArray());
            }
        },
        END_OF_STREAM(true, 0) {
            @Override
            byte[] answer(byte[] body, Random random) throws IOException {
                return answer("Connection: close", body);
            }
        };

        private final boolean closes;

        /** How many bytes, at the least, an answer needs to have its end. */
        private final int end;

        Framing(boolean closes, int end) {
            this.closes = closes;
            this.end = end;
        }

        abstract byte[] answer(byte[] body, Random random) throws IOException;

        /** With more in its head than any buffer here begins with. */
        static byte[] answer(String framing, byte[] body) throws IOException {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            StringBuilder head = new StringBuilder("HTTP/1.1 200 OK\r\n");
            for (int header = 0; header < 90; header++) {
                head.append("X-").append(header).append(": ").append(header).append("\r\n");
            }
            head.append("X-Long: ").append("l".repeat(15_000)).append("\r\n");
            head.append(framing).append("\r\n\r\n");
            answer.write(head.toString().getBytes(StandardCharsets.US_ASCII));
            answer.write(body);
            return answer.toByteArray();
        }
    }

    private final Random random = new Random(6);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private ServerSocket server;
    private volatile Socket kept;
    private HttpTransport transport;

    @BeforeEach
    void open() throws Exception {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        transport = new HttpTransport(
                new TransportSettings(Duration.ofSeconds(5), 1, 1, null, null),
                SystemDefaultDnsResolver.INSTANCE,
                Executors.defaultThreadFactory(),
                threads);
    }

    @AfterEach
    void close() throws Exception {
        transport.close();
        server.close();
        threads.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource(Framing.class)
    void everyByteArrivesOnceAndInOrderHoweverTheNetworkCutsThem(Framing framing) throws Exception {
        for (int length : new int[] {SMALL, LARGE, 0, LARGE}) {
            byte[] body = bytes(length);
            byte[] answer = framing.answer(body, random);
            serve(framing.closes, out -> sendInPieces(answer, out));

            Whole whole = fetch(new Keeping()).result().get(1, TimeUnit.MINUTES);

            assertThat(whole.body()).isEqualTo(body);
            assertThat(whole.head().header("x-long").orElseThrow()).hasSize(15_000);
            assertThat(whole.head().header("x-89")).contains("89");
        }
    }

    @Test
    void anAnswerThatIsCutFails() throws Exception {
        byte[] answer = Framing.LENGTH.answer(bytes(LARGE), random);
        serve(true, out -> sendInPieces(Arrays.copyOf(answer, answer.length - 1), out));

        HttpExchange<Whole> exchange = fetch(new Keeping());

        assertThatThrownBy(() -> exchange.result().get(1, TimeUnit.MINUTES)).hasMessageContaining("Premature end");
    }

    @ParameterizedTest
    @CsvSource({"101, 1", "1, 20000"})
    void aHeadThatIsTooLargeEndsTheExchange(int headers, int length) throws Exception {
        byte[] header = ("X: " + "l".repeat(length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        serve(true, out -> {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            for (int count = 0; count < headers; count++) {
                out.write(header);
            }
            out.write("Content-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        });

        HttpExchange<Whole> exchange = fetch(new Keeping());

        assertThatThrownBy(() -> exchange.result().get(1, TimeUnit.MINUTES)).hasMessageContaining("exceeded");
    }

    @ParameterizedTest
    @EnumSource(Framing.class)
    void whatArrivesTogetherIsHandedOnInFewPieces(Framing framing) throws Exception {
        byte[] body = bytes(LARGE);
        byte[] answer = framing.answer(body, random);
        Keeping handler = new Keeping();
        serve(framing.closes, out -> out.write(answer));

        Whole whole = fetch(handler).result().get(1, TimeUnit.MINUTES);

        assertThat(whole.body()).isEqualTo(body);
        assertThat(handler.largest).isGreaterThan(4 << 10);
    }

    @ParameterizedTest
    @EnumSource(Framing.class)
    void whatHasArrivedIsSeenBeforeTheRestIsSent(Framing framing) throws Exception {
        byte[] body = bytes(SMALL);
        byte[] answer = framing.answer(body, random);
        Keeping handler = new Keeping();
        serve(framing.closes, out -> {
            out.write(answer, 0, answer.length - framing.end);
            Awaitility.await().until(() -> handler.count >= SMALL - 1);
            out.write(answer, answer.length - framing.end, framing.end);
        });

        Whole whole = fetch(handler).result().get(1, TimeUnit.MINUTES);

        assertThat(whole.body()).isEqualTo(body);
    }

    @ParameterizedTest
    @EnumSource(Framing.class)
    void whatIsWrongWithTheLastByteIsToldOfAndTheNextAnswerIsReadOnAnotherConnection(Framing framing) throws Exception {
        byte[] answer = framing.answer(bytes(SMALL), random);
        serve(framing.closes, out -> out.write(answer));
        HttpExchange<Whole> exchange = fetch(new Keeping() {
            @Override
            public void accept(ByteBuffer chunk) throws IOException {
                super.accept(chunk);
                if (count == SMALL) {
                    throw new IOException("not this byte");
                }
            }
        });
        assertThatThrownBy(() -> exchange.result().get(1, TimeUnit.MINUTES))
                .hasCauseInstanceOf(AnswerException.class)
                .hasMessageContaining("not this byte");
        kept = null;

        byte[] body = bytes(SMALL);
        serve(false, out -> out.write(Framing.LENGTH.answer(body, random)));
        Whole whole = fetch(new Keeping()).result().get(1, TimeUnit.MINUTES);

        assertThat(whole.body()).isEqualTo(body);
    }

    @Test
    void whatIsWrongWithBytesBeforeGarbageIsToldOfAndNotTheGarbage() throws Exception {
        byte[] answer = Framing.answer(
                "Transfer-Encoding: chunked",
                ("BB8\r\n" + "fox".repeat(1_000) + "\r\ngarbage\r\n").getBytes(StandardCharsets.US_ASCII));
        serve(true, out -> out.write(answer));

        HttpExchange<Whole> exchange = fetch(new Keeping() {
            @Override
            public void accept(ByteBuffer chunk) throws IOException {
                throw new IOException("no fox");
            }
        });

        assertThatThrownBy(() -> exchange.result().get(1, TimeUnit.MINUTES)).hasMessageContaining("no fox");
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private HttpExchange<Whole> fetch(Keeping handler) {
        return transport.execute(
                HttpCall.get(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/fox.png")), handler);
    }

    /** Sends an answer. */
    private interface Sending {
        void to(OutputStream out) throws IOException;
    }

    private void serve(boolean closes, Sending answer) {
        var unused = threads.submit(() -> {
            Socket socket = kept;
            if (socket == null) {
                socket = server.accept();
                socket.setTcpNoDelay(true);
            }
            kept = closes ? null : socket; // before whoever has the answer asks for the next
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            while (!in.readLine().isEmpty()) {
                // a head, and no body behind it
            }
            answer.to(socket.getOutputStream());
            if (closes) {
                socket.close();
            }
            return null;
        });
    }

    private void sendInPieces(byte[] answer, OutputStream out) throws IOException {
        for (int at = 0; at < answer.length; ) {
            int count = Math.min(1 + random.nextInt(random.nextBoolean() ? 50 : 40_000), answer.length - at);
            out.write(answer, at, count);
            at += count;
        }
    }

    private record Whole(AnswerHead head, byte[] body) {}

    /** Keeps it all. */
    private static class Keeping implements AnswerHandler<Whole> {

        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        volatile int count;
        private int largest;
        private AnswerHead head;

        @Override
        public void begin(AnswerHead head) {
            this.head = head;
        }

        @Override
        public void accept(ByteBuffer chunk) throws IOException {
            largest = Math.max(largest, chunk.remaining());
            while (chunk.hasRemaining()) {
                body.write(chunk.get());
            }
            count = body.size();
        }

        @Override
        public Whole finish() {
            return new Whole(head, body.toByteArray());
        }

        @Override
        public void abort() {
            // nothing is held
        }
    }
}
