package io.github.camelrecraft.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpoolTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 999, 1_000, 1_001, 100_000})
    void whatIsWrittenIsReadWhereverItIsKept(int length) throws Exception {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        Spool spool = new Spool(new Spool.Settings(folder.resolve("new/spool"), 1_000));

        for (int at = 0; at < length; at += 300) {
            spool.write(bytes, at, Math.min(300, length - at));
        }
        spool.close();

        assertThat(spool.file().isPresent()).isEqualTo(length > 1_000);
        for (int reading = 0; reading < 2; reading++) {
            try (InputStream in = spool.open()) {
                assertThat(in.readAllBytes()).isEqualTo(bytes);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 5_000, 20_000, 60_000})
    void whatArrivesInPiecesOfAnySizeIsKeptInOrder(int piece) throws Exception {
        byte[] bytes = new byte[60_000];
        new Random(piece).nextBytes(bytes);
        Spool inMemory = new Spool(new Spool.Settings(folder, bytes.length));
        Spool inFile = new Spool(new Spool.Settings(folder, bytes.length - 1));

        for (int at = 0; at < bytes.length; at += piece) {
            inMemory.write(bytes, at, Math.min(piece, bytes.length - at));
            inFile.write(bytes, at, Math.min(piece, bytes.length - at));
        }
        inFile.close();

        assertThat(inMemory.file()).isEmpty();
        assertThat(inMemory.bytes()).isEqualTo(bytes);
        assertThat(inMemory.length()).isEqualTo(bytes.length);
        assertThat(inFile.file().orElseThrow()).hasBinaryContent(bytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_000, 16 << 10})
    void whatWasTakenOutOfMemoryDoesNotChangeWithWhatComesLater(int length) throws Exception {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        Spool spool = new Spool(new Spool.Settings(folder, 2 * length));
        spool.write(bytes, 0, length);
        byte[] taken = spool.bytes();

        spool.write(new byte[length], 0, length);

        assertThat(taken).isEqualTo(bytes);
        assertThat(spool.bytes()).startsWith(bytes).hasSize(2 * length);
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                Long.MIN_VALUE + Integer.MAX_VALUE,
                -1,
                0,
                1,
                999,
                1_000,
                1_001,
                5_000,
                20_000,
                1_000_000,
                Long.MAX_VALUE
            })
    void whatIsAnnouncedMayBeWrong(long announced) throws Exception {
        byte[] bytes = new byte[1_000];
        new Random(announced).nextBytes(bytes);
        Spool spool = new Spool(new Spool.Settings(folder, 5_000), announced);

        for (int at = 0; at < bytes.length; at += 300) {
            spool.write(bytes, at, Math.min(300, bytes.length - at));
        }

        assertThat(spool.bytes()).isEqualTo(bytes);
        assertThat(spool.length()).isEqualTo(bytes.length);
    }

    @Test
    void whatIsAsLongAsAnnouncedIsNotCopied() throws Exception {
        Spool spool = new Spool(new Spool.Settings(folder, 5_000), 1_000);

        for (int at = 0; at < 1_000; at += 250) {
            spool.write(new byte[250], 0, 250);
        }

        assertThat(spool.bytes()).isSameAs(spool.bytes());
    }

    @Test
    void nobodyElseMayReadTheFile() throws Exception {
        Spool spool = new Spool(new Spool.Settings(folder, 0));
        spool.write(1);

        Path file = spool.file().orElseThrow();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void whatIsDiscardedIsGoneEvenInTheMiddle() throws Exception {
        Spool spool = new Spool(new Spool.Settings(folder, 0));
        spool.write(1);

        spool.discard();
        spool.discard();

        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1_000})
    void whatIsDiscardedIsNotReadAsIfItWereEmpty(int threshold) throws Exception {
        Spool spool = new Spool(new Spool.Settings(folder, threshold));
        spool.write(1);

        spool.discard();

        assertThatThrownBy(spool::open).isInstanceOf(IOException.class).hasMessageContaining("discarded");
    }
}
