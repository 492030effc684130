package io.github.camelrecraft.simulator;

import java.util.concurrent.CountDownLatch;

/** The simulator as a program. Its only argument is the port, 8080 when there is none. */
public final class SimulatorMain {

    private static final int DEFAULT_PORT = 8080;

    private SimulatorMain() {}

    /** Runs until it is killed. */
    public static void main(String[] arguments) throws InterruptedException {
        int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : DEFAULT_PORT;
        try (RecraftSimulator simulator = RecraftSimulator.start(port)) {
            System.out.printf(
                    """
                    The Recraft simulator runs. Any API key will do, nothing is billed.

                      Cloudflare  %1$s
                      Recraft     %6$s
                      Runware     %2$s
                      fal         %3$s
                      fal's queue %4$s
                      Replicate   %5$s

                    In a route:
                      .to("recraft:generate?provider=runware&apiKey=any&baseUrl=%2$s")
                      .to("recraft:generate?provider=cloudflare&apiKey=any&accountId=any&baseUrl=%1$s")

                    Stop it with Ctrl-C.
                    """,
                    simulator.baseUrl("cloudflare"),
                    simulator.baseUrl("runware"),
                    simulator.baseUrl("fal"),
                    simulator.baseUrl("fal-queue"),
                    simulator.baseUrl("replicate"),
                    simulator.baseUrl("recraft"));
            new CountDownLatch(1).await();
        }
    }
}
