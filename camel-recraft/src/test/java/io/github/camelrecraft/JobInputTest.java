package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.InvalidOptionException;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Images that fal and Replicate do not take are refused before anything is sent. */
class JobInputTest extends RouteTestSupport {

    private static final byte[] GIF =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    static Stream<Arguments> operations() {
        return Stream.of(
                arguments("fal", "imageToImage"),
                arguments("fal", "vectorize"),
                arguments("fal", "crispUpscale"),
                arguments("fal", "creativeUpscale"),
                arguments("fal", "createStyle"),
                arguments("replicate", "vectorize"),
                arguments("replicate", "removeBackground"),
                arguments("replicate", "crispUpscale"),
                arguments("replicate", "creativeUpscale"));
    }

    @ParameterizedTest(name = "{1} at {0}")
    @MethodSource("operations")
    void whatIsMissingOrNoImageOfAKnownFormatIsRefused(String provider, String operation) {
        String prompt = operation.equals("imageToImage") ? "&prompt=A fox" : "";
        String uri = "recraft:" + operation + "?{{" + provider + "}}" + prompt;
        byte[] cut = Pngs.plain(300, 300);
        for (Object body : Stream.of("", null, "https://h.example/a.png", GIF, Arrays.copyOf(cut, cut.length - 8))
                .toList()) {
            assertRefused(send(uri, body), "image");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "imageToImage?{{fal}}&prompt=A fox, 255, 300, too small",
        "imageToImage?{{fal}}&prompt=A fox, 4096, 300, too large",
        "imageToImage?{{fal}}&prompt=A fox, 4000, 4000, too many pixels",
        "vectorize?{{fal}}, 255, 300, too small",
        "vectorize?{{fal}}, 4097, 300, too large",
        "vectorize?{{fal}}, 4001, 4000, too many pixels"
    })
    void anImageOfSidesThatFalDoesNotTakeIsRefused(String operation, int width, int height, String problem) {
        byte[] image = Pngs.of(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY));

        assertRefused(send("recraft:" + operation, image), problem);
    }

    @Test
    void anImageOfTwentyMegabytesIsRefused() {
        BufferedImage noise = new BufferedImage(2_600, 2_600, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int y = 0; y < 2_600; y++) {
            for (int x = 0; x < 2_600; x++) {
                noise.setRGB(x, y, random.nextInt());
            }
        }

        assertRefused(send("recraft:vectorize?{{fal}}", Pngs.of(noise)), "is too large for fal");
    }

    @ParameterizedTest
    @CsvSource({"generate, recraftv3_vector", "generate, recraftv2_vector", "imageToImage, recraftv3_vector"})
    void aStyleOfPixelsDoesNotMakeAVectorModelDrawThem(String operation, String model) {
        Object body = operation.equals("generate") ? "A fox" : Pngs.plain(300, 300);

        assertRefused(
                send("recraft:" + operation + "?{{fal}}&prompt=A fox&model=" + model + "&style=realistic_image", body),
                "style=realistic_image is no style of fal with model " + model);
    }

    @ParameterizedTest
    @ValueSource(strings = {"runware", "recraft", "fal", "replicate"})
    void oneImageMayBeAskedForOfWhatMakesOne(String provider) {
        assertThat(send("recraft:vectorize?{{" + provider + "}}&numberOfImages=1", Pngs.plain(300, 300))
                        .getException())
                .isNull();
    }

    @Test
    void moreImagesThanAStyleIsLearntFromAreRefused() {
        byte[] image = Pngs.plain(300, 300);

        assertThat(send("recraft:createStyle?{{fal}}", Collections.nCopies(5, image))
                        .getException())
                .isNull();
        simulator().clear();
        assertRefused(send("recraft:createStyle?{{fal}}", Collections.nCopies(6, image)), "give at most 5");
    }

    @Test
    void imagesInTheHeaderThatNobodyReadsAreRefused() {
        Exchange exchange = send(
                "recraft:createStyle?{{fal}}",
                Pngs.plain(300, 300),
                Map.of(RecraftConstants.STYLE_REFERENCES, List.of(Pngs.plain(300, 300))));

        assertRefused(exchange, "has no effect");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "imageToImage?{{fal}}&prompt=A fox&strength=2",
                "generate?{{fal}}&style=realistic_image",
                "generate?{{fal}}&negativePrompt=text",
                "generate?{{replicate}}&style=realistic_image",
                "generate?{{replicate}}&negativePrompt=text",
                "generate?{{replicate}}&model=recraftv3&substyle=grain",
                "generate?{{replicate}}&model=recraftv3_vector&substyle=grain",
                "generate?{{replicate}}&model=recraftv2&substyle=grain",
                "generate?{{replicate}}&model=recraftv2_vector&substyle=grain",
                "generate?{{fal}}&model=recraftv3&backgroundColor=FF6B35",
                "generate?{{fal}}&webhookUrl=https://h.example/in",
                "imageToImage?{{fal}}&prompt=A fox&ttl=60&outputType=dataURI",
                "crispUpscale?{{fal}}&ttl=60&outputType=dataURI",
                "creativeUpscale?{{fal}}&ttl=60&outputType=dataURI",
                "inpaint?{{fal}}",
                "outpaint?{{replicate}}"
            })
    void whatNoMessageCouldMakeRightKeepsTheRouteFromStarting(String endpoint) {
        assertThatThrownBy(() -> route("recraft:" + endpoint)).rootCause().isInstanceOf(InvalidOptionException.class);
    }

    private void assertRefused(Exchange exchange, String problem) {
        assertThat(exchange.getException())
                .isInstanceOfSatisfying(
                        RecraftInvalidRequestException.class,
                        failure -> assertThat(failure.getBilled()).isEqualTo(Billing.NO))
                .hasMessageContaining(problem);
        assertThat(simulator().requests()).isEmpty();
    }
}
