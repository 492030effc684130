package io.github.camelrecraft.lift;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Random documents in random reads, with Jackson and the JDK's decoder to say what is right. */
class ImageLifterOracleTest {

    private static final List<String> NAMES =
            List.of("b64_json", "image", "imageDataURI", "id", "data", "url", "имя", "a/b");
    private static final Set<String> MEMBERS = Set.of("b64_json", "image", "imageDataURI");
    private static final List<String> TEXTS = List.of(
            "",
            "image",
            "b64_json",
            "😀",
            "é",
            "\\",
            "\"",
            "\n",
            "/",
            "https://example.com/a.png",
            "x".repeat(100),
            " ");

    private final ObjectMapper jackson = new ObjectMapper();

    @Test
    void agreesWithAParserThatReadsAllAtOnce() throws IOException {
        int total = 0;
        for (int seed = 0; seed < 5000; seed++) {
            Document document = new Document(new Random(seed));
            document.object(4);
            List<ByteArrayOutputStream> outputs = new ArrayList<>();
            ImageLifter lifter = new ImageLifter(
                    MEMBERS,
                    index -> {
                        outputs.add(new ByteArrayOutputStream());
                        return outputs.get(index);
                    },
                    1 << 20);
            feed(lifter, document.json.toString().getBytes(UTF_8), new Random(-seed));
            String rest = new String(lifter.finish(), UTF_8);

            assertThat(rest).as("seed " + seed).isEqualTo(document.rest.toString());
            List<byte[]> images = new ArrayList<>();
            collect(jackson.readTree(document.json.toString()), jackson.readTree(rest), images);
            assertThat(outputs).as("seed " + seed).hasSameSizeAs(images);
            total += images.size();
            for (int i = 0; i < images.size(); i++) {
                assertThat(outputs.get(i).toByteArray()).as("seed " + seed).isEqualTo(images.get(i));
            }
        }
        assertThat(total).isGreaterThan(5000);
    }

    private static void feed(ImageLifter lifter, byte[] json, Random random) throws IOException {
        int at = 0;
        int longest = 1 + random.nextInt(random.nextBoolean() ? 10 : 10_000);
        while (at < json.length) {
            int part = Math.min(json.length - at, random.nextInt(longest + 1));
            lifter.accept(ByteBuffer.wrap(json, at, part));
            at += part;
        }
    }

    /** Decodes the texts that the lifter's rest has placeholders for, in the order of the placeholders. */
    private static void collect(JsonNode whole, JsonNode rest, List<byte[]> images) {
        if (rest.isTextual() && rest.textValue().startsWith("lifted:")) {
            assertThat(rest.textValue()).isEqualTo("lifted:" + images.size());
            String text = whole.textValue();
            images.add(Base64.getMimeDecoder().decode(text.substring(text.indexOf(',') + 1)));
        }
        rest.fieldNames().forEachRemaining(name -> collect(whole.get(name), rest.get(name), images));
        for (int i = 0; rest.isArray() && i < rest.size(); i++) {
            collect(whole.get(i), rest.get(i), images);
        }
    }

    /** Writes a document and, beside it, what must be left of it. */
    private static final class Document {

        private final Random random;
        private final StringBuilder json = new StringBuilder();
        private final StringBuilder rest = new StringBuilder();
        private int images;

        Document(Random random) {
            this.random = random;
        }

        private void value(int depth, boolean lifted) {
            switch (lifted && random.nextBoolean() ? 1 : random.nextInt(depth > 0 ? 6 : 3)) {
                case 0 -> both(List.of("null", "true", "-1.5e3", "0").get(random.nextInt(4)));
                case 1 -> {
                    if (lifted) {
                        image();
                    } else {
                        both('"' + (random.nextBoolean() ? text() : base64()) + '"');
                    }
                }
                case 2 -> both('"' + (lifted ? "no image: " : "") + text() + '"');
                case 3 -> array(depth);
                default -> object(depth);
            }
        }

        void object(int depth) {
            both("{");
            List<String> names = new ArrayList<>(NAMES);
            int members = random.nextInt(5);
            for (int i = 0; i < members; i++) {
                String name = names.remove(random.nextInt(names.size()));
                both((i > 0 ? "," : "") + space() + '"' + name + '"' + space() + ":" + space());
                value(depth - 1, MEMBERS.contains(name));
                both(space());
            }
            both("}");
        }

        private void array(int depth) {
            both("[");
            int elements = random.nextInt(4);
            for (int i = 0; i < elements; i++) {
                both((i > 0 ? "," : "") + space());
                value(depth - 1, false);
            }
            both(space() + "]");
        }

        private void image() {
            String head = random.nextBoolean() ? "" : "data:image/png;base64,";
            json.append('"').append(written(head)).append(base64()).append('"');
            rest.append("\"lifted:").append(images++).append('"');
        }

        private String base64() {
            byte[] image = new byte[60 + random.nextInt(random.nextInt(10) == 0 ? 20_000 : 300)];
            random.nextBytes(image);
            Base64.Encoder encoder = random.nextBoolean() ? Base64.getEncoder() : Base64.getMimeEncoder();
            return written((random.nextBoolean() ? encoder : encoder.withoutPadding()).encodeToString(image));
        }

        private String text() {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(4); i > 0; i--) {
                text.append(TEXTS.get(random.nextInt(TEXTS.size())));
            }
            return written(text.toString());
        }

        /** As one of many JSON writers would write it. */
        private String written(String text) {
            boolean escapesSlashes = random.nextBoolean();
            int unicodeEscapes = random.nextInt(4) == 0 ? 20 : Integer.MAX_VALUE;
            StringBuilder written = new StringBuilder();
            text.codePoints().mapToObj(Character::toString).forEach(character -> {
                if (random.nextInt(unicodeEscapes) == 0) {
                    String format = random.nextBoolean() ? "\\u%04x" : "\\u%04X";
                    character.chars().forEach(unit -> written.append(String.format(format, unit)));
                } else {
                    written.append(
                            switch (character) {
                                case "\"", "\\" -> "\\" + character;
                                case "\n" -> "\\n";
                                case "\r" -> "\\r";
                                case "/" -> escapesSlashes ? "\\/" : "/";
                                default -> character;
                            });
                }
            });
            return written.toString();
        }

        private String space() {
            return List.of("", "", " ", "\n  ", "\t\r\n").get(random.nextInt(5));
        }

        private void both(String part) {
            json.append(part);
            rest.append(part);
        }
    }
}
