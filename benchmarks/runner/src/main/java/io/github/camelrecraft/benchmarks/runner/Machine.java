package io.github.camelrecraft.benchmarks.runner;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What is measured on, as far as others can have the like. */
final class Machine {

    private Machine() {}

    static long megabytes() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize() >> 20;
    }

    static String describe(Jdk jdk) {
        return "%d cores, %.0f GB of memory, %s (%s), Java %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        megabytes() / 1024.0,
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        jdk.version());
    }
}
