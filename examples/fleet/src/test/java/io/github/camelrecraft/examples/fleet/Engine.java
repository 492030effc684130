package io.github.camelrecraft.examples.fleet;

import io.github.camelrecraft.examples.fleet.servers.Broker;
import io.github.camelrecraft.examples.fleet.servers.LocalArtemis;
import io.github.camelrecraft.examples.fleet.servers.LocalKafka;
import java.nio.file.Path;

/** What gives the prompts to how many workers, and who keeps their books. */
enum Engine {
    /** A queue for one worker, which keeps a ledger in files. */
    ARTEMIS(1, "file"),
    /** A topic for two workers, which share a ledger in PostgreSQL. */
    KAFKA(2, "postgresql");

    private static final int PARTITIONS = 8;

    private final int workers;
    private final String ledger;

    Engine(int workers, String ledger) {
        this.workers = workers;
        this.ledger = ledger;
    }

    int workers() {
        return workers;
    }

    String ledger() {
        return ledger;
    }

    /** Starts a broker of its own. */
    Broker start(Path folder) throws Exception {
        return switch (this) {
            case ARTEMIS -> LocalArtemis.start(folder);
            case KAFKA -> LocalKafka.start(folder, PARTITIONS);
        };
    }
}
