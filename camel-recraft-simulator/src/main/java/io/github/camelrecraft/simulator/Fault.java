package io.github.camelrecraft.simulator;

import io.github.camelrecraft.simulator.content.Content;
import io.github.camelrecraft.simulator.http.Ending;
import io.github.camelrecraft.simulator.http.Pace;
import io.github.camelrecraft.simulator.http.Transfer;
import io.github.camelrecraft.simulator.protocol.Twist;
import io.github.camelrecraft.simulator.render.FixedImage;
import io.github.camelrecraft.simulator.render.Format;
import io.github.camelrecraft.simulator.render.Image;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One way in which something goes wrong with a request, its answer, an image or a webhook. Faults are values;
 * {@link #then} joins them:
 *
 * <pre>{@code
 * simulator.faults().next(Fault.delay(Duration.ofSeconds(2)).then(Fault.status(503)));
 * }</pre>
 *
 * <p>Unless said otherwise the request is checked, accepted and billed as usual, and only then the fault happens.
 */
public final class Fault {

    private static final int FOUND = 302;
    private static final int TOO_MANY = 429;
    /** As RFC 9110 wants it, with two digits for the day. */
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** Nothing goes wrong. */
    static final Fault NONE = new Fault("none()", FaultParts.NONE);

    private final String name;
    private final FaultParts parts;

    private Fault(String name, FaultParts parts) {
        this.name = name;
        this.parts = parts;
    }

    /** Nothing goes wrong: for the requests before the one that is meant. */
    public static Fault none() {
        return NONE;
    }

    /** The answer comes later, in addition to {@link RecraftSimulator#latency}. */
    public static Fault delay(Duration delay) {
        return new Fault("delay(" + delay + ")", FaultParts.of(delay));
    }

    /** The provider's own error with this HTTP status. The request is not accepted, see {@link #afterBilling}. */
    public static Fault status(int status) {
        return status(status, Map.of());
    }

    /** The same with headers, for example {@code Map.of("Retry-After", "2")}. */
    public static Fault status(int status, Map<String, String> headers) {
        String name = headers.isEmpty() ? "" : ", " + new TreeMap<>(headers);
        return refusal("status(" + status + name + ")", new FaultParts.Refusal(status, null, Map.copyOf(headers)));
    }

    /**
     * The same with this one of the provider's codes, or types, in place of the usual one: see {@link DocumentedError}.
     * Replicate has none.
     */
    public static Fault error(int status, String code) {
        return refusal("error(" + status + ", " + code + ")", new FaultParts.Refusal(status, code, Map.of()));
    }

    /** HTTP 429, without saying until when. For a storm of them see {@link Faults#storm}. */
    public static Fault rateLimited() {
        return refusal("rateLimited()", new FaultParts.Refusal(TOO_MANY, null, Map.of()));
    }

    /** The same with {@code Retry-After} in seconds, of which a part counts as a whole one. */
    public static Fault rateLimited(Duration retryAfter) {
        long seconds = retryAfter.plusSeconds(1).minusNanos(1).toSeconds();
        return rateLimited(Long.toString(seconds));
    }

    /** The same with {@code Retry-After} as an HTTP date, which knows whole seconds. */
    public static Fault rateLimited(Instant retryAfter) {
        return rateLimited(HTTP_DATE.format(retryAfter));
    }

    private static Fault rateLimited(String retryAfter) {
        return refusal(
                "rateLimited(" + retryAfter + ")",
                new FaultParts.Refusal(TOO_MANY, null, Map.of("Retry-After", retryAfter)));
    }

    /**
     * HTTP 302 to this URL, whatever it is: another scheme, a private address, or the same image again. An
     * {@linkplain Faults#alwaysDownload image} that always leads to one of the simulator's own is a loop.
     */
    public static Fault redirect(String location) {
        return refusal("redirect(" + location + ")", new FaultParts.Refusal(FOUND, null, Map.of("Location", location)));
    }

    /** Headers that announce the whole body, then this many bytes of it, then the connection is closed. */
    public static Fault cutBody(long afterBytes) {
        return ending("cutBody", Ending.How.CLOSE, afterBytes);
    }

    /** The same, but the connection is reset. Bytes that the caller has not read by then may be lost to him. */
    public static Fault resetBody(long afterBytes) {
        return ending("resetBody", Ending.How.RESET, afterBytes);
    }

    /** Headers that announce the whole body, then this many bytes of it, then nothing more. */
    public static Fault stall(long afterBytes) {
        return ending("stall", Ending.How.STALL, afterBytes);
    }

    /** The body comes this many bytes at a time, at most 32,768, with this time between them. */
    public static Fault drip(int bytes, Duration every) {
        if (bytes < 1) {
            throw new IllegalArgumentException("A drip has at least one byte, not " + bytes);
        }
        return transfer("drip(" + bytes + ", " + every + ")", Transfer.of(new Pace(bytes, every)));
    }

    /**
     * {@code Content-Length} is wrong by so many bytes. When it is more than the body has, the caller waits for the rest
     * on an open connection; when it is less, the bytes behind are on the connection before the next answer.
     */
    public static Fault wrongLength(long surplus) {
        return transfer("wrongLength(" + surplus + ")", Transfer.announcing(surplus));
    }

    /** Behind the body come spaces without end, as fast as the caller takes them; there is no {@code Content-Length}. */
    public static Fault endlessBody() {
        return transfer("endlessBody()", Transfer.withoutEnd());
    }

    /** In place of the body {@code Content-Encoding: gzip} and a thousandth of these bytes, which are unpacked so many. */
    public static Fault gzipBomb(long bytes) {
        return wire("gzipBomb(" + bytes + ")", new Wire(Wire.Sending.ANSWER, Transfer.FINE, null, false, bytes));
    }

    /**
     * The connection is reset when this many bytes of the request's body have arrived, or at its end when it has fewer. The
     * request is not recorded, checked or billed. Of a body up to 4 KiB is read all before, of a longer one at least that.
     */
    public static Fault resetWithinRequest(long afterBytes) {
        return resetting("resetWithinRequest(" + afterBytes + ")", afterBytes);
    }

    /** The connection is reset when the request has arrived in full, before it is recorded, checked or billed. */
    public static Fault resetAfterRequest() {
        return resetting("resetAfterRequest()", Long.MAX_VALUE);
    }

    /** The connection is reset in place of an answer, after the request was accepted and billed. */
    public static Fault resetBeforeAnswer() {
        return sending("resetBeforeAnswer()", Wire.Sending.RESET);
    }

    /** No answer ever comes, and the connection stays open. */
    public static Fault silence() {
        return sending("silence()", Wire.Sending.SILENCE);
    }

    /**
     * A failure of the work in the provider's own way: Runware's {@code errors}, Cloudflare's {@code state: Failed} and
     * Replicate's {@code status: failed} inside HTTP 200; for fal the code is an error type, answered with the status of
     * that type, and a {@code COMPLETED} job with an {@code error} in its queue. Recraft is not known
     * to do so: its error object stands in the place of the result. Not billed, see {@link #afterBilling}.
     * At a poll it shows once and is forgotten; the job goes on.
     */
    public static Fault failureInside200(String code, String message) {
        return twist(
                "failureInside200(" + code + ")",
                new Twist(new Twist.Failure(code, message, false), 0, false, false, null));
    }

    /** This many of the results fail, and the others are delivered and billed. */
    public static Fault partial(int failures) {
        return twist("partial(" + failures + ")", new Twist(null, failures, false, false, null));
    }

    /**
     * This many images are missing, and nothing is said of them; the others are delivered and billed. At Runware and
     * Recraft, since the other providers make one image. At a poll of Runware's, that one answer says nothing of them.
     */
    public static Fault fewer(int images) {
        return twist("fewer(" + images + ")", new Twist(null, 0, images, false, false, null, false));
    }

    /**
     * The work goes on for ever: a job stays in progress until it is cancelled, and who waits for it waits. Not billed,
     * except by Runware, which bills what it accepts. At a poll it shows once.
     */
    public static Fault neverEnds() {
        return twist("neverEnds()", new Twist(null, 0, 0, false, false, null, true));
    }

    /** A success that holds no image. */
    public static Fault emptyAnswer() {
        return twist("emptyAnswer()", new Twist(null, 0, true, false, null));
    }

    /** Images that lack their end; {@code Content-Length} is right. */
    public static Fault truncatedImage() {
        return twist("truncatedImage()", new Twist(null, 0, false, true, null));
    }

    /**
     * A valid PNG of exactly this many bytes, the same as {@link BigPng#open BigPng.open(0, bytes)}, delivered by URL
     * or in base64 as the request asks. Needs no memory in the simulator.
     */
    public static Fault largeImage(long bytes) {
        return twist("largeImage(" + bytes + ")", new Twist(null, 0, false, false, BigPng.image(0, bytes)));
    }

    /**
     * These bytes in place of the image, whatever they are.
     *
     * @param extension {@code png}, {@code jpg}, {@code webp} or {@code svg}: what they are said to be
     */
    public static Fault image(String extension, byte[] bytes) {
        Format format = Format.valueOf(extension.toUpperCase(Locale.ROOT));
        Image image = new FixedImage(format, Content.of(bytes.clone()));
        return twist("image(" + extension + ", " + bytes.length + " bytes)", new Twist(null, 0, false, false, image));
    }

    /** JSON, or a form, that stops in its middle; {@code Content-Length} is right. */
    public static Fault malformedJson() {
        return wire("malformedJson()", new Wire(Wire.Sending.ANSWER, Transfer.FINE, null, true, 0));
    }

    /** The same bytes under another {@code Content-Type}. */
    public static Fault wrongContentType(String contentType) {
        return wire(
                "wrongContentType(" + contentType + ")",
                new Wire(Wire.Sending.ANSWER, Transfer.FINE, contentType, false, 0));
    }

    /**
     * The answer, or a webhook's message, names this URL in the place of each of its images. A webhook's signature is right,
     * unless it is {@linkplain #webhookForged forged}.
     */
    public static Fault imageUrl(String url) {
        return linking("imageUrl(" + url + ")", new Linking(url, false));
    }

    /** The images of which the answer, or a webhook's message, tells are gone: their URLs answer 404. */
    public static Fault expiredImage() {
        return linking("expiredImage()", new Linking(null, true));
    }

    /**
     * The message to a webhook never arrives. Of the other faults a {@link Target#WEBHOOK} knows {@link #delay},
     * {@link #malformedJson}, {@link #wrongContentType}, {@link #imageUrl} and {@link #expiredImage}.
     */
    public static Fault webhookLost() {
        return delivery("webhookLost()", new Delivery(true, 1, false, false));
    }

    /** The message to a webhook arrives so often, all at the same time, with the same id and signature. */
    public static Fault webhookRepeated(int times) {
        if (times < 1) {
            throw new IllegalArgumentException("A message is sent at least once, not " + times + " times");
        }
        return delivery("webhookRepeated(" + times + ")", new Delivery(false, times, false, false));
    }

    /** The message to a webhook is another one than was signed. Runware does not sign. */
    public static Fault webhookForged() {
        return delivery("webhookForged()", new Delivery(false, 1, true, false));
    }

    /** The message to a webhook was rightly signed an hour ago, as if somebody had kept it. Runware does not sign. */
    public static Fault webhookStale() {
        return delivery("webhookStale()", new Delivery(false, 1, false, true));
    }

    /**
     * The request is accepted and billed before {@link #status}, {@link #error} or {@link #failureInside200} is answered.
     */
    public Fault afterBilling() {
        return new Fault(name + ".afterBilling()", parts.billed());
    }

    /** Both faults: delays add up, and where both say something of the same thing the other one wins. */
    public Fault then(Fault other) {
        return new Fault(name + ".then(" + other.name + ")", parts.then(other.parts));
    }

    /** As it was made, as in {@code delay(PT2S).then(status(503))}. */
    @Override
    public String toString() {
        return name;
    }

    Duration delay() {
        return parts.delay();
    }

    FaultParts.@Nullable Refusal refusal() {
        return parts.refusal();
    }

    /** Whether the request is refused without being looked at. */
    boolean refusesUnseen() {
        return parts.refusal() != null && !parts.accepted();
    }

    @Nullable
    Long resetAfter() {
        return parts.resetAfter();
    }

    Twist twist() {
        return parts.twist();
    }

    Wire wire() {
        return parts.wire();
    }

    Linking linking() {
        return parts.linking();
    }

    Delivery delivery() {
        return parts.delivery();
    }

    private static Fault ending(String name, Ending.How how, long afterBytes) {
        return transfer(name + "(" + afterBytes + ")", Transfer.of(new Ending(how, afterBytes)));
    }

    private static Fault transfer(String name, Transfer transfer) {
        return wire(name, new Wire(Wire.Sending.ANSWER, transfer, null, false, 0));
    }

    private static Fault sending(String name, Wire.Sending sending) {
        return wire(name, new Wire(sending, Transfer.FINE, null, false, 0));
    }

    private static Fault refusal(String name, FaultParts.Refusal refusal) {
        return new Fault(name, FaultParts.of(refusal));
    }

    private static Fault resetting(String name, long afterBytes) {
        return new Fault(name, FaultParts.resetting(afterBytes));
    }

    private static Fault wire(String name, Wire wire) {
        return new Fault(name, FaultParts.of(wire));
    }

    private static Fault twist(String name, Twist twist) {
        return new Fault(name, FaultParts.of(twist));
    }

    private static Fault linking(String name, Linking linking) {
        return new Fault(name, FaultParts.of(linking));
    }

    private static Fault delivery(String name, Delivery delivery) {
        return new Fault(name, FaultParts.of(delivery));
    }
}
