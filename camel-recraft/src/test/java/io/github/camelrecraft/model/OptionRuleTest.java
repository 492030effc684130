package io.github.camelrecraft.model;

import static io.github.camelrecraft.model.Offers.oneOf;
import static io.github.camelrecraft.model.Offers.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionRuleTest {

    private static final String WHERE = "runware with model recraftv4_1";

    private static final Color PLAIN = new Color(1, 2, 3, null);
    private static final Color WEIGHTED = new Color(1, 2, 3, 0.5);

    @ParameterizedTest
    @ValueSource(ints = {20, 21, 98, 99})
    void aNumberWithinTheRangePasses(int number) {
        passes(range(20, 99), ImageOption.OUTPUT_QUALITY, number);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "20 | 99 | 19   | choose a number from 20 to 99",
                "20 | 99 | 100  | choose a number from 20 to 99",
                "20 | 99 | -1   | choose a number from 20 to 99",
                "60 | -  | 59   | choose 60 or more",
                "-  | 5  | 6    | choose 5 or less",
                "1  | 1  | 2    | choose 1"
            })
    void aNumberOutOfTheRangeIsRefusedNamingIt(Integer min, Integer max, int number, String wayOut) {
        assertThatThrownBy(() -> range(min, max).check(ImageOption.OUTPUT_QUALITY, number, WHERE))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage("outputQuality=" + number + " is out of range for " + WHERE + "; " + wayOut);
    }

    @Test
    void anOpenRangeHasNoOtherEnd() {
        passes(range(60, null), ImageOption.TTL, Integer.MAX_VALUE);
        passes(range(null, 5), ImageOption.TTL, Integer.MIN_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PNG", "png", "Png"})
    void oneOfTheValuesPassesInAnyCase(String text) {
        OptionRule rule = oneOf("JPG", "PNG", "WEBP");
        passes(rule, ImageOption.OUTPUT_FORMAT, text);
        assertThat(rule.spelling(text)).contains("PNG");
    }

    @Test
    void anotherValueIsRefusedNamingThemAll() {
        OptionRule rule = oneOf("JPG", "PNG", "WEBP");
        assertThat(rule.spelling("tiff")).isEmpty();
        assertThatThrownBy(() -> rule.check(ImageOption.OUTPUT_FORMAT, "tiff", WHERE))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage("outputFormat=tiff is not known to " + WHERE + "; use one of: JPG, PNG, WEBP");
    }

    @Test
    void aTextIsAsLongAsTheRuleAllows() {
        passes(range(null, 10), ImageOption.PROMPT, "0123456789");
        assertThatThrownBy(() -> range(null, 10).check(ImageOption.PROMPT, "0123456789x", WHERE))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage("prompt=(11 characters) is too long for " + WHERE + "; shorten it to 10 characters");
    }

    @Test
    void charactersOutsideTheBasicPlaneCountOnce() {
        passes(range(null, 3), ImageOption.PROMPT, "🦊🦊🦊");
        assertThatThrownBy(() -> range(null, 3).check(ImageOption.PROMPT, "🦊🦊🦊🦊", WHERE))
                .isInstanceOf(InvalidOptionException.class);
    }

    @Test
    void aListIsAsLongAsTheRuleAllows() {
        OptionRule rule = new OptionRule(null, null, 2, null, false, false, List.of(), null);
        passes(rule, ImageOption.COLORS, List.of(PLAIN, PLAIN));
        assertThatThrownBy(() -> rule.check(ImageOption.COLORS, List.of(PLAIN, PLAIN, PLAIN), WHERE))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage("colors=3 values is too many for " + WHERE + "; give at most 2");
    }

    @Test
    void weightsAreRefusedWhereTheyAreNotKnown() {
        OptionRule rule = new OptionRule(null, null, null, null, false, false, List.of(), null);
        passes(rule, ImageOption.COLORS, List.of(PLAIN));
        passes(rule, ImageOption.BACKGROUND_COLOR, PLAIN);
        for (Object value : List.of(List.of(PLAIN, WEIGHTED), WEIGHTED)) {
            assertThatThrownBy(() -> rule.check(ImageOption.COLORS, value, WHERE))
                    .isInstanceOf(InvalidOptionException.class)
                    .hasMessage("colors=@0.5 is a weight, which " + WHERE + " does not know; leave it out");
        }
    }

    @Test
    void weightsPassWhereTheyAreKnown() {
        passes(OptionRule.ANY, ImageOption.COLORS, List.of(PLAIN, WEIGHTED));
        passes(OptionRule.ANY, ImageOption.BACKGROUND_COLOR, WEIGHTED);
    }

    @Test
    void withoutRulesAnythingPasses() {
        passes(OptionRule.ANY, ImageOption.TTL, -1);
        passes(OptionRule.ANY, ImageOption.STYLE, "x".repeat(100_000));
        passes(OptionRule.ANY, ImageOption.CHECK_CONTENT, true);
        passes(OptionRule.ANY, ImageOption.WEBHOOK_URL, URI.create("https://host/path"));
        assertThat(OptionRule.ANY.spelling("anything")).isEmpty();
    }

    private static void passes(OptionRule rule, ImageOption<?> option, Object value) {
        assertThatCode(() -> rule.check(option, value, WHERE)).doesNotThrowAnyException();
    }
}
