package io.github.camelrecraft.simulator.fal;

import io.github.camelrecraft.simulator.input.DataUrl;
import io.github.camelrecraft.simulator.input.InputImage;
import io.github.camelrecraft.simulator.input.InputLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The archive of images that a style is made of. */
final class FalArchive {

    private static final String FIELD = "images_data_url";
    private static final int MAX_FILES = 5;

    private FalArchive() {}

    /**
     * Passes an archive in a data URL. Nothing is downloaded: the simulator hosts images only.
     *
     * @throws FalRefusal when it is no archive of one to five images
     */
    static void check(String url, InputLimits limits) {
        byte[] bytes = DataUrl.read(url)
                .orElseThrow(() -> refused("file_download_error", "The archive at the URL could not be downloaded."));
        int files = files(bytes, limits);
        if (files == 0) {
            throw refused("archive_file_count_below_minimum", "The archive holds no image.");
        }
        if (files > MAX_FILES) {
            throw refused(
                    "archive_file_count_exceeds_maximum", "The archive holds more than " + MAX_FILES + " images.");
        }
    }

    private static int files(byte[] bytes, InputLimits limits) {
        if (bytes.length < 2 || bytes[0] != 'P' || bytes[1] != 'K') {
            throw refused("invalid_archive", "The file is no ZIP archive.");
        }
        int files = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    byte[] file = zip.readAllBytes();
                    FalInput.inField(FIELD, () -> limits.check(InputImage.of(file)));
                    files++;
                }
            }
        } catch (IOException e) {
            throw refused("invalid_archive", "The archive could not be read.");
        }
        return files;
    }

    private static FalRefusal refused(String type, String message) {
        return FalRefusal.model(type, message, "body", FIELD);
    }
}
