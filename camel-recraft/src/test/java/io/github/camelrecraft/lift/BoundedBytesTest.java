package io.github.camelrecraft.lift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedBytesTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 511, 512, 513, 5_000, 20_000})
    void whatComesInPiecesOfAnySizeIsKeptInOrderUpToTheBound(int piece) throws Exception {
        byte[] all = new byte[20_000];
        new Random(piece).nextBytes(all);
        BoundedBytes bytes = new BoundedBytes(all.length);

        for (int at = 0; at < all.length; at += piece) {
            bytes.add(all, at, Math.min(at + piece, all.length));
        }

        assertThat(bytes.toByteArray()).isEqualTo(all);
        assertThatThrownBy(() -> bytes.add(all, 0, 1)).isInstanceOf(AnswerTooLargeException.class);
        assertThat(bytes.toByteArray()).isEqualTo(all);
    }
}
