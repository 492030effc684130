package io.github.camelrecraft.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelrecraft.model.TextBox.Corner;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class TextBoxTest {

    private static final List<List<Double>> BOX =
            List.of(List.of(0.1, 0.1), List.of(0.4, 0.1), List.of(0.4, 0.2), List.of(0.1, 0.2));

    static final List<Object> NONE = List.of(
            "NOW",
            42,
            Map.of("text", "NOW", "bbox", BOX),
            List.of("NOW"),
            List.of(Map.of("text", "NOW")),
            List.of(Map.of("bbox", BOX)),
            List.of(Map.of("text", 1, "bbox", BOX)),
            List.of(Map.of("text", "NOW", "bbox", BOX, "color", "FF6B35")),
            List.of(Map.of("text", "NOW", "bbox", "0,0")),
            List.of(Map.of("text", "NOW", "bbox", BOX.subList(0, 3))),
            List.of(Map.of("text", "NOW", "bbox", List.of(1, 2, 3, 4))),
            List.of(Map.of("text", "NOW", "bbox", List.of(List.of(1), List.of(1), List.of(1), List.of(1)))),
            List.of(Map.of(
                    "text", "NOW", "bbox", List.of(List.of("a", "b"), List.of(1, 1), List.of(1, 1), List.of(1, 1)))));

    @Test
    void aListOfMapsIsRead() {
        assertThat(TextBox.readList("textLayout", List.of(Map.of("text", "NOW", "bbox", BOX))))
                .containsExactly(new TextBox(
                        "NOW",
                        List.of(
                                new Corner(0.1, 0.1),
                                new Corner(0.4, 0.1),
                                new Corner(0.4, 0.2),
                                new Corner(0.1, 0.2))));
    }

    @Test
    void wholeNumbersAndCornersBeyondTheEdgeAreCornersToo() {
        List<List<Integer>> box = List.of(List.of(-1, 0), List.of(2, 0), List.of(2, 1), List.of(-1, 1));
        assertThat(TextBox.readList("textLayout", List.of(Map.of("text", "", "bbox", box))))
                .singleElement()
                .satisfies(read -> assertThat(read.box()).contains(new Corner(-1, 0)));
    }

    @Test
    void whatIsOneAlreadyStaysAsItIs() {
        TextBox box = new TextBox("NOW", List.of());
        assertThat(TextBox.readList("textLayout", List.of(box))).containsExactly(box);
    }

    @Test
    void noneIsNone() {
        assertThat(TextBox.readList("textLayout", List.of())).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("NONE")
    void anythingElseIsRefusedShowingHowToWriteIt(Object value) {
        assertThatThrownBy(() -> TextBox.readList("textLayout", value))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageMatching("textLayout=\\(\\d+ characters\\) is not a text layout; .*")
                .hasMessageContaining("[{\"text\":\"NOW\",\"bbox\":");
    }
}
