package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.KameletFiles.Kamelet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the Kamelets against the component, and writes what they say of its options anew when asked. */
class KameletFilesTest {

    private static final String UPDATE = "mvn test -pl camel-recraft -am -Dtest='Kamelet*Test'"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dupdate.kamelets=true";

    static List<Kamelet> kamelets() {
        return KameletFiles.ALL;
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void itsPropertiesAreTheOptionsOfTheComponent(Kamelet kamelet) throws IOException {
        Path path = Path.of("src/main/resources", kamelet.file());
        String expected = KameletFiles.of(kamelet, Files.readString(path));
        if (Boolean.getBoolean("update.kamelets")) {
            Files.writeString(path, expected);
        } else {
            assertThat(path)
                    .as("The component's options have changed. Write the file anew: " + UPDATE)
                    .content()
                    .isEqualTo(expected);
        }
    }
}
