package io.github.camelrecraft;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports at which nobody listens. They are below those that systems hand out to whoever connects or does not say which one
 * he wants: so nobody else has got it by the time that it is used.
 */
public final class Ports {

    private static final int FIRST = 12_000;
    private static final int COUNT = 18_000;

    /** Processes that test at the same time begin elsewhere. */
    private static final AtomicInteger NEXT = new AtomicInteger(new Random().nextInt(COUNT));

    private Ports() {}

    /** Another one each time. */
    public static int unused() {
        while (true) {
            int port = FIRST + NEXT.getAndIncrement() % COUNT;
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // somebody has it; the next one then
            }
        }
    }
}
