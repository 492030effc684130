package io.github.camelrecraft.provider;

import io.github.camelrecraft.http.HttpAnswer;
import io.github.camelrecraft.http.HttpCall;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a provider's webhooks are read, and told from forged ones, as pure functions. A webhook is a doorbell: it says which
 * job to ask for and nothing else, so what is forged, repeated or lost costs a question at most.
 */
public interface WebhookRule {

    /** How far a signature's time may be from ours: fal's documents say so, and Replicate leaves it to the receiver. */
    Duration TOLERANCE = Duration.ofMinutes(5);

    /** What a call says; empty when it is not of the documented form. */
    Optional<WebhookNotice> read(WebhookCall call);

    /**
     * Whether a call is the provider's.
     *
     * @param keys those that {@link #secret} or {@link #decodeKeys} gave; none where there is no secret to compare
     */
    WebhookTrust check(WebhookCall call, WebhookKeys keys, Instant now);

    /**
     * The keys that a secret stands for, which the route's author gives.
     *
     * @throws io.github.camelrecraft.model.InvalidOptionException when it is no secret of this provider
     */
    WebhookKeys secret(String secret);

    /**
     * What to send to get the keys; empty when they are not to be had, so that the secret is all there is.
     *
     * @param address where the keys are, when that is not where the provider documents
     */
    Optional<HttpCall> encodeKeys(ProviderAccess access, @Nullable URI address);

    /**
     * The keys in a successful answer to {@link #encodeKeys}.
     *
     * @throws UnfitAnswerException when there are none in it
     */
    WebhookKeys decodeKeys(HttpAnswer answer);

    /** What to think of a time that a signature covers, in seconds since 1970. */
    static boolean isStale(String seconds, Instant now) {
        return !seconds.matches("\\d{1,12}")
                || Duration.between(Instant.ofEpochSecond(Long.parseLong(seconds)), now)
                                .abs()
                                .compareTo(TOLERANCE)
                        > 0;
    }
}
