package io.github.camelrecraft.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelrecraft.model.ImageSize.Pixels;
import io.github.camelrecraft.model.ImageSize.Ratio;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeTableTest {

    private static final SizeTable ONE_MEGAPIXEL = table(
            "1:1=1024x1024 2:1=1536x768 1:2=768x1536 3:2=1280x832 2:3=832x1280 4:3=1216x896 3:4=896x1216 5:4=1152x896"
                    + " 4:5=896x1152 6:10=832x1344 14:10=1280x896 10:14=896x1280 16:9=1344x768 9:16=768x1344");

    @Test
    void pixelsThatTheModelMakesAreTakenAsTheyAre() {
        assertThat(ONE_MEGAPIXEL.sizes()).hasSize(14);
        for (Pixels pixels : ONE_MEGAPIXEL.sizes().values()) {
            assertThat(ONE_MEGAPIXEL.resolve(pixels, "m")).isEqualTo(pixels);
        }
    }

    @Test
    void aRatioBecomesTheModelsOwnPixels() {
        assertThat(ONE_MEGAPIXEL.resolve(new Ratio(16, 9), "m")).isEqualTo(new Pixels(1344, 768));
        ONE_MEGAPIXEL
                .sizes()
                .forEach((ratio, pixels) ->
                        assertThat(ONE_MEGAPIXEL.resolve(ratio, "m")).isEqualTo(pixels));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1920x1080 | 1344x768 (16:9)",
                "1080x1920 | 768x1344 (9:16)",
                "1000x1000 | 1024x1024 (1:1)",
                "2048x2048 | 1024x1024 (1:1)",
                "1025x1024 | 1024x1024 (1:1)",
                "1024x1025 | 1024x1024 (1:1)",
                "3000x1000 | 1536x768 (2:1)",
                "10:16     | 832x1344 (6:10)",
                "3:1       | 1536x768 (2:1)",
                "21:9      | 1536x768 (2:1)",
                "32:18     | 1344x768 (16:9)",
                "5:3       | 1344x768 (16:9)"
            })
    void anotherSizeIsRefusedNamingTheNearestFirst(String asked, String nearest) {
        assertThatThrownBy(() -> ONE_MEGAPIXEL.resolve(ImageSize.parse(asked), "recraftv4_1"))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageStartingWith(
                        "size=" + asked + " is not a size of recraftv4_1; the nearest are " + nearest + ", ");
    }

    @Test
    void threeAreNamedByShapeFirstAndAreaSecond() {
        assertThatThrownBy(() -> ONE_MEGAPIXEL.resolve(new Pixels(1920, 1080), "recraftv4_1"))
                .hasMessage("size=1920x1080 is not a size of recraftv4_1; the nearest are"
                        + " 1344x768 (16:9), 1536x768 (2:1), 1280x832 (3:2)");
    }

    @Test
    void aModelOfUnknownSizesTakesAnyPixels() {
        assertThat(SizeTable.UNKNOWN.resolve(new Pixels(17, 4711), "m")).isEqualTo(new Pixels(17, 4711));
    }

    @Test
    void aModelOfUnknownSizesTakesNoRatio() {
        assertThatThrownBy(() -> SizeTable.UNKNOWN.resolve(new Ratio(16, 9), "recraftv9"))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage("size=16:9 needs a model of the catalogue, and recraftv9 is not in it;"
                        + " give the size in pixels");
    }

    @Test
    void itKeepsTheDocumentsOrderAndItsOwnCopy() {
        Map<Ratio, Pixels> sizes = new LinkedHashMap<>();
        sizes.put(new Ratio(2, 1), new Pixels(20, 10));
        sizes.put(new Ratio(1, 1), new Pixels(10, 10));
        SizeTable table = new SizeTable(sizes);
        sizes.clear();
        assertThat(table.sizes().keySet()).containsExactly(new Ratio(2, 1), new Ratio(1, 1));
    }

    private static SizeTable table(String text) {
        Map<Ratio, Pixels> sizes = new LinkedHashMap<>();
        for (String entry : text.split(" ", -1)) {
            String[] parts = entry.split("=", -1);
            sizes.put((Ratio) ImageSize.parse(parts[0]), (Pixels) ImageSize.parse(parts[1]));
        }
        return new SizeTable(sizes);
    }
}
