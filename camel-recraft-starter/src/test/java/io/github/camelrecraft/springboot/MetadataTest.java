package io.github.camelrecraft.springboot;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.RecraftComponent;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.configurationmetadata.ConfigurationMetadataProperty;
import org.springframework.boot.configurationmetadata.ConfigurationMetadataRepositoryJsonBuilder;
import org.springframework.boot.configurationmetadata.Hints;
import org.springframework.boot.configurationmetadata.ValueHint;
import org.springframework.boot.configurationmetadata.ValueProvider;

/** What an IDE shows while application.yml is written, read as IDEs read it. */
class MetadataTest extends ApplicationTestSupport {

    private static Map<String, ConfigurationMetadataProperty> properties;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream in = RecraftComponentConfiguration.class.getResourceAsStream(
                "/META-INF/spring-configuration-metadata.json")) {
            properties = ConfigurationMetadataRepositoryJsonBuilder.create(in)
                    .build()
                    .getAllProperties();
        }
    }

    @Test
    void namesTheOptionsOfTheComponentAndNothingElse() {
        Stream<String> ofSpring =
                Stream.of(RECRAFT + "enabled", RECRAFT + "customizer.enabled", "management.health.recraft.enabled");
        Stream<String> ofTheComponent =
                Option.all().stream().map(Option::dashed).map(RECRAFT::concat);
        List<String> expected = Stream.concat(ofSpring, ofTheComponent).toList();

        assertThat(properties.keySet()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void describesAnOptionAsTheComponentDoes() {
        assertThat(Option.all())
                .allSatisfy(option -> assertThat(property(option).getDescription())
                        .startsWith(option.json().path("description").asText())
                        .endsWith("."));
    }

    @Test
    void listsTheValuesThatAnOptionHas() {
        assertThat(Option.all())
                .allSatisfy(option -> assertThat(property(option).getHints().getValueHints())
                        .extracting(ValueHint::getValue)
                        .isEqualTo(option.values()));
        assertThat(properties.get(RECRAFT + "provider").getHints().getValueHints())
                .extracting(ValueHint::getValue)
                .contains("cloudflare", "runware");
    }

    @Test
    void suggestsModelsAndAcceptsOthers() {
        Hints hints = properties.get(RECRAFT + "model").getHints();

        assertThat(hints.getValueHints()).extracting(ValueHint::getValue).contains("recraftv4_1", "recraftv4_1_pro");
        assertThat(hints.getValueProviders()).extracting(ValueProvider::getName).containsExactly("any");
    }

    @Test
    void acceptsABeanAsTheProvider() {
        assertThat(properties.get(RECRAFT + "provider").getHints().getValueProviders())
                .extracting(ValueProvider::getName)
                .containsExactly("any");
    }

    @Test
    void knowsTheTypesThatAreBound() {
        Map<String, String> bound = Arrays.stream(RecraftComponentConfiguration.class.getRecordComponents())
                .collect(toMap(
                        RecordComponent::getName,
                        component -> component.getType().getName()));

        assertThat(Option.all())
                .allSatisfy(option -> assertThat(property(option).getType()).isEqualTo(bound.get(option.name())));
    }

    @Test
    void offersUnitsForTimesAndBytes() {
        assertThat(Option.all()).allSatisfy(option -> {
            String type = option.json().path("type").asText();
            String description = option.json().path("description").asText();
            boolean number = type.equals("integer");
            if (type.equals("duration") || (number && description.matches(".*\\b(milli)?seconds\\b.*"))) {
                assertThat(property(option).getType()).isEqualTo("java.time.Duration");
            }
            if (number && description.matches(".*\\bbytes\\b.*")) {
                assertThat(property(option).getType()).isEqualTo("org.springframework.util.unit.DataSize");
            }
        });
    }

    @Test
    void knowsTheDefaultsOfTheComponent() {
        RecraftComponent untouched = new RecraftComponent();
        List<Option> withDefault = Option.all().stream()
                .filter(option -> option.form() != Option.Form.REFERENCE && option.valueIn(untouched) != null)
                .toList();
        String[] defaults = withDefault.stream()
                .map(option ->
                        RECRAFT + option.dashed() + "=" + property(option).getDefaultValue())
                .toArray(String[]::new);

        assertThat(Option.all().stream().filter(option -> property(option).getDefaultValue() != null))
                .isEqualTo(withDefault);
        application()
                .withPropertyValues(defaults)
                .run(application -> assertThat(withDefault)
                        .allSatisfy(option -> assertThat(option.valueIn(component(application)))
                                .isEqualTo(option.valueIn(untouched))));
    }

    private static ConfigurationMetadataProperty property(Option option) {
        return properties.get(RECRAFT + option.dashed());
    }
}
