package io.github.camelrecraft.client;

import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.provider.Job;
import io.github.camelrecraft.provider.ProviderAnswer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Hears of the steps of a request. What follows waits for none but the first: what is written down of the others comes
 * as soon as it can, and waiting for it would not make it sooner.
 */
public interface RequestProgress {

    /** Nobody listens. */
    RequestProgress UNHEARD = new RequestProgress() {};

    /** Nothing to wait for, and nothing in the way. */
    CompletionStage<Optional<Failure>> GO_ON = CompletableFuture.completedFuture(Optional.empty());

    /**
     * The request is about to leave: for the first time, or again after {@link #refused}. It leaves when the stage has
     * completed, on whatever thread that happens.
     *
     * @return why it must not, in which case the request ends with that; a stage that fails keeps it from leaving, too
     */
    default CompletionStage<Optional<Failure>> sending() {
        return GO_ON;
    }

    /**
     * Whether what {@link #sending} said still holds. It may have waited for a connection since; its first byte is
     * about to be written. If not, it does not leave, {@link #refused} comes, and {@code sending} is asked again.
     * Called on a thread of the transport, which it must not block.
     */
    default boolean mayLeave() {
        return true;
    }

    /** It is not sent, since it was before: what it brought is asked for, fetched, or taken out of a ledger. */
    default void recovered() {}

    /** It begins to leave; called on a thread of the transport. */
    default void sent() {}

    /** It was provably not charged, and will be sent again after a while. */
    default void refused() {}

    /** The provider works on it, and can be asked for it. */
    default void accepted(Job job) {}

    /** The provider has made images, which are now fetched. */
    default void answered(ProviderAnswer.Images images) {}
}
