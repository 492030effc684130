package io.github.camelrecraft;

import static io.github.camelrecraft.MatrixFault.ALWAYS;

import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.simulator.DocumentedError;
import io.github.camelrecraft.simulator.Fault;
import io.github.camelrecraft.simulator.RecraftSimulator;
import io.github.camelrecraft.simulator.Target;
import io.github.camelrecraft.simulator.Tls;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All that goes wrong, and what it means by the retry table and by the providers' documents. What the component makes of it
 * is not asked.
 */
final class MatrixFaults {

    private static final Set<Class<? extends RecraftException>> UNAVAILABLE = Set.of(RecraftUnavailableException.class);
    private static final Set<Class<? extends RecraftException>> BAD_ANSWER = Set.of(RecraftBadAnswerException.class);
    private static final Set<Class<? extends RecraftException>> TIMEOUT = Set.of(RecraftTimeoutException.class);
    private static final Set<Class<? extends RecraftException>> DOWNLOAD = Set.of(RecraftDownloadException.class);
    private static final Set<Class<? extends RecraftException>> INVALID = Set.of(RecraftInvalidRequestException.class);
    private static final Set<Class<? extends RecraftException>> CONTENT = Set.of(RecraftContentRejectedException.class);
    private static final Set<Class<? extends RecraftException>> DENIED = Set.of(RecraftAuthenticationException.class);
    private static final Set<Class<? extends RecraftException>> FORBIDDEN =
            Set.of(RecraftAuthenticationException.class, RecraftContentRejectedException.class);
    private static final Set<Class<? extends RecraftException>> BUSY =
            Set.of(RecraftRateLimitedException.class, RecraftUnavailableException.class);
    private static final Set<Class<? extends RecraftException>> UNFIT =
            Set.of(RecraftBadAnswerException.class, RecraftDownloadException.class);
    private static final Set<Class<? extends RecraftException>> NO_ANSWER =
            Set.of(RecraftBadAnswerException.class, RecraftUnavailableException.class);

    /** A private address, and one of this machine where nobody listens. */
    private static final List<String> ELSEWHERE = List.of("http://10.0.0.1/a.png", "https://127.0.0.1:1/a.png");

    private static final byte[] HOSTILE = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"
            .getBytes(StandardCharsets.UTF_8);

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int WITHIN = 60;
    private static final int STORM = 3;

    private MatrixFaults() {}

    static List<MatrixFault> all() {
        return Stream.of(
                        connections(),
                        tls(),
                        requests(),
                        answers(),
                        lateAnswers(),
                        unfitAnswers(),
                        busy(),
                        broken(),
                        documented(),
                        failedJobs(),
                        questions(),
                        webhooks(),
                        images(),
                        downloads(),
                        unfitDownloads())
                .flatMap(faults -> faults.stream().sorted(Comparator.comparing(MatrixFault::name)))
                .toList();
    }

    private static List<MatrixFault> connections() {
        MatrixEnd open = MatrixEnd.failure(UNAVAILABLE, Billing.UNKNOWN, 0);
        MatrixEnd free = MatrixEnd.failure(UNAVAILABLE, Billing.NO, 0);
        return List.of(
                fault(
                        "refused, then accepted",
                        "connection",
                        MatrixEffect.NOT_CONNECTED,
                        2,
                        UNAVAILABLE,
                        (sim, time) -> {
                            sim.refuseConnections(true);
                            time.atEachJump(jump -> {
                                if (jump == 2) {
                                    sim.refuseConnections(false);
                                }
                            });
                        }),
                fault(
                        "refused",
                        "connection",
                        MatrixEffect.NOT_CONNECTED,
                        ALWAYS,
                        UNAVAILABLE,
                        (sim, time) -> sim.refuseConnections(true)),
                // whether something was written by then is a matter of microseconds
                fault(
                                "reset when it is made",
                                "connection",
                                MatrixEffect.NEVER_ARRIVED,
                                1,
                                UNAVAILABLE,
                                (sim, time) -> sim.faults().resetConnections(1))
                        .or(MatrixEnd.IMAGE),
                fault(
                                "reset whenever it is made",
                                "connection",
                                MatrixEffect.NEVER_ARRIVED,
                                ALWAYS,
                                UNAVAILABLE,
                                (sim, time) -> sim.faults().resetConnections(1_000_000))
                        .or(open, free, MatrixEnd.failure(TIMEOUT, Billing.UNKNOWN, 0)));
    }

