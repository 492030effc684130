package io.github.camelrecraft.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MaskedTest {

    @Test
    void aSecretIsNotShownHoweverOften() {
        assertThat(Masked.of("the key secret-key is not secret-key", List.of("secret-key")))
                .isEqualTo("the key xxxxxx is not xxxxxx");
    }

    @Test
    void aTestsStandInForAKeyIsPartOfManyWordsAndStays() {
        assertThat(Masked.of("broke", List.of("k", ""))).isEqualTo("broke");
    }
}
