package io.github.camelrecraft.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds the starter's files against the component, and writes them anew when asked. */
class StarterFilesTest {

    private static final String UPDATE = "mvn test -pl camel-recraft-starter -am -Dtest=StarterFilesTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dupdate.starter=true";

    @Test
    void thePropertiesAreTheOptionsOfTheComponent() throws IOException {
        holdOrUpdate(
                "src/main/java/io/github/camelrecraft/springboot/RecraftComponentConfiguration.java",
                StarterFiles.source());
    }

    @Test
    void theMetadataForIdesIsThatOfTheComponent() throws IOException {
        holdOrUpdate("src/main/resources/META-INF/spring-configuration-metadata.json", StarterFiles.metadata());
    }

    private static void holdOrUpdate(String file, String expected) throws IOException {
        Path path = Path.of(file);
        if (Boolean.getBoolean("update.starter")) {
            Files.writeString(path, expected);
        } else {
            assertThat(path)
                    .as("The component's options have changed. Write the file anew: " + UPDATE)
                    .content()
                    .isEqualTo(expected);
        }
    }
}
