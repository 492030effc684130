package io.github.camelrecraft.benchmarks.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing here is a matter of time: a slow machine counts the same. */
class RegressionGateTest {

    @TempDir
    private static Path folder;

    private static final Map<Work, Measured> MEASURED = new EnumMap<>(Work.class);

    private static FakeProvider provider;

    @BeforeAll
    static void start() throws Exception {
        assumeThat(Path.of("/proc/self/io")).as("where the figures are read").exists();
        provider = FakeProvider.start(folder.resolve("provider.log"));
    }

    @AfterAll
    static void stop() throws Exception {
        if (provider != null) {
            provider.close();
        }
    }

    private static Measured measured(Work work) {
        return MEASURED.computeIfAbsent(work, todo -> Measured.of(todo, provider, folder.resolve(todo.name())));
    }

    @ParameterizedTest(name = "{0}: {1} is at most {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # work         | figure                  | at most    | measured
            EXCHANGES      | allocatedBytesPerImage  | 40000      | ?
            """)
    void whatAnImageCostsStaysWithinItsBound(Work work, String figure, double bound) {
        assertThat(measured(work).figure(figure))
                .as("%s of %s", figure, work)
                .isLessThanOrEqualTo(bound);
    }

    @Test
    void allThatWaitHaveAConnectionWhenTheyAreLookedAt() {
        assertThat(measured(Work.WAITING).figure("waiting")).isEqualTo(2000);
        assertThat(measured(Work.WAITING).figure("connections")).isGreaterThanOrEqualTo(2000);
    }

    @Test
    void eachExchangeOfTheSoakEndsOnceThoughSomeFail() {
        Measured soak = measured(Work.SOAK);
        assertThat(soak.figure("failed")).isPositive();
        assertThat(soak.figure("neverEnded")).isZero();
        assertThat(soak.figure("endedTwice")).isZero();
    }
}
