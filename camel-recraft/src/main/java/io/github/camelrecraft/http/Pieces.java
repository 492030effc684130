package io.github.camelrecraft.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Bytes in memory, in the pieces in which room was made for them: an array that grows is copied each time. */
final class Pieces extends OutputStream {

    private static final int LARGEST = 16 << 10;

    private final int announced;
    private final List<byte[]> full = new ArrayList<>();
    private byte[] last = new byte[0];
    private int inLast;
    private int size;

    /**
     * @param announced how many are to come, for which room is made at once; 0 when nobody has said
     */
    Pieces(int announced) {
        this.announced = announced;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        for (int written = 0; written < length; ) {
            if (inLast == last.length) {
                makeRoom(length - written);
            }
            int count = Math.min(length - written, last.length - inLast);
            System.arraycopy(bytes, offset + written, last, inLast, count);
            written += count;
            inLast += count;
            size += count;
        }
    }

    int size() {
        return size;
    }

    /** All of them: the very array where it is full, since nothing is written to it any more. */
    byte[] toByteArray() {
        if (full.isEmpty() && inLast == last.length) {
            return last;
        }
        byte[] all = new byte[size];
        int at = 0;
        for (byte[] piece : full) {
            System.arraycopy(piece, 0, all, at, piece.length);
            at += piece.length;
        }
        System.arraycopy(last, 0, all, at, inLast);
        return all;
    }

    void writeTo(OutputStream out) throws IOException {
        for (byte[] piece : full) {
            out.write(piece);
        }
        out.write(last, 0, inLast);
    }

    /** What comes first is often all; beyond it, as much again as there is. */
    private void makeRoom(int coming) {
        if (inLast > 0) {
            full.add(last);
        }
        int room = Math.min(Math.max(coming, size), LARGEST);
        last = new byte[size == 0 ? Math.max(announced, room) : room];
        inLast = 0;
    }
}
