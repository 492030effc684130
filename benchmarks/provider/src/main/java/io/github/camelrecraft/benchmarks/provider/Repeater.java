package io.github.camelrecraft.benchmarks.provider;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.function.BooleanSupplier;

/** A client that does nothing but count: the same request again and again, whose answer is always as long. */
final class Repeater extends ChannelInboundHandlerAdapter {

    private final ByteBuf request;
    private final long length;
    private final BooleanSupplier again;
    private long missing;

    /**
     * A connection's.
     *
     * @param request what is sent
     * @param length what is answered, header and all
     * @param again is told of each answer, and says whether there is to be another
     */
    Repeater(byte[] request, long length, BooleanSupplier again) {
        this.request = Unpooled.directBuffer(request.length).writeBytes(request);
        this.length = length;
        this.again = again;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        send(context);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf answer = (ByteBuf) message;
        missing -= answer.readableBytes();
        answer.release();
        if (missing == 0 && again.getAsBoolean()) {
            send(context);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        request.release();
    }

    private void send(ChannelHandlerContext context) {
        missing = length;
        context.writeAndFlush(request.retainedDuplicate(), context.voidPromise());
    }
}
