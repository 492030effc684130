package io.github.camelrecraft.springboot;

import io.github.camelrecraft.RecraftComponent;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.util.CamelPropertiesHelper;
import org.apache.camel.spring.boot.util.ConditionalOnCamelContextAndAutoConfigurationBeans;
import org.apache.camel.spring.boot.util.ConditionalOnHierarchicalProperties;
import org.apache.camel.spring.boot.util.HierarchicalPropertiesEvaluator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/**
 * Gives the {@code recraft:} component what {@code camel.component.recraft.*} says, unless {@code enabled} or
 * {@code customizer.enabled}, there or for all components, is false.
 */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@Conditional(ConditionalOnCamelContextAndAutoConfigurationBeans.class)
@ConditionalOnHierarchicalProperties({"camel.component", "camel.component.recraft"})
@EnableConfigurationProperties(RecraftComponentConfiguration.class)
public class RecraftComponentAutoConfiguration {

    @Lazy
    @Bean
    ComponentCustomizer recraftComponentCustomizer(
            CamelContext context, RecraftComponentConfiguration configuration, Environment environment) {
        return ComponentCustomizer.builder(RecraftComponent.class)
                .withCondition((name, component) -> HierarchicalPropertiesEvaluator.evaluate(
                        environment, "camel.component.customizer", "camel.component.recraft.customizer"))
                .build(component ->
                        CamelPropertiesHelper.setCamelProperties(context, component, configuration.options(), true));
    }

    @Bean
    static ConfigurationPropertiesBindHandlerAdvisor recraftUnquotedValues() {
        return UnquotedValues::new;
    }
}
