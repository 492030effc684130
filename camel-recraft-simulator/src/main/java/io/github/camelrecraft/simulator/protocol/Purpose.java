package io.github.camelrecraft.simulator.protocol;

/** What a request is for. */
public enum Purpose {
    /** Work, which is paid for. */
    WORK,
    /** To know what has become of a job, or to have its result. */
    POLL,
    /** Anything else, such as to cancel a job. */
    OTHER
}
