package io.github.camelrecraft.examples.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.examples.fleet.servers.Broker;
import io.github.camelrecraft.simulator.RecraftSimulator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Workers that are killed at random moments and started again, until there is nothing left to do. */
final class Battle {

    static final Duration IMAGE_TAKES = Duration.ofMillis(600);

    /** Without news for so long it is over. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Duration START_TAKES = Duration.ofSeconds(3);
    private static final Duration NEWS_TAKE = Duration.ofSeconds(3);

    private final Map<String, String> prompts;
    private final Broker broker;
    private final RecraftSimulator simulator;
    private final Map<String, String> environment;
    private final Path logs;
    private final Random random;

    private final Instant started = Instant.now();
    private final List<WorkerProcess> workers = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final Set<String> settled = new HashSet<>();
    private int kills;
    private int inFlight;

    Battle(
            Map<String, String> prompts,
            Broker broker,
            RecraftSimulator simulator,
            Map<String, String> environment,
            Path logs,
            Random random) {
        this.prompts = prompts;
        this.broker = broker;
        this.simulator = simulator;
        this.environment = environment;
        this.logs = logs;
        this.random = random;
    }

    /** All that the workers said. */
    List<Notice> notices() {
        return List.copyOf(notices);
    }

    int kills() {
        return kills;
    }

    /** How many images were being made, by whichever worker, when one was killed; of all kills together. */
    int inFlight() {
        return inFlight;
    }

    void fight(int count, int planned) throws Exception {
        broker.send(prompts);
        for (int number = 1; number <= count; number++) {
            workers.add(start("worker-" + number));
        }
        try {
            for (int kill = 1; kill <= planned; kill++) {
                // Spread over the work, so that there is some left after the last one.
                int part = prompts.size() / (planned + 1);
                waitFor(part * (kill - 1) + 1 + random.nextInt(part));
                killOne();
            }
            waitFor(prompts.size());
            say("there is nothing left to do");
        } finally {
            WorkerProcess.stop(workers, Duration.ofSeconds(20));
        }
    }

    /** Most are killed while they work, some at any moment, such as when they start. */
    private void killOne() throws Exception {
        int which = random.nextInt(workers.size());
        WorkerProcess victim = workers.get(which);
        boolean atWork = random.nextInt(4) > 0;
        if (atWork) {
            // Whoever has just handed over an image begins another one.
            receive(NEWS_TAKE);
        }
        Duration longest = atWork ? IMAGE_TAKES : START_TAKES;
        assertThat(victim.endsWithin(Duration.ofMillis(random.nextLong(longest.toMillis()))))
                .as("%s has ended by itself; its log is in %s", victim.name(), logs)
                .isFalse();
        Instant begun = Instant.now().minus(IMAGE_TAKES);
        victim.kill();
        say(victim.name() + " is killed");
        inFlight += (int) simulator.bills().all().stream()
                .filter(bill -> bill.time().isAfter(begun))
                .count();
        kills++;
        workers.set(which, start(victim.name()));
    }

    private void say(String what) {
        System.out.printf(
                "%s: %6.1f s, %3d of %d done: %s%n",
                logs.getFileName(),
                Duration.between(started, Instant.now()).toMillis() / 1000.0,
                settled.size(),
                prompts.size(),
                what);
    }

    private WorkerProcess start(String name) throws IOException {
        return WorkerProcess.start(name, environment, logs.resolve(name + ".log"));
    }

    private void waitFor(int count) throws Exception {
        Instant last = Instant.now();
        while (settled.size() < count) {
            assertThat(last.plus(PATIENCE))
                    .as("%d of %d are done, and nothing happens; logs are in %s", settled.size(), prompts.size(), logs)
                    .isAfter(Instant.now());
            if (receive(Duration.ofMillis(100))) {
                last = Instant.now();
            }
        }
    }

    /** Whether there was news within that time. */
    private boolean receive(Duration wait) throws Exception {
        List<Notice> news = broker.poll(wait);
        for (Notice notice : news) {
            notices.add(notice);
            settled.add(notice.id());
        }
        return !news.isEmpty();
    }
}
