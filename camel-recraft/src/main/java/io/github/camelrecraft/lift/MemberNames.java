package io.github.camelrecraft.lift;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Compares the strings of a JSON document with the names looked for, without making a String of each. */
final class MemberNames {

    private final byte[][] names;
    private final byte[] current;
    private int length;

    MemberNames(Collection<String> members) {
        names = new byte[members.size()][];
        int count = 0;
        int longest = 0;
        for (String member : members) {
            byte[] name = member.getBytes(StandardCharsets.UTF_8);
            names[count++] = name;
            longest = Math.max(longest, name.length);
        }
        current = new byte[longest];
    }

    /** A string begins. */
    void begin() {
        length = 0;
    }

    /** The string goes on. */
    void add(byte[] bytes, int from, int to) {
        int part = Math.min(to - from, current.length - length);
        if (part < to - from) {
            spoil();
        } else {
            System.arraycopy(bytes, from, current, length, part);
            length += part;
        }
    }

    /** The string is none of the names, whatever comes. */
    void spoil() {
        // One byte more than fits: nothing can be added, and no name is as long.
        length = current.length + 1;
    }

    /** The name that the string equals. */
    @Nullable
    String match() {
        for (byte[] name : names) {
            if (name.length == length && Arrays.equals(name, 0, length, current, 0, length)) {
                return new String(name, StandardCharsets.UTF_8);
            }
        }
        return null;
    }
}
