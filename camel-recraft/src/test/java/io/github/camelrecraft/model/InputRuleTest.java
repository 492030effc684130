package io.github.camelrecraft.model;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputRuleTest {

    private static final InputRule RULE =
            new InputRule(Set.of(ImageFormat.PNG, ImageFormat.WEBP), 1_000L, 40_000L, 100, 400);

    @ParameterizedTest
    @CsvSource({"PNG,100,100,1", "WEBP,100,400,1000", "PNG,200,200,1000"})
    void whatIsWithinTheRulePasses(ImageFormat format, int width, int height, long length) {
        assertThatCode(() -> check(RULE, format, width, height, length)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "JPEG | 200 | 200 | 10   | is not a format that fal takes; convert it to PNG, WEBP",
                "PNG | 200 | 200 | 1001 | is too large for fal; make it 1000 bytes or less",
                "PNG | 99  | 200 | 10   | is too small for fal; make its shorter side 100 pixels or more",
                "PNG | 200 | 99  | 10   | is too small for fal; make its shorter side 100 pixels or more",
                "PNG | 100 | 401 | 10   | is too large for fal; make its longer side 400 pixels or less",
                "PNG | 401 | 100 | 10   | is too large for fal; make its longer side 400 pixels or less",
                "PNG | 200 | 201 | 10   | has too many pixels for fal; make it 40000 pixels or less"
            })
    void whatIsBeyondItIsRefusedWithTheWayOut(ImageFormat format, int width, int height, long length, String message) {
        assertThatThrownBy(() -> check(RULE, format, width, height, length))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageStartingWith("mask=")
                .hasMessageEndingWith(message);
    }

    @Test
    void aDrawingHasNoPixelsToCountButBytes() {
        InputRule rule = new InputRule(Set.of(), 1_000L, 1L, 100, 1);
        assertThatCode(() -> check(rule, ImageFormat.SVG, 5_000, 5, 1_000)).doesNotThrowAnyException();
        assertThatThrownBy(() -> check(rule, ImageFormat.SVG, 5, 5, 1_001)).isInstanceOf(InvalidOptionException.class);
    }

    @Test
    void sidesWhoseProductIsBeyondAnIntAreManyPixelsAllTheSame() {
        InputRule rule = new InputRule(Set.of(), null, 1_000_000L, null, null);
        assertThatThrownBy(() -> check(rule, ImageFormat.PNG, 65_536, 65_536, 1))
                .hasMessageContaining("too many pixels");
    }

    @Test
    void withoutARuleAnyImagePasses() {
        assertThatCode(() -> check(InputRule.ANY, ImageFormat.SVG, 0, 0, Long.MAX_VALUE))
                .doesNotThrowAnyException();
    }

    private static void check(InputRule rule, ImageFormat format, int width, int height, long length) {
        rule.check("mask", new ImageInfo(format, width, height, length, ""), "fal");
    }
}
