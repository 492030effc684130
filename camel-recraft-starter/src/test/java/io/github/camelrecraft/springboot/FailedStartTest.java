package io.github.camelrecraft.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@ExtendWith(OutputCaptureExtension.class)
class FailedStartTest extends ApplicationTestSupport {

    private static final String SECRET = "0471147114";

    @Test
    void anUnknownProviderStopsTheApplicationWithASentence(CapturedOutput output) {
        fail(Images.class, yaml("camel.component.recraft.provider: nobody"));

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("Route images: provider=nobody is not a provider this component knows;"
                        + " use one of: cloudflare, runware");
    }

    @Test
    void anOptionThatARouteHasWrongStopsTheApplicationWithASentence(CapturedOutput output) {
        fail(Paintings.class, context -> {});

        assertThat(output).contains("APPLICATION FAILED TO START").contains("Route paintings: operation=paint ");
    }

    @Test
    void anUnquotedSecretIsNotShown(CapturedOutput output) {
        fail(Images.class, yaml("""
                camel.component.recraft.provider: runware
                camel.component.recraft.api-key: %s
                """.formatted(SECRET)));

        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("api-key (Byte array resource [application.yml] - 2:")
                .doesNotContain(SECRET)
                .doesNotContain(String.valueOf(Integer.parseInt(SECRET, 8)))
                .doesNotContain("\tat ");
    }

    @Configuration(proxyBeanMethods = false)
    static class Paintings {

        @Bean
        RouteBuilder paintings() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:in").routeId("paintings").to("recraft:paint");
                }
            };
        }
    }

    private static void fail(
            Class<?> routes, ApplicationContextInitializer<ConfigurableApplicationContext> properties) {
        SpringApplicationBuilder application = new SpringApplicationBuilder(Application.class, routes)
                .web(WebApplicationType.NONE)
                .initializers(properties);

        assertThatThrownBy(application::run).isInstanceOf(RuntimeException.class);
    }
}
