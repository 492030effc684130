package io.github.camelrecraft.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.camelrecraft.model.ImageSize.Pixels;
import io.github.camelrecraft.model.ImageSize.Ratio;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageSizeTest {

    @ParameterizedTest
    @ValueSource(strings = {"1344x768", "1344X768", "1344×768", " 1344x768 "})
    void pixelsAreWrittenWithAnX(String text) {
        assertThat(ImageSize.parse(text)).isEqualTo(new Pixels(1344, 768)).hasToString("1344x768");
    }

    @ParameterizedTest
    @ValueSource(strings = {"16:9", " 16:9\n"})
    void aRatioIsWrittenWithAColon(String text) {
        assertThat(ImageSize.parse(text)).isEqualTo(new Ratio(16, 9)).hasToString("16:9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "969",
                "1024",
                "1024x",
                "x1024",
                "0x1024",
                "1024x0",
                "01024x1024",
                "-1024x1024",
                "1024 x 1024",
                "1024x1024x1024",
                "1024.0x1024",
                "100000x1",
                "16/9",
                "16 : 9",
                "16:9:1",
                "16:0",
                "square",
                "1024x1024px"
            })
    void anythingElseIsRefusedWithTheWayOut(String text) {
        assertThatThrownBy(() -> ImageSize.parse(text))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageStartingWith("size=" + text + " is not a size; write pixels as in 1024x1024")
                .hasMessageContainingAll("a ratio as in 16:9", "quote it in YAML (\"16:9\")");
    }

    @Test
    void itsAspectIsWidthByHeight() {
        assertThat(new Pixels(3072, 1536).aspect()).isEqualTo(2);
        assertThat(new Ratio(1, 2).aspect()).isEqualTo(0.5);
        assertThat(ImageSize.parse("16:9").aspect()).isCloseTo(1.7778, within(0.0001));
    }

    @Property
    void whatItWritesItReads(
            @ForAll @IntRange(min = 1, max = 99_999) int one, @ForAll @IntRange(min = 1, max = 99_999) int other) {
        assertThat(ImageSize.parse(new Pixels(one, other).toString())).isEqualTo(new Pixels(one, other));
        assertThat(ImageSize.parse(new Ratio(one, other).toString())).isEqualTo(new Ratio(one, other));
    }
}
