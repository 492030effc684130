package io.github.camelrecraft.benchmarks.provider;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.concurrent.TimeUnit;

/** Netty on the machine's own terms, where it can. */
record Transport(EventLoopGroup thread, Class<? extends ServerChannel> server, Class<? extends SocketChannel> client)
        implements AutoCloseable {

    static Transport onOneThread() {
        return Epoll.isAvailable()
                ? new Transport(new EpollEventLoopGroup(1), EpollServerSocketChannel.class, EpollSocketChannel.class)
                : new Transport(new NioEventLoopGroup(1), NioServerSocketChannel.class, NioSocketChannel.class);
    }

    @Override
    public void close() {
        thread.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
