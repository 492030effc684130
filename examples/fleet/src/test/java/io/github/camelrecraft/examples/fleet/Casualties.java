package io.github.camelrecraft.examples.fleet;

import io.github.camelrecraft.examples.fleet.servers.Broker;
import io.github.camelrecraft.examples.fleet.servers.LocalS3;
import io.github.camelrecraft.simulator.RecordedRequest;
import io.github.camelrecraft.simulator.RecraftSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is left after workers were killed at random moments, with everything they need in this JVM: broker, S3, database and
 * the provider with its bills.
 *
 * @param kills     how many there were
 * @param inFlight  how many images were being made when a worker was killed, of all kills together
 * @param unknown   how many payments the ledger says that nobody knows of
 * @param sentAgain the names of images of which the provider was asked for more than once
 */
record Casualties(
        Engine engine, String provider, int kills, int inFlight, Audit audit, int unknown, Set<String> sentAgain) {

    private static final String HEAD = "engine,ledger,provider,messages,kills,lost,double_billed,unknown";

    /** Sends the messages, kills that often while they are worked on, and waits for the end of all of them. */
    static Casualties of(Engine engine, String provider, int messages, int kills, Path folder) throws Exception {
        long seed = Long.getLong("kill.seed", System.nanoTime());
        System.out.printf("%s with %s: kill.seed=%d%n", engine, provider, seed);
        try (Broker broker = engine.start(folder.resolve("broker"));
                Ledger ledger = Ledger.start(engine, folder.resolve("ledger"));
                LocalS3 s3 = LocalS3.start(folder.resolve("s3"));
                RecraftSimulator simulator = RecraftSimulator.start().latency(Battle.IMAGE_TAKES)) {
            Map<String, String> environment = new HashMap<>(broker.environment());
            environment.putAll(ledger.environment());
            environment.putAll(s3.environment());
            environment.putAll(Fleet.accessTo(simulator, provider));
            environment.put("KAFKA_SESSION_TIMEOUT", "3000");
            Map<String, String> prompts = Fleet.prompts(messages);
            Path logs = Files.createDirectories(Path.of("target", "kill-test", engine + "-" + provider + "-" + seed));
            Battle battle = new Battle(prompts, broker, simulator, environment, logs, new Random(seed));
            battle.fight(engine.workers(), kills);
            Audit audit = Audit.of(
                    prompts, battle.notices(), s3.objects(), simulator.bills().all());
            return new Casualties(
                    engine,
                    provider,
                    battle.kills(),
                    battle.inFlight(),
                    audit,
                    ledger.unknown(),
                    sentAgain(prompts, simulator.requests()));
        }
    }

    private static Set<String> sentAgain(Map<String, String> prompts, List<RecordedRequest> requests) {
        Map<String, Integer> sent = new HashMap<>();
        for (RecordedRequest request : requests) {
            sent.merge(request.json().path("prompt").asText(), 1, Integer::sum);
        }
        Set<String> again = new TreeSet<>(prompts.keySet());
        again.removeIf(id -> sent.getOrDefault(prompts.get(id), 0) < 2);
        return again;
    }

    /** Appends its line. */
    void write(Path csv) throws IOException {
        String line = String.join(
                ",",
                engine.name().toLowerCase(Locale.ROOT),
                engine.ledger(),
                provider,
                "" + audit.messages(),
                "" + kills,
                "" + audit.lost().size(),
                "" + audit.paidTwice().size(),
                "" + unknown);
        System.out.printf("%s (%d images were being made when a worker was killed)%n", line, inFlight);
        synchronized (Casualties.class) {
            if (Files.notExists(csv)) {
                Files.writeString(csv, HEAD + "\n");
            }
            Files.writeString(csv, line + "\n", StandardOpenOption.APPEND);
        }
    }
}