    private static List<MatrixFault> tls() {
        List<MatrixFault> faults = new ArrayList<>();
        for (Tls kind : Tls.values()) {
            String name = "TLS " + kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            MatrixFault fault = new MatrixFault(
                    name,
                    "TLS",
                    MatrixEffect.NOT_CONNECTED,
                    kind == Tls.GOOD ? 0 : ALWAYS,
                    UNAVAILABLE,
                    List.of(),
                    kind,
                    way -> true,
                    (sim, time) -> {});
            faults.add(kind == Tls.SILENT_HANDSHAKE ? fault.or(MatrixEnd.failure(TIMEOUT, Billing.NO, 0)) : fault);
        }
        return faults;
    }

    private static List<MatrixFault> requests() {
        return onceAndAlways(
                "request",
                Target.SUBMISSION,
                MatrixEffect.NEVER_ARRIVED,
                UNAVAILABLE,
                Map.of(
                        "reset at the first byte of the request", Fault.resetWithinRequest(0),
                        "reset within the request", Fault.resetWithinRequest(WITHIN),
                        "reset after the request", Fault.resetAfterRequest()));
    }

    private static List<MatrixFault> answers() {
        List<MatrixFault> faults = new ArrayList<>(onceAndAlways(
                "answer",
                Target.SUBMISSION,
                MatrixEffect.ANSWER_LOST,
                UNAVAILABLE,
                Map.of(
                        "reset before the answer", Fault.resetBeforeAnswer(),
                        "cut before the body", Fault.cutBody(0),
                        "cut after the first byte", Fault.cutBody(1),
                        "cut within the body", Fault.cutBody(WITHIN),
                        "reset before the body", Fault.resetBody(0),
                        "reset within the body", Fault.resetBody(WITHIN))));
        faults.add(fault(
                        "everything is cut",
                        "answer",
                        MatrixEffect.NO_ANSWER_IN_TIME,
                        ALWAYS,
                        TIMEOUT,
                        (sim, time) -> sim.faults().always(Fault.resetBeforeAnswer()))
                .on(MatrixWay::canBeAskedForUnseen));
        return faults;
    }

    private static List<MatrixFault> lateAnswers() {
        List<MatrixFault> faults = new ArrayList<>();
        Map.of(
                        "silence", Fault.silence(),
                        "stalls before the body", Fault.stall(0),
                        "drips", Fault.drip(1, Duration.ofMillis(200)),
                        "stalls within the body", Fault.stall(WITHIN),
                        "a minute late", Fault.delay(LONG.multipliedBy(2)),
                        "says it is longer than it is", Fault.wrongLength(10))
                .forEach((name, fault) ->
                        faults.add(submission(name, "late", MatrixEffect.NO_ANSWER_IN_TIME, 1, TIMEOUT, fault)));
        faults.add(submission("never ends", "late", MatrixEffect.NEVER_DONE, 1, TIMEOUT, Fault.neverEnds()));
        return faults;
    }

    private static List<MatrixFault> unfitAnswers() {
        List<MatrixFault> faults = new ArrayList<>(onceAndAlways(
                "unreadable",
                Target.SUBMISSION,
                MatrixEffect.ANSWER_LOST,
                BAD_ANSWER,
                Map.of("malformed", Fault.malformedJson(), "packed bomb", Fault.gzipBomb(10_000_000))));
        // whoever reads the image and does not need the rest has it
        faults.add(submission(
                        "says it is shorter than it is",
                        "unreadable",
                        MatrixEffect.ANSWER_LOST,
                        1,
                        NO_ANSWER,
                        Fault.wrongLength(-10))
                .or(MatrixEnd.IMAGE));
        faults.add(submission(
                        "another content type",
                        "unreadable",
                        MatrixEffect.ANSWER_LOST,
                        1,
                        BAD_ANSWER,
                        Fault.wrongContentType("text/html"))
                .or(MatrixEnd.IMAGE));
        faults.add(submission("endless", "unreadable", MatrixEffect.ANSWER_LOST, 1, NO_ANSWER, Fault.endlessBody())
                .or(MatrixEnd.failure(TIMEOUT, Billing.UNKNOWN, 1)));
        faults.add(submission(
                "a success without an image",
                "unreadable",
                MatrixEffect.DONE_WITHOUT_AN_IMAGE,
                1,
                Set.of(RecraftBadAnswerException.class, RecraftTimeoutException.class),
                Fault.emptyAnswer()));
        return faults;
    }

