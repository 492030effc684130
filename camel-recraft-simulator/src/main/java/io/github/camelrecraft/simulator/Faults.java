package io.github.camelrecraft.simulator;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which faults happen next. What is said of a {@link Target} goes before what is said of all requests, and both before
 * what is drawn at random. Thread-safe.
 */
public final class Faults {

    private static final int REMEMBERED = 50_000;

    private final Deque<Fault> api = new ArrayDeque<>();
    private final Map<Target, Line> lines = new EnumMap<>(Target.class);
    private final Deque<Draw> drawn = new ArrayDeque<>();
    private Fault everyApi = Fault.NONE;
    private @Nullable Mix mix;
    private long seed;
    private int connectionsToReset;

    /** What happens to one target. */
    private static final class Line {

        private final Deque<Fault> next = new ArrayDeque<>();
        private Fault every = Fault.NONE;
        private long count;
        private SplittableRandom random = new SplittableRandom();
    }

    Faults() {}

    /** The next requests to the providers' endpoints get these faults, one each, in this order. */
    public synchronized Faults next(Fault... faults) {
        api.addAll(List.of(faults));
        return this;
    }

    /** The next of this target get these faults, one each, in this order. */
    public synchronized Faults next(Target target, Fault... faults) {
        line(target).next.addAll(List.of(faults));
        return this;
    }

    /** As many of the next requests to the providers' endpoints get this fault: a storm. */
    public synchronized Faults storm(int requests, Fault fault) {
        api.addAll(Collections.nCopies(requests, fault));
        return this;
    }

    /** Every request for which {@link #next} has no fault gets this one. */
    public synchronized Faults always(Fault fault) {
        everyApi = fault;
        return this;
    }

    /** Everything of this target for which {@link #next} has no fault gets this one. */
    public synchronized Faults always(Target target, Fault fault) {
        line(target).every = fault;
        return this;
    }

    /** The next image downloads get these faults, one each, in this order. */
    public Faults nextDownload(Fault... faults) {
        return next(Target.DOWNLOAD, faults);
    }

    /** Every download for which {@link #nextDownload} has no fault gets this one. */
    public Faults alwaysDownload(Fault fault) {
        return always(Target.DOWNLOAD, fault);
    }

    /**
     * Whatever is not given a fault otherwise gets one at random. The same seed and mix give the same faults to the same
     * order of requests; each target has a generator of its own, so that it does not matter how often a job was asked for
     * before its image was fetched. See {@link #drawn} for what came out.
     */
    public synchronized Faults random(long seed, Mix mix) {
        this.seed = seed;
        this.mix = mix;
        SplittableRandom seeds = new SplittableRandom(seed);
        for (Target target : Target.values()) {
            line(target).random = seeds.split();
        }
        return this;
    }

    /** The next new connections are reset as soon as they are made. A connection that is kept open is none. */
    public synchronized Faults resetConnections(int connections) {
        connectionsToReset = connections;
        return this;
    }

    /** The last 50,000 faults that have happened, the oldest first. */
    public synchronized List<Draw> drawn() {
        return List.copyOf(drawn);
    }

    /** From now on nothing goes wrong, and nothing has. */
    public synchronized void clear() {
        api.clear();
        everyApi = Fault.NONE;
        mix = null;
        connectionsToReset = 0;
        lines.clear();
        drawn.clear();
    }

    /** Seed, mix and what has happened: what a failed test needs to be told, to be run again. */
    @Override
    public synchronized String toString() {
        String what = drawn.stream().map(Draw::toString).collect(Collectors.joining("\n"));
        return mix == null ? what : "seed " + seed + ", " + mix + "\n" + what;
    }

    synchronized Fault take(Target target, String what) {
        Line line = line(target);
        line.count++;
        Fault fault = find(target, line);
        if (fault != Fault.NONE) {
            if (drawn.size() == REMEMBERED) {
                drawn.remove();
            }
            drawn.add(new Draw(target, line.count, what, fault));
        }
        return fault;
    }

    private Fault find(Target target, Line line) {
        if (!line.next.isEmpty()) {
            return line.next.remove();
        }
        if (target.isApi() && !api.isEmpty()) {
            return api.remove();
        }
        if (line.every != Fault.NONE) {
            return line.every;
        }
        if (target.isApi() && everyApi != Fault.NONE) {
            return everyApi;
        }
        return mix == null ? Fault.NONE : mix.draw(target, line.random);
    }

    synchronized boolean takeConnection() {
        if (connectionsToReset == 0) {
            return false;
        }
        connectionsToReset--;
        return true;
    }

    private Line line(Target target) {
        return lines.computeIfAbsent(target, none -> new Line());
    }
}
