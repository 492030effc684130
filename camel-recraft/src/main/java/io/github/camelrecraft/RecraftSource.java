package io.github.camelrecraft;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a route may begin with: a path of the URI beside the operations, which a route sends to. */
enum RecraftSource {
    /** Takes the providers' webhooks. */
    EVENTS("httpServer", "maxEventSize", "path", "webhookKeysUrl", "webhookSecret"),

    /** Hands back what was paid for and never delivered; looks for it as Camel's scheduled consumers do. */
    RECOVER(
            "recoverAfter",
            "backoffErrorThreshold",
            "backoffIdleThreshold",
            "backoffMultiplier",
            "delay",
            "greedy",
            "initialDelay",
            "pollStrategy",
            "repeatCount",
            "runLoggingLevel",
            "scheduledExecutorService",
            "scheduler",
            "schedulerProperties",
            "sendEmptyMessageWhenIdle",
            "startScheduler",
            "timeUnit",
            "useFixedDelay");

    private final Set<String> options;

    RecraftSource(String... options) {
        this.options = Arrays.stream(options)
                .map(option -> option.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Whether it alone has a use for an option.
     *
     * @param option the name in lower case
     */
    boolean takes(String option) {
        return options.contains(option);
    }

    /** The source of that name; empty when it names none. */
    static Optional<RecraftSource> named(String text) {
        return Arrays.stream(values())
                .filter(source -> source.name().equalsIgnoreCase(text.strip()))
                .findFirst();
    }

    /** The name as it stands in the URI. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
