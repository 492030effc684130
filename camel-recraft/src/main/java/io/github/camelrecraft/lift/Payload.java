package io.github.camelrecraft.lift;

import java.io.IOException;

/** Turns the text of an image, as a JSON string holds it, into the image's bytes. */
interface Payload {

    /** What follows in a text that turned out not to be an image. */
    Payload NOTHING = new Payload() {
        @Override
        public void plain(byte[] bytes, int from, int to) {}

        @Override
        public void escaped(char unit) {}

        @Override
        public void end() {}
    };

    /**
     * Takes bytes of which it can tell by itself that they hold neither a quote nor an escape, when that is quicker than
     * to search for them, and returns the index of the first that it left.
     */
    default int sure(byte[] bytes, int from, int to) throws IOException {
        return from;
    }

    /** Takes bytes that stand for themselves. */
    void plain(byte[] bytes, int from, int to) throws IOException;

    /** Takes a UTF-16 unit that was escaped. */
    void escaped(char unit) throws IOException;

    /** Writes what is still held back; the text has ended. */
    void end() throws IOException;
}
