package io.github.camelrecraft.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Makes one image: how long it took since the JVM began. */
final class First {

    private First() {}

    static Map<String, Number> run(Contender contender, Setup setup, Arguments arguments) throws Exception {
        contender.start(setup);
        CompletableFuture<Void> image = new CompletableFuture<>();
        contender.make("A fox in the snow", trouble -> {
            if (trouble == null) {
                image.complete(null);
            } else {
                image.completeExceptionally(trouble);
            }
        });
        image.get();

        Map<String, Number> figures = new LinkedHashMap<>();
        figures.put(
                "sinceStartSeconds",
                (System.currentTimeMillis()
                                - ManagementFactory.getRuntimeMXBean().getStartTime())
                        / 1e3);
        figures.put("cpuSeconds", Meter.cpuNanos() / 1e9);
        figures.put("classes", Meter.classes());
        figures.put("peakResidentBytes", Meter.peakResident());
        return figures;
    }
}
