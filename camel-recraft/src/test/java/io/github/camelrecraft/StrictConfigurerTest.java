package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URL;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class StrictConfigurerTest {

    @Test
    void durationsAreTakenByTheOptionsThatAreSaidToBeDurations() throws IOException {
        URL options = RecraftComponent.class.getResource("/META-INF/io/github/camelrecraft/recraft.json");
        JsonNode component = new ObjectMapper().readTree(options);
        Set<String> durations = new TreeSet<>();
        for (String group : Set.of("componentProperties", "properties")) {
            component.get(group).fields().forEachRemaining(option -> {
                if (option.getValue().get("type").asText().equals("duration")) {
                    durations.add(option.getKey().toLowerCase(Locale.ROOT));
                }
            });
        }

        assertThat(StrictConfigurer.DURATIONS).hasSize(6).containsExactlyInAnyOrderElementsOf(durations);
    }
}
