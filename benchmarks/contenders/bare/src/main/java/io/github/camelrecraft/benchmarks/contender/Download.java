package io.github.camelrecraft.benchmarks.contender;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import org.apache.hc.client5.http.async.methods.AbstractBinResponseConsumer;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** Writes an image while it comes, in the client's own thread. */
final class Download extends AbstractBinResponseConsumer<@Nullable Void> {

    private final Target target;
    private @Nullable WritableByteChannel channel;

    Download(Target target) {
        this.target = target;
    }

    @Override
    protected void start(HttpResponse answer, @Nullable ContentType type) throws IOException {
        Calls.check(answer);
        channel = target.open();
    }

    @Override
    protected int capacityIncrement() {
        return Integer.MAX_VALUE;
    }

    @Override
    protected void data(ByteBuffer bytes, boolean last) throws IOException {
        if (channel != null) {
            Target.write(channel, bytes);
        }
    }

    @Override
    protected @Nullable Void buildResult() {
        releaseResources(); // the file is complete before anybody hears of it
        return null;
    }

    @Override
    public void releaseResources() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
