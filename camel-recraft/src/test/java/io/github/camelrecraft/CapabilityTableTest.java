package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.model.Offer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The table of capabilities on the page about providers promises what {@link CapabilityTest} carries out, and all of it. */
class CapabilityTableTest {

    /** Operation, what it needs, what it gives; then the providers. */
    private static final int COLUMNS_BEFORE_PROVIDERS = 3;

    @Test
    void everyRowOfTheTableIsCarriedOutAndNothingElse() {
        Set<String> carriedOut = new TreeSet<>();
        CapabilityTest.rows().forEach(row -> {
            Offer offer = (Offer) row.get()[2];
            carriedOut.add(row.get()[0] + " at " + offer.provider() + " with " + offer.model());
        });

        assertThat(promised()).isEqualTo(carriedOut);
    }

    private static Set<String> promised() {
        String page = DocumentPage.PROVIDERS.text();
        String table = page.substring(page.indexOf("// capabilities: START"), page.indexOf("// capabilities: END"));
        List<List<String>> rows = table.lines()
                .filter(line -> line.startsWith("| "))
                .map(line -> Arrays.stream(line.substring(1).split("\\|", -1))
                        .map(cell -> cell.strip().replace("`", ""))
                        .toList())
                .toList();
        List<String> head = rows.get(0);
        Set<String> promised = new TreeSet<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            for (int column = COLUMNS_BEFORE_PROVIDERS; column < head.size(); column++) {
                String cell = row.get(column);
                if (!cell.equals(PageTables.ABSENT)) {
                    String where = row.get(0) + " at " + head.get(column) + " with ";
                    for (String model :
                            cell.equals(PageTables.WITHOUT_MODEL) ? List.of("") : List.of(cell.split(", "))) {
                        promised.add(where + model);
                    }
                }
            }
        }
        return promised;
    }
}
