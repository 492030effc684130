package io.github.camelrecraft.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The example for Spring Boot on the page about tests is the test beside this one. */
class TestingPageTest {

    @Test
    void itsExampleIsATestThatRuns() throws IOException {
        String page = Files.readString(Path.of("../camel-recraft/src/main/docs/testing.adoc"));
        String file = "src/test/java/" + BannerApplicationTest.class.getName().replace('.', '/') + ".java";
        String source = Files.readString(Path.of(file)).replaceFirst("package .*\n\n", "");

        assertThat(page).contains("[source,java]\n----\n" + source + "----\n");
    }
}
