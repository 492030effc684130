package io.github.camelrecraft.ledger;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;

/** Reads one piece after the other. The last one is shorter than the others, so that a missing one is not taken for the end. */
final class PiecesInputStream extends InputStream {

    /** Where they come from. */
    interface Pieces {

        /** The piece of that number, from 0. */
        Optional<byte[]> piece(int number) throws IOException;
    }

    private final Pieces pieces;
    private final int fullPiece;
    private int next;
    private byte[] bytes = new byte[0];
    private int position;
    private boolean last;

    /** @throws FileNotFoundException when there is none */
    PiecesInputStream(Pieces pieces, int fullPiece) throws IOException {
        this.pieces = pieces;
        this.fullPiece = fullPiece;
        load();
    }

    private void load() throws IOException {
        bytes = pieces.piece(next++)
                .orElseThrow(() -> new FileNotFoundException("the entry has been removed from the ledger"));
        position = 0;
        last = bytes.length < fullPiece;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        while (position == bytes.length) {
            if (last) {
                return -1;
            }
            load();
        }
        int count = Math.min(length, bytes.length - position);
        System.arraycopy(bytes, position, target, offset, count);
        position += count;
        return count;
    }
}
