package io.github.camelrecraft.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LargeImageTest {

    private static final int SIZE = 20_000_001;

    @RegisterExtension
    static final RecraftSimulatorExtension SIMULATOR = new RecraftSimulatorExtension();

    @Test
    void aLargeImageComesByUrlByteForByte(RecraftSimulator simulator) {
        simulator.faults().next(Fault.largeImage(SIZE));
        HttpResponse<String> answer = new Client(simulator).cloudflare(Requests.run());

        HttpRequest download = HttpRequest.newBuilder(
                        URI.create(Client.json(answer).at("/result/image").textValue()))
                .build();
        HttpResponse<InputStream> image = Client.send(download, BodyHandlers.ofInputStream());

        assertThat(image.headers().firstValueAsLong("Content-Length")).hasValue(SIZE);
        assertThat(image.body()).hasSameContentAs(BigPng.open(0, SIZE));
    }

    @Test
    void aLargeImageComesInBase64ByteForByte(RecraftSimulator simulator) throws IOException {
        simulator.faults().next(Fault.largeImage(SIZE));

        HttpResponse<InputStream> answer = Client.send(
                new Client(simulator)
                        .runwareRequest(Requests.task().put("outputType", "base64Data"))
                        .build(),
                BodyHandlers.ofInputStream());

        try (InputStream body = answer.body()) {
            String head = skipTo(body, "\"imageBase64Data\":\"");
            byte[] image = Base64.getDecoder().decode(body.readNBytes((SIZE + 2) / 3 * 4));
            assertThat(image).hasSize(SIZE);
            assertThat(new ByteArrayInputStream(image)).hasSameContentAs(BigPng.open(0, SIZE));
            String tail = new String(body.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(Client.json(head + tail).at("/data/0/seed").isInt()).isTrue();
        }
    }

    private static String skipTo(InputStream in, String mark) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith(mark)) {
            head.append((char) in.read());
        }
        return head.toString();
    }
}
