package io.github.camelrecraft.benchmarks.runner;

import static io.github.camelrecraft.benchmarks.Setup.Style.TUNED;
import static io.github.camelrecraft.benchmarks.Setup.Style.USUAL;
import static io.github.camelrecraft.benchmarks.Setup.Style.VIRTUAL;
import static io.github.camelrecraft.benchmarks.runner.Trial.Format.b64_json;
import static io.github.camelrecraft.benchmarks.runner.Trial.Format.url;
import static io.github.camelrecraft.benchmarks.runner.Trial.Place.FOLDER;
import static io.github.camelrecraft.benchmarks.runner.Trial.Place.NOWHERE;
import static io.github.camelrecraft.benchmarks.runner.Trial.Place.S3;

import io.github.camelrecraft.benchmarks.Setup.Style;
import io.github.camelrecraft.benchmarks.runner.Trial.Format;
import io.github.camelrecraft.benchmarks.runner.Trial.Place;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Everything that is measured, and of whom. */
final class Plan {

    private static final List<Entrant> RECRAFT = List.of(Entrant.RECRAFT);

    /** Images that go nowhere: no step behind the component blocks. */
    private static final List<Entrant> BOTH_RECRAFT = both(RECRAFT, in(List.of(TUNED), "recraft"));

    /** What Camel and its queue have of it. */
    private static final List<Entrant> STUB = List.of(Entrant.STUB);

    private static final List<Entrant> LIMIT = in(List.of(TUNED), "bare");
    private static final List<Entrant> WITHOUT_WAITING_THREADS = in(List.of(TUNED, USUAL), "vertx-http");
    private static final List<Entrant> BLOCKING =
            in(List.of(TUNED, USUAL, VIRTUAL), "camel-http", "langchain4j", "spring-ai", "openai-java");
    private static final List<Entrant> PEERS = both(WITHOUT_WAITING_THREADS, BLOCKING);

    /** Who is slow gets less to do, and yet enough to have been compiled; a stub gets more, or it would be done before. */
    private static final List<Entrant> SLOW = both(BLOCKING, in(List.of(USUAL), "vertx-http"));

    private static final List<Entrant> FAST =
            both(BOTH_RECRAFT, in(List.of(TUNED, USUAL), "bare"), in(List.of(TUNED), "vertx-http"));

    private static final int MEGABYTE = 1_000_000;

    /** All of it; virtual threads are for Java 21 and later. */
    static List<Task> tasks() {
        return Stream.of(
                        new Task("W1", "1 KB", 5, FAST, Procedure.steady(Trial.steady(64, 30_000, 30_000))),
                        new Task("W1", "1 KB", 5, SLOW, Procedure.steady(Trial.steady(64, 10_000, 10_000))),
                        new Task("W1", "1 KB", 5, STUB, Procedure.steady(Trial.steady(64, 200_000, 200_000))),
                        new Task(
                                "W2",
                                "2,000",
                                5,
                                both(BOTH_RECRAFT, STUB, LIMIT, PEERS),
                                Procedure.burst(Trial.burst(2_000, seconds(2), seconds(20)))),
                        new Task(
                                "W2",
                                "10,000",
                                3,
                                both(BOTH_RECRAFT, LIMIT, without(USUAL, PEERS)),
                                Procedure.burst(Trial.burst(10_000, seconds(5), seconds(60)))),
                        // Looks when all are connected and none is answered.
                        new Task(
                                "W2",
                                "10,000 waiting",
                                3,
                                both(BOTH_RECRAFT, LIMIT, without(USUAL, PEERS)),
                                Procedure.burst(Trial.burst(10_000, seconds(12), seconds(60))
                                        .with("lookAfterMillis", 9_000))),
                        heap("W3", "20 MB", 20, b64_json, NOWHERE),
                        heap("W3", "100 MB", 100, b64_json, NOWHERE),
                        room("W3", "20 MB, room", 20, b64_json, NOWHERE),
                        room("W3", "100 MB, room", 100, b64_json, NOWHERE),
                        new Task(
                                "base64",
                                "1 MB",
                                5,
                                List.of(Entrant.LIFTER, Entrant.JDK_BASE64),
                                Procedure.steady(Trial.steady(1, 3_000, 10_000)
                                        .ofBytes(MEGABYTE)
                                        .in(b64_json))),
                        heap("W4", "20 MB to a file", 20, url, FOLDER),
                        heap("W4", "100 MB to a file", 100, url, FOLDER),
                        heap("W4", "20 MB to S3", 20, url, S3),
                        heap("W4", "100 MB to S3", 100, url, S3),
                        room("W4", "100 MB to a file, room", 100, url, FOLDER),
                        room("W4", "100 MB to S3, room", 100, url, S3),
                        new Task(
                                "W5",
                                "1 KB",
                                7,
                                both(RECRAFT, STUB, LIMIT, without(VIRTUAL, PEERS)),
                                Procedure.first(Trial.first())),
                        new Task(
                                "W5",
                                "1 KB, archive",
                                7,
                                both(RECRAFT, STUB, LIMIT, without(USUAL, without(VIRTUAL, PEERS))),
                                Procedure.firstWithArchive(Trial.first())))
                .toList();
    }

    private static Task heap(String workload, String variant, int megabytes, Format format, Place sink) {
        return new Task(
                workload, variant, 1, large(sink), Procedure.smallestHeap(large(8, 0, 8, megabytes, format, sink)));
    }

    /** What it costs when memory is not short. */
    private static Task room(String workload, String variant, int megabytes, Format format, Place sink) {
        return new Task(
                workload,
                variant,
                3,
                large(sink),
                Procedure.steady(large(8, 16, 24, megabytes, format, sink)
                        .flags(List.of("-Xmx" + Math.min(8192, Machine.megabytes() / 2) + "m"))));
    }

    /** The bare client has nothing to do with S3. */
    private static List<Entrant> large(Place sink) {
        return both(RECRAFT, sink == S3 ? List.of() : LIMIT, without(VIRTUAL, PEERS));
    }

    private static Trial large(int inFlight, int warmUp, int images, int megabytes, Format format, Place sink) {
        return Trial.steady(inFlight, warmUp, images)
                .ofBytes(megabytes * MEGABYTE)
                .in(format)
                .to(sink)
                .within(Duration.ofSeconds(megabytes >= 100 ? 120 : 40));
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static List<Entrant> in(List<Style> styles, String... folders) {
        return Arrays.stream(folders)
                .flatMap(folder -> styles.stream().map(style -> new Entrant(folder, style)))
                .toList();
    }

    @SafeVarargs
    private static List<Entrant> both(List<Entrant>... lists) {
        return Arrays.stream(lists).flatMap(List::stream).toList();
    }

    private static List<Entrant> without(Style style, List<Entrant> entrants) {
        return entrants.stream().filter(entrant -> entrant.style() != style).toList();
    }

    private Plan() {}
}
