package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.model.Billing;
import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.DefaultMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a message brings is held against the limits before it costs memory, and nothing of it stays open. */
class InputLimitsTest extends RouteTestSupport {

    private static final byte[] IMAGE = Pictures.png(300, 260);
    private static final int MOST_BYTES = 9_999_999;

    @Test
    void aMaskWithTooManyPixelsIsNotDecoded() {
        BufferedImage grey = new BufferedImage(4_200, 4_200, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster().setSample(0, 0, 0, 77);

        assertRefused(
                send("recraft:inpaint?{{recraft}}&prompt=A fox", IMAGE, Map.of(RecraftConstants.MASK, Pngs.of(grey))),
                "mask=4200x4200");
    }

    @Test
    void aStreamIsReadToTheFirstByteTooManyAndClosed() {
        Counting stream = new Counting(Pictures.png(300, 260, 20 << 20), new AtomicInteger());

        assertRefused(
                send("recraft:vectorize?{{recraft}}", stream), "image=more than " + MOST_BYTES + " bytes is too large");

        assertThat(stream.count).isEqualTo(MOST_BYTES + 1);
        assertThat(stream.open).hasValue(0);
    }

    @Test
    void aFileThatIsTooLargeIsNotRead() throws Exception {
        Path file = Files.write(folder.resolve("no-image.png"), new byte[MOST_BYTES + 1]);

        assertRefused(
                send("recraft:vectorize?{{recraft}}", file.toFile()), "image=" + (MOST_BYTES + 1) + " bytes is too");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFileFromAfarIsReadFromTheLocalCopyInItsBody(boolean asFile) throws Exception {
        Path local = Files.write(folder.resolve("fox.png"), IMAGE);
        GenericFile<Object> remote = new GenericFile<>();
        remote.setFile(Map.of("name", "of another machine"));
        remote.setBody(asFile ? local.toFile() : local);

        assertThat(send("recraft:vectorize?{{recraft}}", remote).getException()).isNull();
    }

    @Test
    void aGapInAListIsRefused() {
        List<Object> gap = Arrays.asList(IMAGE, null);
        List<Object> empty = List.of(IMAGE, new DefaultMessage(context));

        for (List<Object> images : List.of(gap, empty)) {
            assertRefused(send("recraft:createStyle?{{recraft}}", images), "image at place 2 of 2 is empty");
        }
        assertRefused(send("recraft:vectorize?{{recraft}}", Arrays.asList((Object) null)), "image is empty");
    }

    @Test
    void severalImagesForOneAreRefused() {
        assertRefused(send("recraft:vectorize?{{recraft}}", List.of(IMAGE, IMAGE)), "image=2 images is not one image");
        assertRefused(
                attached("recraft:vectorize?{{recraft}}", new AtomicInteger(), IMAGE, IMAGE),
                "image=2 images is not one image");
    }

    @Test
    void anAttachmentThatIsRefusedLeavesTheOthersClosed() {
        AtomicInteger open = new AtomicInteger();

        assertRefused(
                attached("recraft:createStyle?{{recraft}}", open, IMAGE, Pictures.gif(300, 260), IMAGE),
                "image at place 2 of 3=attachment is not a whole image");

        assertThat(open).hasValue(0);
    }

    private Exchange attached(String uri, AtomicInteger open, byte[]... images) {
        context.start();
        Exchange exchange = new DefaultExchange(context);
        for (byte[] image : images) {
            AttachmentMessage message = exchange.getMessage(AttachmentMessage.class);
            message.addAttachment(
                    "fox-" + message.getAttachmentNames().size(), new DataHandler(new Source(image, open)));
        }
        return context.createProducerTemplate().send(uri, exchange);
    }

    private void assertRefused(Exchange exchange, String problem) {
        assertThat(exchange.getException())
                .isInstanceOfSatisfying(
                        RecraftInvalidRequestException.class,
                        failure -> assertThat(failure.getBilled()).isEqualTo(Billing.NO))
                .hasMessageContaining(problem);
        assertThat(simulator().requests()).isEmpty();
    }

    /** Counts the bytes that are read, and whether it is open. */
    private static final class Counting extends FilterInputStream {

        private final AtomicInteger open;
        private boolean closed;
        private int count;

        Counting(byte[] bytes, AtomicInteger open) {
            super(new ByteArrayInputStream(bytes));
            this.open = open;
            open.incrementAndGet();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count += Math.max(read, 0);
            return read;
        }

        @Override
        public void close() throws IOException {
            super.close();
            if (!closed) {
                closed = true;
                open.decrementAndGet();
            }
        }
    }

    /** An image that counts how often it is open. */
    private record Source(byte[] bytes, AtomicInteger open) implements DataSource {

        @Override
        public InputStream getInputStream() {
            return new Counting(bytes, open);
        }

        @Override
        public OutputStream getOutputStream() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getContentType() {
            return "image/png";
        }

        @Override
        public String getName() {
            return "fox.png";
        }
    }
}
