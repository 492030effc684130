package io.github.camelrecraft.simulator;

import io.github.camelrecraft.simulator.content.Content;
import io.github.camelrecraft.simulator.http.Ending;
import io.github.camelrecraft.simulator.protocol.Twist;
import io.github.camelrecraft.simulator.render.FixedImage;
import io.github.camelrecraft.simulator.render.Format;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One way in which an answer goes wrong. Faults are values; {@link #then} joins them:
 *
 * <pre>{@code
 * simulator.faults().next(Fault.delay(Duration.ofSeconds(2)).then(Fault.status(503)));
 * }</pre>
 *
 * <p>Unless said otherwise the request is checked, accepted and billed as usual, and only then the fault happens.
 */
public final class Fault {

    /** Nothing goes wrong. */
    static final Fault NONE = new Fault(Duration.ZERO, null, false, Twist.NONE, Wire.FINE);

    private final Duration delay;
    private final @Nullable Refusal refusal;
    private final boolean billed;
    private final Twist twist;
    private final Wire wire;

    record Refusal(int status, Map<String, String> headers) {}

    private Fault(Duration delay, @Nullable Refusal refusal, boolean billed, Twist twist, Wire wire) {
        this.delay = delay;
        this.refusal = refusal;
        this.billed = billed;
        this.twist = twist;
        this.wire = wire;
    }

    /** Nothing goes wrong: for the requests before the one that is meant. */
    public static Fault none() {
        return NONE;
    }

    /** The answer comes later, in addition to {@link RecraftSimulator#latency}. */
    public static Fault delay(Duration delay) {
        return new Fault(delay, null, false, Twist.NONE, Wire.FINE);
    }

    /** The provider's own error with this HTTP status. The request is not accepted, see {@link #afterBilling}. */
    public static Fault status(int status) {
        return status(status, Map.of());
    }

    /** The same with headers, for example {@code Map.of("Retry-After", "2")}. */
    public static Fault status(int status, Map<String, String> headers) {
        return new Fault(Duration.ZERO, new Refusal(status, Map.copyOf(headers)), false, Twist.NONE, Wire.FINE);
    }

    /** Headers that announce the whole body, then this many bytes of it, then the connection is closed. */
    public static Fault cutBody(long afterBytes) {
        return ending(Ending.How.CLOSE, afterBytes);
    }

    /** Headers that announce the whole body, then this many bytes of it, then nothing more. */
    public static Fault stall(long afterBytes) {
        return ending(Ending.How.STALL, afterBytes);
    }

    /** The connection is reset in place of an answer. */
    public static Fault resetBeforeAnswer() {
        return sending(Wire.Sending.RESET);
    }

    /** No answer ever comes, and the connection stays open. */
    public static Fault silence() {
        return sending(Wire.Sending.SILENCE);
    }

    /**
     * A failure of the work in the provider's own way: Runware's {@code errors}, Cloudflare's {@code state: Failed} and
     * Replicate's {@code status: failed} inside HTTP 200; for fal the code is an error type, answered with the status of
     * that type, and a {@code COMPLETED} job with an {@code error} in its queue. Recraft is not known
     * to do so: its error object stands in the place of the result. Not billed, see {@link #afterBilling}.
     * At a poll it shows once and is forgotten; the job goes on.
     */
    public static Fault failureInside200(String code, String message) {
        return twist(new Twist(new Twist.Failure(code, message, false), 0, false, false, null));
    }

    /** This many of the results fail, and the others are delivered and billed. */
    public static Fault partial(int failures) {
        return twist(new Twist(null, failures, false, false, null));
    }

    /**
     * The work goes on for ever: a job stays in progress until it is cancelled, and who waits for it waits. Not billed,
     * except by Runware, which bills what it accepts. At a poll it shows once.
     */
    public static Fault neverEnds() {
        return twist(new Twist(null, 0, false, false, null, true));
    }

    /** A success that holds no image. */
    public static Fault emptyAnswer() {
        return twist(new Twist(null, 0, true, false, null));
    }

    /** Images that lack their end; {@code Content-Length} is right. */
    public static Fault truncatedImage() {
        return twist(new Twist(null, 0, false, true, null));
    }

    /**
     * A valid PNG of exactly this many bytes, the same as {@link BigPng#open BigPng.open(0, bytes)}, delivered by URL
     * or in base64 as the request asks. Needs no memory in the simulator.
     */
    public static Fault largeImage(long bytes) {
        return twist(new Twist(null, 0, false, false, BigPng.image(0, bytes)));
    }

    /**
     * These bytes in place of the image, whatever they are.
     *
     * @param extension {@code png}, {@code jpg}, {@code webp} or {@code svg}: what they are said to be
     */
    public static Fault image(String extension, byte[] bytes) {
        Format format = Format.valueOf(extension.toUpperCase(Locale.ROOT));
        return twist(new Twist(null, 0, false, false, new FixedImage(format, Content.of(bytes.clone()))));
    }

    /** JSON, or a form, that stops in its middle; {@code Content-Length} is right. */
    public static Fault malformedJson() {
        return wire(new Wire(Wire.Sending.ANSWER, Ending.WHOLE, null, true));
    }

    /** The same bytes under another {@code Content-Type}. */
    public static Fault wrongContentType(String contentType) {
        return wire(new Wire(Wire.Sending.ANSWER, Ending.WHOLE, contentType, false));
    }

    /** The request is accepted and billed before {@link #status} or {@link #failureInside200} is answered. */
    public Fault afterBilling() {
        return new Fault(delay, refusal, true, twist.billed(), wire);
    }

    /** Both faults: delays add up, and where both say something of the same thing the other one wins. */
    public Fault then(Fault other) {
        return new Fault(
                delay.plus(other.delay),
                other.refusal != null ? other.refusal : refusal,
                billed || other.billed,
                twist.then(other.twist),
                wire.then(other.wire));
    }

    Duration delay() {
        return delay;
    }

    @Nullable
    Refusal refusal() {
        return refusal;
    }

    /** Whether the request is refused without being looked at. */
    boolean refusesUnseen() {
        return refusal != null && !billed;
    }

    Twist twist() {
        return twist;
    }

    Wire wire() {
        return wire;
    }

    private static Fault ending(Ending.How how, long afterBytes) {
        return wire(new Wire(Wire.Sending.ANSWER, new Ending(how, afterBytes), null, false));
    }

    private static Fault sending(Wire.Sending sending) {
        return wire(new Wire(sending, Ending.WHOLE, null, false));
    }

    private static Fault wire(Wire wire) {
        return new Fault(Duration.ZERO, null, false, Twist.NONE, wire);
    }

    private static Fault twist(Twist twist) {
        return new Fault(Duration.ZERO, null, false, twist, Wire.FINE);
    }
}
