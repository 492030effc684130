package io.github.camelrecraft.simulator.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Takes connections on 127.0.0.1 and brings no handshake to its end. */
public final class BadHandshake implements AutoCloseable {

    /** A fatal alert of TLS 1.2: handshake_failure. */
    private static final byte[] ALERT = {21, 3, 3, 0, 2, 2, 40};

    private static final int RECORD_HEAD = 5;
    /** A caller that says nothing must not hold up the next one for long. */
    private static final int PATIENCE_MILLIS = 1000;

    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final boolean silent;

    private BadHandshake(ServerSocket server, boolean silent) {
        this.server = server;
        this.silent = silent;
    }

    /**
     * Starts listening on any free port.
     *
     * @param silent whether it says nothing; else it refuses
     */
    public static BadHandshake start(boolean silent) {
        try {
            BadHandshake started = new BadHandshake(new ServerSocket(0, 0, InetAddress.getLoopbackAddress()), silent);
            Thread thread = new Thread(started::run, "recraft-simulator-handshake");
            thread.setDaemon(true);
            thread.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("The simulator cannot listen", e);
        }
    }

    /** The port it listens on. */
    public int port() {
        return server.getLocalPort();
    }

    private void run() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                if (!silent) {
                    refuse(socket);
                }
            } catch (IOException callerOrServerHasGone) {
                // The next one, if there is one.
            }
        }
    }

    /** What the caller has said is read first: a connection that is closed with bytes unread is reset. */
    private void refuse(Socket socket) throws IOException {
        try (socket) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            InputStream in = socket.getInputStream();
            byte[] head = in.readNBytes(RECORD_HEAD);
            if (head.length == RECORD_HEAD) {
                in.skipNBytes((head[3] & 0xFF) << 8 | (head[4] & 0xFF));
            }
            socket.getOutputStream().write(ALERT);
        } finally {
            open.remove(socket);
        }
    }

    /** Stops and drops every connection. */
    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
