package io.github.camelrecraft.benchmarks.contender;

import java.io.Closeable;
import java.util.concurrent.CompletableFuture;

/** How an image is made with the client. */
interface Way extends Closeable {

    /** Ends when the image is where it belongs. */
    CompletableFuture<?> make(String prompt);
}
