package io.github.camelrecraft.simulator;

import io.github.camelrecraft.simulator.content.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** A small body that is large when it is unpacked: spaces, which also a reader of JSON takes for nothing. */
final class GzipBomb {

    private static final int MEMBER = 1 << 20;

    private GzipBomb() {}

    /** With so many bytes inside. A gzip file may have any number of members (RFC 1952), so one is packed for all. */
    static Content of(long bytes) {
        List<Content> members = new ArrayList<>(Collections.nCopies((int) (bytes / MEMBER), pack(MEMBER)));
        if (bytes % MEMBER > 0) {
            members.add(pack((int) (bytes % MEMBER)));
        }
        return Content.of(members);
    }

    private static Content pack(int bytes) {
        byte[] spaces = new byte[bytes];
        Arrays.fill(spaces, (byte) ' ');
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(spaces);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Content.of(packed.toByteArray());
    }
}
