package io.github.camelrecraft.simulator;

import static io.github.camelrecraft.simulator.RawCall.Outcome.CLOSED;
import static io.github.camelrecraft.simulator.RawCall.Outcome.RESET;
import static io.github.camelrecraft.simulator.RawCall.Outcome.SILENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
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
        simulator.faults().nextDownload(Fault.cutBody(3_000_001), Fault.stall(2_000_003), Fault.resetBeforeAnswer());

        RawCall cut = RawCall.get(image);
        RawCall stalled = RawCall.get(image);
        RawCall reset = RawCall.get(image);

        assertThat(cut.contentLength()).isEqualTo(5_000_000);
        assertThat(cut.received()).isEqualTo(3_000_001);
        assertThat(cut.outcome()).isEqualTo(CLOSED);
        assertThat(stalled.received()).isEqualTo(2_000_003);
        assertThat(stalled.outcome()).isEqualTo(SILENT);
        assertThat(reset.outcome()).isEqualTo(RESET);
        assertThat(simulator.downloads()).hasSize(3);
    }

    private static RawCall call(RecraftSimulator simulator) throws IOException {
        return RawCall.post(
                simulator.baseUrl("runware"), Client.JSON.createArrayNode().add(Requests.task()));
    }
}
