package io.github.camelrecraft.simulator.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 12287, 12288, 12289, 100_000})
    void base64IsTheSameAsTheJdks(int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);

        Content base64 = Content.of(bytes).base64();

        assertThat(new String(base64.open().readAllBytes(), StandardCharsets.US_ASCII))
                .isEqualTo(Base64.getEncoder().encodeToString(bytes))
                .hasSize((int) base64.length());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 5, 6, 7})
    void theFirstBytesOfSeveralParts(int size) throws IOException {
        Content content = Content.of(List.of(Content.of("ab"), Content.of(""), Content.of("cdef")));

        String first = new String(content.first(size).open().readAllBytes(), StandardCharsets.US_ASCII);

        assertThat(first).isEqualTo("abcdef".substring(0, Math.min(size, 6)));
        assertThat(content.first(size).length()).isEqualTo(first.length());
    }
}
