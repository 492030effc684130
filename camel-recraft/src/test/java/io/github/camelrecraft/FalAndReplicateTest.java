package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Providers that work in jobs: with the request or by asking, one bill each. */
class FalAndReplicateTest extends RouteTestSupport {

    @ParameterizedTest
    @ValueSource(strings = {"fal", "fal&delivery=poll", "replicate", "replicate&delivery=poll"})
    void aPromptBecomesAnImage(String provider) throws Exception {
        simulator().latency(Duration.ofMillis(1_200));
        Exchange exchange = send(at(provider) + "&size=16:9", "A fox");

        assertThat(exchange.getException()).isNull();
        Message message = exchange.getMessage();

        assertThat(message.getBody(byte[].class)).hasSizeGreaterThan(100);
        assertThat(message.getHeader(Exchange.CONTENT_TYPE, String.class)).startsWith("image/");
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fal&delivery=poll", "replicate", "replicate&delivery=poll"})
    void aJobIsKnownByTheProvidersId(String provider) throws Exception {
        Message message = send(at(provider), "A fox").getMessage();
        assertThat(message.getHeader(RecraftConstants.JOB_ID, String.class)).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fal", "replicate"})
    void severalImagesAreSeveralRequestsAtTheSameTime(String provider) throws Exception {
        Message message = send(at(provider) + "&numberOfImages=3", "A fox").getMessage();
        assertThat(message.getBody(java.util.List.class)).hasSize(3);
        assertThat(simulator().bills().count()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fal", "fal&delivery=poll", "replicate", "replicate&delivery=poll"})
    void aPictureBecomesADrawing(String provider) throws Exception {
        Exchange exchange = send(at(provider).replace("generate", "vectorize"), picture(300, 300));
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("image/svg+xml");
    }

    private static String at(String provider) {
        int options = provider.indexOf('&');
        String name = options < 0 ? provider : provider.substring(0, options);
        String rest = options < 0 ? "" : provider.substring(options);
        String base = name.equals("fal") && rest.contains("poll") ? "fal-queue" : name;
        return "recraft:generate?provider=" + name + "&apiKey=" + KEY + ":secret&baseUrl="
                + SIMULATOR.simulator().baseUrl(base) + rest;
    }

    private static byte[] picture(int width, int height) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }
}
