package io.github.camelrecraft.benchmarks.provider;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import java.util.stream.IntStream;

/**
 * An HTTP response, encoded once and sent from the same memory every time; what its {@link #NUMBER} is replaced by is
 * all that changes.
 */
final class Reply implements Answer {

    static final String JSON = "Content-Type: application/json\r\n";
    static final String PNG = "Content-Type: image/png\r\n";

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

    static Reply ok(String headers, Content content) {
        return of("200 OK", headers, content);
    }

    static Reply of(String status, String headers, Content content) {
        return new Reply(encoded(status, headers, content.length(), content));
    }

    /** It promises the whole, sends about a half, and hangs up. */
    static Answer half(String headers, Content content) {
        Reply half = new Reply(encoded("200 OK", headers, content.length(), content.half()));
        return (to, number) -> {
            half.give(to, number);
            hangUp(to);
        };
    }

    /** Encoded for this one time. */
    static Answer once(String headers, String content) {
        byte[] bytes = encoded("200 OK", headers, content.length(), Content.of(content))
                .head();
        return (to, number) -> to.writeAndFlush(Unpooled.wrappedBuffer(bytes));
    }

    /** One that another follows. */
    static Reply informational(String status) {
        return new Reply(Content.of("HTTP/1.1 " + status + "\r\n\r\n"));
    }

    /** Closes the connection as soon as all that was given has left. */
    static void hangUp(ChannelHandlerContext to) {
        to.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void give(ChannelHandlerContext to, long number) {
        to.write(numbers.length == 0 ? head.retainedDuplicate() : numbered(to, number), to.voidPromise());
        for (int i = 0; i < times; i++) {
            to.write(block.retainedDuplicate(), to.voidPromise());
        }
        if (tail.isReadable()) {
            to.write(tail.retainedDuplicate(), to.voidPromise());
        }
        to.flush();
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

    private static Content encoded(String status, String headers, long length, Content content) {
        return content.between("HTTP/1.1 " + status + "\r\n" + headers + "Content-Length: " + length + "\r\n\r\n", "");
    }

    private static int[] numbers(String text) {
        return IntStream.iterate(text.indexOf(NUMBER), at -> at >= 0, at -> text.indexOf(NUMBER, at + 1))
                .toArray();
    }

    private static ByteBuf direct(byte[] bytes) {
        return PooledByteBufAllocator.DEFAULT.directBuffer(bytes.length).writeBytes(bytes);
    }
}
