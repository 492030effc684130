package io.github.camelrecraft.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelrecraft.http.HttpBody;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mapper, which loads much, says what is right. */
class JsonTreeTest {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "true",
                "\"text\"",
                "{}",
                "[]",
                "7",
                "-2147483649",
                "92233720368547758070",
                "0.10",
                "1e-7",
                "1.5E400",
                "[[[], {}], [null, false]]",
                "{\"a\": {\"b\": [1, 2.50, {\"c\": \"\\u00e9\\n\"}]}, \"\": null}",
                "{\"twice\": 1, \"other\": 2, \"twice\": 3}",
                "\"\ud83e\udd8a and \\\"quotes\\\"\""
            })
    void aTreeIsWhatAMapperReads(String text) throws IOException {
        JsonNode tree = JsonTree.read(text.getBytes(StandardCharsets.UTF_8));

        assertThat(tree).isEqualTo(MAPPER.readTree(text.getBytes(StandardCharsets.UTF_8)));
        assertThat(tree.toString()).isEqualTo(MAPPER.readTree(text).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[1", "{\"a\":}", "{} {}", "[] x", "<html>", "nul", "{\"a\": 01}"})
    void whatAMapperRefusesIsRefused(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> JsonTree.read(bytes)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> JsonTree.read(new ByteArrayInputStream(bytes))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> MAPPER.readTree(bytes)).isInstanceOf(IOException.class);
    }

    /** A mapper lets an unchecked exception out, which nobody expects who reads JSON. */
    @ParameterizedTest
    @ValueSource(strings = {"1e99999999999", "-1e99999999999", "1e-99999999999", "0.0e99999999999"})
    void aNumberThatIsOutOfRangeIsRefused(String number) {
        byte[] bytes = ("{\"cost\": " + number + "}").getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> JsonTree.read(bytes)).isInstanceOf(IOException.class);
        assertThat(Json.parse(bytes).isMissingNode()).isTrue();
    }

    @Test
    void aTreeThatIsTooDeepIsRefusedBeforeTheStackIsFull() {
        byte[] deep = "[".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> JsonTree.read(deep))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("depth");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"a\": {\"b\": [1, -2147483649, 92233720368547758070, 2.50, 1e-7, true, false, null, \"\"]}}",
                "{\"\u00e9\\u0000\\n\": \"\ud83e\udd8a and \\\"quotes\\\"\"}"
            })
    void aBodyIsWhatAMapperWrites(String text) throws IOException {
        JsonNode tree = MAPPER.readTree(text);

        assertThat(sent(tree)).isEqualTo(MAPPER.writeValueAsBytes(tree));
    }

    @Test
    void floatingPointNumbersAreWrittenAsAMapperWritesThem() throws IOException {
        JsonNode tree = MAPPER.createArrayNode().add(0.1).add(0.1f).add(1e21).add(7L);

        assertThat(sent(tree)).isEqualTo(MAPPER.writeValueAsBytes(tree));
    }

    private static byte[] sent(JsonNode tree) throws IOException {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        for (HttpBody.Piece piece : JsonPieces.of(tree)) {
            sent.writeBytes(((HttpBody.Bytes) piece).bytes());
        }
        return sent.toByteArray();
    }
}
