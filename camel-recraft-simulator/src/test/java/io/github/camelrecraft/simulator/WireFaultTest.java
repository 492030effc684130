package io.github.camelrecraft.simulator;

import static io.github.camelrecraft.simulator.RawCall.Outcome.CLOSED;
import static io.github.camelrecraft.simulator.RawCall.Outcome.RESET;
import static io.github.camelrecraft.simulator.RawCall.Outcome.SILENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireFaultTest {

    @RegisterExtension
    static final RecraftSimulatorExtension SIMULATOR = new RecraftSimulatorExtension(RecraftSimulator::tinyImages);

    @Test
    void withoutAFaultTheBodyIsWholeAndTheConnectionIsKept(RecraftSimulator simulator) throws IOException {
        RawCall call = call(simulator);

        assertThat(call.head()).startsWith("HTTP/1.1 200 OK");
        assertThat(call.received()).isEqualTo(call.contentLength());
        assertThat(call.outcome()).isEqualTo(SILENT);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100})
    void aCutBodyEndsAfterItsBytes(int bytes, RecraftSimulator simulator) throws IOException {
        simulator.faults().next(Fault.cutBody(bytes));

        RawCall call = call(simulator);

        assertThat(call.head()).startsWith("HTTP/1.1 200 OK");
        assertThat(call.contentLength()).isGreaterThan(bytes);
        assertThat(call.received()).isEqualTo(bytes);
        assertThat(call.outcome()).isEqualTo(CLOSED);
        assertThat(simulator.bills().count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100})
    void aStalledBodyStopsAfterItsBytes(int bytes, RecraftSimulator simulator) throws IOException {
        simulator.faults().next(Fault.stall(bytes));

        RawCall call = call(simulator);

        assertThat(call.contentLength()).isGreaterThan(bytes);
        assertThat(call.received()).isEqualTo(bytes);
        assertThat(call.outcome()).isEqualTo(SILENT);
        assertThat(simulator.bills().count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100})
    void anAnswerIsResetAfterItsBytes(int bytes, RecraftSimulator simulator) throws IOException {
        simulator.faults().next(Fault.resetBody(bytes));

        RawCall call = call(simulator);

        assertThat(call.head()).startsWith("HTTP/1.1 200 OK");
        assertThat(call.contentLength()).isGreaterThan(bytes);
        assertThat(call.received()).isEqualTo(bytes);
        assertThat(call.outcome()).isEqualTo(RESET);
        assertThat(simulator.bills().count()).isEqualTo(1);
    }

    @Test
    void aConnectionIsResetAtOnceAndTheNextOneIsNot(RecraftSimulator simulator) throws IOException {
        simulator.faults().resetConnections(1);

        assertThat(call(simulator).outcome()).isEqualTo(RESET);
        assertThat(simulator.requests()).isEmpty();
        assertThat(call(simulator).head()).startsWith("HTTP/1.1 200 OK");
    }

    @Test
    void connectionsAreRefusedUntilTheyAreAcceptedAgain(RecraftSimulator simulator) throws IOException {
        int port = simulator.port();
        try (Socket kept = new Socket(InetAddress.getLoopbackAddress(), port)) {
            assertThat(call(simulator).head()).isNotEmpty();
            simulator.refuseConnections(true);

            assertThatThrownBy(() -> call(simulator)).isInstanceOf(ConnectException.class);
            assertThatThrownBy(() -> kept.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
        simulator.refuseConnections(false);

        assertThat(simulator.port()).isEqualTo(port);
        assertThat(call(simulator).head()).startsWith("HTTP/1.1 200 OK");
    }

    @Test
    void aRequestIsResetInTheMiddleOfItsBody(RecraftSimulator simulator) throws IOException {
        simulator.faults().next(Fault.resetWithinRequest(10_000));
        ArrayNode body =
                Client.JSON.createArrayNode().add(Requests.task().put("positivePrompt", "p".repeat(9_000_000)));

        RawCall call = RawCall.post(simulator.baseUrl("runware"), body);

        assertThat(call.outcome()).isEqualTo(RESET);
        assertThat(call.sent()).isLessThan(9_000_000);
        assertThat(simulator.requests()).isEmpty();
        assertThat(simulator.bills().all()).isEmpty();
    }

    static Stream<Fault> resetsOfRequests() {
        return Stream.of(Fault.resetWithinRequest(0), Fault.resetWithinRequest(10), Fault.resetAfterRequest());
    }

    @ParameterizedTest
    @MethodSource("resetsOfRequests")
    void aShortRequestIsResetAndNothingIsBilled(Fault fault, RecraftSimulator simulator) throws IOException {
        simulator.faults().next(fault).nextDownload(fault);
        URI image = simulator.hostImage(2000);

        assertThat(call(simulator).outcome()).isEqualTo(RESET);
        assertThat(RawCall.get(image).outcome()).isEqualTo(RESET);
        assertThat(simulator.requests()).isEmpty();
        assertThat(simulator.downloads()).isEmpty();
        assertThat(simulator.bills().all()).isEmpty();
        assertThat(call(simulator).head()).startsWith("HTTP/1.1 200 OK");
    }

    @Test
    void aBodyDrips(RecraftSimulator simulator) throws IOException {
        URI image = simulator.hostImage(2000);
        simulator.faults().nextDownload(Fault.drip(500, Duration.ofMillis(100)));
        long start = System.nanoTime();

        RawCall call = RawCall.get(image);

        assertThat(call.received()).isEqualTo(2000);
        // Three pauses between four pieces; RawCall waits for the end a little longer.
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(300));
    }

    @Test
    void theLengthIsMoreThanTheBodyHas(RecraftSimulator simulator) throws IOException {
        URI image = simulator.hostImage(2000);
        simulator.faults().nextDownload(Fault.wrongLength(7));

        RawCall call = RawCall.get(image);

        assertThat(call.contentLength()).isEqualTo(2007);
        assertThat(call.received()).isEqualTo(2000);
        assertThat(call.outcome()).isEqualTo(SILENT);
    }

    @Test
    void theLengthIsLessThanTheBodyHas(RecraftSimulator simulator) throws IOException {
        URI image = simulator.hostImage(2000);
        simulator.faults().nextDownload(Fault.wrongLength(-7));

        RawCall call = RawCall.get(image);

        assertThat(call.contentLength()).isEqualTo(1993);
        assertThat(call.received()).isEqualTo(2000);
    }

    @Test
    void aBodyHasNoEnd(RecraftSimulator simulator) throws IOException {
        URI image = simulator.hostImage(2000);
        simulator.faults().nextDownload(Fault.endlessBody());
        HttpResponse<InputStream> response =
                Client.send(HttpRequest.newBuilder(image).build(), BodyHandlers.ofInputStream());

        try (InputStream body = response.body()) {
            assertThat(response.headers().firstValue("Content-Length")).isEmpty();
            assertThat(body.readNBytes(2000)).startsWith(0x89, 'P', 'N', 'G');
            assertThat(new String(body.readNBytes(20_000_000), StandardCharsets.US_ASCII))
                    .isEqualTo(" ".repeat(20_000_000));
        }
        assertThat(Client.get(image.toString()).body()).hasSize(2000);
    }

    @Test
    void aSmallBodyIsLargeWhenItIsUnpacked(RecraftSimulator simulator) throws IOException {
        URI image = simulator.hostImage(2000);
        simulator.faults().nextDownload(Fault.gzipBomb(50_000_001));

        HttpResponse<byte[]> response = Client.get(image.toString());

        assertThat(response.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(response.body()).hasSizeLessThan(100_000);
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            assertThat(in.transferTo(OutputStream.nullOutputStream())).isEqualTo(50_000_001);
        }
    }

    @Test
    void aResetComesInPlaceOfTheAnswerAndIsBilled(RecraftSimulator simulator) throws IOException {
        simulator.faults().next(Fault.resetBeforeAnswer());

        RawCall call = call(simulator);

        assertThat(call.head()).isEmpty();
        assertThat(call.outcome()).isEqualTo(RESET);
        assertThat(simulator.bills().count()).isEqualTo(1);
    }

    @Test
    void silenceIsNoAnswerOnAnOpenConnectionAndIsBilled(RecraftSimulator simulator) throws IOException {
        simulator.faults().next(Fault.silence());

        RawCall call = call(simulator);

        assertThat(call.head()).isEmpty();
        assertThat(call.outcome()).isEqualTo(SILENT);
        assertThat(simulator.bills().count()).isEqualTo(1);
    }

    @Test
    void largeBodiesAreCutInTheirMiddle(RecraftSimulator simulator) throws IOException {
        URI image = simulator.hostImage(5_000_000);
        simulator
                .faults()
                .nextDownload(
                        Fault.cutBody(3_000_001),
                        Fault.stall(2_000_003),
                        Fault.resetBeforeAnswer(),
                        Fault.resetBody(1_000_000));

        RawCall cut = RawCall.get(image);
        RawCall stalled = RawCall.get(image);
        RawCall reset = RawCall.get(image);
        RawCall within = RawCall.get(image);

        assertThat(cut.contentLength()).isEqualTo(5_000_000);
        assertThat(cut.received()).isEqualTo(3_000_001);
        assertThat(cut.outcome()).isEqualTo(CLOSED);
        assertThat(stalled.received()).isEqualTo(2_000_003);
        assertThat(stalled.outcome()).isEqualTo(SILENT);
        assertThat(reset.outcome()).isEqualTo(RESET);
        assertThat(within.received()).isPositive().isLessThanOrEqualTo(1_000_000);
        assertThat(within.outcome()).isEqualTo(RESET);
        assertThat(simulator.downloads()).hasSize(4);
    }

    private static RawCall call(RecraftSimulator simulator) throws IOException {
        return RawCall.post(
                simulator.baseUrl("runware"), Client.JSON.createArrayNode().add(Requests.task()));
    }
}
