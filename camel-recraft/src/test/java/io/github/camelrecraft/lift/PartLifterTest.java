package io.github.camelrecraft.lift;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.github.camelrecraft.image.BadImageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartLifterTest {

    private static final int MAX_JSON = 1000;

    private final List<Output> outputs = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    private final ImageOutputs images = new ImageOutputs() {
        @Override
        public OutputStream open(int index) {
            outputs.add(new Output());
            return outputs.get(index);
        }

        @Override
        public void failed(int index, BadImageException problem) {
            failures.add(index + " " + problem.getMessage());
        }
    };

    private final PartLifter lifter = new PartLifter("b", images, MAX_JSON);

    private static final class Output extends ByteArrayOutputStream {
        private boolean closed;

        @Override
        public void close() {
            closed = true;
        }
    }

    @Test
    void theJsonIsKeptAndEachImageGoesToAnOutputOfItsOwn() throws IOException {
        accept(part("response", "{}") + part("one", "first") + part("two", "second") + "--b--\r\n");

        assertThat(lifter.finish()).asString(UTF_8).isEqualTo("{}");
        assertThat(lifter.names()).containsExactly("one", "two");
        assertThat(outputs).extracting(Output::toString).containsExactly("first", "second");
        assertThat(outputs).allMatch(output -> output.closed);
        assertThat(failures).isEmpty();
    }

    @Test
    void theJsonMayComeLast() throws IOException {
        accept(part("one", "first") + part("response", "{}") + "--b--");

        assertThat(lifter.finish()).asString(UTF_8).isEqualTo("{}");
        assertThat(lifter.names()).containsExactly("one");
    }

    @Test
    void ofTwoPartsWithOneNameEachIsAnImage() throws IOException {
        accept(part("response", "{}") + part("one", "first") + part("one", "second") + "--b--");

        lifter.finish();
        assertThat(lifter.names()).containsExactly("one", "one");
        assertThat(outputs).extracting(Output::toString).containsExactly("first", "second");
    }

    @Test
    void aPartWithoutANameIsPassedOver() throws IOException {
        accept("--b\r\n\r\nnobody's\r\n" + "--b\r\nContent-Type: text/plain\r\n\r\nnobody's\r\n" + part("one", "first")
                + "--b--");

        assertThat(lifter.finish()).isEmpty();
        assertThat(lifter.names()).containsExactly("one");
        assertThat(outputs).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r", "\r\n", "\r\n--"})
    void anImageThatIsCutHasFailedAndThoseBeforeItHaveNot(String end) throws IOException {
        String cut = part("two", "second");
        accept(part("response", "{}") + part("one", "first") + cut.substring(0, cut.length() - 2) + end);

        assertThat(lifter.finish()).asString(UTF_8).isEqualTo("{}");
        assertThat(failures).containsExactly("1 the answer was cut inside it");
        assertThat(outputs).allMatch(output -> output.closed);
    }

    @Test
    void anAnswerThatEndsBehindAnImageHasTheImage() throws IOException {
        accept(part("response", "{}") + part("one", "first") + "--b\r\nContent-Dispo");

        lifter.finish();
        assertThat(failures).isEmpty();
        assertThat(outputs).extracting(Output::toString).containsExactly("first");
    }

    @Test
    void anAbortClosesTheOutputThatIsOpen() throws IOException {
        accept("--b\r\nContent-Disposition: form-data; name=\"one\"\r\n\r\nfir");

        lifter.close();
        lifter.close();

        assertThat(outputs).singleElement().matches(output -> output.closed);
    }

    @Test
    void headersWithoutAnEndAreRefused() {
        assertThatThrownBy(() -> {
                    accept("--b\r\n");
                    for (int i = 0; i < 100; i++) {
                        accept("X-Header: " + "x".repeat(100) + "\r\n");
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessageContaining("headers of more than 4096 bytes");
    }

    @Test
    void partsWithoutAnEndAreRefused() {
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 200; i++) {
                        accept(part("image " + i, ""));
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessageContaining("more than 128 parts");
        assertThat(outputs).hasSize(128);
    }

    @Test
    void jsonThatIsTooLongIsRefused() {
        assertThatThrownBy(() -> accept(part("response", "x".repeat(MAX_JSON + 1))))
                .isInstanceOf(AnswerTooLargeException.class);
    }

    @Test
    void twoAnswersInOneAreRefused() {
        assertThatThrownBy(() -> accept(part("response", "{}") + part("response", "{}")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("two parts named 'response'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--bx\r\n", "--b-\r\n", "--b - -", "--b\rX", "--b \n"})
    void aBoundaryThatIsTheStartOfALineOfContentIsRefused(String line) {
        assertThatThrownBy(() -> accept(part("one", "first") + line))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("boundary");
    }

    @Test
    void anAnswerWithoutAnyBoundaryHasNothing() throws IOException {
        accept("<html>It works!</html>".repeat(1000));

        assertThat(lifter.finish()).isEmpty();
        assertThat(outputs).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "multipart/form-data; boundary=abc | abc",
                "Multipart/Form-Data;charset=utf-8;Boundary=\"a b:c\" | a b:c",
                "multipart/mixed; boundary=abc; x=y | abc",
                "application/json; boundary=abc | ",
                "multipart/form-data | ",
                "multipart/form-data; boundary=\"\" | ",
                "multipart/form-data; x=\"; boundary=abc\" | ",
            })
    void theBoundaryIsAParameterOfTheMediaType(String contentType, String boundary) {
        assertThat(PartLifter.boundary(contentType).orElse(null)).isEqualTo(boundary);
    }

    @Test
    void aBoundaryOfMoreThan70CharactersIsNone() {
        assertThat(PartLifter.boundary("multipart/form-data; boundary=" + "b".repeat(71)))
                .isEmpty();
        assertThat(PartLifter.boundary(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\r", "\r\n--"})
    void anImageOf64MegabytesPassesInLessThanOne(String content) throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        byte[] read = content.repeat(8192 / content.length()).getBytes(ISO_8859_1);
        PartLifter streaming = new PartLifter("b", index -> OutputStream.nullOutputStream(), MAX_JSON);
        streaming.accept(
                ByteBuffer.wrap("--b\r\nContent-Disposition: form-data; name=\"one\"\r\n\r\n".getBytes(ISO_8859_1)));
        ByteBuffer chunk = ByteBuffer.wrap(read);
        streaming.accept(chunk);

        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < (64 << 20) / read.length; i++) {
            streaming.accept(chunk.rewind());
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(allocated).isLessThan(1 << 20);
    }

    private void accept(String text) throws IOException {
        lifter.accept(ByteBuffer.wrap(text.getBytes(ISO_8859_1)));
    }

    private static String part(String name, String content) {
        return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\nContent-ID: " + name
                + "\r\nContent-Type: application/octet-stream\r\n\r\n" + content + "\r\n";
    }
}
