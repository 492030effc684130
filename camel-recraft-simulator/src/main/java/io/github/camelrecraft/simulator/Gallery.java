package io.github.camelrecraft.simulator;

import io.github.camelrecraft.simulator.content.Content;
import io.github.camelrecraft.simulator.render.Image;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The images that answers speak of, by their id. Most are only descriptions that are drawn when they are read; still
 * the oldest are forgotten, so that a load test does not fill the memory.
 */
final class Gallery {

    private static final int REMEMBERED = 50_000;
    /** Around the id of an image whose base64 is meant. The character is for private use, in nobody's prompt. */
    private static final String BASE64 = "\uE0C1";
    /** Around the id of an image whose bytes are meant. */
    private static final String RAW = "\uE0C2";

    private static final Pattern MARKED = Pattern.compile("([" + BASE64 + RAW + "])([0-9a-f-]+)\\1");

    private record Hung(Image image, Instant until) {}

    private final InstantSource clock;

    private final Map<String, Hung> images = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Hung> eldest) {
            return size() > REMEMBERED;
        }
    };

    Gallery(InstantSource clock) {
        this.clock = clock;
    }

    void put(String id, Image image) {
        put(id, image, Instant.MAX);
    }

    synchronized void put(String id, Image image, Instant until) {
        images.put(id, new Hung(image, until));
    }

    synchronized Optional<Image> find(String id) {
        return Optional.ofNullable(images.get(id))
                .filter(hung -> clock.instant().isBefore(hung.until))
                .map(Hung::image);
    }

    synchronized void remove(String id) {
        images.remove(id);
    }

    synchronized void clear() {
        images.clear();
    }

    static String mark(String id) {
        return BASE64 + id + BASE64;
    }

    static String rawMark(String id) {
        return RAW + id + RAW;
    }

    static boolean hasMarks(String text) {
        return text.contains(BASE64) || text.contains(RAW);
    }

    /** The text with each image in the place of its mark. Draws the images, but keeps no base64. */
    Content fill(String text) {
        List<Content> parts = new ArrayList<>();
        Matcher mark = MARKED.matcher(text);
        int end = 0;
        while (mark.find()) {
            boolean raw = mark.group(1).equals(RAW);
            parts.add(Content.of(text.substring(end, mark.start())));
            find(mark.group(2)).map(Image::content).ifPresent(image -> parts.add(raw ? image : image.base64()));
            end = mark.end();
        }
        parts.add(Content.of(text.substring(end)));
        return Content.of(parts);
    }
}
