package io.github.camelrecraft.simulator.spring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Finds {@link WithRecraftSimulator} on a test class, what it extends, or what it is nested in. */
class SimulatorContextCustomizerFactory implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> configAttributes) {
        WithRecraftSimulator annotation =
                TestContextAnnotationUtils.findMergedAnnotation(testClass, WithRecraftSimulator.class);
        return annotation == null ? null : new SimulatorContextCustomizer(annotation.provider());
    }
}
