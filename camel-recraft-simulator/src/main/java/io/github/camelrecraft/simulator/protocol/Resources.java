package io.github.camelrecraft.simulator.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** JSON files of the simulator. */
public final class Resources {

    /** One mapper for everything: it is thread-safe. */
    public static final ObjectMapper JSON = new ObjectMapper();

    private Resources() {}

    /** Reads a file beside the simulator's root package. */
    public static JsonNode read(String name) {
        String path = "/io/github/camelrecraft/simulator/" + name;
        try (InputStream in = Resources.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new FileNotFoundException(path);
            }
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
