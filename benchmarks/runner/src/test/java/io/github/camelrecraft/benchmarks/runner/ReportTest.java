package io.github.camelrecraft.benchmarks.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.benchmarks.Setup.Style;
import java.io.IOException;
import java.io.StringReader;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class ReportTest {

    private Measured measured;

    @BeforeEach
    void read() throws IOException, URISyntaxException {
        measured = new Results(
                        Path.of(getClass().getResource("/results/W1-17.csv").toURI())
                                .resolveSibling(""))
                .read();
    }

    @Test
    void whoTakesLeastComesFirstAndEachIsSetBesideTheComponent() {
        assertThat(table("W1")).isEqualTo("""
                |  | CPU per image | × ours | allocated per image | images a second | threads |
                |---|---:|---:|---:|---:|---:|
                | HttpClient 5 alone (tuned) | 60.0 µs | 0.75 × |  |  |  |
                | **camel-recraft** | 80.0 µs (70.0–95.0) | 1.00 × | 20.0 KB | 9,000 | 12 |
                | camel-http (as documented) | 1,600 µs | 20.0 × |  |  |  |
                """);
    }

    @Test
    void whoFailsComesLastWithTheReason() {
        assertThat(table("W2").lines().skip(2))
                .containsExactly(
                        "| **camel-recraft** | 3.30 s | 1.00 × | 12 | 206 MB | 7.00 s |  | 3 | 10.0 KB |  |",
                        "| camel-http (as documented) | 9 of 2,000 in 20 s |  | 9 |  |  |  |  |  |  |");
    }

    @Test
    void whoFailsInEveryHeapComesLastWithTheReason() {
        assertThat(table("W3").lines().skip(2))
                .containsExactly(
                        "| **camel-recraft** | 18 MB | 1.00 × | 24 MB |  |  |  |",
                        "| camel-http (as documented) | fails: StreamConstraintsException |  | fails: StreamConstraintsException |  |  |  |");
    }

    @Test
    void aPageKeepsWhatIsWrittenByHand() {
        String page = new Report(measured).page("""
                Machines:
                <!-- begin machine -->
                <!-- end machine -->
                <!-- begin targets -->
                <!-- end targets -->
                <!-- begin W1 -->
                outdated
                <!-- end W1 -->
                between
                <!-- begin W2 -->
                <!-- end W2 -->
                <!-- begin W3 -->
                <!-- end W3 -->
                <!-- begin base64 -->
                <!-- end base64 -->
                <!-- begin W4 -->
                <!-- end W4 -->
                <!-- begin W5 -->
                <!-- end W5 -->
                after
                """);

        assertThat(page)
                .startsWith("""
                        Machines:
                        <!-- begin machine -->
                        - 2 cores, Java 17.0.1
                        <!-- end machine -->
                        <!-- begin targets -->
                        | target | Java 17 |
                        |---|---:|
                        """)
                .contains("<!-- begin W1 -->\nJava 17:\n\n|  | CPU per image |")
                .contains("<!-- end W1 -->\nbetween\n<!-- begin W2 -->\nJava 17:")
                .endsWith("<!-- begin W5 -->\nNot measured yet.\n<!-- end W5 -->\nafter\n")
                .doesNotContain("outdated");
        assertThat(new Report(measured).page(page)).isEqualTo(page);
    }

    @Test
    void aTargetThatIsMissedIsSaidToBe() {
        assertThat(Target.table(measured).lines())
                .contains(
                        "| CPU of an image: at most 1.25 × the bare client's | **missed:** 1.33 × |",
                        "| … and less than every peer's | 0.05 × |",
                        "| 10,000 waiting: at most 8 threads more than idle | 3 |",
                        "| … and at most 12 KB of live heap each | 10.0 KB |",
                        "| The first image: at most 100 ms more than with a stub |  |");
    }

    @Test
    void theFrontPageSaysWhatTheTablesSay() {
        assertThat(new Headlines(measured, 17).show()).isEqualTo("""
                        - An image takes 80.0 µs of CPU, 1.33 × what its HTTP client takes alone; the best of the others, camel-http (as documented), takes 20.0 × as much.
                        - 2,000 images of two seconds each, asked for at once, are there after 3.30 s on 12 threads; camel-http (as documented) makes 9 of 2,000 in 20 s.
                        - Eight images of 100 MB in base64 pass at once with `-Xmx24m`; nobody else makes them.""".stripTrailing());
    }

    @Test
    void aStartWithAnArchiveIsSetBesideOthersWithOne() {
        Entrant peer = new Entrant("camel-http", Style.TUNED);
        Measured starts = new Measured(
                List.of(
                        start(Keys.START, Entrant.RECRAFT, "1.2"),
                        start(Keys.START, Entrant.STUB, "0.7"),
                        start(Keys.START, peer, "1.5"),
                        start(Keys.START_ARCHIVED, Entrant.RECRAFT, "0.6"),
                        start(Keys.START_ARCHIVED, Entrant.STUB, "0.55"),
                        start(Keys.START_ARCHIVED, peer, "0.8")),
                new TreeMap<>());

        assertThat(Target.table(starts).lines())
                .contains(
                        "| The first image: at most 100 ms more than with a stub | **missed:** 500 ms |",
                        "| … and sooner than every peer | 0.80 × |",
                        "| … with a class archive for both: at most 100 ms more | 50.0 ms |",
                        "| … and sooner than every peer with one | 0.75 × |");
        assertThat(new Headlines(starts, 17).show())
                .isEqualTo(
                        "- From the start of the JVM to the first image it takes 1.20 s (0.60 s with a class archive),"
                                + " of which a route without an image takes 0.70 s;"
                                + " the best of the others, camel-http (tuned), takes 1.25 × as much.");
    }

    private static Row start(Measured.Key key, Entrant entrant, String seconds) {
        return new Row(key.workload(), key.variant(), 17, entrant, 1, key.figure(), seconds);
    }

    @Test
    void thePlotHasABarForWhoeverWasMeasuredAndTheReasonForWhoFails() throws Exception {
        String svg = new Plot(measured).show().orElseThrow();

        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertThat(svg.lines().filter(line -> line.startsWith("<rect class=\"more\"")))
                .hasSize(1);
        assertThat(svg.lines().filter(line -> line.startsWith("<rect class=\"less\"")))
                .hasSize(1);
        assertThat(svg.lines().filter(line -> line.startsWith("<circle"))).hasSize(3);
        assertThat(svg)
                .contains(">9 of 2,000 in 20 s</text>", ">fails</text>", ">1,600 µs</text>", ">2 cores, Java 17.0.1<");
    }

    private String table(String workload) {
        return Table.ALL.stream()
                .filter(table -> table.workload().equals(workload))
                .findFirst()
                .orElseThrow()
                .show(measured, 17);
    }
}
