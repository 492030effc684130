package io.github.camelrecraft.examples.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Workers that are killed again and again, and start again. {@code -Dkill.seed=…} kills at the same moments once more, as far
 * as that is possible with processes.
 */
class KillTest {

    private static final Path CSV = Path.of("target", "kill-test.csv");

    @TempDir
    Path folder;

    /** The long form, which {@code -Pfaults} runs. */
    @Tag("faults")
    @ParameterizedTest(name = "{0} with {1}")
    @CsvSource({"ARTEMIS,runware", "ARTEMIS,recraft", "KAFKA,runware", "KAFKA,recraft"})
    void nothingIsLostOrPaidTwiceWhileWorkersAreKilledTwentyTimes(Engine engine, String provider) throws Exception {
        nothingIsLostOrPaidTwice(engine, provider, 200, 20);
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest(name = "{0} with {1}")
    @CsvSource({"ARTEMIS,recraft", "KAFKA,runware"})
    void nothingIsLostOrPaidTwiceWhenWorkersAreKilled(Engine engine, String provider) throws Exception {
        nothingIsLostOrPaidTwice(engine, provider, 12, 2);
    }

    private void nothingIsLostOrPaidTwice(Engine engine, String provider, int messages, int kills) throws Exception {
        Casualties casualties = Casualties.of(engine, provider, messages, kills, folder);
        casualties.write(CSV);

        Audit audit = casualties.audit();
        assertThat(casualties.kills()).isEqualTo(kills);
        assertThat(audit.paidTwice()).as("paid twice").isEmpty();
        assertThat(audit.lost()).as("lost").isEmpty();
        if (provider.equals("runware")) {
            // It can always be asked for a job by its id.
            assertThat(audit.images()).hasSize(messages);
            assertThat(audit.problems()).isEmpty();
            assertThat(casualties.unknown()).isZero();
        } else {
            assertThat(audit.problems()).as("left to a person").hasSize(casualties.unknown());
            assertThat(casualties.sentAgain()).as("doubtful, and sent again").isEmpty();
            assertThat(audit.images().size() + audit.problems().size()).isEqualTo(messages);
        }
    }
}
