package io.github.camelrecraft.examples.fleet;

import org.apache.camel.main.Main;

/**
 * One of any number of workers, on any number of machines. The routes are in {@code camel/}, what they are told is in
 * {@code application.properties} and in the environment.
 */
public final class Worker {

    private Worker() {}

    /** Works until it is told to stop, and then finishes what it has begun. */
    public static void main(String[] none) throws Exception {
        new Main().run();
    }
}
