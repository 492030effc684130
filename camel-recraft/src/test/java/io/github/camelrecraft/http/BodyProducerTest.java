package io.github.camelrecraft.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.model.ImageContent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyProducerTest {

    private final AtomicInteger sent = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1_000, 16_384, 1_000_000})
    void allPiecesArriveInOrderHoweverLittleTheConnectionTakesAtOnce(int most) throws IOException {
        byte[] image = random(50_000);
        HttpBody body = new HttpBody(
                "text/plain",
                List.of(
                        new HttpBody.Bytes("before".getBytes(UTF_8)),
                        new HttpBody.Raw(Contents.of(image)),
                        new HttpBody.Bytes(new byte[0]),
                        new HttpBody.Base64(Contents.of(new byte[] {1, 2, 3, 4})),
                        new HttpBody.Bytes("after".getBytes(UTF_8))));
        BodyProducer producer = new BodyProducer(body, sent::incrementAndGet);
        Channel channel = new Channel(most);

        send(producer, channel);

        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        expected.write("before".getBytes(UTF_8));
        expected.write(image);
        expected.write("AQIDBA==after".getBytes(UTF_8));
        assertThat(channel.received.toByteArray()).isEqualTo(expected.toByteArray());
        assertThat(channel.ends).isEqualTo(1);
        assertThat(producer.getContentLength()).isEqualTo(expected.size());
        assertThat(producer.isChunked()).isFalse();
        assertThat(producer.available()).isZero();
    }

    @Test
    void aLengthThatIsNotKnownMakesChunks() throws IOException {
        byte[] zip = random(40_000);
        HttpBody body = new HttpBody(
                "application/json",
                List.of(
                        new HttpBody.Bytes("x".getBytes(UTF_8)),
                        new HttpBody.Base64(Contents.of(zip, HttpBody.UNKNOWN))));
        BodyProducer producer = new BodyProducer(body, sent::incrementAndGet);
        Channel channel = new Channel(3_000);

        send(producer, channel);

        assertThat(producer.isChunked()).isTrue();
        assertThat(producer.getContentLength()).isEqualTo(-1);
        assertThat(channel.received.toString(UTF_8))
                .isEqualTo("x" + Base64.getEncoder().encodeToString(zip));
        assertThat(channel.ends).isEqualTo(1);
    }

    @Test
    void nothingCountsAsSentBeforeTheFirstByteIsAskedFor() throws IOException {
        BodyProducer producer = new BodyProducer(HttpBody.json("{}".getBytes(UTF_8)), sent::incrementAndGet);
        assertThat(producer.available()).isPositive();
        assertThat(sent).hasValue(0);

        producer.produce(new Channel(10));

        assertThat(sent).hasPositiveValue();
    }

    @Test
    void aProxyThatAsksForCredentialsInTheMiddleGetsAllOfItAgain() throws IOException {
        byte[] image = random(40_000);
        AtomicInteger closed = new AtomicInteger();
        HttpBody body = new HttpBody("text/plain", List.of(new HttpBody.Raw(new ClosingContent(image, closed))));
        BodyProducer producer = new BodyProducer(body, sent::incrementAndGet);
        producer.produce(new Channel(0));

        producer.releaseResources();
        Channel second = new Channel(5_000);
        send(producer, second);

        assertThat(producer.isRepeatable()).isTrue();
        assertThat(second.received.toByteArray()).isEqualTo(image);
        assertThat(second.ends).isEqualTo(1);
        assertThat(closed).hasValue(2);
    }

    @Test
    void whatFailsClosesWhatIsOpen() throws IOException {
        AtomicInteger closed = new AtomicInteger();
        HttpBody body =
                new HttpBody("text/plain", List.of(new HttpBody.Raw(new ClosingContent(random(40_000), closed))));
        BodyProducer producer = new BodyProducer(body, sent::incrementAndGet);
        producer.produce(new Channel(0));

        producer.failed(new IOException("reset"));

        assertThat(closed).hasValue(1);
    }

    private static void send(BodyProducer producer, Channel channel) throws IOException {
        while (channel.ends == 0) {
            channel.wakes = true;
            producer.produce(channel);
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private record ClosingContent(byte[] bytes, AtomicInteger closed) implements ImageContent {
        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes) {
                @Override
                public void close() {
                    closed.incrementAndGet();
                }
            };
        }

        @Override
        public long length() {
            return bytes.length;
        }
    }

    /** A connection that takes so many bytes each time it is woken, and no more. */
    private static final class Channel implements DataStreamChannel {

        private final int most;
        private final ByteArrayOutputStream received = new ByteArrayOutputStream();
        private boolean wakes;
        private int ends;

        Channel(int most) {
            this.most = most;
        }

        @Override
        public void requestOutput() {
            // It is woken by the test.
        }

        @Override
        public int write(ByteBuffer source) {
            int count = wakes ? Math.min(most, source.remaining()) : 0;
            wakes = false;
            byte[] taken = new byte[count];
            source.get(taken);
            received.writeBytes(taken);
            return count;
        }

        @Override
        public void endStream() {
            ends++;
        }

        @Override
        public void endStream(List<? extends Header> trailers) {
            ends++;
        }
    }
}
