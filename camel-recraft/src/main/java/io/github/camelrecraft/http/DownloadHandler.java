package io.github.camelrecraft.http;

import io.github.camelrecraft.image.BadImageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Reads one answer to the request for an image: the image, or where it is instead. */
final class DownloadHandler implements AnswerHandler<DownloadHandler.Step> {

    private static final int BLOCK = 16 << 10;

    private static final int MAX_SKIPPED = 64 << 10;

    /** What an answer leads to. */
    sealed interface Step {}

    /**
     * The image.
     *
     * @param image as it arrived
     */
    record Arrived(ReceivedImage image) implements Step {}

    /**
     * Another address.
     *
     * @param location as the header has it, perhaps relative
     */
    record Moved(String location) implements Step {}

    private final ImageReceiver.Settings settings;
    private @Nullable ImageReceiver receiver;
    private @Nullable Moved moved;
    private byte[] block = new byte[0];
    private int skipped;

    /** Whether only the connection's end says that the image has ended, which a connection that broke says too. */
    private boolean endsWithConnection;

    DownloadHandler(ImageReceiver.Settings settings) {
        this.settings = settings;
    }

    @Override
    public void begin(AnswerHead head) throws IOException {
        if (isRedirect(head.status())) {
            moved = new Moved(head.header("location")
                    .orElseThrow(() -> new IOException("HTTP " + head.status() + " without a location")));
            return;
        }
        if (head.status() != 200) {
            throw new DownloadStatusException(head.status());
        }
        String encoding = head.unwantedEncoding().orElse(null);
        if (encoding != null) {
            throw new BadImageException(
                    "the image came with Content-Encoding " + encoding + ", which was not asked for");
        }
        long length = head.header("content-length").map(DownloadHandler::length).orElse(0L);
        if (length > settings.maxImageSize()) {
            throw ImageReceiver.tooLarge(settings.maxImageSize());
        }
        endsWithConnection = head.header("content-length").isEmpty()
                && head.header("transfer-encoding").isEmpty();
        receiver = new ImageReceiver(settings, length);
    }

    @Override
    public void accept(ByteBuffer chunk) throws IOException {
        if (receiver == null) {
            skip(chunk);
            return;
        }
        if (chunk.hasArray()) {
            receiver.write(chunk.array(), chunk.arrayOffset() + chunk.position(), chunk.remaining());
            chunk.position(chunk.limit());
        } else {
            copy(chunk, receiver);
        }
        receiver.check();
    }

    /** What stands beside a location is for people, and short. */
    private void skip(ByteBuffer chunk) throws IOException {
        skipped += chunk.remaining();
        chunk.position(chunk.limit());
        if (skipped > MAX_SKIPPED) {
            throw new IOException("the redirect has more than " + MAX_SKIPPED + " bytes");
        }
    }

    private void copy(ByteBuffer chunk, ImageReceiver target) throws IOException {
        if (block.length == 0) {
            block = new byte[BLOCK];
        }
        while (chunk.hasRemaining()) {
            int count = Math.min(block.length, chunk.remaining());
            chunk.get(block, 0, count);
            target.write(block, 0, count);
        }
    }

    @Override
    public Step finish() throws IOException {
        if (moved != null) {
            return moved;
        }
        if (receiver == null) {
            throw new IllegalStateException("finished before it began");
        }
        try {
            return new Arrived(receiver.finish());
        } catch (BadImageException e) {
            throw endsWithConnection
                    ? new IOException("the connection ended, and so far there is: " + e.getMessage(), e)
                    : e;
        }
    }

    @Override
    public void abort() {
        if (receiver != null) {
            receiver.discard();
        }
    }

    private static boolean isRedirect(int status) {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> true;
            default -> false;
        };
    }

    private static long length(String header) {
        try {
            return Long.parseLong(header.strip());
        } catch (NumberFormatException e) {
            return 0; // counted while it arrives
        }
    }
}
