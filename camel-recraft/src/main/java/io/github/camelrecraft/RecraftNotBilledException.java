package io.github.camelrecraft;

/**
 * Says of a {@link RecraftException}, among whose suppressed exceptions it stands, that nothing was charged. It is there to
 * be named where Camel decides by an exception's class whether a message is sent once more, to another provider:
 *
 * <pre>{@code
 * .loadBalance().failover(RecraftNotBilledException.class)
 *     .to("recraft:generate?provider=recraft", "recraft:generate?provider=fal")
 * }</pre>
 *
 * <p>A failure that may have been charged does not carry it, whatever its class, so it ends the failover. A failover without
 * a class, or with another one, would pay for the same image again.
 */
public final class RecraftNotBilledException extends RuntimeException {

    RecraftNotBilledException() {
        super("nothing was charged", null, false, false);
    }
}
