package io.github.camelrecraft.benchmarks.runner;

import io.github.camelrecraft.benchmarks.runner.Measured.Key;

/** The figures that are spoken of outside of their tables. */
final class Keys {

    static final Key CPU = new Key("W1", "1 KB", "cpuMicrosPerImage");
    static final Key WALL = new Key("W2", "2,000", "wallSeconds");
    static final Key THREADS = new Key("W2", "2,000", "peakThreads");
    static final Key MORE_THREADS = new Key("W2", "10,000", "moreThreads");
    static final Key WAITING_HEAP = new Key("W2", "10,000 waiting", "liveHeapBytesPerWaiting");
    static final Key BASE64_HEAP = heap("W3", "100 MB");
    static final Key FILE_HEAP = heap("W4", "100 MB to a file");
    static final Key S3_HEAP = heap("W4", "100 MB to S3");
    static final Key BASE64_ALLOCATED = allocated("W3", "100 MB, room");
    static final Key FILE_ALLOCATED = allocated("W4", "100 MB to a file, room");
    static final Key S3_ALLOCATED = allocated("W4", "100 MB to S3, room");
    static final Key BASE64 = new Key("base64", "1 MB", "cpuMicrosPerMegabyte");
    static final Key START = new Key("W5", "1 KB", Laboratory.SECONDS_TO_FIRST_FIGURE);
    static final Key START_ARCHIVED = new Key("W5", "1 KB, archive", Laboratory.SECONDS_TO_FIRST_FIGURE);

    private Keys() {}

    private static Key heap(String workload, String variant) {
        return new Key(workload, variant, "smallestHeapMegabytes");
    }

    private static Key allocated(String workload, String variant) {
        return new Key(workload, variant, "allocatedBytesPerImage");
    }
}
