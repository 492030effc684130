package io.github.camelrecraft.lift;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random parts in random reads, full of what almost ends them; what was written is what must be read. */
class PartLifterOracleTest {

    private static final List<String> ALMOST = List.of(
            "\r", "\n", "\r\n", "\r\n-", "\r\n--", "\r\r\n--", "--", "\r\n--bo", "\r\n--boundar", "boundary", "x");

    @Test
    void partsComeOutAsTheyWentIn() throws IOException {
        int images = 0;
        for (int seed = 0; seed < 5000; seed++) {
            Random random = new Random(seed);
            Document document = new Document(random);
            List<ByteArrayOutputStream> outputs = new ArrayList<>();
            PartLifter lifter = new PartLifter(
                    "boundary",
                    index -> {
                        outputs.add(new ByteArrayOutputStream());
                        return outputs.get(index);
                    },
                    1 << 20);
            feed(lifter, document.bytes.toByteArray(), random);

            assertThat(lifter.finish()).as("seed " + seed).isEqualTo(document.json);
            assertThat(lifter.names()).as("seed " + seed).isEqualTo(document.names);
            assertThat(outputs).as("seed " + seed).hasSameSizeAs(document.images);
            for (int i = 0; i < outputs.size(); i++) {
                assertThat(outputs.get(i).toByteArray()).as("seed " + seed).isEqualTo(document.images.get(i));
            }
            images += outputs.size();
        }
        assertThat(images).isGreaterThan(5000);
    }

    private static void feed(PartLifter lifter, byte[] bytes, Random random) throws IOException {
        int at = 0;
        int longest = 1 + random.nextInt(random.nextBoolean() ? 5 : 10_000);
        while (at < bytes.length) {
            int part = Math.min(bytes.length - at, random.nextInt(longest + 1));
            lifter.accept(random.nextBoolean() ? ByteBuffer.wrap(bytes, at, part) : direct(bytes, at, part));
            at += part;
        }
    }

    private static ByteBuffer direct(byte[] bytes, int from, int length) {
        return ByteBuffer.allocateDirect(length).put(bytes, from, length).flip();
    }

    /** Writes an answer and, beside it, what must be read of it. */
    private static final class Document {

        private final Random random;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final List<String> names = new ArrayList<>();
        private final List<byte[]> images = new ArrayList<>();
        private byte[] json = {};

        Document(Random random) throws IOException {
            this.random = random;
            if (random.nextInt(4) == 0) {
                write("a preamble that nobody reads\r\n");
            }
            int parts = random.nextInt(5);
            int jsonAt = random.nextInt(parts + 1);
            for (int i = 0; i <= parts; i++) {
                write((i == 0 ? "" : "\r\n") + "--boundary" + blanks() + "\r\n");
                if (i == jsonAt) {
                    json = content();
                    head("response", "application/json");
                    bytes.write(json);
                } else {
                    names.add("image " + i);
                    images.add(content());
                    head("image " + i, "image/webp");
                    bytes.write(images.get(images.size() - 1));
                }
            }
            write("\r\n--boundary--" + (random.nextBoolean() ? "" : "\r\nan epilogue\r\n--boundary\r\n"));
        }

        private void head(String name, String type) throws IOException {
            List<String> headers = new ArrayList<>(List.of(
                    "Content-Type: " + type,
                    "Content-ID: <" + name + ">",
                    random.nextBoolean()
                            ? "Content-Disposition: form-data; name=\"" + name + "\"; filename=\"name=x; a.webp\""
                            : "content-disposition:form-data ;filename=\"a\\\"; name=b\" ; Name = \"" + name + "\""));
            java.util.Collections.shuffle(headers, random);
            write(String.join("\r\n", headers) + "\r\n\r\n");
        }

        private byte[] content() throws IOException {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            for (int i = random.nextInt(6); i > 0; i--) {
                if (random.nextBoolean()) {
                    content.write(ALMOST.get(random.nextInt(ALMOST.size())).getBytes(ISO_8859_1));
                } else {
                    byte[] noise = new byte[random.nextInt(random.nextInt(10) == 0 ? 20_000 : 20)];
                    random.nextBytes(noise);
                    content.write(noise);
                }
            }
            // What happens to form the boundary is no content.
            return content.toString(ISO_8859_1).contains("\r\n--boundary") ? new byte[] {1} : content.toByteArray();
        }

        private String blanks() {
            return List.of("", "", " ", "\t ").get(random.nextInt(4));
        }

        private void write(String text) throws IOException {
            bytes.write(text.getBytes(UTF_8));
        }
    }
}
