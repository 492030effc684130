package io.github.camelrecraft.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** What this process has used so far. */
final class Meter {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    private Meter() {}

    static long cpuNanos() {
        return SYSTEM.getProcessCpuTime();
    }

    /** How long the compiler has worked. */
    static long compilingNanos() {
        return TimeUnit.MILLISECONDS.toNanos(
                ManagementFactory.getCompilationMXBean().getTotalCompilationTime());
    }

    static int threads() {
        return THREADS.getThreadCount();
    }

    static int peakThreads() {
        return THREADS.getPeakThreadCount();
    }

    static int classes() {
        return ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
    }

    /** What is in use after a collection. */
    static long liveHeap() {
        for (int times = 0; times < 3; times++) { // references and cleaners take a second one
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    static long descriptors() {
        return entries(Path.of("/proc/self/fd"));
    }

    /** What is in the JVM's folder for temporary files, which should be its own. */
    static long temporaryFiles() {
        return entries(Path.of(System.getProperty("java.io.tmpdir")));
    }

    private static long entries(Path folder) {
        try (var files = Files.list(folder)) {
            return files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In bytes. */
    static long resident() {
        return 1024 * proc("/proc/self/status", "VmRSS:");
    }

    /** The most that was resident, in bytes. */
    static long peakResident() {
        return 1024 * proc("/proc/self/status", "VmHWM:");
    }

    /** Reads and writes of files and sockets. */
    static long systemCalls() {
        return proc("/proc/self/io", "syscr:") + proc("/proc/self/io", "syscw:");
    }

    private static long proc(String file, String name) {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
