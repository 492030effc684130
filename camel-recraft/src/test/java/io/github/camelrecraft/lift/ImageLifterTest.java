package io.github.camelrecraft.lift;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelrecraft.image.BadImageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageLifterTest {

    private static final Set<String> MEMBERS = Set.of("b64_json", "imageBase64Data", "imageDataURI", "image");
    private static final byte[] FIRST = bytes(1, 61);
    private static final byte[] SECOND = bytes(2, 100);
    private static final String FIRST_TEXT = base64(FIRST);
    private static final String SECOND_TEXT = base64(SECOND);

    /** Images must be written once and closed once. */
    private static final class Output extends ByteArrayOutputStream {
        private int closed;

        @Override
        public void close() {
            closed++;
        }
    }

    private final List<Output> outputs = new ArrayList<>();
    private final ImageLifter lifter = lifter(1 << 20);

    private record Example(String json, String rest, List<byte[]> images) {
        @Override
        public String toString() {
            return rest;
        }
    }

    static List<Example> examples() {
        return List.of(
                new Example(
                        "{\"data\":[{\"imageUUID\":\"a-b\",\"imageBase64Data\":\"" + FIRST_TEXT + "\",\"cost\":0.04}]}",
                        "{\"data\":[{\"imageUUID\":\"a-b\",\"imageBase64Data\":\"lifted:0\",\"cost\":0.04}]}",
                        List.of(FIRST)),
                new Example(
                        "[ { \"b64_json\" :\n\t\"" + FIRST_TEXT + "\" , \"seed\":1},{\"b64_json\":\"" + SECOND_TEXT
                                + "\"} ]\r\n",
                        "[ { \"b64_json\" :\n\t\"lifted:0\" , \"seed\":1},{\"b64_json\":\"lifted:1\"} ]\r\n",
                        List.of(FIRST, SECOND)),
                new Example(
                        "{\"image\":\"" + escaped(FIRST_TEXT) + "\",\"b64_json\":\"" + withoutPadding(FIRST_TEXT)
                                + "\"}",
                        "{\"image\":\"lifted:0\",\"b64_json\":\"lifted:1\"}",
                        List.of(FIRST, FIRST)),
                new Example(
                        "{\"imageDataURI\":\"DATA:image\\/png;x=1;Base64," + SECOND_TEXT
                                + "\",\"image\":\"d\\u0061ta:,a\"}",
                        "{\"imageDataURI\":\"lifted:0\",\"image\":\"lifted:1\"}",
                        List.of(SECOND, "a".getBytes(UTF_8))),
                new Example(
                        "{\"image\":{\"image\":[\"image\",\"b64_json\"],\"b64_json\":null,\"url\":\"https://x/\\\"y\"},"
                                + "\"b64_json\":12.5,\"text\":\"image\\\":\\\\\",\"image\":\"http:\\/\\/example.com\\/"
                                + "a".repeat(90) + "\"}",
                        "{\"image\":{\"image\":[\"image\",\"b64_json\"],\"b64_json\":null,\"url\":\"https://x/\\\"y\"},"
                                + "\"b64_json\":12.5,\"text\":\"image\\\":\\\\\",\"image\":\"http:\\/\\/example.com\\/"
                                + "a".repeat(90) + "\"}",
                        List.of()),
                new Example(
                        "{\"имя\":\"значение 😀 \\ud83d\\ude00\",\"image\":\"data:image/svg+xml;utf8,<svg width='100%'"
                                + " id=\\\"й\\ud83d\\ude00\\ud83dx\\\">%3Cg%2f%3e 5%</svg>%C3%A9%4\"}",
                        "{\"имя\":\"значение 😀 \\ud83d\\ude00\",\"image\":\"lifted:0\"}",
                        List.of("<svg width='100%' id=\"й😀?x\"><g/> 5%</svg>é%4".getBytes(UTF_8))));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void liftsImagesAndKeepsEveryOtherByte(Example example) throws IOException {
        assertLifted(example, example.json().getBytes(UTF_8));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aReadMayEndAnywhere(Example example) throws IOException {
        byte[] json = example.json().getBytes(UTF_8);
        for (int first = 0; first <= json.length; first++) {
            for (int second = first; second <= json.length; second++) {
                assertLifted(
                        example,
                        Arrays.copyOf(json, first),
                        Arrays.copyOfRange(json, first, second),
                        Arrays.copyOfRange(json, second, json.length));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aReadMayBeOfOneByte(Example example) throws IOException {
        byte[] json = example.json().getBytes(UTF_8);
        byte[][] chunks = new byte[json.length][];
        for (int i = 0; i < json.length; i++) {
            chunks[i] = new byte[] {json[i]};
        }
        assertLifted(example, chunks);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anAnswerThatIsCutIsAnErrorWhereverThatIs(Example example) throws IOException {
        byte[] json = example.json().getBytes(UTF_8);
        for (int length = 0; length < json.length; length++) {
            ImageLifter cut = lifter(1 << 20);
            cut.accept(ByteBuffer.wrap(json, 0, length));
            if (insideText(json, length) || insideObjectOrArray(json, length)) {
                assertThatThrownBy(cut::finish).isInstanceOf(IOException.class).hasMessageContaining("cut");
            } else {
                assertThatCode(cut::finish).doesNotThrowAnyException();
            }
            cut.close();
            cut.close();
            assertThat(outputs).allSatisfy(output -> assertThat(output.closed).isEqualTo(1));
        }
    }

    /** Such a text ends with what ends its first character. */
    private static boolean insideObjectOrArray(byte[] json, int length) {
        String whole = new String(json, ISO_8859_1).strip();
        String begun = new String(json, 0, length, ISO_8859_1).strip();
        return (begun.startsWith("{") || begun.startsWith("[")) && begun.length() < whole.length();
    }

    @Test
    void takesBuffersThatAreSlicesOrOutsideTheHeap() throws IOException {
        byte[] json = ("##{\"image\":\"" + SECOND_TEXT + "\"}##").getBytes(UTF_8);
        ByteBuffer slice = ByteBuffer.wrap(json, 2, 20).slice();
        ByteBuffer direct = ByteBuffer.allocateDirect(json.length);
        direct.put(json, 22, json.length - 24).flip();

        lifter.accept(slice);
        lifter.accept(direct.asReadOnlyBuffer());

        assertThat(slice.hasRemaining()).isFalse();
        assertThat(lifter.finish()).asString(UTF_8).isEqualTo("{\"image\":\"lifted:0\"}");
        assertThat(outputs.get(0).toByteArray()).isEqualTo(SECOND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "none",
                "aGVsbG8=",
                "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "s3://bucket/a-key-that-is-long-enough-to-be-an-image-if-only-it-had-no-colon-or-dash-in-it",
                "The image could not be made because the prompt asks for something that this provider does not make",
                "ftp://example.com/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "изображение"
            })
    void aTextThatIsNoImageIsKept(String text) throws IOException {
        String json = "{\"image\":\"" + text + "\",\"b64_json\":\"" + FIRST_TEXT + "\"}";
        feed(lifter, json);
        assertThat(lifter.finish()).asString(UTF_8).isEqualTo(json.replace(FIRST_TEXT, "lifted:0"));
        assertThat(lifter.lifted()).isEqualTo(1);
    }

    @Test
    void aNameMatchesOnlyAsAWhole() throws IOException {
        String json = "{\"images\":\"" + FIRST_TEXT + "\",\"imag\":\"" + FIRST_TEXT + "\",\"im\\u0061ge\":\""
                + FIRST_TEXT + "\",\"\":\"" + FIRST_TEXT + "\"}";
        feed(lifter, json);
        assertThat(lifter.finish()).asString(UTF_8).isEqualTo(json);
        assertThat(lifter.lifted()).isZero();
    }

    @Test
    void lineBreaksInBase64AreIgnoredHoweverTheyAreWritten() throws IOException {
        byte[] image = bytes(3, 30_000);
        String lines = Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(image);
        for (String lineBreak : List.of("\n", "\\n", "\\r\\n", "\\u000D\\u000a", " ", "\\t ", "\f")) {
            ImageLifter next = lifter(100);
            feed(
                    next,
                    "{\"imageDataURI\":\"data:image/png;base64," + lines.replace("\n", lineBreak) + lineBreak + "\"}");
            assertThat(next.finish()).asString(UTF_8).isEqualTo("{\"imageDataURI\":\"lifted:0\"}");
            assertThat(outputs.get(0).toByteArray()).as(lineBreak).isEqualTo(image);
        }
    }

    @Test
    void everyLengthAroundABlockDecodes() throws IOException {
        for (int length = 1500; length <= 1580; length++) {
            byte[] image = bytes(length, length);
            for (String text : List.of(base64(image), withoutPadding(base64(image)), escaped(base64(image)))) {
                ImageLifter next = lifter(100);
                feed(next, "{\"image\":\"" + text + "\"}");
                next.finish();
                assertThat(outputs.get(0).toByteArray()).isEqualTo(image);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*", "-", "_", "é", "\\u0041\\u00e9", "\\u0141", "\\u0000", "\\\"", "\\\\", "%2B", "=A", "A=="})
    void anIllegalCharacterIsAnErrorThatNamesTheMemberAndNotTheData(String illegal) {
        for (int length : List.of(100, 3000, 9000)) {
            String text = "ABCD".repeat(length / 4);
            for (String bad : List.of(text + illegal + text, text + illegal + "AAA" + text, text + illegal)) {
                ImageLifter next = lifter(1000);
                if (bad.endsWith("A==")) {
                    continue; // that is right padding of one character too few, tested below
                }
                assertThatThrownBy(() -> {
                            feed(next, "{\"b64_json\":\"" + bad + "\"}");
                            next.finish();
                        })
                        .as(bad)
                        .isInstanceOf(BadImageException.class)
                        .hasMessageContaining("'b64_json' is not base64")
                        .hasMessageNotContaining("ABCD");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "A=", "A==", "A===", "AA=", "AA===", "AAA==", "====", "=", "AAAA="})
    void wrongPaddingIsAnError(String end) {
        for (int length : List.of(100, 2044, 2048, 3000)) {
            ImageLifter next = lifter(1000);
            assertThatThrownBy(() -> feed(next, "{\"b64_json\":\"" + "ABCD".repeat(length / 4) + end + "\"}"))
                    .isInstanceOf(BadImageException.class)
                    .hasMessageContaining("'b64_json' is not base64: wrong length or padding");
        }
    }

    @Test
    void dataAfterPaddingIsAnErrorEvenInTheNextBlock() {
        String block = "ABCD".repeat(511) + "AA==";
        assertThatThrownBy(() -> feed(lifter, "{\"image\":\"" + block + "ABCD\"}"))
                .isInstanceOf(BadImageException.class);
    }

    @Test
    void aDataUriWithoutACommaIsAnError() {
        for (String uri : List.of("data:", "data:image/png;base64", "data:" + "x".repeat(1000))) {
            assertThatThrownBy(() -> feed(lifter(1000), "{\"imageDataURI\":\"" + uri + "\"}"))
                    .isInstanceOf(BadImageException.class)
                    .hasMessageContaining("'imageDataURI'")
                    .hasMessageContaining("comma");
        }
    }

    @Test
    void anEscapeThatJsonDoesNotKnowIsAnErrorInsideAnImage() {
        for (String escape : List.of("\\x", "\\u00g0", "\\u00")) {
            assertThatThrownBy(() -> feed(lifter(1000), "{\"image\":\"" + "A".repeat(100) + escape + "\"}"))
                    .isInstanceOf(BadImageException.class);
            assertThatThrownBy(() -> feed(lifter(1000), "{\"image\":\"AAAA" + escape + "\"}"))
                    .isInstanceOf(BadImageException.class);
        }
    }

    @Test
    void theJsonBesidesTheImagesIsBounded() throws IOException {
        String json = "{\"image\":\"" + FIRST_TEXT + "\",\"text\":\"x\"}";
        int rest = json.length() - FIRST_TEXT.length() + "lifted:0".length();
        ImageLifter wideEnough = lifter(rest);
        feed(wideEnough, json);
        assertThat(wideEnough.finish()).hasSize(rest);

        ImageLifter tooNarrow = lifter(rest - 1);
        assertThatThrownBy(() -> feed(tooNarrow, json))
                .isInstanceOf(AnswerTooLargeException.class)
                .hasMessageContaining("longer than " + (rest - 1) + " bytes");
    }

    @Test
    void aFailingOutputFailsTheAnswerAndIsClosedOnce() {
        int[] closed = {0};
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("disk full");
            }

            @Override
            public void close() throws IOException {
                closed[0]++;
                throw new IOException("and cannot be closed");
            }
        };
        ImageLifter failing = new ImageLifter(MEMBERS, index -> full, 1000);
        assertThatThrownBy(() -> feed(failing, "{\"image\":\"" + FIRST_TEXT + "\"}"))
                .hasMessage("disk full");
        failing.close();
        failing.close();
        assertThat(closed[0]).isEqualTo(1);
    }

    @Test
    void anImageOfManyBlocksArrivesWholeInReadsOfAnySize() throws IOException {
        byte[] image = bytes(4, 200_000);
        byte[] json = ("{\"b64_json\":\"" + base64(image) + "\"}").getBytes(UTF_8);
        for (int size : List.of(1, 7, 1000, 2047, 2048, 2049, 8192, 65_536, json.length)) {
            ImageLifter next = lifter(100);
            for (int at = 0; at < json.length; at += size) {
                next.accept(ByteBuffer.wrap(json, at, Math.min(size, json.length - at)));
            }
            assertThat(next.finish()).asString(UTF_8).isEqualTo("{\"b64_json\":\"lifted:0\"}");
            assertThat(outputs.get(0).toByteArray()).isEqualTo(image);
        }
    }

    private void assertLifted(Example example, byte[]... chunks) throws IOException {
        ImageLifter next = lifter(1 << 20);
        for (byte[] chunk : chunks) {
            next.accept(ByteBuffer.wrap(chunk));
        }
        assertThat(new String(next.finish(), UTF_8)).isEqualTo(example.rest());
        assertThat(next.lifted()).isEqualTo(example.images().size());
        for (int i = 0; i < outputs.size(); i++) {
            assertThat(outputs.get(i).toByteArray()).isEqualTo(example.images().get(i));
            assertThat(outputs.get(i).closed).isEqualTo(1);
        }
    }

    private ImageLifter lifter(int maxJsonBytes) {
        outputs.clear();
        return new ImageLifter(
                MEMBERS,
                index -> {
                    assertThat(index).isEqualTo(outputs.size());
                    outputs.add(new Output());
                    return outputs.get(index);
                },
                maxJsonBytes);
    }

    private static void feed(ImageLifter lifter, String json) throws IOException {
        lifter.accept(ByteBuffer.wrap(json.getBytes(UTF_8)));
    }

    private static boolean insideText(byte[] json, int length) {
        boolean inside = false;
        for (int at = 0; at < length; at++) {
            if (json[at] == '\\') {
                at++;
            } else if (json[at] == '"') {
                inside = !inside;
            }
        }
        return inside;
    }

    private static String escaped(String base64) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < base64.length(); i++) {
            char character = base64.charAt(i);
            escaped.append(
                    switch (character) {
                        case '/' -> "\\/";
                        case '+' -> "\\u002b";
                        case '=' -> "\\u003D";
                        case 'A' -> "\\u0041\\r\\n";
                        default -> String.valueOf(character);
                    });
        }
        return escaped.toString();
    }

    private static String withoutPadding(String base64) {
        return base64.replace("=", "");
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
