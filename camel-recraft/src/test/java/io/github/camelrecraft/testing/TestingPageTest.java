package io.github.camelrecraft.testing;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.RecraftComponent;
import io.github.camelrecraft.simulator.Fault;
import java.io.IOException;
import java.io.StringReader;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PropertyBindingSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the page about tests against what it tells of: its examples are the tests beside this one. */
class TestingPageTest {

    private static final String COMPONENT = "camel.component.recraft.";

    private static String page;

    @BeforeAll
    static void read() throws IOException {
        page = Files.readString(Path.of("src/main/docs/testing.adoc"));
    }

    @ParameterizedTest
    @ValueSource(classes = {BannerRouteTest.class, BannerRequestTest.class})
    void itsExamplesAreTestsThatRun(Class<?> example) throws IOException {
        String file = "src/test/java/" + example.getName().replace('.', '/') + ".java";
        String source = Files.readString(Path.of(file)).replaceFirst("package .*\n\n", "");

        assertThat(page).contains("[source,java]\n----\n" + source + "----\n");
    }

    @Test
    void itNamesEveryFaultAndNoOther() {
        String table = page.substring(page.indexOf("| Fault |"), page.indexOf("`afterBilling()` behind"));
        Set<String> named = Pattern.compile("^\\| .*? \\|", Pattern.MULTILINE)
                .matcher(table)
                .results()
                .flatMap(cell ->
                        Pattern.compile("`(\\w+)\\(").matcher(cell.group()).results())
                .map(name -> name.group(1))
                .collect(toSet());

        assertThat(named)
                .isEqualTo(Arrays.stream(Fault.class.getDeclaredMethods())
                        .filter(method -> Modifier.isStatic(method.getModifiers()))
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .map(Method::getName)
                        .collect(toSet()));
    }

    @Test
    void itsPropertiesAreThoseOfTheComponent() throws IOException {
        Properties properties = new Properties();
        Pattern.compile("\\[source,properties]\n----\n(.*?)----\n", Pattern.DOTALL)
                .matcher(page)
                .results()
                .forEach(block -> load(properties, block.group(1)));
        RecraftComponent component = new RecraftComponent();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            component.setCamelContext(context);
            assertThat(properties.stringPropertyNames())
                    .isNotEmpty()
                    .allSatisfy(name -> PropertyBindingSupport.build()
                            .withMandatory(true)
                            .withConfigurer(component.getComponentPropertyConfigurer())
                            .bind(context, component, name.replace(COMPONENT, ""), properties.getProperty(name)));
        }
        assertThat(component.getConfiguration().isDryRun()).isTrue();
    }

    private static void load(Properties properties, String text) {
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
