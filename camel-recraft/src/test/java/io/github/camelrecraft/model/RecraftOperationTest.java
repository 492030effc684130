package io.github.camelrecraft.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelrecraft.model.RecraftOperation.Input;
import io.github.camelrecraft.model.RecraftOperation.Yield;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecraftOperationTest {

    @ParameterizedTest
    @ValueSource(strings = {"imageToImage", "image-to-image", "IMAGE_TO_IMAGE", "ImageToImage", "imagetoimage"})
    void aNameIsReadInEachCustomarySpelling(String text) {
        assertThat(RecraftOperation.parse(text)).isEqualTo(RecraftOperation.IMAGE_TO_IMAGE);
    }

    @ParameterizedTest
    @EnumSource
    void eachIsFoundByItsOwnName(RecraftOperation operation) {
        assertThat(RecraftOperation.parse(operation.toString())).isEqualTo(operation);
        assertThat(operation.toString()).matches("[a-z]+([A-Z][a-z]+)*");
    }

    @Test
    void aNameDoesNotDependOnWhereTheProgramRuns() {
        Locale customary = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(RecraftOperation.parse("INPAINT")).isEqualTo(RecraftOperation.INPAINT);
        } finally {
            Locale.setDefault(customary);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "draw", "image to image", "generate2"})
    void anotherNameIsRefusedNamingAll(String text) {
        assertThatThrownBy(() -> RecraftOperation.parse(text))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageContaining("generate, imageToImage, inpaint")
                .hasMessageContaining("account");
    }

    @ParameterizedTest
    @CsvSource({
        "GENERATE,false,true,false,IMAGES",
        "IMAGE_TO_IMAGE,true,true,false,IMAGES",
        "INPAINT,true,true,true,IMAGES",
        "ERASE_REGION,true,false,true,IMAGES",
        "VECTORIZE,true,false,false,IMAGES",
        "EXPLORE_SIMILAR,false,false,false,IMAGES",
        "CREATE_STYLE,true,false,false,VALUE",
        "ENHANCE_PROMPT,false,true,false,VALUE",
        "ACCOUNT,false,false,false,VALUE"
    })
    void eachSaysWhatItNeedsAndWhatComesOfIt(
            RecraftOperation operation, boolean image, boolean prompt, boolean mask, Yield yield) {
        assertThat(operation.takesImages()).isEqualTo(image);
        assertThat(operation.needs(Input.PROMPT)).isEqualTo(prompt);
        assertThat(operation.needs(Input.MASK)).isEqualTo(mask);
        assertThat(operation.yields()).isEqualTo(yield);
    }

    @Test
    void whatNeedsAMaskNeedsAnImage() {
        assertThat(Arrays.stream(RecraftOperation.values())
                        .filter(operation -> operation.needs(Input.MASK))
                        .toList())
                .isNotEmpty()
                .allMatch(operation -> operation.needs(Input.IMAGE));
    }
}