    private static List<MatrixFault> busy() {
        return List.of(
                submission("too much", "busy", MatrixEffect.NOT_ACCEPTED, 1, BUSY, Fault.rateLimited()),
                submission(
                        "too much, " + STORM + " times",
                        "busy",
                        MatrixEffect.NOT_ACCEPTED,
                        STORM,
                        BUSY,
                        Fault.rateLimited()),
                submission("too much, always", "busy", MatrixEffect.NOT_ACCEPTED, ALWAYS, BUSY, Fault.rateLimited()),
                submission(
                        "too much, 5 s, " + STORM + " times",
                        "busy",
                        MatrixEffect.NOT_ACCEPTED,
                        STORM,
                        BUSY,
                        Fault.rateLimited(Duration.ofSeconds(5))),
                fault(
                        "too much until a date",
                        "busy",
                        MatrixEffect.NOT_ACCEPTED,
                        1,
                        BUSY,
                        (sim, time) -> sim.faults()
                                .next(
                                        Target.SUBMISSION,
                                        Fault.rateLimited(time.clock().instant().plusSeconds(20)))),
                submission(
                        "too much for an hour",
                        "busy",
                        MatrixEffect.NOT_ACCEPTED,
                        ALWAYS,
                        BUSY,
                        Fault.rateLimited(Duration.ofHours(1))));
    }

    /** What a server answers that has taken the work on; fal would not charge it, and so it is no such answer there. */
    private static List<MatrixFault> broken() {
        return Stream.of(500, 502, 504)
                .map(status -> submission(
                                status + " when it was charged",
                                "broken",
                                MatrixEffect.ANSWER_LOST,
                                1,
                                UNAVAILABLE,
                                Fault.status(status).afterBilling())
                        .on(way -> !way.chargesNoBrokenRun()))
                .toList();
    }

    private static List<MatrixFault> documented() {
        List<MatrixFault> faults = new ArrayList<>();
        for (String provider : List.of("cloudflare", "fal", "recraft", "replicate", "runware")) {
            for (DocumentedError error : DocumentedError.of(provider)) {
                faults.addAll(documented(error));
            }
        }
        return faults;
    }

    private static List<MatrixFault> documented(DocumentedError error) {
        String name = error.status() + (error.code() == null ? "" : " " + error.code());
        MatrixMeaning meaning = MatrixMeaning.of(error);
        Predicate<MatrixWay> there = way -> way.provider().equals(error.provider());
        List<MatrixFault> faults = new ArrayList<>();
        faults.add(submission(name, "documented", meaning.effect(), 1, meaning.exceptions(), error.fault())
                .on(there));
        if (meaning.effect() == MatrixEffect.NOT_ACCEPTED) {
            faults.add(submission(
                            name + " always",
                            "documented",
                            meaning.effect(),
                            ALWAYS,
                            meaning.exceptions(),
                            error.fault())
                    .on(there));
        }
        return faults;
    }

    /** Jobs that were accepted, and failed. fal says why by the same types as without a queue, Replicate by words alone. */
    private static List<MatrixFault> failedJobs() {
        List<MatrixFault> faults = new ArrayList<>();
        for (DocumentedError error : DocumentedError.of("fal")) {
            MatrixMeaning meaning = MatrixMeaning.of(error);
            if (error.code() != null && meaning.isOfAJob()) {
                faults.add(submission(
                                "job failed: " + error.code(),
                                "failed job",
                                meaning.billed() == Billing.NO ? MatrixEffect.FAILED_FREE : MatrixEffect.FAILED_OPEN,
                                1,
                                meaning.exceptions(),
                                Fault.failureInside200(error.code(), "The work failed."))
                        .on(way -> way.provider().equals("fal") && way.hasJob()));
            }
        }
        Map.of("Prediction interrupted (code: PA)", UNAVAILABLE, "NSFW content detected", CONTENT)
                .forEach((words, exceptions) -> faults.add(submission(
                                "job failed: " + words,
                                "failed job",
                                MatrixEffect.FAILED_OPEN,
                                1,
                                exceptions,
                                Fault.failureInside200("failed", words))
                        .on(way -> way.provider().equals("replicate"))));
        return faults;
    }

