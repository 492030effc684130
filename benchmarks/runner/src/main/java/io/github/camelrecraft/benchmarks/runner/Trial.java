package io.github.camelrecraft.benchmarks.runner;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What one JVM is asked to do, whoever's it is.
 *
 * @param work the harness' name for it
 * @param latency of the provider
 * @param bytes of an image
 * @param format how it comes
 * @param sink where images go
 * @param inFlight how many at once
 * @param arguments what this kind of work wants to know beside
 * @param flags of the JVM
 * @param archived whether the JVM begins with the classes of a run before it
 * @param limit after which it has failed
 */
record Trial(
        String work,
        Duration latency,
        int bytes,
        Format format,
        Place sink,
        int inFlight,
        Map<String, Integer> arguments,
        List<String> flags,
        boolean archived,
        Duration limit) {

    /** How an image comes. */
    enum Format {
        url,
        b64_json
    }

    /** Where an image goes. */
    enum Place {
        NOWHERE,
        FOLDER,
        S3
    }

    /** Some as a warm-up, then those that are measured. */
    static Trial steady(int inFlight, int warmUp, int images) {
        return plain("STEADY", inFlight, Map.of("warmUp", warmUp, "images", images), Duration.ofMinutes(3));
    }

    /** All at once. */
    static Trial burst(int images, Duration latency, Duration patience) {
        Map<String, Integer> arguments =
                Map.of("images", images, "lookAfterMillis", 0, "patienceSeconds", (int) patience.toSeconds());
        return plain("BURST", images, arguments, patience.plusMinutes(1)).answeredAfter(latency);
    }

    /** One. */
    static Trial first() {
        return plain("FIRST", 1, Map.of(), Duration.ofMinutes(1));
    }

    /** Small images, which a provider answers with at once and which go nowhere. */
    private static Trial plain(String work, int inFlight, Map<String, Integer> arguments, Duration limit) {
        return new Trial(
                work, Duration.ZERO, 1024, Format.url, Place.NOWHERE, inFlight, arguments, List.of(), false, limit);
    }

    private Trial answeredAfter(Duration latency) {
        return new Trial(work, latency, bytes, format, sink, inFlight, arguments, flags, archived, limit);
    }

    Trial ofBytes(int bytes) {
        return new Trial(work, latency, bytes, format, sink, inFlight, arguments, flags, archived, limit);
    }

    Trial in(Format format) {
        return new Trial(work, latency, bytes, format, sink, inFlight, arguments, flags, archived, limit);
    }

    Trial to(Place sink) {
        return new Trial(work, latency, bytes, format, sink, inFlight, arguments, flags, archived, limit);
    }

    Trial within(Duration limit) {
        return new Trial(work, latency, bytes, format, sink, inFlight, arguments, flags, archived, limit);
    }

    /** These as well. */
    Trial flags(List<String> more) {
        List<String> all = Stream.concat(flags.stream(), more.stream()).toList();
        return new Trial(work, latency, bytes, format, sink, inFlight, arguments, all, archived, limit);
    }

    Trial withArchive() {
        return new Trial(work, latency, bytes, format, sink, inFlight, arguments, flags, true, limit);
    }

    Trial with(String argument, int value) {
        Map<String, Integer> more = new LinkedHashMap<>(arguments);
        more.put(argument, value);
        return new Trial(work, latency, bytes, format, sink, inFlight, more, flags, archived, limit);
    }

    int argument(String name) {
        return arguments.getOrDefault(name, 0);
    }

    /** So much of it, at least as many images as are in flight. */
    Trial scaled(double scale) {
        if (scale == 1) {
            return this;
        }
        Trial scaled = work.equals("BURST")
                ? new Trial(
                        work, latency, bytes, format, sink, scale(inFlight, scale), arguments, flags, archived, limit)
                : this;
        for (String counted : List.of("warmUp", "images")) {
            Integer count = arguments.get(counted);
            if (count != null && count > 0) {
                scaled = scaled.with(counted, Math.max(Math.min(8, count), scale(count, scale)));
            }
        }
        return scaled;
    }

    private static int scale(int count, double scale) {
        return (int) Math.ceil(count * scale);
    }
}
