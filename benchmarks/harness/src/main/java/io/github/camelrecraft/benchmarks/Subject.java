package io.github.camelrecraft.benchmarks;

import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** The JVM that is measured: one contender, one workload. */
public final class Subject {

    /** What a line with a figure begins with. */
    public static final String FIGURE = "figure ";

    /** What the line begins with that says why there are no figures. */
    public static final String FAILURE = "failure ";

    private Subject() {}

    /** Prints what the work cost, {@code figure name=number}, one a line, or {@code failure NameOfException}. */
    public static void main(String... arguments) {
        boolean done = run(arguments);
        System.out.flush();
        Runtime.getRuntime().halt(done ? 0 : 1); // what is measured is over, and some contenders take long to end
    }

    private static boolean run(String... arguments) {
        try {
            Arguments given = Arguments.of(arguments);
            Setup setup = Setup.of(given);
            Contender contender =
                    ServiceLoader.load(Contender.class).findFirst().orElseThrow();
            Map<String, Number> figures =
                    Workload.valueOf(given.get("workload")).run(contender, setup, given);
            figures.forEach((name, number) -> System.out.println(FIGURE + name + "=" + number));
            return true;
        } catch (Exception | Error e) {
            e.printStackTrace();
            Throwable cause =
                    Stream.iterate(e, each -> each != null, Throwable::getCause).reduce(e, (outer, inner) -> inner);
            System.out.println(FAILURE + cause.getClass().getSimpleName());
            return false;
        }
    }
}
