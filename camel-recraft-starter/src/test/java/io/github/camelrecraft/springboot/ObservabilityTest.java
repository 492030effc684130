package io.github.camelrecraft.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** What can be switched off, and what an application without these libraries does. */
class ObservabilityTest extends ApplicationTestSupport {

    private static final String INDICATOR = "recraftHealthIndicator";

    @Test
    void aBeanForTracesGetsSpans() {
        InMemorySpanExporter spans = InMemorySpanExporter.create();
        OpenTelemetry openTelemetry = OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(spans))
                        .build())
                .build();
        images().withBean("tracing", OpenTelemetry.class, () -> openTelemetry).run(application -> {
            draw(application);

            assertThat(spans.getFinishedSpanItems()).singleElement().satisfies(span -> {
                assertThat(span.getName()).contains("recraftv4_1");
                assertThat(span.getAttributes().asMap().toString()).doesNotContain("A fox");
            });
        });
    }

    @Test
    void metersCanBeSwitchedOff() {
        images().withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .withPropertyValues(RECRAFT + "metrics-enabled=false")
                .run(application -> {
                    draw(application);

                    assertThat(application
                                    .getBean(MeterRegistry.class)
                                    .find("camel.recraft.requests")
                                    .meters())
                            .isEmpty();
                });
    }

    @Test
    void theHealthIndicatorIsThere() {
        images().run(application -> assertThat(application).hasBean(INDICATOR));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"management.health.recraft.enabled", "management.health.defaults.enabled", RECRAFT + "enabled"})
    void theHealthIndicatorCanBeSwitchedOff(String property) {
        application()
                .withPropertyValues(property + "=false")
                .run(application -> assertThat(application).hasNotFailed().doesNotHaveBean(INDICATOR));
    }

    @Test
    void anIndicatorOfTheApplicationsOwnStandsInForIt() {
        images().withBean(INDICATOR, String.class, () -> "mine")
                .run(application -> assertThat(application)
                        .hasNotFailed()
                        .getBean(INDICATOR)
                        .isEqualTo("mine"));
    }

    @Test
    void withoutHealthIndicatorsTheApplicationDrawsAsWell() {
        images().withClassLoader(new FilteredClassLoader((String name) -> name.endsWith(".HealthIndicator")))
                .run(application -> {
                    assertThat(application).hasNotFailed().doesNotHaveBean(INDICATOR);
                    draw(application);
                });
    }

    private static ApplicationContextRunner images() {
        return application().withUserConfiguration(Images.class);
    }

    private static void draw(ApplicationContext application) {
        application.getBean(ProducerTemplate.class).requestBody("direct:in", "A fox in the snow", byte[].class);
    }
}
