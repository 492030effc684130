package io.github.camelrecraft.benchmarks.provider;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * A provider in its own process, on one thread, so that it leaves the machine to who is measured.
 *
 * <p>The API's base is {@code http://127.0.0.1:<port>/<latencyMillis>/<imageBytes>/<url|b64_json>/<faultPercent>/v1}:
 * what a contender is to meet is in its address, so that one provider serves all of them. {@code GET /counts} tells
 * what was served so far.
 */
public final class FakeProvider implements AutoCloseable {

    private static final int BACKLOG = 16_384;

    private final Transport transport;
    private final Channel server;

    private FakeProvider(Transport transport, Channel server) {
        this.transport = transport;
        this.server = server;
    }

    /** Prints {@code port <n>}, and ends when its standard input does. */
    public static void main(String... arguments) throws IOException {
        try (FakeProvider provider = start()) {
            System.out.println("port " + provider.port());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }

    static FakeProvider start() {
        Transport transport = Transport.onOneThread();
        Site site = new Site();
        Channel server = new ServerBootstrap()
                .group(transport.thread())
                .channel(transport.server())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel connection) {
                        connection
                                .pipeline()
                                .addLast(
                                        new HttpRequestDecoder(new HttpDecoderConfig().setValidateHeaders(false)),
                                        new Exchanges(site));
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .syncUninterruptibly()
                .channel();
        FakeProvider provider = new FakeProvider(transport, server);
        site.port(provider.port());
        return provider;
    }

    int port() {
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    @Override
    public void close() {
        transport.close();
    }
}
