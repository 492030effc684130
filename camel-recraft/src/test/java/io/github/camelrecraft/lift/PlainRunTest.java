package io.github.camelrecraft.lift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlainRunTest {

    @Test
    void findsTheFirstQuoteOrBackslashWhereverItStands() {
        for (byte fill : new byte[] {'A', 0, -1, '!', '#', '[', ']', (byte) ('"' | 0x80), (byte) ('\\' | 0x80)}) {
            for (byte wanted : new byte[] {'"', '\\'}) {
                for (int at = 0; at < 50; at++) {
                    byte[] bytes = new byte[50];
                    Arrays.fill(bytes, fill);
                    bytes[at] = wanted;
                    for (int from = 0; from <= 50; from++) {
                        assertThat(PlainRun.end(bytes, from, 50)).isEqualTo(from <= at ? at : 50);
                        assertThat(PlainRun.end(bytes, 0, from)).isEqualTo(Math.min(at, from));
                    }
                }
            }
        }
    }

    @Test
    void agreesWithASearchByteByByte() {
        Random random = new Random(1);
        byte[] alphabet = {'"', '\\', '!', '#', '[', ']', 0, -1, 'a', 'z'};
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(60)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = alphabet[random.nextInt(20) == 0 ? random.nextInt(2) : 2 + random.nextInt(8)];
            }
            int from = random.nextInt(bytes.length + 1);
            int expected = from;
            while (expected < bytes.length && bytes[expected] != '"' && bytes[expected] != '\\') {
                expected++;
            }
            assertThat(PlainRun.end(bytes, from, bytes.length)).isEqualTo(expected);
        }
    }
}
