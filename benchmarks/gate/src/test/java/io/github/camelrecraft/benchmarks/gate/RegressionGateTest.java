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

    @ParameterizedTest(name = "{0}: {1} is at most {2}, was {3}")
    @CsvSource(delimiter = '|', textBlock = """
            # work         | figure                  | at most  | measured on 17
            EXCHANGES      | allocatedBytesPerImage  | 38000    | 32346
            WAITING        | liveHeapBytesPerWaiting | 12288    | 10512
            WAITING        | moreThreads             | 15       | 7; fifteen are all that there may be, however many wait
            IN_JSON_20_MB  | allocatedBytesPerImage  | 2000000  | 481210; 1958860 was seen before a lambda for each piece went
            IN_JSON_100_MB | allocatedBytesPerImage  | 2000000  | 760360, in 32 MB of heap
            IN_JSON_100_MB | systemCallsPerImage     | 16000    | 12008, 120 a MB
            BY_URL_20_MB   | allocatedBytesPerImage  | 2000000  | 430872
            BY_URL_100_MB  | allocatedBytesPerImage  | 2000000  | 642273, in 32 MB of heap
            BY_URL_100_MB  | systemCallsPerImage     | 14000    | 9784, 98 a MB
            FIRST          | classes                 | 3950     | 3731; 4295 with a mapper for JSON
            SOAK           | liveHeapBytesGrown      | 8000000  | 787040 of 8 MB; what is arriving sways it
            SOAK           | threadsGrown            | 3        | 1 of 23
            SOAK           | descriptorsGrown        | 200      | 6 of 463; one for each image that is arriving
            SOAK           | temporaryFilesLeft      | 0        | 0
            """)
    void whatAnImageCostsStaysWithinItsBound(Work work, String figure, double bound, String was) {
        assertThat(measured(work).figure(figure))
                .as("%s of %s, which was %s", figure, work, was)
                .isLessThanOrEqualTo(bound);
    }

    @Test
    void allThatWaitHaveAConnectionWhenTheyAreLookedAt() {
        assertThat(measured(Work.WAITING).figure("waiting")).isEqualTo(2100);
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
