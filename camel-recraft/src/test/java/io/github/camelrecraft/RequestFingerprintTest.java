package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.model.ImageOption;
import io.github.camelrecraft.model.InputImages;
import io.github.camelrecraft.model.InputRule;
import io.github.camelrecraft.model.Offer;
import io.github.camelrecraft.model.RecraftOperation;
import io.github.camelrecraft.model.SizeTable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One request is not taken for another, however its texts are chosen. */
class RequestFingerprintTest {

    private static final Offer OFFER =
            new Offer("anybody", "model", "model", SizeTable.UNKNOWN, null, Map.of(), Map.of(), InputRule.ANY, null, 1);

    private static String of(Map<ImageOption<?>, Object> options, String... prompts) {
        return RequestFingerprint.of(RecraftOperation.GENERATE, OFFER, options, List.of(prompts), InputImages.NONE);
    }

    @Test
    void aPromptWithACommaIsNotTwoPrompts() {
        assertThat(of(Map.of(), "A fox, a hare")).isNotEqualTo(of(Map.of(), "A fox", "a hare"));
        assertThat(of(Map.of(), "A fox], [")).isNotEqualTo(of(Map.of(), "A fox]", "["));
    }

    @Test
    void aTextIsNotAnotherOption() {
        assertThat(of(Map.of(ImageOption.NEGATIVE_PROMPT, "fog, seed=5"), "A fox"))
                .isNotEqualTo(of(Map.of(ImageOption.NEGATIVE_PROMPT, "fog", ImageOption.SEED, 5L), "A fox"));
    }

    @Test
    void theSameIsTheSame() {
        assertThat(of(Map.of(ImageOption.SEED, 5L, ImageOption.NEGATIVE_PROMPT, "fog"), "A fox"))
                .isEqualTo(of(Map.of(ImageOption.NEGATIVE_PROMPT, "fog", ImageOption.SEED, 5L), "A fox"));
    }
}
