package io.github.camelrecraft.simulator.render;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** A Huffman code as WebP writes it: frequent symbols get few bits, none gets more than 15. */
final class PrefixCode {

    private static final int MAX_BITS = 15;
    /** The order in which WebP lists the code of the code lengths. Ours gives the lengths 0 to 15 four bits each. */
    private static final int[] LENGTH_ORDER = {17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

    private final int[] lengths;
    private final int[] codes;
    private final int firstUsed;

    PrefixCode(int[] frequencies) {
        int[] weights = frequencies;
        int[] depths = depths(weights);
        while (Arrays.stream(depths).max().orElse(0) > MAX_BITS) {
            weights = Arrays.stream(weights).map(w -> w == 0 ? 0 : w / 2 + 1).toArray();
            depths = depths(weights);
        }
        this.lengths = depths;
        this.codes = codes(depths);
        this.firstUsed = firstUsed(frequencies);
    }

    void write(int symbol, BitWriter out) {
        out.put(codes[symbol], lengths[symbol]);
    }

    /** Writes the code itself. */
    void describe(BitWriter out) {
        if (Arrays.stream(lengths).allMatch(length -> length == 0)) {
            describeSingle(firstUsed, out);
            return;
        }
        out.put(0, 1).put(LENGTH_ORDER.length - 4, 4);
        for (int length : LENGTH_ORDER) {
            out.put(length <= MAX_BITS ? 4 : 0, 3);
        }
        out.put(0, 1);
        for (int length : lengths) {
            out.put(reverse(length, 4), 4);
        }
    }

    /** A code of one symbol, which then takes no bits at all. */
    static void describeSingle(int symbol, BitWriter out) {
        out.put(1, 1).put(0, 1).put(1, 1).put(symbol, 8);
    }

    private record Node(
            long weight,
            int symbol,
            @Nullable Node left,
            @Nullable Node right) {}

    private static int[] depths(int[] weights) {
        PriorityQueue<Node> queue =
                new PriorityQueue<>(Comparator.comparingLong(Node::weight).thenComparing(Node::symbol));
        for (int symbol = 0; symbol < weights.length; symbol++) {
            if (weights[symbol] > 0) {
                queue.add(new Node(weights[symbol], symbol, null, null));
            }
        }
        while (queue.size() > 1) {
            Node left = queue.remove();
            Node right = queue.remove();
            queue.add(new Node(left.weight + right.weight, left.symbol, left, right));
        }
        int[] depths = new int[weights.length];
        mark(queue.poll(), 0, depths);
        return depths;
    }

    private static void mark(@Nullable Node node, int depth, int[] depths) {
        if (node == null) {
            return;
        }
        if (node.left == null) {
            depths[node.symbol] = depth;
        }
        mark(node.left, depth + 1, depths);
        mark(node.right, depth + 1, depths);
    }

    /** The canonical code: shorter ones first, then by symbol; sent from its first bit on. */
    private static int[] codes(int[] lengths) {
        int[] codes = new int[lengths.length];
        int next = 0;
        for (int bits = 1; bits <= MAX_BITS; bits++) {
            for (int symbol = 0; symbol < lengths.length; symbol++) {
                if (lengths[symbol] == bits) {
                    codes[symbol] = reverse(next++, bits);
                }
            }
            next <<= 1;
        }
        return codes;
    }

    private static int reverse(int value, int bits) {
        return Integer.reverse(value) >>> (32 - bits);
    }

    private static int firstUsed(int[] frequencies) {
        for (int symbol = 0; symbol < frequencies.length; symbol++) {
            if (frequencies[symbol] > 0) {
                return symbol;
            }
        }
        return 0;
    }
}
