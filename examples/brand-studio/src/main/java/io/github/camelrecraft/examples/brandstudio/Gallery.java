package io.github.camelrecraft.examples.brandstudio;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pictures: a folder that has each as a file, and beside it a card in JSON that says how it was made. Thread-safe. */
final class Gallery {

    private static final Logger LOG = LoggerFactory.getLogger(Gallery.class);

    private static final Pattern FILE = Pattern.compile("([0-9a-f-]{36})\\.(png|jpg|webp|svg)");

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path folder;
    private final Map<String, Picture> pictures = new ConcurrentHashMap<>();

    /** Opens a folder, with the pictures that are there already. */
    Gallery(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".json")).forEach(this::read);
        }
    }

    private void read(Path card) {
        try {
            Picture picture = MAPPER.readValue(card.toFile(), Picture.class);
            // A card from elsewhere does not choose which file is shown.
            boolean fits =
                    FILE.matcher(picture.file()).matches() && picture.file().startsWith(picture.id() + ".");
            if (fits && Files.isRegularFile(file(picture))) {
                pictures.put(picture.id(), picture);
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn(
                    "{} is not the card of a picture: {}",
                    card.getFileName(),
                    e.getClass().getSimpleName());
        }
    }

    /** Writes the card of a picture whose file is in the folder already. */
    void keep(Picture picture) throws IOException {
        Path card = card(picture);
        Path part = card.resolveSibling("." + card.getFileName());
        MAPPER.writerWithDefaultPrettyPrinter().writeValue(part.toFile(), picture);
        Files.move(part, card, StandardCopyOption.ATOMIC_MOVE);
        pictures.put(picture.id(), picture);
    }

    /** All pictures, the newest first. */
    List<Picture> all() {
        return pictures.values().stream()
                .sorted(Comparator.comparingLong(Picture::created).reversed().thenComparing(Picture::id))
                .toList();
    }

    Optional<Picture> find(String id) {
        return Optional.ofNullable(pictures.get(id));
    }

    /** Deletes a picture's file and its card. */
    boolean delete(String id) throws IOException {
        Picture picture = pictures.remove(id);
        if (picture == null) {
            return false;
        }
        Files.deleteIfExists(card(picture)); // first, so that what a crash leaves behind is not shown again
        Files.deleteIfExists(file(picture));
        return true;
    }

    Path file(Picture picture) {
        return folder.resolve(picture.file());
    }

    Path folder() {
        return folder;
    }

    private Path card(Picture picture) {
        return folder.resolve(picture.id() + ".json");
    }
}
