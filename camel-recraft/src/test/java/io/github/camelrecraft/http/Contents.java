package io.github.camelrecraft.http;

import io.github.camelrecraft.model.ImageContent;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** Contents for the tests of bodies. */
final class Contents {

    private Contents() {}

    static ImageContent of(byte[] bytes) {
        return of(bytes, bytes.length);
    }

    /** One that says another length. */
    static ImageContent of(byte[] bytes, long length) {
        return new ImageContent() {
            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }

            @Override
            public long length() {
                return length;
            }
        };
    }
}
