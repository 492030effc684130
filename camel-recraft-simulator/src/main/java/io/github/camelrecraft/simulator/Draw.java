package io.github.camelrecraft.simulator;

/**
 * A fault that has happened.
 *
 * @param target what it has struck
 * @param number the how many-th of its kind it was, counted from 1 since the simulator was started or reset
 * @param what   method and path of the request, or where a webhook's message goes
 * @param fault  what went wrong
 */
public record Draw(Target target, long number, String what, Fault fault) {

    /** As in {@code SUBMISSION 3: status(503)}. */
    @Override
    public String toString() {
        return target + " " + number + ": " + fault;
    }
}
