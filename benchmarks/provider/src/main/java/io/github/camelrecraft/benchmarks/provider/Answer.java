package io.github.camelrecraft.benchmarks.provider;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;

/** What a request is answered. */
@FunctionalInterface
interface Answer {

    /** The connection is gone at once, and the client's kernel says so. */
    Answer RESET = (to, number) -> {
        to.channel().config().setOption(ChannelOption.SO_LINGER, 0);
        to.close();
    };

    /** Gives it; the number is in it wherever {@link Reply#NUMBER} was. */
    void give(ChannelHandlerContext to, long number);
}
