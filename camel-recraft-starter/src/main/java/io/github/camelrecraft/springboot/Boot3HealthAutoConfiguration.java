package io.github.camelrecraft.springboot;

import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.util.ConditionalOnCamelContextAndAutoConfigurationBeans;
import org.apache.camel.spring.boot.util.ConditionalOnHierarchicalProperties;
import org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

/**
 * The component's health at /actuator/health of Spring Boot 3, unless {@code management.health.recraft.enabled} is false.
 * Spring Boot 4 has the same types in other packages, and there {@code Boot4HealthAutoConfiguration} does this.
 */
@AutoConfiguration(after = RecraftComponentAutoConfiguration.class)
@ConditionalOnClass(HealthIndicator.class)
@ConditionalOnEnabledHealthIndicator("recraft")
@Conditional(ConditionalOnCamelContextAndAutoConfigurationBeans.class)
@ConditionalOnHierarchicalProperties({"camel.component", "camel.component.recraft"})
public class Boot3HealthAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "recraftHealthIndicator")
    HealthIndicator recraftHealthIndicator(CamelContext context) {
        return () -> {
            ComponentHealth health = ComponentHealth.of(context);
            return (health.failing() ? Health.down() : Health.up())
                    .withDetails(health.details())
                    .build();
        };
    }
}
