package io.github.camelrecraft.examples.assetpipeline;

import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.main.Main;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;
import org.jspecify.annotations.Nullable;

/** Ends the program when there are no more orders. Without it, the pipeline waits for new ones. */
final class StopWhenDone extends DefaultPollingConsumerPollStrategy {

    private final Main main;
    private @Nullable Exception failure;

    StopWhenDone(Main main) {
        this.main = main;
    }

    /** The consumer has processed what it found when it says how much that was. */
    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        if (polledMessages == 0) {
            main.completed();
        }
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retries, Exception cause) {
        failure = cause;
        main.completed();
        return false;
    }

    /** Why the orders could not be read; null when they could. */
    @Nullable
    Exception failure() {
        return failure;
    }
}
