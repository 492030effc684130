package io.github.camelrecraft.simulator;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A simulator for tests with JUnit 5. In a static field it is started once for the class and is as new for each test;
 * in an instance field it is started for each test.
 *
 * <pre>{@code
 * @RegisterExtension
 * static RecraftSimulatorExtension recraft = new RecraftSimulatorExtension(RecraftSimulator::tinyImages);
 *
 * @Test
 * void paysOnce(RecraftSimulator simulator) { ... }
 * }</pre>
 */
public final class RecraftSimulatorExtension
        implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private final Consumer<RecraftSimulator> configuration;
    private @Nullable RecraftSimulator simulator;
    private @Nullable ExtensionContext startedFor;

    /** With the usual settings. */
    public RecraftSimulatorExtension() {
        this(simulator -> {});
    }

    /**
     * With settings of one's own.
     *
     * @param configuration applied before each test
     */
    public RecraftSimulatorExtension(Consumer<RecraftSimulator> configuration) {
        this.configuration = configuration;
    }

    /** The running simulator. */
    public RecraftSimulator simulator() {
        if (simulator == null) {
            throw new IllegalStateException(
                    "The simulator runs only during a test: is the field annotated with" + " @RegisterExtension?");
        }
        return simulator;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        // A nested test class has the same extension, and uses what the outer one has started.
        if (simulator == null) {
            start(context);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        RecraftSimulator running = simulator != null ? simulator : start(context);
        running.reset();
        configuration.accept(running);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        stop(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stop(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RecraftSimulator.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return simulator();
    }

    private RecraftSimulator start(ExtensionContext context) {
        RecraftSimulator started = RecraftSimulator.start();
        configuration.accept(started);
        simulator = started;
        startedFor = context;
        return started;
    }

    private void stop(ExtensionContext context) {
        if (simulator != null && context.equals(startedFor)) {
            simulator.close();
            simulator = null;
        }
    }
}
