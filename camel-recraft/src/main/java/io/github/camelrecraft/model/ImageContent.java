package io.github.camelrecraft.model;

import java.io.IOException;
import java.io.InputStream;

/** Bytes that can be read any number of times, from their start. */
public interface ImageContent {

    /** Opens them for one reading. */
    InputStream open() throws IOException;

    /** How many there are. */
    long length() throws IOException;
}
