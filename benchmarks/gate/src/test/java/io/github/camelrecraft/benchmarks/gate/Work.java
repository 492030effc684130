package io.github.camelrecraft.benchmarks.gate;

import java.util.List;

/** What the component is given to do, each in a JVM of its own. */
enum Work {

    /** One small image after the other. */
    EXCHANGES("-Xmx128m", "0/1000/url/0", "workload=STEADY sink=nowhere inFlight=64 images=3000 warmUp=2000"),

    /** Many that wait for a provider which does not answer while they are looked at. */
    WAITING(
            "-Xmx256m",
            "600000/1000/url/0",
            "workload=WAITING sink=nowhere inFlight=2100 images=2000 patienceSeconds=60"),

    /** Eight images of 20 MB at once, each in the answer itself. */
    IN_JSON_20_MB("-Xmx32m", "0/20000000/b64_json/0", "workload=STEADY sink=files inFlight=8 images=8 warmUp=2"),

    /** Eight images of 100 MB at once, each in the answer itself. */
    IN_JSON_100_MB("-Xmx32m", "0/100000000/b64_json/0", "workload=STEADY sink=files inFlight=8 images=8 warmUp=1"),

    /** Eight images of 20 MB at once, each fetched. */
    BY_URL_20_MB("-Xmx32m", "0/20000000/url/0", "workload=STEADY sink=files inFlight=8 images=8 warmUp=2"),

    /** Eight images of 100 MB at once, each fetched. */
    BY_URL_100_MB("-Xmx32m", "0/100000000/url/0", "workload=STEADY sink=files inFlight=8 images=8 warmUp=1"),

    /** From the start of the JVM to an image. */
    FIRST("-Xmx128m", "0/1000/url/0", "workload=FIRST sink=files inFlight=1"),

    /** Images that are large enough for temporary files, at a provider that fails one time in twenty. */
    SOAK(
            "-Xmx128m",
            "500/300000/url/5",
            "workload=SOAK sink=nowhere inFlight=200 images=1600 warmUp=700 sampleEvery=100 minutes=10"
                    + " patienceSeconds=60");

    private final String heap;
    private final String provider;
    private final String arguments;

    /**
     * @param heap      the JVM's option for it
     * @param provider  latency in milliseconds, size of an image, how it comes, how many of a hundred fail
     * @param arguments the subject's
     */
    Work(String heap, String provider, String arguments) {
        this.heap = heap;
        this.provider = provider;
        this.arguments = arguments;
    }

    String heap() {
        return heap;
    }

    String provider() {
        return provider;
    }

    /** How an image comes, as the subject has to be told too. */
    String format() {
        return provider.split("/")[2];
    }

    List<String> arguments() {
        return List.of(arguments.split(" "));
    }
}
