package io.github.camelrecraft.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.model.InvalidOptionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnquotedValuesTest extends ApplicationTestSupport {

    @ParameterizedTest
    @CsvSource({
        "size, 16:9",
        "colors, 001122",
        "background-color, 001122",
        "background-color, 1e1234",
        "api-key, 0777",
        "style, on"
    })
    void aTextThatYamlTakesForSomethingElseIsRefused(String property, String value) {
        application()
                .withInitializer(yaml("""
                        camel.component.recraft:
                          %s: %s
                        """.formatted(property, value)))
                .run(application -> assertThat(application)
                        .getFailure()
                        .hasRootCauseInstanceOf(InvalidOptionException.class)
                        .rootCause()
                        .hasMessageStartingWith(property + " (")
                        .hasMessageContaining("[application.yml] - 2:")
                        .hasMessageContaining("quote it, as in size: \"16:9\""));
    }

    @Test
    void numbersThatAreNumbersNeedNoQuotes() {
        application().withInitializer(yaml("""
                        camel.component.recraft:
                          number-of-images: 2
                          request-timeout: 7000
                          strict-models: on
                        """)).run(application -> {
            assertThat(options(application).getNumberOfImages()).isEqualTo(2);
            assertThat(options(application).getRequestTimeout()).isEqualTo(7000);
            assertThat(options(application).isStrictModels()).isTrue();
        });
    }

    @Test
    void aSizeThatComesFromAnotherPropertyIsRefusedByTheComponent() {
        application()
                .withUserConfiguration(Images.class)
                .withInitializer(yaml("""
                        house.size: 16:9
                        camel.component.recraft.size: ${house.size}
                        """))
                .run(application -> assertThat(application)
                        .getFailure()
                        .rootCause()
                        .hasMessageStartingWith("size=969 is not a size")
                        .hasMessageEndingWith("quote it in YAML (\"16:9\")"));
    }

    @Test
    void otherPropertiesOfTheApplicationMayBeWhatTheyLike() {
        application()
                .withInitializer(yaml("camel.main.name: 007"))
                .run(application -> assertThat(application).hasNotFailed());
    }
}
