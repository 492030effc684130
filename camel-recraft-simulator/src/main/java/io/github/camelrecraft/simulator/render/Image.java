package io.github.camelrecraft.simulator.render;

import io.github.camelrecraft.simulator.content.Content;

/** An image file. It may be made only when it is asked for, and then always has the same bytes. */
public interface Image {

    /** What kind of file. */
    Format format();

    /** The bytes. May take a while. */
    Content content();

    /** The same file without its last part: it starts well and cannot be decoded to its end. */
    default Image truncated() {
        Image whole = this;
        return new Image() {
            @Override
            public Format format() {
                return whole.format();
            }

            @Override
            public Content content() {
                Content bytes = whole.content();
                return bytes.first(bytes.length() * 3 / 4);
            }
        };
    }
}
