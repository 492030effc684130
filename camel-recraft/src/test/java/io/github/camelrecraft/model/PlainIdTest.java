package io.github.camelrecraft.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "-", "AZ-az-09", "7c9e6679-7425-40de-944b-e07fc1f90ae7"})
    void lettersDigitsAndHyphensAreAnId(String text) {
        assertThat(PlainId.is(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "..", "../a", "a/b", "a\\b", "a_b", "a b", "a\n", "ä", "٣", "a\u0000"})
    void nothingElseIs(String text) {
        assertThat(PlainId.is(text)).isFalse();
    }

    @Test
    void anIdIsNotLong() {
        assertThat(PlainId.is("a".repeat(64))).isTrue();
        assertThat(PlainId.is("a".repeat(65))).isFalse();
    }
}
