package io.github.camelrecraft;

import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.simulator.RecraftSimulator;
import io.github.camelrecraft.simulator.Tls;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * One way in which something goes wrong.
 *
 * @param name       what happens, and how often
 * @param family     what is like it
 * @param effect     what it means
 * @param times      how often it happens
 * @param exceptions what a failure after it is called; any of them
 * @param others     other ends that are right, where the wire leaves open what has happened
 * @param tls        how the simulator speaks TLS; null when it speaks none
 * @param exists     on which ways it can happen
 * @param begin      makes it happen
 */
record MatrixFault(
        String name,
        String family,
        MatrixEffect effect,
        int times,
        Set<Class<? extends RecraftException>> exceptions,
        List<MatrixEnd> others,
        Tls tls,
        Predicate<MatrixWay> exists,
        BiConsumer<RecraftSimulator, TestTime> begin) {

    /** So often that nobody outlasts it. */
    static final int ALWAYS = Integer.MAX_VALUE;

    /** On those ways only. */
    MatrixFault on(Predicate<MatrixWay> ways) {
        return new MatrixFault(name, family, effect, times, exceptions, others, tls, exists.and(ways), begin);
    }

    /** And these ends are right, too. */
    MatrixFault or(MatrixEnd... also) {
        List<MatrixEnd> more = new ArrayList<>(others);
        more.addAll(List.of(also));
        return new MatrixFault(name, family, effect, times, exceptions, more, tls, exists, begin);
    }

    List<MatrixEnd> ends(MatrixWay way) {
        List<MatrixEnd> ends = new ArrayList<>(effect.ends(way, times, exceptions));
        ends.addAll(others);
        if (way.isForm() && effect == MatrixEffect.ANSWER_LOST) {
            ends.add(MatrixEnd.failure(
                    exceptions, Billing.YES, 1)); // it shows that there is an image, and breaks off in it
        }
        return ends;
    }

    /** Whether nothing but the deadline may end it. */
    boolean lasts() {
        return effect.lasts()
                || (times == ALWAYS && effect == MatrixEffect.QUESTION_LOST)
                || others.stream().anyMatch(end -> end.exceptions().contains(RecraftTimeoutException.class));
    }
}
