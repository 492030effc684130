package io.github.camelrecraft.benchmarks;

import java.util.Map;
import java.util.ServiceLoader;

/** The JVM that is measured: one contender, one workload. */
public final class Subject {

    /** What a line with a figure begins with. */
    public static final String FIGURE = "figure ";

    private Subject() {}

    /** Prints what the work cost: {@code figure name=number}, one a line. */
    public static void main(String... arguments) {
        int status = 1;
        try {
            measure(arguments);
            status = 0;
        } catch (Throwable e) { // memory that ran out, too
            e.printStackTrace();
        } finally {
            System.out.flush();
            Runtime.getRuntime().halt(status); // all is said, and some contenders take long to end, or do not
        }
    }

    private static void measure(String... arguments) throws Exception {
        Arguments given = Arguments.of(arguments);
        Setup setup = Setup.of(given);
        Contender contender = ServiceLoader.load(Contender.class).findFirst().orElseThrow();
        Map<String, Number> figures = Workload.valueOf(given.get("workload")).run(contender, setup, given);
        figures.forEach((name, number) -> System.out.println(FIGURE + name + "=" + number));
    }
}
