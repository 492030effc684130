package io.github.camelrecraft.simulator;

import io.github.camelrecraft.simulator.protocol.Twist;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a fault is made of.
 *
 * @param delay      how much later the answer comes
 * @param refusal    in place of the answer
 * @param accepted   whether the refused request is accepted all the same
 * @param resetAfter after how many bytes of the request's body its connection is reset; null for never
 * @param twist      what is wrong with the work
 * @param wire       what is wrong with the bytes
 * @param linking    what is wrong with the URLs of images
 * @param delivery   what is wrong with a webhook's message
 */
record FaultParts(
        Duration delay,
        @Nullable Refusal refusal,
        boolean accepted,
        @Nullable Long resetAfter,
        Twist twist,
        Wire wire,
        Linking linking,
        Delivery delivery) {

    /** Nothing. */
    static final FaultParts NONE = of(Duration.ZERO);

    /**
     * An error in place of an answer.
     *
     * @param status  the HTTP status
     * @param code    the provider's; null for the usual one
     * @param headers beside the usual ones
     */
    record Refusal(int status, @Nullable String code, Map<String, String> headers) {}

    static FaultParts of(Duration delay) {
        return new FaultParts(delay, null, false, null, Twist.NONE, Wire.FINE, Linking.FINE, Delivery.FINE);
    }

    static FaultParts of(Refusal refusal) {
        return new FaultParts(Duration.ZERO, refusal, false, null, Twist.NONE, Wire.FINE, Linking.FINE, Delivery.FINE);
    }

    static FaultParts resetting(long afterBytes) {
        return new FaultParts(
                Duration.ZERO, null, false, afterBytes, Twist.NONE, Wire.FINE, Linking.FINE, Delivery.FINE);
    }

    static FaultParts of(Twist twist) {
        return new FaultParts(Duration.ZERO, null, false, null, twist, Wire.FINE, Linking.FINE, Delivery.FINE);
    }

    static FaultParts of(Wire wire) {
        return new FaultParts(Duration.ZERO, null, false, null, Twist.NONE, wire, Linking.FINE, Delivery.FINE);
    }

    static FaultParts of(Linking linking) {
        return new FaultParts(Duration.ZERO, null, false, null, Twist.NONE, Wire.FINE, linking, Delivery.FINE);
    }

    static FaultParts of(Delivery delivery) {
        return new FaultParts(Duration.ZERO, null, false, null, Twist.NONE, Wire.FINE, Linking.FINE, delivery);
    }

    /** The request is accepted before it is refused. */
    FaultParts billed() {
        return new FaultParts(delay, refusal, true, resetAfter, twist.billed(), wire, linking, delivery);
    }

    /** Both; where they disagree, the other one's. */
    FaultParts then(FaultParts other) {
        return new FaultParts(
                delay.plus(other.delay),
                other.refusal != null ? other.refusal : refusal,
                accepted || other.accepted,
                other.resetAfter != null ? other.resetAfter : resetAfter,
                twist.then(other.twist),
                wire.then(other.wire),
                linking.then(other.linking),
                delivery.then(other.delivery));
    }
}
