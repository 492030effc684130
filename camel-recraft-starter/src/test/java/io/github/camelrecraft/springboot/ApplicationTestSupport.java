package io.github.camelrecraft.springboot;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.camelrecraft.RecraftComponent;
import io.github.camelrecraft.RecraftConfiguration;
import io.github.camelrecraft.simulator.RecraftSimulator;
import io.github.camelrecraft.simulator.RecraftSimulatorExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ByteArrayResource;

/** An application with the starter on its class path, beside a simulator. */
abstract class ApplicationTestSupport {

    static final String RECRAFT = "camel.component.recraft.";

    @RegisterExtension
    static final RecraftSimulatorExtension SIMULATOR = new RecraftSimulatorExtension(RecraftSimulator::tinyImages);

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}

    /** An application's route, which needs the component when it starts. */
    @Configuration(proxyBeanMethods = false)
    static class Images {

        @Bean
        RouteBuilder images() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:in").routeId("images").to("recraft:generate");
                }
            };
        }
    }

    /** An application whose provider is the simulator; without a route. */
    static ApplicationContextRunner application() {
        return new ApplicationContextRunner()
                .withUserConfiguration(Application.class)
                .withPropertyValues(
                        RECRAFT + "provider=runware",
                        RECRAFT + "api-key=key",
                        RECRAFT + "base-url=" + SIMULATOR.simulator().baseUrl("runware"));
    }

    /** The initializer of an application that has this application.yml. */
    static ApplicationContextInitializer<ConfigurableApplicationContext> yaml(String text) {
        return context -> {
            try {
                new YamlPropertySourceLoader()
                        .load("application.yml", new ByteArrayResource(text.getBytes(UTF_8), "application.yml"))
                        .forEach(context.getEnvironment().getPropertySources()::addFirst);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    static RecraftComponent component(ApplicationContext application) {
        return application.getBean(CamelContext.class).getComponent("recraft", RecraftComponent.class);
    }

    static RecraftConfiguration options(ApplicationContext application) {
        return component(application).getConfiguration();
    }
}
