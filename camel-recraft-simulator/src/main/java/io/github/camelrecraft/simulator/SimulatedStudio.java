package io.github.camelrecraft.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelrecraft.simulator.content.Content;
import io.github.camelrecraft.simulator.protocol.Studio;
import io.github.camelrecraft.simulator.render.Image;
import io.github.camelrecraft.simulator.render.Picture;
import io.github.camelrecraft.simulator.render.Poster;
import io.github.camelrecraft.simulator.render.TinyImages;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** Draws for the protocols and keeps what they have drawn. */
final class SimulatedStudio implements Studio {

    static final String IMAGES = "/images/";

    private final Settings settings;
    private final Gallery gallery;
    private final InstantSource clock;
    private final Supplier<String> root;

    SimulatedStudio(Settings settings, Gallery gallery, InstantSource clock, Supplier<String> root) {
        this.settings = settings;
        this.gallery = gallery;
        this.clock = clock;
        this.root = root;
    }

    @Override
    public boolean accepts(String key) {
        return settings.accepts(key);
    }

    @Override
    public Image draw(Picture picture) {
        return settings.tinyImages ? TinyImages.of(picture.format()) : new Poster(picture);
    }

    @Override
    public String host(String id, Image image) {
        gallery.put(id, image);
        return url(id, image);
    }

    @Override
    public String host(String id, Image image, Instant until) {
        gallery.put(id, image, until);
        return url(id, image);
    }

    @Override
    public Optional<Image> hosted(String url) {
        String images = root() + IMAGES;
        return url.startsWith(images) ? gallery.find(id(url.substring(images.length()))) : Optional.empty();
    }

    @Override
    public String root() {
        return root.get();
    }

    @Override
    public String inline(String id, Image image) {
        gallery.put(id, image);
        return Gallery.mark(id);
    }

    @Override
    public String attach(String id, Image image) {
        gallery.put(id, image);
        return Gallery.rawMark(id);
    }

    @Override
    public Optional<Image> find(String url) {
        String host = root.get() + IMAGES;
        return url.startsWith(host) ? gallery.find(id(url.substring(host.length()))) : Optional.empty();
    }

    @Override
    public Content print(JsonNode json) {
        return gallery.fill(json.toString());
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public Duration latency() {
        return settings.latency;
    }

    /** The id of an image by the name of its file. */
    static String id(String file) {
        return file.replaceFirst("\\..*", "");
    }

    private String url(String id, Image image) {
        return root() + IMAGES + id + "." + image.format().extension();
    }
}
