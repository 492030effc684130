package io.github.camelrecraft.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.http.HttpBody;
import io.github.camelrecraft.model.ImageContent;
import io.github.camelrecraft.model.ImageFormat;
import io.github.camelrecraft.model.ImageInfo;
import io.github.camelrecraft.model.InputImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class ZipOfImagesTest {

    private final AtomicInteger open = new AtomicInteger();

    @Test
    void eachImageIsAnEntryOfItsFormatHoweverTheArchiveIsRead() throws IOException {
        byte[] first = bytes(100_000);
        byte[] second = bytes(0);
        byte[] third = bytes(7);
        ZipOfImages zip = new ZipOfImages(List.of(
                image(first, ImageFormat.PNG), image(second, ImageFormat.JPEG), image(third, ImageFormat.WEBP)));
        for (int most : new int[] {1, 1_000, 100_000}) {
            Map<String, byte[]> entries = entries(read(zip.open(), most));
            assertThat(entries).containsOnlyKeys("image-1.png", "image-2.jpg", "image-3.webp");
            assertThat(entries.values()).containsExactly(first, second, third);
            assertThat(open).hasValue(0);
        }
    }

    @Test
    void noImageIsAnArchiveWithoutEntries() throws IOException {
        assertThat(entries(new ZipOfImages(List.of()).open().readAllBytes())).isEmpty();
    }

    @Test
    void theSameImagesMakeTheSameBytesWheneverTheyAreSent() throws IOException {
        ZipOfImages zip = new ZipOfImages(List.of(image(bytes(7), ImageFormat.PNG)));

        try (ZipInputStream archive = new ZipInputStream(zip.open())) {
            assertThat(archive.getNextEntry().getTimeLocal()).isEqualTo(LocalDateTime.of(1980, 1, 1, 0, 0));
        }
        assertThat(zip.open().readAllBytes()).isEqualTo(zip.open().readAllBytes());
    }

    @Test
    void itsLengthIsNotKnownBeforeItIsMade() {
        assertThat(new ZipOfImages(List.of()).length()).isEqualTo(HttpBody.UNKNOWN);
    }

    @Test
    void whoStopsReadingClosesTheImage() throws IOException {
        InputStream zip = new ZipOfImages(List.of(image(bytes(100_000), ImageFormat.PNG))).open();
        assertThat(zip.readNBytes(50_000)).hasSize(50_000);
        assertThat(open).hasValue(1);

        zip.close();

        assertThat(open).hasValue(0);
    }

    private InputImage image(byte[] bytes, ImageFormat format) {
        return new InputImage(new ImageInfo(format, 1, 1, bytes.length, ""), new ImageContent() {
            @Override
            public InputStream open() {
                open.incrementAndGet();
                return new ByteArrayInputStream(bytes) {
                    private boolean closed;

                    @Override
                    public void close() {
                        if (!closed) {
                            open.decrementAndGet();
                        }
                        closed = true;
                    }
                };
            }

            @Override
            public long length() {
                return bytes.length;
            }
        });
    }

    private static byte[] read(InputStream in, int most) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] part = new byte[most];
        try (in) {
            int count;
            while ((count = most == 1 ? in.read() : in.read(part)) >= 0) {
                if (most == 1) {
                    all.write(count);
                } else {
                    all.write(part, 0, count);
                }
            }
        }
        return all.toByteArray();
    }

    private static Map<String, byte[]> entries(byte[] archive) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            ZipEntry entry;
            while ((entry = zip.getNextEntry()) != null) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
