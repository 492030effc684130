package io.github.camelrecraft.examples.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.simulator.Bill;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTest {

    /** Of the bytes {@code fox}. */
    private static final String SHA256 = "776cb326ab0cd5f0a974c1b9606044d8485201f2db19cf8e3749bdee5f36e200";

    private static final Map<String, String> PROMPTS = Map.of("fox", "A fox");

    @TempDir
    Path bucket;

    @Test
    void anImageThatIsInS3AndBilledOnceKeepsThePromises() throws Exception {
        Audit audit = audit(List.of(made()), "A fox");

        assertThat(audit.images()).containsExactly("fox");
        assertThat(audit.usd()).isEqualByComparingTo("0.04");
        assertThat(audit.promisesKept()).isTrue();
    }

    @Test
    void aSecondBillForAPromptBreaksThem() throws Exception {
        Audit audit = audit(List.of(made()), "A fox", "A fox");

        assertThat(audit.paidTwice()).containsExactly("fox");
        assertThat(audit.promisesKept()).isFalse();
    }

    @Test
    void aPromptOfWhichNobodySaysAnythingBreaksThem() throws Exception {
        Audit audit = audit(List.of(), "A fox");

        assertThat(audit.lost()).containsExactly("fox");
        assertThat(audit.promisesKept()).isFalse();
    }

    @Test
    void otherBytesInS3ThanAWorkerSaidAreNoImage() throws Exception {
        Audit audit = audit(List.of(new Notice("fox", true, Map.of("sha256", "0"))), "A fox");

        assertThat(audit.lost()).containsExactly("fox");
    }

    @Test
    void aProblemIsNotLost() throws Exception {
        Audit audit = audit(List.of(new Notice("fox", false, Map.of("billed", "UNKNOWN"))), "A fox");

        assertThat(audit.problems()).containsExactly("fox");
        assertThat(audit.promisesKept()).isTrue();
    }

    @Test
    void anImageThatIsAnnouncedTwiceIsOneImage() throws Exception {
        Audit audit = audit(List.of(made(), made()), "A fox");

        assertThat(audit.images()).hasSize(1);
        assertThat(audit.repeated()).isEqualTo(1);
        assertThat(audit.promisesKept()).isTrue();
    }

    private static Notice made() {
        return new Notice("fox", true, Map.of("sha256", SHA256));
    }

    private Audit audit(List<Notice> notices, String... billed) throws IOException {
        Path object = Files.write(bucket.resolve("fox.jpg"), "fox".getBytes(UTF_8));
        return Audit.of(
                PROMPTS,
                notices,
                List.of(object),
                Stream.of(billed).map(AuditTest::bill).toList());
    }

    private static Bill bill(String prompt) {
        return new Bill(1, Instant.EPOCH, "runware", "any", null, "recraftv4_1", 1, new BigDecimal("0.04"), prompt);
    }
}
