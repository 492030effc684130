package io.github.camelrecraft.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BigPngTest {

    private static final int MEBIBYTE = 1 << 20;

    @ParameterizedTest
    @ValueSource(
            ints = {
                1024,
                1025,
                5000,
                MEBIBYTE,
                MEBIBYTE + 200,
                MEBIBYTE + 210,
                MEBIBYTE + 220,
                MEBIBYTE + 230,
                3 * MEBIBYTE
            })
    void itHasExactlyTheWantedSizeAndIsValid(int size) throws IOException {
        byte[] png = BigPng.open(7, size).readAllBytes();

        assertThat(png).hasSize(size);
        assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(64);
        assertThat(new PngReader(png).chunks()).startsWith("IHDR", "IDAT").endsWith("IEND");
    }

    @Test
    void everySizeAroundAFullChunkIsPossible() throws IOException {
        for (int size = MEBIBYTE + 150; size < MEBIBYTE + 350; size++) {
            byte[] png = BigPng.open(7, size).readAllBytes();
            assertThat(png).hasSize(size);
            assertThat(new PngReader(png).chunks()).endsWith("IEND");
        }
    }

    @Test
    void theSameSeedGivesTheSameBytes() throws IOException {
        assertThat(BigPng.open(1, 100_000)).hasSameContentAs(BigPng.open(1, 100_000));
        assertThat(BigPng.open(1, 100_000).readAllBytes())
                .isNotEqualTo(BigPng.open(2, 100_000).readAllBytes());
    }

    @Test
    void itsSizeDoesNotMatterToMemory() throws IOException {
        long size = 3L * Integer.MAX_VALUE / 100;
        try (InputStream png = BigPng.open(0, size)) {
            assertThat(png.transferTo(java.io.OutputStream.nullOutputStream())).isEqualTo(size);
        }
    }

    @Test
    void aTooSmallSizeIsRefused() {
        assertThatThrownBy(() -> BigPng.open(0, 1023)).hasMessageContaining("at least 1024 bytes, not 1023");
    }
}
