package io.github.camelrecraft.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How often something goes wrong, and what. A value:
 *
 * <pre>{@code
 * simulator.faults().random(seed, Mix.of(0.3)
 *         .with(Target.SUBMISSION, Fault.status(503), Fault.resetBeforeAnswer())
 *         .with(Target.DOWNLOAD, Fault.truncatedImage()));
 * }</pre>
 */
public final class Mix {

    private final double share;
    private final Map<Target, List<Fault>> faults;

    private Mix(double share, Map<Target, List<Fault>> faults) {
        this.share = share;
        this.faults = faults;
    }

    /**
     * Nothing goes wrong yet, see {@link #with}.
     *
     * @param share how much of everything that has faults gets one, from 0 for nothing to 1 for all
     */
    public static Mix of(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("A share is from 0 to 1, not " + share);
        }
        return new Mix(share, new EnumMap<>(Target.class));
    }

    /** The usual faults of everything, but for those after which a caller without patience of its own waits for ever. */
    public static Mix usual(double share) {
        return of(share)
                .with(
                        Target.SUBMISSION,
                        Fault.resetWithinRequest(0),
                        Fault.resetAfterRequest(),
                        Fault.resetBeforeAnswer(),
                        Fault.resetBody(10),
                        Fault.cutBody(10),
                        Fault.malformedJson(),
                        Fault.rateLimited(),
                        Fault.status(500),
                        Fault.status(502).afterBilling(),
                        Fault.status(503),
                        Fault.status(504).afterBilling())
                .with(
                        Target.POLL,
                        Fault.resetBeforeAnswer(),
                        Fault.cutBody(10),
                        Fault.malformedJson(),
                        Fault.rateLimited(),
                        Fault.status(503))
                .with(
                        Target.DOWNLOAD,
                        Fault.resetBeforeAnswer(),
                        Fault.resetBody(10),
                        Fault.cutBody(10),
                        Fault.truncatedImage(),
                        Fault.status(404),
                        Fault.status(503))
                .with(
                        Target.WEBHOOK,
                        Fault.webhookLost(),
                        Fault.webhookRepeated(3),
                        Fault.webhookForged(),
                        Fault.webhookStale(),
                        Fault.delay(Duration.ofMillis(200)));
    }

    /** The same, and each of these faults as likely as the others of its target. */
    public Mix with(Target target, Fault... more) {
        Map<Target, List<Fault>> all = new EnumMap<>(faults);
        all.merge(target, List.of(more), (some, others) -> {
            List<Fault> both = new ArrayList<>(some);
            both.addAll(others);
            return List.copyOf(both);
        });
        return new Mix(share, all);
    }

    /** Takes the same from the generator whatever comes out. */
    Fault draw(Target target, SplittableRandom random) {
        double chance = random.nextDouble();
        int choice = random.nextInt(Integer.MAX_VALUE);
        List<Fault> choices = faults.getOrDefault(target, List.of());
        return chance >= share || choices.isEmpty() ? Fault.NONE : choices.get(choice % choices.size());
    }

    /** As in {@code 0.3 of {SUBMISSION=[status(503)]}}. */
    @Override
    public String toString() {
        return share + " of " + faults;
    }
}
