package io.github.camelrecraft.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BigPngTest {

    private static final int CHUNK = 1 << 16;

    @ParameterizedTest
    @ValueSource(ints = {1024, 1025, 5000, CHUNK, CHUNK + 200, CHUNK + 210, CHUNK + 220, CHUNK + 230, 3 * CHUNK})
    void itHasExactlyTheWantedSizeAndIsValid(int size) throws IOException {
        byte[] png = BigPng.open(7, size).readAllBytes();

        assertThat(png).hasSize(size);
        assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(64);
        assertThat(PngReader.chunks(png)).startsWith("IHDR", "IDAT").endsWith("IEND");
    }

    @Test
    void everySizeAroundAFullChunkIsPossible() throws IOException {
        for (int size = CHUNK + 150; size < CHUNK + 350; size++) {
            byte[] png = BigPng.open(7, size).readAllBytes();
            assertThat(png).hasSize(size);
            assertThat(PngReader.chunks(png)).endsWith("IEND");
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
        long size = 60_000_001;
        try (InputStream png = BigPng.open(0, size)) {
            assertThat(png.transferTo(OutputStream.nullOutputStream())).isEqualTo(size);
        }
    }

    @Test
    void aTooSmallSizeIsRefused() {
        assertThatThrownBy(() -> BigPng.open(0, 1023)).hasMessageContaining("at least 1024 bytes, not 1023");
    }
}
