package io.github.camelrecraft.ledger;

import static io.github.camelrecraft.ledger.Payments.COST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLedgerStoreTest extends PaymentLedgerContract {

    @TempDir
    Path directory;

    @Override
    LedgerPlace place() {
        return () -> new FileLedgerStore(directory.resolve("made/when/missing"));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("lock"))
                    .toList();
        }
    }

    private Path only(String ending) throws IOException {
        return files().stream()
                .filter(file -> file.toString().endsWith(ending))
                .reduce((a, b) -> {
                    throw new AssertionError("more than one: " + a + ", " + b);
                })
                .orElseThrow();
    }

    @Test
    void whatAProcessHeldIsFreeAsSoonAsAnotherOneCanOpenTheDirectory() throws Exception {
        Hold hold = sent("a");
        ledger.accepted(hold, Payments.JOB);
        ledger.close();
        clock.advance(Duration.ofMillis(1));
        ledger = new PaymentLedger(place.open(), clock, LEASE);
        assertThat(Payments.unfinished(ledger, clock.instant(), 1)).hasSize(1);
        claimed("a", Claim.Ask.class);
    }

    @Test
    void twoCannotHaveOneDirectory() {
        assertThatThrownBy(() -> place.open())
                .isInstanceOf(IOException.class)
                .hasMessageContaining(directory.toString())
                .hasMessageContaining("is in use")
                .hasMessageContaining("ledger=#dataSource");
    }

    /** A process that closes a file gives up all locks that it has on it. */
    @Test
    void whoeverIsRefusedADirectoryDoesNotOpenItToOtherProcesses() throws Exception {
        assertThatThrownBy(() -> place.open()).hasMessageContaining("is in use");
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AnotherProcess.class.getName(),
                        directory.resolve("made/when/missing").toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).contains("is in use");
    }

    /** Opens a ledger, and says what came of it. */
    static final class AnotherProcess {

        private AnotherProcess() {}

        public static void main(String[] arguments) {
            try (FileLedgerStore store = new FileLedgerStore(Path.of(arguments[0]))) {
                System.out.println("opened " + store);
            } catch (IOException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    @Test
    void whoeverIsRefusedDoesNotOpenTheDirectoryToAnotherProcess() throws Exception {
        assertThatThrownBy(() -> place.open()).isInstanceOf(IOException.class);
        assertThat(another()).contains("is in use");
        ledger.close();
        ledger.close();
        assertThat(another()).contains("opened");
    }

    private String another() throws Exception {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Another.class.getName(),
                        directory.resolve("made/when/missing").toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jvm.waitFor();
        return said;
    }

    /** Another process. */
    static final class Another {

        private Another() {}

        public static void main(String[] arguments) throws IOException {
            try (FileLedgerStore store = new FileLedgerStore(Path.of(arguments[0]))) {
                System.out.println("opened " + store.isExclusive());
            } catch (IOException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    @Test
    void whatAStopHasTornIsRemoved() throws Exception {
        ledger.stored(sent("a"), Payments.arrived(), COST, Map.of(0, Payments.content(random(10))));
        Path entry = only(".json");
        Path image = only(".image-0");
        Files.writeString(entry.resolveSibling(entry.getFileName() + ".x.tmp"), "{\"form");
        Files.writeString(entry.resolveSibling("0000.image-0"), "of no entry");
        restart();
        assertThat(files()).containsExactlyInAnyOrder(entry, image);
        claimed("a", Claim.Stored.class);
    }

    @Test
    void aWriteThatFailsLeavesWhatWasThere() throws Exception {
        FileLedgerStore store = new FileLedgerStore(directory.resolve("other"));
        byte[] image = random(10);
        store.write("a", 0, Payments.content(image));
        io.github.camelrecraft.model.ImageContent broken = new io.github.camelrecraft.model.ImageContent() {
            @Override
            public InputStream open() {
                return new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("cut");
                    }
                };
            }

            @Override
            public long length() {
                return 1;
            }
        };
        assertThatThrownBy(() -> store.write("a", 0, broken)).hasMessage("cut");
        assertThat(store.read("a", 0).orElseThrow().open().readAllBytes()).isEqualTo(image);
        assertThat(files()).hasSize(1);
        store.close();
    }

    @Test
    void aDamagedEntryIsAnErrorThatNamesTheFile() throws Exception {
        fresh("a");
        Path entry = only(".json");
        Files.writeString(entry, "{}");
        assertThatThrownBy(() -> ledger.find("a"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(entry.toString())
                .hasMessageContaining("damaged");
    }

    @Test
    void aDamagedEntryKeepsNobodyFromTheOthers() throws Exception {
        ledger.release(sent("a"));
        Files.writeString(only(".json"), "{}");
        ledger.release(sent("b"));
        clock.advance(Duration.ofMillis(1));
        assertThat(Payments.unfinished(ledger, clock.instant(), 10))
                .extracting(LedgerEntry::key)
                .containsExactly("b");
        assertThat(ledger.clean(clock.instant())).isZero();
    }

    @Test
    void howeverManyThereAreOneIsInMemoryAtATime() throws Exception {
        sent("a");
        sent("b");
        List<String> told = new ArrayList<>();
        ledger.chargedSince(Instant.EPOCH, entry -> {
            told.add(entry.key());
            for (Path file : files()) {
                Files.delete(file);
            }
        });
        assertThat(told).hasSize(1);
    }

    @Test
    void onlyTheOwnerMayRead() throws Exception {
        ledger.stored(sent("a"), Payments.arrived(), COST, Map.of(0, Payments.content(random(10))));
        for (Path file : files()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                    .isEqualTo("rwx------");
        }
    }
}
