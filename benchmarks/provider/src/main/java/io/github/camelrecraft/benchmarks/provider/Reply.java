package io.github.camelrecraft.benchmarks.provider;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import java.util.stream.IntStream;

/**
 * An HTTP response, encoded once and sent from the same memory every time; what its {@link #NUMBER} is replaced by is
 * all that changes.
 */
final class Reply {

    /** Where the number of a reply belongs; as long as the number. */
    static final String NUMBER = "############";

    private final ByteBuf head;
    private final int[] numbers;
    private final ByteBuf block;
    private final int times;
    private final ByteBuf tail;

    private Reply(Content encoded) {
        this.head = direct(encoded.head());
        this.numbers = numbers(new String(encoded.head(), ISO_8859_1));
        this.block = direct(encoded.block());
        this.times = encoded.times();
        this.tail = direct(encoded.tail());
    }

    static Reply of(String status, String headers, Content content) {
        return of(status, headers, content.length(), content);
    }

    /** One that promises a length, whatever its content has. */
    static Reply of(String status, String headers, long length, Content content) {
        return new Reply(content.between(
                "HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + length + "\r\n\r\n", ""));
    }

    /** One that another follows. */
    static Reply informational(String status) {
        return new Reply(Content.of("HTTP/1.1 " + status + "\r\n\r\n"));
    }

    /** Written, not flushed. */
    void write(ChannelHandlerContext to, long number) {
        to.write(numbers.length == 0 ? head.retainedDuplicate() : numbered(to, number), to.voidPromise());
        for (int i = 0; i < times; i++) {
            to.write(block.retainedDuplicate(), to.voidPromise());
        }
        if (tail.isReadable()) {
            to.write(tail.retainedDuplicate(), to.voidPromise());
        }
    }

    private ByteBuf numbered(ChannelHandlerContext to, long number) {
        int length = head.readableBytes();
        ByteBuf copy = to.alloc().directBuffer(length).writeBytes(head, 0, length);
        for (int start : numbers) {
            long rest = number;
            for (int at = start + NUMBER.length() - 1; at >= start; at--) {
                copy.setByte(at, '0' + (int) (rest % 10));
                rest /= 10;
            }
        }
        return copy;
    }

    private static int[] numbers(String text) {
        return IntStream.iterate(text.indexOf(NUMBER), at -> at >= 0, at -> text.indexOf(NUMBER, at + 1))
                .toArray();
    }

    private static ByteBuf direct(byte[] bytes) {
        return PooledByteBufAllocator.DEFAULT.directBuffer(bytes.length).writeBytes(bytes);
    }
}
