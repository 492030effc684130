package io.github.camelrecraft.benchmarks.provider;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;

/** A connection: a request after the other, whose bodies are read and forgotten. */
final class Exchanges extends ChannelInboundHandlerAdapter {

    private static final Answer CONTINUE = Reply.informational("100 Continue");

    private final Site site;
    private HttpMethod method = HttpMethod.GET;
    private String path = "";
    private boolean close;

    Exchanges(Site site) {
        this.site = site;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            begin(context, request);
        }
        if (message instanceof HttpContent content) {
            content.release();
        }
        if (message instanceof LastHttpContent) {
            site.answer(context, method, path, close);
        }
    }

    private void begin(ChannelHandlerContext context, HttpRequest request) {
        if (request.decoderResult().isFailure()) {
            context.close();
        }
        method = request.method();
        path = request.uri();
        close = !HttpUtil.isKeepAlive(request);
        if (HttpUtil.is100ContinueExpected(request)) {
            CONTINUE.give(context, 0);
        }
    }

    /** A client that goes away says nothing about the provider. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
