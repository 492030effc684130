package io.github.camelrecraft.simulator;

import io.github.camelrecraft.simulator.protocol.Purpose;

/** What a fault is aimed at. */
public enum Target {
    /** A request for work, which is paid for. */
    SUBMISSION(true),
    /** A request to know what has become of a job, or for its result. */
    POLL(true),
    /** Any other request to a provider's endpoints: to cancel a job, for a style, for the key of webhooks. */
    OTHER(true),
    /** The download of an image. */
    DOWNLOAD(false),
    /** A message of a provider to a webhook, its own repetitions excluded. */
    WEBHOOK(false);

    private final boolean api;

    Target(boolean api) {
        this.api = api;
    }

    /** Whether it is a request to a provider's endpoints. */
    boolean isApi() {
        return api;
    }

    static Target of(Purpose purpose) {
        return switch (purpose) {
            case WORK -> SUBMISSION;
            case POLL -> POLL;
            case OTHER -> OTHER;
        };
    }
}
