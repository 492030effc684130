package io.github.camelrecraft.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelrecraft.model.ImageSize.Pixels;
import io.github.camelrecraft.model.ImageSize.Ratio;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageOptionTest {

    private static final Color ORANGE = new Color(255, 107, 53, null);
    private static final Color NAVY = new Color(0, 43, 91, null);

    @Test
    void aMessageMaySetWhatSaysWhatToMakeAndHow() {
        assertThat(ImageOption.all().stream()
                        .filter(ImageOption::settableByMessage)
                        .map(ImageOption::optionName))
                .containsExactlyInAnyOrder(
                        "prompt",
                        "model",
                        "size",
                        "colors",
                        "backgroundColor",
                        "numberOfImages",
                        "style",
                        "substyle",
                        "styleId",
                        "styleMatch",
                        "negativePrompt",
                        "seed",
                        "strength",
                        "artisticLevel",
                        "noText",
                        "textLayout",
                        "creativity",
                        "expandLeft",
                        "expandRight",
                        "expandTop",
                        "expandBottom",
                        "zoomOutPercentage",
                        "refinement",
                        "sourceImageId",
                        "similarity",
                        "svgCompression",
                        "limitNumShapes",
                        "maxNumShapes",
                        "colorReduction",
                        "returnGradients",
                        "shapeStacking",
                        "smallShapeFilter",
                        "strictColorPalette",
                        "privateStyle",
                        "imageWeights",
                        "sourceStyles",
                        "sourceStyleWeights",
                        "mixPolicy",
                        "basicStyles",
                        "outputType",
                        "outputFormat",
                        "outputQuality",
                        "safety",
                        "checkContent",
                        "blockNsfw",
                        "calculateFeatures",
                        "expire",
                        "ttl",
                        "includeCost",
                        "idempotencyKey",
                        "cancelAfter",
                        "falRequestTimeout",
                        "falQueuePriority",
                        "falRunnerHint",
                        "falNoRetry",
                        "falStoreIo",
                        "gatewayCacheTtl",
                        "gatewaySkipCache",
                        "gatewayCacheKey",
                        "gatewayCollectLog",
                        "gatewayMetadata",
                        "gatewayRequestTimeout",
                        "gatewayMaxAttempts",
                        "gatewayRetryDelay",
                        "gatewayBackoff");
    }

    @Test
    void theEndpointAloneSaysWhereThingsAreSentAndOnWhoseAccount() {
        assertThat(ImageOption.all().stream()
                        .filter(option -> !option.settableByMessage())
                        .map(ImageOption::optionName))
                .containsExactlyInAnyOrder(
                        "delivery",
                        "webhookEvents",
                        "billing",
                        "gatewayId",
                        "gatewayByokAlias",
                        "gatewayZdr",
                        "uploadEndpoint",
                        "webhookUrl");
    }

    @Test
    void namesAreUniqueWhateverTheirCase() {
        assertThat(ImageOption.all().stream().map(option -> option.optionName().toLowerCase(Locale.ROOT)))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("all")
    void eachIsFoundByItsNameInAnyCase(ImageOption<?> option) {
        assertThat(ImageOption.named(option.optionName())).contains(option);
        assertThat(ImageOption.named(option.optionName().toUpperCase(Locale.ROOT)))
                .contains(option);
        assertThat(option).hasToString(option.optionName());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "provider", "apiKey", "accountId", "baseUrl", "resultType", "notAPrompt", "colour"})
    void whatIsNoneIsNotFound(String name) {
        assertThat(ImageOption.named(name)).isEmpty();
    }

    @Test
    void theListCannotBeChanged() {
        assertThatThrownBy(() -> ImageOption.all().remove(0)).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "numberOfImages",
                "outputQuality",
                "ttl",
                "gatewayCacheTtl",
                "gatewayRequestTimeout",
                "gatewayMaxAttempts",
                "gatewayRetryDelay"
            })
    void wholeNumbersComeAsNumbersOrText(String name) {
        ImageOption<?> option = ImageOption.named(name).orElseThrow();
        for (Object value : new Object[] {95, 95L, (short) 95, "95", " 95 ", "+95", "095"}) {
            assertThat(option.read(value)).as("%s %s", value.getClass(), value).isEqualTo(95);
        }
        for (Object value :
                new Object[] {"", " ", "ninety", "95.0", 95.5, "1e2", "0x5F", "99999999999", 99999999999L}) {
            assertThatThrownBy(() -> option.read(value))
                    .as("%s %s", value.getClass(), value)
                    .isInstanceOf(InvalidOptionException.class)
                    .hasMessage(name + "=" + value + " is not a whole number; write digits alone");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"checkContent", "includeCost", "gatewaySkipCache", "gatewayCollectLog", "gatewayZdr"})
    void truthComesAsBooleanOrText(String name) {
        ImageOption<?> option = ImageOption.named(name).orElseThrow();
        for (Object value : new Object[] {true, "true", "TRUE", " True "}) {
            assertThat(option.read(value)).isEqualTo(true);
        }
        for (Object value : new Object[] {false, "false", "FALSE"}) {
            assertThat(option.read(value)).isEqualTo(false);
        }
        for (Object value : new Object[] {"", "yes", "1", 1, 0, "no", "on"}) {
            assertThatThrownBy(() -> option.read(value))
                    .isInstanceOf(InvalidOptionException.class)
                    .hasMessage(name + "=" + value + " is neither true nor false; write one of them");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"uploadEndpoint", "webhookUrl"})
    void addressesAreHttpAndWhole(String name) {
        ImageOption<?> option = ImageOption.named(name).orElseThrow();
        for (String value : List.of(
                "https://bucket.s3.amazonaws.com/image.jpg?X-Amz-Signature=abc%2F123&X-Amz-Expires=3600",
                "http://127.0.0.1:8080/hook")) {
            assertThat(option.read(value)).isEqualTo(URI.create(value)).hasToString(value);
        }
        for (String value : List.of(
                "", "host/path", "/path", "ftp://host/path", "file:/etc/passwd", "https:///path", "https://a b/")) {
            assertThatThrownBy(() -> option.read(value))
                    .isInstanceOf(InvalidOptionException.class)
                    .hasMessage(name + " is not an HTTP address; write it whole, as in https://host/path");
        }
    }

    @Test
    void aSizeComesAsItselfOrAsText() {
        assertThat(ImageOption.SIZE.read("16:9")).isEqualTo(new Ratio(16, 9));
        assertThat(ImageOption.SIZE.read("1024x1024")).isEqualTo(new Pixels(1024, 1024));
        assertThat(ImageOption.SIZE.read(new Pixels(1, 2))).isEqualTo(new Pixels(1, 2));
    }

    @Test
    void anUnquotedRatioOfYamlIsRefusedWithTheWayOut() {
        assertThatThrownBy(() -> ImageOption.SIZE.read(969))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageContainingAll("size=969", "quote it in YAML");
    }

    @Test
    void aBackgroundColourComesAsItselfOrAsText() {
        assertThat(ImageOption.BACKGROUND_COLOR.read("#FF6B35")).isEqualTo(ORANGE);
        assertThat(ImageOption.BACKGROUND_COLOR.read(ORANGE)).isEqualTo(ORANGE);
    }

    @Test
    void coloursComeAsTextOrAsAListOfTexts() {
        assertThat(ImageOption.COLORS.read("FF6B35,002B5B")).containsExactly(ORANGE, NAVY);
        assertThat(ImageOption.COLORS.read(List.of("FF6B35", "#002B5B"))).containsExactly(ORANGE, NAVY);
        assertThat(ImageOption.COLORS.read(List.of("rgb(255,107,53)", "002B5B")))
                .containsExactly(ORANGE, NAVY);
        assertThat(ImageOption.COLORS.read(List.of("FF6B35,002B5B"))).containsExactly(ORANGE, NAVY);
    }

    @ParameterizedTest
    @MethodSource("ofOneValue")
    void whatIsOneValueIsNotMadeOfSeveral(ImageOption<?> option) {
        for (List<?> several : List.of(List.of("16:9", "1:1"), List.of(), List.of(List.of("16:9")))) {
            assertThatThrownBy(() -> option.read(several))
                    .isInstanceOf(InvalidOptionException.class)
                    .hasMessage(option + "=" + several.size() + " values is not one value; give one");
        }
    }

    @Test
    void aListOfOneValueIsThatValueAsARepeatedHeaderThatCameOnceIs() {
        assertThat(ImageOption.STYLE.read(List.of("icon"))).isEqualTo("icon");
        assertThat(ImageOption.PROMPT.read(List.of("A fox".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("A fox");
        assertThat(ImageOption.NUMBER_OF_IMAGES.read(List.of(2))).isEqualTo(2);
    }

    private static Stream<ImageOption<?>> ofOneValue() {
        return ImageOption.all().stream().filter(option -> !option.takesSeveral());
    }

    @Test
    void coloursComeAsAListOfColoursAsABackgroundColourDoes() {
        assertThat(ImageOption.COLORS.read(List.of(ORANGE, NAVY))).containsExactly(ORANGE, NAVY);
    }

    @ParameterizedTest
    @CsvSource({"jpg,jpg", "JPG,jpg", "jpeg,jpg", "JPEG,jpg", "' png ',png", "WEBP,webp", "svg,svg"})
    void aFormatIsWrittenAsItsExtensionIs(String text, String format) {
        assertThat(ImageOption.OUTPUT_FORMAT.read(text)).isEqualTo(format);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "model",
                "style",
                "substyle",
                "outputType",
                "safety",
                "idempotencyKey",
                "delivery",
                "gatewayId",
                "gatewayCacheKey",
                "gatewayMetadata",
                "gatewayBackoff",
                "gatewayByokAlias"
            })
    void textStaysAsItIs(String name) {
        ImageOption<?> option = ImageOption.named(name).orElseThrow();
        assertThat(option.read("Some Text, 1 & 2")).isEqualTo("Some Text, 1 & 2");
        assertThat(option.read(4711)).isEqualTo("4711");
    }

    @Test
    void thePromptIsTextAndNothingThatOnlyBecomesIt() {
        assertThat(ImageOption.PROMPT.read("4711, a number")).isEqualTo("4711, a number");
        for (Object value : List.of(4711, true, 0.5)) {
            assertThatThrownBy(() -> ImageOption.PROMPT.read(value))
                    .isInstanceOf(InvalidOptionException.class)
                    .hasMessageContaining("is not text; give it as text");
        }
    }

    @Test
    void aGapInAListIsNotTheTextNull() {
        for (ImageOption<?> option :
                List.of(ImageOption.SOURCE_STYLES, ImageOption.COLORS, ImageOption.IMAGE_WEIGHTS)) {
            assertThatThrownBy(() -> option.read(Arrays.asList("1", null)))
                    .hasMessage(option + " has nothing at place 2 of 2; leave no gaps in a list");
        }
    }

    private static List<ImageOption<?>> all() {
        return ImageOption.all();
    }

    @Test
    void whatPeopleWriteForAPictureIsNotShown() {
        assertThat(ImageOption.PROMPT.shown("A fox 🦊")).isEqualTo("(7 characters)");
        assertThat(ImageOption.NEGATIVE_PROMPT.shown("dogs")).isEqualTo("(4 characters)");
        assertThat(ImageOption.TEXT_LAYOUT.shown(List.of(new TextBox("NOW", List.of()))))
                .asString()
                .matches("\\(\\d+ characters\\)");
        assertThat(ImageOption.STYLE.shown("icon")).isEqualTo("icon");
    }
}
