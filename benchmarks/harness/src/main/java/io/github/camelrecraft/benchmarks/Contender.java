package io.github.camelrecraft.benchmarks;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One way to make images of prompts. Each has a module of its own, and with it a class path of its own, on which it is
 * the only service of this type.
 */
public interface Contender extends AutoCloseable {

    /** Gets ready for a first image. */
    void start(Setup setup) throws Exception;

    /**
     * Takes a prompt, and returns when it is taken.
     *
     * @param done is told once, on any thread, when the image is where it belongs, or why it is not
     */
    void make(String prompt, Consumer<@Nullable Throwable> done);
}
