package io.github.camelrecraft.simulator.spring;

import io.github.camelrecraft.simulator.RecraftSimulator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Starts a simulator for a context. Equal ones make equal contexts, which Spring then makes once.
 *
 * @param provider who is simulated; empty for whom the application names
 */
record SimulatorContextCustomizer(String provider) implements ContextCustomizer {

    private static final String NAME = "recraftSimulator";
    private static final String PREFIX = "camel.component.recraft.";

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration mergedConfig) {
        ConfigurableEnvironment environment = context.getEnvironment();
        String simulated = provider.isEmpty() ? environment.getProperty(PREFIX + "provider", "runware") : provider;
        RecraftSimulator simulator = RecraftSimulator.start();
        DefaultListableBeanFactory beans = (DefaultListableBeanFactory) context.getBeanFactory();
        beans.registerSingleton(NAME, simulator);
        beans.registerDisposableBean(NAME, simulator::close); // also when the context fails to start
        Map<String, Object> properties = new LinkedHashMap<>();
        simulator.options(simulated.toLowerCase(Locale.ROOT)).forEach((option, value) -> {
            properties.put(PREFIX + option, value);
        });
        environment.getPropertySources().addFirst(new MapPropertySource(NAME, properties));
    }
}
