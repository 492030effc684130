package io.github.camelrecraft.http;

import org.jspecify.annotations.Nullable;

/**
 * The two arrays that base64 is decoded with. One pair serves all images of an answer, one after the other; an answer
 * without images, by far the commonest, allocates none.
 */
final class BlockBuffers {

    /** Four characters each, three bytes each. Larger blocks are no faster. */
    private static final int GROUPS = 8 * 1024;

    private byte @Nullable [] block;
    private byte @Nullable [] decoded;

    /** Holds base64. */
    byte[] block() {
        if (block == null) {
            block = new byte[4 * GROUPS];
        }
        return block;
    }

    /** Holds what {@link #block()} decodes to. */
    byte[] decoded() {
        if (decoded == null) {
            decoded = new byte[3 * GROUPS];
        }
        return decoded;
    }
}
