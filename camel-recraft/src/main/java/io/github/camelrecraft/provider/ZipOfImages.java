package io.github.camelrecraft.provider;

import io.github.camelrecraft.http.BlockInputStream;
import io.github.camelrecraft.http.HttpBody;
import io.github.camelrecraft.model.ImageContent;
import io.github.camelrecraft.model.InputImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Images as one archive, which is made while it is read. The same images make the same bytes, whenever they are sent. */
record ZipOfImages(List<InputImage> images) implements ImageContent {

    /** An archive's epoch: it says of each entry when it was changed, and of these nobody knows. */
    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

    /** How long it becomes shows when it has been made. */
    @Override
    public long length() {
        return HttpBody.UNKNOWN;
    }

    @Override
    public InputStream open() {
        return new Zipping(images.iterator());
    }

    /** Keeps as much of the archive as one block of an image makes. */
    private static final class Zipping extends BlockInputStream {

        private static final int BLOCK = 8 << 10;

        private final Iterator<InputImage> images;
        private final ByteArrayOutputStream made = new ByteArrayOutputStream();
        private final ZipOutputStream zip = new ZipOutputStream(made);
        private InputStream image = InputStream.nullInputStream();
        private int number;
        private boolean ended;

        Zipping(Iterator<InputImage> images) {
            this.images = images;
        }

        @Override
        protected byte[] nextBlock() throws IOException {
            while (made.size() == 0 && !ended) {
                byte[] block = image.readNBytes(BLOCK);
                if (block.length > 0) {
                    zip.write(block);
                } else if (images.hasNext()) {
                    next(images.next());
                } else {
                    ended = true;
                    zip.close();
                }
            }
            byte[] ready = made.toByteArray();
            made.reset();
            return ready;
        }

        @Override
        public void close() throws IOException {
            image.close();
        }

        private void next(InputImage following) throws IOException {
            image.close();
            image = following.content().open();
            number++;
            ZipEntry entry = new ZipEntry(
                    "image-" + number + "." + following.info().format().extension());
            entry.setTimeLocal(EPOCH);
            zip.putNextEntry(entry);
        }
    }
}
