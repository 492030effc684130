package io.github.camelrecraft.lift;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelrecraft.image.BadImageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds what comes out of the lifter, however its input is cut, against the JDK's decoder that has it whole. */
class Base64BlocksTest {

    private static final String BEFORE = "{\"data\":[{\"b64_json\":\"";
    private static final String BEHIND = "\",\"prompt\":\"a cat on a mat\"}]}";

    /** Around what is searched, and around either block. */
    private static final List<Integer> SIZES =
            List.of(1, 2, 3, 4, 509, 511, 512, 513, 2045, 2047, 2048, 2049, 8191, 8192, 8193);

    private final List<ByteArrayOutputStream> outputs = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {30_000, 30_001, 30_002})
    void aPieceMayBeginAndEndAnywhereAroundABlock(int length) throws IOException {
        byte[] image = bytes(length);
        for (String text : List.of(base64(image), base64(image).replace("=", ""))) {
            byte[] json = answer(text);
            for (int border = 2048; border < json.length; border += 2048) {
                for (int begin = border - 6; begin < border + 30; begin++) {
                    for (int size : SIZES) {
                        IntSupplier sizes =
                                IntStream.of(begin, size, json.length).iterator()::nextInt;
                        assertThat(lifted(json, sizes)).containsExactly(image);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 700, 2048, 4096, 16_384})
    void theTextMayEndAtAnyPlaceOfAPiece(int size) throws IOException {
        for (int length = 15_000; length < 15_003; length++) {
            byte[] image = bytes(length);
            String text = base64(image);
            for (int moved = 0; moved < Math.min(size, 1100); moved++) {
                byte[] json = (" ".repeat(moved) + BEFORE + text + BEHIND).getBytes(UTF_8);
                assertThat(lifted(json, () -> size)).containsExactly(image);
            }
        }
    }

    @Test
    void severalImagesArriveInPiecesOfAnySizeHoweverTheyAreWritten() throws IOException {
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            List<byte[]> images = new ArrayList<>();
            StringBuilder json = new StringBuilder("[");
            for (int i = random.nextInt(3); i >= 0; i--) {
                byte[] image = new byte[60 + random.nextInt(random.nextBoolean() ? 50_000 : 5_000)];
                random.nextBytes(image);
                images.add(image);
                json.append("{\"b64_json\":\"")
                        .append(written(base64(image), random))
                        .append("\"} , ");
            }
            byte[] bytes = json.append("{}]").toString().getBytes(UTF_8);
            assertThat(lifted(bytes, sizes(random))).as("seed " + seed).containsExactly(images.toArray(byte[][]::new));
        }
    }

    /** As one of many writers would write it: they differ within a text only where somebody has put them together. */
    private static String written(String base64, Random random) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < base64.length(); ) {
            int next = Math.min(base64.length(), at + 1 + random.nextInt(40_000));
            String part = base64.substring(at, next);
            text.append(
                    switch (random.nextInt(6)) {
                        case 0 -> part.replace("/", "\\/");
                        case 1 -> part.replaceAll(".{76}", "$0\\\\r\\\\n");
                        case 2 -> part.replaceAll(".{64}", "$0\n");
                        case 3 -> part.replace("=", "");
                        default -> part;
                    });
            at = next;
        }
        return text.toString();
    }

    @Test
    void anIllegalCharacterIsToldOfWithItsPlaceWhereverThatIs() {
        String text = base64(bytes(9_000));
        for (int place = 80; place < text.length(); place++) {
            Random random = new Random(place);
            char illegal = "*-_\u0000".charAt(place % 4);
            byte[] json = answer(text.substring(0, place) + illegal + text.substring(place + 1));
            assertThatThrownBy(() -> lifted(json, sizes(random)))
                    .isInstanceOf(BadImageException.class)
                    .hasMessage("the image in 'b64_json' is not base64: a character outside its alphabet after " + place
                            + " characters");
            assertThat(outputs.get(0).size()).isEqualTo(place / 4 * 3);
        }
    }

    @Test
    void paddingInTheMiddleIsToldOfWhereverThatIs() {
        String text = base64(bytes(9_000));
        for (int place = 80; place < text.length() - 4; place++) {
            byte[] json = answer(text.substring(0, place) + '=' + text.substring(place + 1));
            Random random = new Random(place);
            assertThatThrownBy(() -> lifted(json, sizes(random)))
                    .isInstanceOf(BadImageException.class)
                    .hasMessage("the image in 'b64_json' is not base64: wrong length or padding");
        }
    }

    /** Byte by byte nothing is taken but what was searched for its end. */
    @Test
    void whichOfSeveralFaultsIsToldOfDoesNotDependOnThePieces() {
        List<String> faults = List.of("=", "*", " ", "\n", "\\n", "\\/", "\\\"", "==", "é", "A");
        for (int seed = 0; seed < 1_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder(base64(bytes(seed % 3 + 15_000)));
            for (int i = random.nextInt(4); i >= 0; i--) {
                text.insert(80 + random.nextInt(text.length() - 80), faults.get(random.nextInt(faults.size())));
            }
            byte[] json = answer(text.toString());
            Throwable expected = catchThrowable(() -> lifted(json, () -> 1));
            List<ByteArrayOutputStream> images = List.copyOf(outputs);
            Throwable actual = catchThrowable(() -> lifted(json, sizes(random)));

            assertThat(message(actual)).as("seed " + seed).isEqualTo(message(expected));
            assertThat(outputs.get(0).toByteArray())
                    .as("what comes before the fault of seed " + seed)
                    .isEqualTo(images.get(0).toByteArray());
        }
    }

    private static String message(@Nullable Throwable problem) {
        return String.valueOf(problem);
    }

    private List<byte[]> lifted(byte[] json, IntSupplier sizes) throws IOException {
        outputs.clear();
        ImageLifter lifter = new ImageLifter(
                Set.of("b64_json"),
                index -> {
                    outputs.add(new ByteArrayOutputStream());
                    return outputs.get(index);
                },
                1 << 20);
        for (int at = 0; at < json.length; ) {
            int size = Math.min(sizes.getAsInt(), json.length - at);
            lifter.accept(ByteBuffer.wrap(json, at, size));
            at += size;
        }
        lifter.finish();
        return outputs.stream().map(ByteArrayOutputStream::toByteArray).toList();
    }

    /** Pieces of like sizes, or of very different ones. */
    private static IntSupplier sizes(Random random) {
        int most = 1 << random.nextInt(17);
        return random.nextInt(4) == 0
                ? () -> most
                : () -> 1 + random.nextInt(random.nextBoolean() ? most : 4 + most / 8);
    }

    private static byte[] answer(String text) {
        return (BEFORE + text + BEHIND).getBytes(UTF_8);
    }

    private static String base64(byte[] image) {
        return Base64.getEncoder().encodeToString(image);
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
