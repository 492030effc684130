package io.github.camelrecraft.benchmarks;

import java.util.Map;
import java.util.ServiceLoader;

/** The JVM that is measured: one contender, one workload. */
public final class Subject {

    /** What a line with a figure begins with. */
    public static final String FIGURE = "figure ";

    private Subject() {}

    /** Prints what the work cost: {@code figure name=number}, one a line. */
    public static void main(String... arguments) throws Exception {
        Arguments given = Arguments.of(arguments);
        Setup setup = Setup.of(given);
        Contender contender = ServiceLoader.load(Contender.class).findFirst().orElseThrow();
        Map<String, Number> figures = Workload.valueOf(given.get("workload")).run(contender, setup, given);
        figures.forEach((name, number) -> System.out.println(FIGURE + name + "=" + number));
        System.out.flush();
        Runtime.getRuntime().halt(0); // what is measured is over, and some contenders take long to end
    }
}