    private static List<MatrixFault> questions() {
        List<MatrixFault> faults = new ArrayList<>(onceAndAlways(
                "question",
                Target.POLL,
                MatrixEffect.QUESTION_LOST,
                TIMEOUT,
                Map.of(
                        "question reset within", Fault.resetWithinRequest(0),
                        "question reset before its answer", Fault.resetBeforeAnswer(),
                        "answer to the question cut", Fault.cutBody(10),
                        "question too much, 2 s", Fault.rateLimited(Duration.ofSeconds(2)),
                        "question 500", Fault.status(500),
                        "question 502", Fault.status(502),
                        "question 503", Fault.status(503),
                        "question 504", Fault.status(504))));
        faults.addAll(onceAndAlways(
                "question",
                Target.POLL,
                MatrixEffect.QUESTION_UNREADABLE,
                BAD_ANSWER,
                Map.of("answer to the question malformed", Fault.malformedJson())));
        Map.of(
                        "question without an answer", Fault.silence(),
                        "answer to the question stalls", Fault.stall(10),
                        "answer to the question drips", Fault.drip(1, Duration.ofMillis(200)))
                .forEach((name, fault) -> faults.add(fault(
                        name, "question", MatrixEffect.NO_ANSWER_IN_TIME, 1, TIMEOUT, next(Target.POLL, 1, fault))));
        Map.of(401, DENIED, 403, FORBIDDEN, 404, INVALID)
                .forEach((status, exceptions) -> faults.add(fault(
                        "question " + status,
                        "question",
                        MatrixEffect.QUESTION_REFUSED,
                        1,
                        exceptions,
                        next(Target.POLL, 1, Fault.status(status)))));
        faults.addAll(questionsForTheResult());
        return faults.stream().map(fault -> fault.on(MatrixWay::hasJob)).toList();
    }

    /** fal is asked twice: for the job's state, and for what it made. */
    private static List<MatrixFault> questionsForTheResult() {
        List<MatrixFault> faults = new ArrayList<>();
        Map.of(
                        "result reset", Fault.resetBeforeAnswer(),
                        "result cut", Fault.cutBody(10),
                        "result malformed", Fault.malformedJson(),
                        "result 429", Fault.rateLimited(),
                        "result 500", Fault.status(500),
                        "result 503", Fault.status(503))
                .forEach((name, fault) -> faults.add(
                        fault(name, "question", MatrixEffect.QUESTION_LOST, 1, TIMEOUT, secondQuestion(fault))));
        Map.of(401, DENIED, 403, FORBIDDEN, 404, INVALID)
                .forEach((status, exceptions) -> faults.add(fault(
                        "result " + status,
                        "question",
                        MatrixEffect.QUESTION_REFUSED,
                        1,
                        exceptions,
                        secondQuestion(Fault.status(status)))));
        return faults.stream()
                .map(fault -> fault.on(way -> way.provider().equals("fal")))
                .toList();
    }

    private static BiConsumer<RecraftSimulator, TestTime> secondQuestion(Fault fault) {
        return (simulator, time) -> simulator.faults().next(Target.POLL, Fault.none(), fault);
    }

    /** Whoever calls is not believed, and when nobody calls, the job is asked for. */
    private static List<MatrixFault> webhooks() {
        List<MatrixFault> faults = new ArrayList<>();
        Map.of(
                        "webhook lost", Fault.webhookLost(),
                        "webhook thrice", Fault.webhookRepeated(3),
                        "webhook forged", Fault.webhookForged(),
                        "webhook an hour old", Fault.webhookStale(),
                        "webhook a minute late", Fault.delay(LONG.multipliedBy(2)),
                        "webhook malformed", Fault.malformedJson(),
                        "webhook of another content type", Fault.wrongContentType("text/html"),
                        "webhook with another address", Fault.imageUrl(ELSEWHERE.get(0)))
                .forEach((name, fault) -> faults.add(fault(
                        name, "webhook", MatrixEffect.QUESTION_LOST, 1, TIMEOUT, next(Target.WEBHOOK, ALWAYS, fault))));
        return faults.stream().map(fault -> fault.on(MatrixWay::isByWebhook)).toList();
    }

    /** What the provider has made, and is none, or is not where it should be. */
    private static List<MatrixFault> images() {
        List<MatrixFault> faults = new ArrayList<>();
        Map.of(
                        "the image is cut", Fault.truncatedImage(),
                        "the image is too large", Fault.largeImage(2_000_000),
                        "the image is none", Fault.image("png", "Sorry!".getBytes(StandardCharsets.UTF_8)),
                        "the image is hostile", Fault.image("svg", HOSTILE))
                .forEach((name, fault) ->
                        faults.add(submission(name, "image", MatrixEffect.IMAGE_UNFIT, 1, UNFIT, fault)));
        for (String address : ELSEWHERE) {
            faults.add(fault(
                            "the image is at " + address,
                            "image",
                            MatrixEffect.DOWNLOAD_BLOCKED,
                            1,
                            DOWNLOAD,
                            wherever(Fault.imageUrl(address)))
                    .on(MatrixWay::isByAddress));
        }
        faults.add(fault(
                        "the image is gone",
                        "image",
                        MatrixEffect.DOWNLOAD_FAILED,
                        ALWAYS,
                        DOWNLOAD,
                        wherever(Fault.expiredImage()))
                .on(MatrixWay::isByAddress));
        return faults;
    }

