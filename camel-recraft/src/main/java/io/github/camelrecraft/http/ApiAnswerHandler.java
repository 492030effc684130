package io.github.camelrecraft.http;

import io.github.camelrecraft.image.BadImageException;
import io.github.camelrecraft.lift.ImageLifter;
import io.github.camelrecraft.lift.ImageOutputs;
import io.github.camelrecraft.lift.Lifter;
import io.github.camelrecraft.lift.PartLifter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads an API's answer. Images in a successful one stream into spools; the rest, and a failure's text, is small and
 * bounded.
 */
public final class ApiAnswerHandler implements AnswerHandler<ApiAnswer>, ImageOutputs {

    /** Far more than any documented answer has beside its images. */
    private static final int MAX_JSON = 1 << 20;

    /** What is kept of a failure's text. */
    private static final int MAX_FAILURE_TEXT = 64 << 10;

    /** What is read of it: enough to use the connection again, and an end to what has none. */
    private static final int MAX_FAILURE_READ = 1 << 20;

    /**
     * How to read an answer.
     *
     * @param imageMembers JSON members that may carry an image
     * @param spool        where images are kept
     * @param maxImageSize the most bytes of one image
     * @param maxImages    the most images to keep: a provider that sends more than were asked for is not to fill this
     *                     machine
     * @param whole        whether the answer is wanted byte for byte, and its images are not
     */
    public record Settings(
            Set<String> imageMembers, Spool.Settings spool, long maxImageSize, int maxImages, boolean whole) {}

    private final Settings settings;
    private final List<ImageReceiver> receivers = new ArrayList<>();
    private final ByteArrayOutputStream failureText = new ByteArrayOutputStream(0);
    private @Nullable Spool whole;
    private @Nullable Lifter lifter;
    private @Nullable AnswerHead head;
    private long length;
    private int failureRead;
    private long read;

    /** A handler for one answer. */
    public ApiAnswerHandler(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void begin(AnswerHead answerHead) throws IOException {
        head = answerHead;
        if (answerHead.isSuccess()) {
            String encoding = answerHead.unwantedEncoding().orElse(null);
            if (encoding != null) {
                throw new IOException("it came with Content-Encoding " + encoding + ", which was not asked for");
            }
            lifter = PartLifter.boundary(answerHead.header("content-type").orElse(null))
                    .<Lifter>map(boundary -> new PartLifter(boundary, this, MAX_JSON))
                    .orElseGet(() -> new ImageLifter(settings.imageMembers(), this, MAX_JSON));
            if (settings.whole()) {
                whole = new Spool(settings.spool());
            }
        }
    }

    @Override
    public void accept(ByteBuffer chunk) throws IOException {
        read += chunk.remaining();
        requireAnEnd();
        if (whole != null) {
            copyTo(whole, chunk.duplicate());
        }
        if (lifter != null) {
            lifter.accept(chunk);
        } else {
            acceptFailure(chunk);
        }
    }

    /**
     * What is wrong with one image is said at the end, so that the others can arrive, and until then it is read past: an
     * image without an end would be for ever. Base64 is a third longer than what it stands for, and may have line breaks.
     */
    private void requireAnEnd() throws IOException {
        long images = Math.max(1, receivers.size());
        if ((read - MAX_JSON) / 2 / images > settings.maxImageSize()) {
            throw new IOException("the answer has more than twice maxImageSize=" + settings.maxImageSize()
                    + " bytes for each of its images");
        }
    }

    /** The status says what a failure means, so that a text which nobody can read is no failure of its own. */
    private void acceptFailure(ByteBuffer chunk) throws IOException {
        failureRead += chunk.remaining();
        if (failureRead > MAX_FAILURE_READ) {
            throw new IOException("a failure's text of more than " + MAX_FAILURE_READ + " bytes");
        }
        if (head != null && head.unwantedEncoding().isEmpty()) {
            ByteBuffer kept = chunk.duplicate();
            kept.limit(Math.min(chunk.limit(), chunk.position() + MAX_FAILURE_TEXT - failureText.size()));
            copyTo(failureText, kept);
        }
        chunk.position(chunk.limit());
    }

    @Override
    public ApiAnswer finish() throws IOException {
        byte[] body = lifter == null ? failureText.toByteArray() : lifter.finish();
        List<String> parts = lifter == null ? List.of() : lifter.names();
        List<Arrival> images = new ArrayList<>();
        for (ImageReceiver receiver : receivers) {
            images.add(Arrival.of(receiver));
        }
        if (whole != null) {
            whole.close();
        }
        if (head == null) {
            throw new IllegalStateException("finished before it began");
        }
        return new ApiAnswer(new HttpAnswer(head, body, parts), images, whole);
    }

    @Override
    public void abort() {
        if (lifter != null) {
            lifter.close();
        }
        receivers.forEach(ImageReceiver::discard);
        if (whole != null) {
            whole.discard();
        }
    }

    @Override
    public OutputStream open(int index) {
        if (settings.whole() || index >= settings.maxImages()) {
            return OutputStream.nullOutputStream();
        }
        ImageReceiver receiver =
                new ImageReceiver(new ImageReceiver.Settings(settings.spool(), settings.maxImageSize()), 0);
        receivers.add(receiver);
        return receiver;
    }

    @Override
    public void failed(int index, BadImageException problem) {
        if (index < receivers.size()) {
            receivers.get(index).fail(problem);
        }
    }

    private void copyTo(OutputStream out, ByteBuffer chunk) throws IOException {
        length += chunk.remaining();
        if (length > settings.maxImageSize() * 2) {
            throw new IOException("the answer has more than twice maxImageSize=" + settings.maxImageSize() + " bytes");
        }
        byte[] bytes = new byte[chunk.remaining()];
        chunk.get(bytes);
        out.write(bytes);
    }
}
