package io.github.camelrecraft.simulator.spring;

import io.github.camelrecraft.simulator.RecraftSimulator;
import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Gives tests the simulator of their application's context, as new for each. */
class ContextSimulatorExtension implements BeforeEachCallback, ParameterResolver {

    @Override
    public void beforeEach(ExtensionContext context) {
        simulator(context).reset();
    }

    /** Leaves alone what Spring resolves: JUnit refuses a parameter that two would give. */
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RecraftSimulator.class
                && parameter.getDeclaringExecutable() instanceof Method
                && !parameter.isAnnotated(Autowired.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return simulator(context);
    }

    private static RecraftSimulator simulator(ExtensionContext context) {
        return SpringExtension.getApplicationContext(context).getBean(RecraftSimulator.class);
    }
}
