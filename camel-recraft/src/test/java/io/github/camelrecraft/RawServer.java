package io.github.camelrecraft;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An HTTP server that answers with whatever bytes it likes, one request a connection. */
final class RawServer implements AutoCloseable {

    /** Answers a request. */
    interface Answer {
        void write(OutputStream out) throws IOException, InterruptedException;
    }

    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d+)");

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private volatile boolean reading = true;
    private volatile Answer answer = out -> {};

    RawServer() throws IOException {
        threads.execute(this::accept);
    }

    /** What each request gets from now on. */
    RawServer answers(Answer next) {
        answer = next;
        return this;
    }

    /** The same, all at once. */
    RawServer answers(String head, byte[] body) {
        return answers(out -> {
            out.write(
                    ascii("HTTP/1.1 " + head + "\r\nConnection: close\r\nContent-Length: " + body.length + "\r\n\r\n"));
            out.write(body);
        });
    }

    RawServer redirectsTo(String location) {
        return answers("302 Found\r\nLocation: " + location, new byte[0]);
    }

    /** From now on connections are accepted, and nothing is read from them. */
    void readsNothing() {
        reading = false;
    }

    /** The heads of the requests so far. */
    List<String> heads() {
        return heads;
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    int port() {
        return socket.getLocalPort();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                threads.execute(() -> serve(client));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket client) {
        try (client) {
            if (!reading) {
                heads.add("");
                Thread.currentThread().join(); // until the server is closed
            }
            heads.add(readRequest(client.getInputStream()));
            answer.write(client.getOutputStream());
        } catch (IOException | InterruptedException e) {
            // the other side hung up, or the test is over
        }
    }

    private static String readRequest(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.append((char) next);
        }
        Matcher length = LENGTH.matcher(head);
        if (length.find()) {
            in.readNBytes(Integer.parseInt(length.group(1)));
        }
        return head.toString();
    }
}
