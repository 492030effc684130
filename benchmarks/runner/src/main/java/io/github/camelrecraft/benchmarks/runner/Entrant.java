package io.github.camelrecraft.benchmarks.runner;

import io.github.camelrecraft.benchmarks.Setup.Style;
import java.util.Map;
import java.util.Set;

/**
 * A contender as it is set up.
 *
 * @param folder the contender's folder, and its name in the results
 */
record Entrant(String folder, Style style) {

    /** What all others are set beside: as its README shows it. */
    static final Entrant RECRAFT = new Entrant("recraft", Style.USUAL);

    /** The client that it is built on, alone. */
    static final Entrant LIMIT = new Entrant("bare", Style.TUNED);

    /** What a route takes that makes no image. */
    static final Entrant STUB = new Entrant("stub", Style.USUAL);

    /** What the component does with base64, alone. */
    static final Entrant LIFTER = new Entrant("recraft-base64", Style.USUAL);

    /** What anybody on a JVM can do with base64. */
    static final Entrant JDK_BASE64 = new Entrant("jdk-base64", Style.USUAL);

    private static final Set<Entrant> OURS = Set.of(RECRAFT, LIFTER);

    private static final Map<String, String> NAMES = Map.of(
            "recraft", "camel-recraft",
            "recraft-base64", "camel-recraft, out of JSON",
            "jdk-base64", "java.util.Base64, block by block",
            "bare", "HttpClient 5 alone",
            "stub", "the same route with a stub",
            "vertx-http", "camel-vertx-http",
            "langchain4j", "LangChain4j",
            "spring-ai", "Spring AI");

    private static final Map<Style, String> STYLES =
            Map.of(Style.USUAL, "as documented", Style.TUNED, "tuned", Style.VIRTUAL, "on virtual threads");

    String contender() {
        return NAMES.getOrDefault(folder, folder);
    }

    /** Whether it is what a user might have taken instead. */
    boolean isPeer() {
        return !Set.of(RECRAFT.folder, LIFTER.folder, LIMIT.folder, STUB.folder, JDK_BASE64.folder)
                .contains(folder);
    }

    /** Whether others are set beside it. */
    boolean isOurs() {
        return OURS.contains(this);
    }

    String title() {
        return Set.of(RECRAFT, LIFTER, STUB, JDK_BASE64).contains(this)
                ? contender()
                : contender() + " (" + STYLES.get(style) + ")";
    }
}
