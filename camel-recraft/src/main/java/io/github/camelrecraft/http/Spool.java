package io.github.camelrecraft.http;

import io.github.camelrecraft.model.ImageContent;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps bytes while they arrive: in memory up to a threshold, beyond it in a temporary file. Whoever takes the content
 * owns it; whoever does not, discards it.
 */
public final class Spool extends OutputStream implements ImageContent {

    /**
     * Where and from what size on to use files.
     *
     * @param directory for the files; null for the system's
     * @param threshold the most bytes kept in memory
     */
    public record Settings(@Nullable Path directory, int threshold) {}

    /** Bytes arrive in smaller pieces than a file should be written in; in larger ones than this it costs no less. */
    private static final int PIECE = 48 << 10;

    /** What is announced and is more is only believed as it arrives. */
    private static final int BELIEVED = 128 << 10;

    private final Settings settings;
    private final int announced;
    private @Nullable Pieces memory;
    private @Nullable OutputStream fileStream;

    /** The same without its buffer. */
    private @Nullable OutputStream unbuffered;

    private @Nullable Path file;
    private volatile boolean discarded;

    /** An empty spool. */
    public Spool(Settings settings) {
        this(settings, 0);
    }

    /**
     * An empty spool for content of which somebody has said how long it is.
     *
     * @param announced that length; 0 when nobody has said
     */
    Spool(Settings settings, long announced) {
        this.settings = settings;
        boolean believed = announced >= 0 && announced <= Math.min(settings.threshold(), BELIEVED);
        this.announced = believed ? (int) announced : 0;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        OutputStream target = fileStream;
        if (target == null) {
            Pieces held = memory();
            target = held.size() + length <= settings.threshold() ? held : moveToFile(held);
        }
        target.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
        if (fileStream != null) {
            fileStream.close();
            fileStream = unbuffered; // which takes nothing any more, and holds no buffer while the content is read
        }
    }

    /** The file with the content, when it did not fit in memory. */
    public Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /** The content, when it fitted in memory; not a copy, and not to be changed. */
    public byte[] bytes() {
        return memory().toByteArray();
    }

    /**
     * Reads the content from its start.
     *
     * @throws IOException when it was discarded, which must not look like empty content, or cannot be read
     */
    @Override
    public InputStream open() throws IOException {
        if (discarded) {
            throw new IOException("the content was discarded");
        }
        return file == null ? new ByteArrayInputStream(bytes()) : Files.newInputStream(file);
    }

    @Override
    public long length() throws IOException {
        return file == null ? memory().size() : Files.size(file);
    }

    /** Drops the content. Does nothing the second time. */
    public void discard() {
        discarded = true;
        memory = null;
        Path written = file;
        if (written == null) {
            return;
        }
        try {
            if (unbuffered != null) {
                unbuffered.close(); // a full disk must not keep what is not written yet from being dropped
            }
            Files.deleteIfExists(written);
        } catch (IOException e) {
            // The exchange has its own outcome to report.
            written.toFile().deleteOnExit();
        }
    }

    private Pieces memory() {
        if (memory == null) {
            memory = new Pieces(announced);
        }
        return memory;
    }

    private OutputStream moveToFile(Pieces held) throws IOException {
        Path directory = settings.directory();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        // createTempFile lets nobody else read the file.
        Path created = directory == null
                ? Files.createTempFile("camel-recraft-", ".tmp")
                : Files.createTempFile(directory, "camel-recraft-", ".tmp");
        file = created;
        OutputStream direct = Files.newOutputStream(created);
        OutputStream stream = new BufferedOutputStream(direct, PIECE);
        unbuffered = direct;
        fileStream = stream;
        held.writeTo(stream);
        memory = null;
        return stream;
    }
}
