package io.github.camelrecraft.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShownTextTest {

    /** Control characters, and what Unicode ends lines and paragraphs with. */
    private static final Set<Byte> BREAKS =
            Set.of(Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR);

    @Test
    void noCharacterThatBreaksALineIsLeftAndEveryOtherStays() {
        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT))
                .allSatisfy(character -> assertThat(ShownText.onOneLine("a" + Character.toString(character) + "b"))
                        .isEqualTo(
                                BREAKS.contains((byte) Character.getType(character))
                                        ? "a b"
                                        : "a" + Character.toString(character) + "b"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"a\\r\\nb|a b", "a\\n\\n\\nb|a b", "a \\nb|a  b", "\\na|' a'", "a\\n|'a '", "\\n|' '"})
    void aRunOfBreaksIsOneSpace(String text, String line) {
        assertThat(ShownText.onOneLine(text.translateEscapes())).isEqualTo(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a fox", "ein Fuchs, süß", "狐 🦊"})
    void oneLineIsOneLine(String text) {
        assertThat(ShownText.onOneLine(text)).isEqualTo(text);
    }

    @Test
    void whatIsTooLongIsCutBetweenCharacters() {
        assertThat(ShownText.of("🦊🦊🦊", 3)).isEqualTo("🦊🦊🦊");
        assertThat(ShownText.of("🦊\n🦊🦊", 3)).isEqualTo("🦊 🦊…");
    }
}