    private static List<MatrixFault> downloads() {
        List<MatrixFault> faults = new ArrayList<>(onceAndAlways(
                "download",
                Target.DOWNLOAD,
                MatrixEffect.DOWNLOAD_FAILED,
                DOWNLOAD,
                Map.of(
                        "download reset within", Fault.resetWithinRequest(0),
                        "download reset", Fault.resetBeforeAnswer(),
                        "download cut", Fault.cutBody(20),
                        "download reset within the body", Fault.resetBody(20),
                        "download 403", Fault.status(403),
                        "download 404", Fault.status(404),
                        "download 429", Fault.rateLimited(Duration.ofSeconds(1)),
                        "download 500", Fault.status(500),
                        "download 503", Fault.status(503))));
        Map.of(
                        "download without an answer", Fault.silence(),
                        "download stalls", Fault.stall(20),
                        "download drips", Fault.drip(1, Duration.ofMillis(200)),
                        "download says it is longer than it is", Fault.wrongLength(10))
                .forEach((name, fault) -> faults.add(fault(
                        name, "download", MatrixEffect.DOWNLOAD_LATE, 1, DOWNLOAD, next(Target.DOWNLOAD, 1, fault))));
        for (String address : ELSEWHERE) {
            faults.add(fault(
                    "download leads to " + address,
                    "download",
                    MatrixEffect.DOWNLOAD_BLOCKED,
                    1,
                    DOWNLOAD,
                    next(Target.DOWNLOAD, 1, Fault.redirect(address))));
        }
        return faults.stream().map(fault -> fault.on(MatrixWay::isByAddress)).toList();
    }

    private static List<MatrixFault> unfitDownloads() {
        List<MatrixFault> faults = new ArrayList<>();
        Map.of(
                        "download is cut and says so not", Fault.truncatedImage(),
                        "download is empty", Fault.emptyAnswer(),
                        "download is none", Fault.image("png", "Sorry!".getBytes(StandardCharsets.UTF_8)),
                        "download says it is shorter than it is", Fault.wrongLength(-10),
                        "download is a packed bomb", Fault.gzipBomb(10_000_000),
                        "download is too large", Fault.largeImage(2_000_000),
                        "download is endless", Fault.endlessBody())
                .forEach((name, fault) -> faults.add(fault(
                        name,
                        "download",
                        MatrixEffect.IMAGE_UNFIT,
                        ALWAYS,
                        UNFIT,
                        next(Target.DOWNLOAD, ALWAYS, fault))));
        return faults.stream().map(fault -> fault.on(MatrixWay::isByAddress)).toList();
    }

    private static List<MatrixFault> onceAndAlways(
            String family,
            Target target,
            MatrixEffect effect,
            Set<Class<? extends RecraftException>> exceptions,
            Map<String, Fault> faults) {
        return faults.entrySet().stream()
                .flatMap(entry -> Stream.of(1, ALWAYS)
                        .map(times -> fault(
                                entry.getKey() + (times == 1 ? "" : " always"),
                                family,
                                effect,
                                times,
                                exceptions,
                                next(target, times, entry.getValue()))))
                .toList();
    }

    private static MatrixFault submission(
            String name,
            String family,
            MatrixEffect effect,
            int times,
            Set<Class<? extends RecraftException>> exceptions,
            Fault fault) {
        return fault(name, family, effect, times, exceptions, next(Target.SUBMISSION, times, fault));
    }

    private static MatrixFault fault(
            String name,
            String family,
            MatrixEffect effect,
            int times,
            Set<Class<? extends RecraftException>> exceptions,
            BiConsumer<RecraftSimulator, TestTime> begin) {
        return new MatrixFault(name, family, effect, times, exceptions, List.of(), null, way -> true, begin);
    }

    /** In whatever answer the image is named. */
    private static BiConsumer<RecraftSimulator, TestTime> wherever(Fault fault) {
        return (simulator, time) ->
                simulator.faults().always(Target.SUBMISSION, fault).always(Target.POLL, fault);
    }

    private static BiConsumer<RecraftSimulator, TestTime> next(Target target, int times, Fault fault) {
        return (simulator, time) -> {
            if (times == ALWAYS) {
                simulator.faults().always(target, fault);
            } else {
                simulator
                        .faults()
                        .next(target, Stream.generate(() -> fault).limit(times).toArray(Fault[]::new));
            }
        };
    }
}
