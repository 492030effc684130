package io.github.camelrecraft.benchmarks.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.benchmarks.Setup.Style;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {

    private static final Jdk JDK = new Jdk(17, "17.0.1", Path.of("jdk"));
    private static final Entrant PEER = new Entrant("camel-http", Style.TUNED);
    private static final Task TASK =
            new Task("W1", "1 KB, url", 1, List.of(), (runs, classPath, scale) -> Outcome.failed("never"));

    @TempDir
    private Path folder;

    private Results results() {
        return new Results(folder);
    }

    @Test
    void whatIsWrittenIsRead() throws Exception {
        results().begin("W1", JDK, row -> true);
        results().add(TASK, JDK, Entrant.RECRAFT, 1, Outcome.of(Map.of("threads", 12.0)));
        results().add(TASK, JDK, PEER, 1, Outcome.failed("fails: \"so\", it says"));

        assertThat(results().read().rows())
                .containsExactly(
                        new Row("W1", "1 KB, url", 17, Entrant.RECRAFT, 1, "threads", "12"),
                        new Row("W1", "1 KB, url", 17, PEER, 1, Row.FAILURE, "fails: \"so\", it says"));
        assertThat(results().read().machines().get(17)).contains("cores", "Java 17.0.1");
    }

    @Test
    void whoIsNotMeasuredAnewKeepsItsResults() throws Exception {
        results().begin("W1", JDK, row -> true);
        results().add(TASK, JDK, Entrant.RECRAFT, 1, Outcome.of(Map.of("threads", 12.0)));
        results().add(TASK, JDK, PEER, 1, Outcome.of(Map.of("threads", 64.0)));

        results().begin("W1", JDK, row -> row.entrant().equals(PEER));

        assertThat(results().read().rows()).extracting(Row::entrant).containsExactly(PEER);
    }
}
