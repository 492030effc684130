package io.github.camelrecraft.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColorTest {

    private static final Color ORANGE = new Color(255, 107, 53, null);
    private static final Color NAVY = new Color(0, 43, 91, null);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FF6B35",
                "#FF6B35",
                "ff6b35",
                "#ff6B35",
                "  FF6B35  ",
                "rgb(255,107,53)",
                "RGB(255,107,53)",
                "rgb( 255 , 107 , 53 )",
                "rgb(255,107,053)"
            })
    void anySpellingIsTheSameColour(String text) {
        assertThat(Color.parse("colors", text)).isEqualTo(ORANGE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FF6B35@0.6        | 0.6",
                "#FF6B35@0.6       | 0.6",
                "FF6B35 @ 0.6      | 0.6",
                "FF6B35@1          | 1",
                "FF6B35@.25        | 0.25",
                "FF6B35@0.001      | 0.001",
                "rgb(255,107,53)@1 | 1"
            })
    void aWeightStandsBehindAnyOfThem(String text, double weight) {
        assertThat(Color.parse("colors", text)).isEqualTo(new Color(255, 107, 53, weight));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "red",
                "FF6B3",
                "FF6B355",
                "FG6B35",
                "F63",
                "0xFF6B35",
                "##FF6B35",
                "# FF6B35",
                "FF6B35FF",
                "112",
                "rgb(256,0,0)",
                "rgb(999,0,0)",
                "rgb(-1,0,0)",
                "rgb(1,2)",
                "rgb(1,2,3,4)",
                "rgb(1.5,2,3)",
                "rgb 1,2,3",
                "rgba(1,2,3,1)",
                "FF6B35@",
                "FF6B35@0",
                "FF6B35@-0.1",
                "FF6B35@1.01",
                "FF6B35@NaN",
                "FF6B35@Infinity",
                "FF6B35@heavy",
                "FF6B35@0.6f",
                "FF6B35@1d",
                "FF6B35@0x1p-1",
                "FF6B35@0.5@0.5",
                "FF6B35@0,6",
                "@0.6"
            })
    void whatIsNoColourIsRefusedWithTheWayOut(String text) {
        assertThatThrownBy(() -> Color.parse("backgroundColor", text))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageStartingWith("backgroundColor=" + text.strip() + " is not a colour; write ")
                .hasMessageContainingAll("FF6B35", "#FF6B35", "rgb(255,107,53)", "FF6B35@0.6", "quote it in YAML");
    }

    @Test
    void theErrorSaysWhichOptionItWas() {
        assertThatThrownBy(() -> Color.parseList("colors", "FF6B35,blue"))
                .isInstanceOfSatisfying(
                        InvalidOptionException.class,
                        refused -> assertThat(refused.getOption()).isEqualTo("colors"))
                .hasMessageStartingWith("colors=blue is not a colour");
    }

    @Test
    void commasSeparateColoursButNotThoseInsideRgb() {
        assertThat(Color.parseList("colors", "FF6B35,002B5B")).containsExactly(ORANGE, NAVY);
        assertThat(Color.parseList("colors", "#FF6B35 , #002B5B")).containsExactly(ORANGE, NAVY);
        assertThat(Color.parseList("colors", "rgb(255,107,53),rgb(0,43,91)")).containsExactly(ORANGE, NAVY);
        assertThat(Color.parseList("colors", "rgb(255,107,53),002B5B")).containsExactly(ORANGE, NAVY);
        assertThat(Color.parseList("colors", "FF6B35, rgb(0, 43, 91)")).containsExactly(ORANGE, NAVY);
        assertThat(Color.parseList("colors", "FF6B35")).containsExactly(ORANGE);
    }

    @Test
    void colorsOfAListKeepTheirOrderAndTheirWeights() {
        assertThat(Color.parseList("colors", "rgb(0,43,91)@0.25,#FF6B35@0.75,FF6B35"))
                .isEqualTo(List.of(new Color(0, 43, 91, 0.25), new Color(255, 107, 53, 0.75), ORANGE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", ",", ",FF6B35", "FF6B35,,002B5B", "FF6B35;002B5B", "rgb(255,107,53", "rgb(1,2,3,FF6B35)"
            })
    void aListWithSomethingElseInItIsRefused(String text) {
        assertThatThrownBy(() -> Color.parseList("colors", text))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageStartingWith("colors=");
    }

    @Property
    void everyColourReadsTheSameInHexadecimalAndInDecimal(
            @ForAll @IntRange(max = 255) int red,
            @ForAll @IntRange(max = 255) int green,
            @ForAll @IntRange(max = 255) int blue) {
        Color color = new Color(red, green, blue, null);
        assertThat(Color.parse("colors", String.format("%02X%02X%02X", red, green, blue)))
                .isEqualTo(color);
        assertThat(Color.parse("colors", "rgb(" + red + "," + green + "," + blue + ")"))
                .isEqualTo(color);
    }

    @ParameterizedTest
    @CsvSource({"-1,0,0", "0,256,0", "0,0,65536", "256,256,256"})
    void itsPartsAreBytes(int red, int green, int blue) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Color(red, green, blue, null));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.5, 1.0000001, Double.NaN, Double.POSITIVE_INFINITY})
    void itsWeightIsAShare(double weight) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Color(0, 0, 0, weight));
    }
}
