package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.model.ModelCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every fault on every way: the exchange ends once, in time, with the documented exception; no message is paid for twice; and
 * nothing is left. Each build tries some, {@code mvn verify -Pfaults} tries all.
 */
class FaultMatrixTest {

    private static final Path FILE = Path.of("target", "fault-matrix.csv");
    private static final int STAGES = 4;
    private static final int SAMPLE = 60;

    @TempDir
    Path folder;

    @Test
    void someFaultsOfEveryKindOnEveryWayEndAsTheyShould() throws Exception {
        assertAllRight(sample(cells()));
    }

    @Test
    @EnabledIfSystemProperty(named = "faults", matches = "true")
    void everyFaultOnEveryWayEndsAsItShould() throws Exception {
        List<MatrixCell> cells = cells();

        assertThat(cells).hasSizeGreaterThanOrEqualTo(500);
        assertThat(cells).extracting(MatrixCell::toString).doesNotHaveDuplicates();
        assertAllRight(cells);
    }

    private void assertAllRight(List<MatrixCell> cells) throws Exception {
        List<MatrixResult> results = play(cells);

        report(results);
        assertThat(results)
                .hasSameSizeAs(cells)
                .allSatisfy(result -> assertThat(result.bills())
                        .as("%s was paid for twice", result.cell())
                        .isLessThanOrEqualTo(1));
        assertThat(results.stream().filter(result -> !result.isRight()).map(MatrixResult::complaint))
                .isEmpty();
    }

    private static List<MatrixCell> cells() throws IOException {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            ModelCatalog catalog =
                    context.getComponent("recraft", RecraftComponent.class).catalog(null);
            List<MatrixWay> ways = MatrixWay.all(catalog);
            return MatrixFaults.all().stream()
                    .flatMap(fault -> ways.stream().filter(fault.exists()).map(way -> new MatrixCell(fault, way)))
                    .toList();
        }
    }

    /** Few of them in which each family of faults meets each provider, each delivery and each form of the result. */
    private static List<MatrixCell> sample(List<MatrixCell> cells) {
        List<MatrixCell> left = new ArrayList<>(cells);
        Collections.shuffle(left, new Random(SAMPLE));
        Set<String> met = new HashSet<>();
        List<MatrixCell> sample = new ArrayList<>();
        while (sample.size() < SAMPLE) {
            MatrixCell best =
                    Collections.max(left, (one, other) -> Integer.compare(fresh(one, met), fresh(other, met)));
            sample.add(best);
            left.remove(best);
            met.addAll(meetings(best));
        }
        return sample;
    }

    private static int fresh(MatrixCell cell, Set<String> met) {
        return (int) meetings(cell).stream().filter(pair -> !met.contains(pair)).count();
    }

    private static List<String> meetings(MatrixCell cell) {
        String family = cell.fault().family();
        MatrixWay way = cell.way();
        return List.of(
                family + ' ' + way.provider(),
                family + ' ' + way.delivery(),
                family + ' ' + way.result(),
                way.toString(),
                cell.fault().effect().name() + ' ' + way.canBeAskedForUnseen());
    }

    private List<MatrixResult> play(List<MatrixCell> cells) throws Exception {
        BlockingQueue<MatrixStage> free = new LinkedBlockingQueue<>();
        for (int stage = 0; stage < STAGES; stage++) {
            free.add(new MatrixStage(folder.resolve("stage-" + stage)));
        }
        ExecutorService threads = Executors.newFixedThreadPool(STAGES);
        try {
            List<Future<MatrixResult>> results = new ArrayList<>();
            for (MatrixCell cell : cells) {
                results.add(threads.submit(() -> {
                    MatrixStage stage = free.take();
                    try {
                        return stage.play(cell);
                    } finally {
                        free.add(stage);
                    }
                }));
            }
            List<MatrixResult> played = new ArrayList<>();
            for (Future<MatrixResult> result : results) {
                played.add(result.get());
            }
            return played;
        } finally {
            threads.shutdownNow();
            free.forEach(MatrixStage::close);
        }
    }

    private static void report(List<MatrixResult> results) throws IOException {
        List<String> lines = new ArrayList<>(List.of(MatrixResult.COLUMNS));
        results.forEach(result -> lines.add(result.line()));
        Files.createDirectories(FILE.getParent());
        Files.write(FILE, lines);
        results.forEach(result -> System.out.println(result.row()));
        System.out.println(results.size() + " cells, "
                + results.stream().filter(MatrixResult::isRight).count() + " right, "
                + results.stream().filter(result -> result.bills() > 1).count() + " paid for twice");
    }
}
