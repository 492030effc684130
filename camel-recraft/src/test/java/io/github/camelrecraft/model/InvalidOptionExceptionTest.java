package io.github.camelrecraft.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvalidOptionExceptionTest {

    @Test
    void itSaysWhatIsWrongWithWhichValueAndWhatToDo() {
        InvalidOptionException refused = new InvalidOptionException("ttl", 59, "is out of range", "choose 60 or more");
        assertThat(refused).hasMessage("ttl=59 is out of range; choose 60 or more");
        assertThat(refused.getOption()).isEqualTo("ttl");
        assertThat(refused).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aValueOfEightyCharactersIsShownWhole() {
        assertThat(message("x".repeat(80))).isEqualTo("prompt=" + "x".repeat(80) + " is wrong; mend it");
    }

    @Test
    void aLongerValueIsTrimmedAndItsLengthSaid() {
        assertThat(message("x".repeat(12_345)))
                .isEqualTo("prompt=" + "x".repeat(80) + "… (12345 characters) is wrong; mend it");
    }

    @Test
    void charactersOutsideTheBasicPlaneCountOnceInTheLength() {
        assertThat(message("🦊".repeat(100))).contains("… (100 characters)");
    }

    @Test
    void noCharacterIsCutInHalf() {
        String message = message("x".repeat(79) + "🦊" + "x".repeat(79));
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(message))
                .as(message)
                .isTrue();
    }

    @Test
    void controlCharactersDoNotReachALog() {
        assertThat(message("a\r\nb\tc\u0000d\u001B[31me\u007Ff")).isEqualTo("prompt=a b c d [31me f is wrong; mend it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0085", "\u009B", "\u2028", "\u2029"})
    void noLineEndsAndNoTerminalSequenceBeginsBeyondAsciiEither(String character) {
        assertThat(message("a" + character + "b")).isEqualTo("prompt=a b is wrong; mend it");
    }

    private static String message(String value) {
        return new InvalidOptionException("prompt", value, "is wrong", "mend it").getMessage();
    }
}
