package io.github.camelrecraft.simulator.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelrecraft.simulator.content.Content;
import io.github.camelrecraft.simulator.render.Image;
import io.github.camelrecraft.simulator.render.Picture;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a protocol needs from the simulator around it. */
public interface Studio {

    /** Whether a key is accepted. */
    boolean accepts(String key);

    /** An image of the picture. Nothing is drawn before somebody reads it. */
    Image draw(Picture picture);

    /** Puts the image on the simulator's own host and returns its URL. */
    String host(String id, Image image);

    /** The same; from then on its URL is unknown. */
    String host(String id, Image image, Instant until);

    /** The image behind one of this host's URLs, if it is still there. */
    Optional<Image> hosted(String url);

    /** The simulator's own address, without a slash at its end. */
    String root();

    /** A text that stands for the image's base64 in the JSON of an answer. */
    String inline(String id, Image image);

    /** A text that stands for the image's bytes in an answer that is not JSON. */
    String attach(String id, Image image);

    /** The image that the simulator's own host has at this URL. */
    Optional<Image> find(String url);

    /** The JSON as bytes, with every inlined image in place. */
    Content print(JsonNode json);

    /** The time. */
    Instant now();

    /** How long work takes. */
    Duration latency();
}
