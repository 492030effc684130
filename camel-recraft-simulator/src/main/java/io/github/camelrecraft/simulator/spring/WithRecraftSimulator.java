package io.github.camelrecraft.simulator.spring;

import io.github.camelrecraft.simulator.RecraftSimulator;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Puts a {@link RecraftSimulator} in place of the provider of a Spring Boot application that is tested with JUnit:
 *
 * <pre>{@code
 * @SpringBootTest
 * @WithRecraftSimulator
 * class BannerApplicationTest {
 *
 *     @Test
 *     void paysOnce(RecraftSimulator simulator) { ... }
 * }
 * }</pre>
 *
 * <p>The simulator is started before the application's context, is a bean of it, and is closed with it; tests that share
 * a context share the simulator, and another context has another one. {@code camel.component.recraft.provider},
 * {@code api-key}, {@code account-id} and {@code base-url} lead to it, whatever the application's own properties say. A
 * test finds it {@linkplain RecraftSimulator#reset as new}, as a parameter of its methods or in an {@code @Autowired}
 * field.
 *
 * <p>An endpoint that names a provider of its own in its URI has to name that provider's {@code baseUrl} as well: the
 * component has but one.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(ContextSimulatorExtension.class)
public @interface WithRecraftSimulator {

    /**
     * The provider that is simulated: {@code cloudflare} or {@code runware}. When it is not set, the one that the
     * application's own {@code camel.component.recraft.provider} names, else {@code runware}.
     */
    String provider() default "";
}
