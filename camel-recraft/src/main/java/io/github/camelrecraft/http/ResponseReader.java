package io.github.camelrecraft.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Feeds an {@link AnswerHandler}. A deadline may cancel the exchange from another thread while bytes are being handled,
 * so a lock keeps the handler's calls apart and its end single. Whoever cancels does not wait for it: what is being handled
 * may be written to a disk that hangs, and the thread of deadlines is everybody's.
 */
final class ResponseReader<T> implements AsyncResponseConsumer<T>, PieceGatherer.Taker {

    /** As they came: whoever asks for few of them needs no map of all. */
    private record HeadersOf(HttpResponse response) implements AnswerHead.Headers {

        @Override
        public @Nullable String value(String lowerCaseName) {
            Header header = response.getFirstHeader(lowerCaseName);
            return header == null ? null : header.getValue();
        }
    }

    private final AnswerHandler<T> handler;
    private final CompletableFuture<T> result;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean released;
    private boolean ended;
    private @Nullable FutureCallback<T> callback;

    /**
     * @param result gets the answer, here and nowhere else, so that an answer that comes too late is dropped for certain
     */
    ResponseReader(AnswerHandler<T> handler, CompletableFuture<T> result) {
        this.handler = handler;
        this.result = result;
    }

    @Override
    public void consumeResponse(
            HttpResponse response,
            @Nullable EntityDetails entity,
            HttpContext context,
            FutureCallback<T> resultCallback)
            throws IOException {
        lock.lock();
        try {
            requireRunning();
            callback = resultCallback;
            begin(response);
        } finally {
            unlock();
        }
        if (entity == null) {
            streamEnd(null);
        }
    }

    @Override
    public void consume(ByteBuffer chunk) throws IOException {
        PieceGatherer.ofThread().add(chunk, this);
    }

    /** What has arrived together. */
    @Override
    public void take(ByteBuffer chunk) throws IOException {
        lock.lock();
        try {
            requireRunning();
            accept(chunk);
        } finally {
            unlock();
        }
    }

    @Override
    public void streamEnd(@Nullable List<? extends Header> trailers) throws IOException {
        PieceGatherer.ofThread().handOn(); // before its end
        FutureCallback<T> client;
        T answer;
        lock.lock();
        try {
            requireRunning();
            answer = finished();
            client = callback;
            ended = true;
        } finally {
            unlock();
        }
        if (!result.complete(answer)) {
            handler.abort(); // cancelled at the last moment: nobody takes it
        }
        if (client != null) {
            client.completed(answer);
        }
    }

    @Override
    public void updateCapacity(CapacityChannel capacity) throws IOException {
        capacity.update(Integer.MAX_VALUE);
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) {
        // 1xx: nothing to do
    }

    @Override
    public void failed(Exception cause) {
        releaseResources();
    }

    /** Ends the handler unless it has ended: here and now, or after the call that it is in. */
    @Override
    public void releaseResources() {
        released = true;
        abortOnceReleased();
    }

    private void unlock() {
        lock.unlock();
        abortOnceReleased();
    }

    /** Where somebody has the lock, that one comes here when it gives it back. */
    private void abortOnceReleased() {
        if (released && lock.tryLock()) {
            try {
                if (!ended) {
                    ended = true;
                    handler.abort();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private void begin(HttpResponse response) throws AnswerException {
        try {
            handler.begin(head(response));
        } catch (IOException | RuntimeException | Error e) { // an Error would end the client's thread, and all on it
            throw new AnswerException(e);
        }
    }

    /** Runs thousands of times for a large image: no object is made for it. */
    private void accept(ByteBuffer chunk) throws AnswerException {
        try {
            handler.accept(chunk);
        } catch (IOException | RuntimeException | Error e) {
            throw new AnswerException(e);
        }
    }

    private T finished() throws AnswerException {
        try {
            return handler.finish();
        } catch (IOException | RuntimeException | Error e) {
            throw new AnswerException(e);
        }
    }

    private void requireRunning() throws IOException {
        if (ended) {
            throw new IOException("the exchange has ended");
        }
    }

    private static AnswerHead head(HttpResponse response) {
        return new AnswerHead(response.getCode(), new HeadersOf(response));
    }
}
