package io.github.camelrecraft.provider;

import io.github.camelrecraft.http.HttpAnswer;
import io.github.camelrecraft.http.HttpCall;
import io.github.camelrecraft.model.ImageOption;
import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.model.RecraftOperation;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A service that makes images, as pure functions: what to send for a request, and what an answer means. Implementations
 * do no I/O, keep no state and may be called by several threads at once.
 *
 * <p>One of your own is a bean in the registry, named in {@code provider=#name}. What it offers stands in the model
 * catalogue under its {@link #catalogName}; rows of its own come with the option {@code modelCatalog}.
 */
public interface ImageProvider {

    /** The name in the URI: lower case, without spaces. */
    String name();

    /**
     * Under which provider's name the model catalogue has what this one offers: its own, unless it passes on what
     * another one takes.
     */
    default String catalogName() {
        return name();
    }

    /** Where the provider's API is, unless the option {@code baseUrl} says otherwise. */
    URI defaultBaseUrl();

    /**
     * The credentials it needs: option name to the environment variable that the provider's own documentation uses.
     * {@code apiKey} is always among them.
     */
    Map<String, String> credentials();

    /** The JSON members of an answer that may carry an image, in base64 or as a data URI. */
    Set<String> imageMembers();

    /**
     * The id under which the provider can be asked for the request's job, or under which it answers a request that is
     * sent again as it did before; empty when it has none. {@link ImageRequest#jobId} stays the same when a message is
     * delivered again.
     */
    default Optional<String> jobId(ImageRequest request) {
        return Optional.empty();
    }

    /**
     * Where to ask for a request whose answer was never seen; empty when only that answer would have said. It holds for
     * any way of delivery, and asking costs nothing.
     */
    default Optional<Job> jobOf(ImageRequest request) {
        return Optional.empty();
    }

    /**
     * What to send for a request.
     *
     * @throws io.github.camelrecraft.model.InvalidOptionException when an option's value cannot be sent
     */
    HttpCall encode(ImageRequest request, ProviderAccess access);

    /**
     * The options that {@link #encode} puts into a request for an operation; a prompt that the operation needs goes
     * without saying. A route does not start with a {@code modelCatalog} whose rows name another option, as what they
     * promise would never be sent. Empty, as it is here, where that is not known: the rows are then taken at their
     * word.
     */
    default Set<ImageOption<?>> sent(RecraftOperation operation) {
        return Set.of();
    }

    /** What an answer means; also one whose HTTP status is a failure. */
    ProviderAnswer decode(ImageRequest request, HttpAnswer answer);

    /**
     * What to send to ask for a job that {@link #decode} or {@link #decodePoll} called pending.
     *
     * @throws UnfitAnswerException          when the answer names a place that must not get the key
     * @throws UnsupportedOperationException when the provider has no jobs
     */
    default HttpCall encodePoll(ImageRequest request, ProviderAccess access, Job job) {
        throw new UnsupportedOperationException(name() + " has no jobs to ask for");
    }

    /** What the answer to {@link #encodePoll} means. */
    default ProviderAnswer decodePoll(ImageRequest request, Job job, HttpAnswer answer) {
        return decode(request, answer);
    }

    /** How its webhooks are read and checked; empty when it has none. */
    default Optional<WebhookRule> webhooks() {
        return Optional.empty();
    }
}
