package io.github.camelrecraft.http;

import java.io.IOException;
import java.io.InputStream;

/** Bytes that are made while they are read, one block in memory at a time. */
public abstract class BlockInputStream extends InputStream {

    private byte[] block = {};
    private int position;

    /** Makes the next block; an empty one says that there is none, now and whenever it is asked again. */
    protected abstract byte[] nextBlock() throws IOException;

    @Override
    public final int read() throws IOException {
        return hasMore() ? block[position++] & 0xFF : -1;
    }

    @Override
    public final int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!hasMore()) {
            return -1;
        }
        int count = Math.min(length, block.length - position);
        System.arraycopy(block, position, target, offset, count);
        position += count;
        return count;
    }

    private boolean hasMore() throws IOException {
        if (position == block.length) {
            block = nextBlock();
            position = 0;
        }
        return block.length > 0;
    }
}
