package io.github.camelrecraft.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * A request over a bare socket: what the wire really does, without a client's opinion of it.
 *
 * @param head    the head of the answer, empty when none came
 * @param body    as many bytes of its body as came
 * @param outcome how it ended
 */
record RawCall(String head, byte[] body, Outcome outcome) {

    private static final int PATIENCE_MILLIS = 300;

    enum Outcome {
        /** The connection was closed in order. */
        CLOSED,
        /** The connection was reset. */
        RESET,
        /** Nothing more came. */
        SILENT
    }

    static RawCall post(URI uri, JsonNode body) throws IOException {
        String json = body.toString();
        return send(
                uri,
                "POST " + uri.getPath() + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer the-key\r\n"
                        + "Content-Type: application/json\r\nContent-Length: " + json.length() + "\r\n\r\n" + json);
    }

    static RawCall get(URI uri) throws IOException {
        return send(uri, "GET " + uri.getPath() + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }

    private static RawCall send(URI uri, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), uri.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            ByteArrayOutputStream received = new ByteArrayOutputStream();
            Outcome outcome = read(socket, received);
            byte[] bytes = received.toByteArray();
            int end = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n");
            String head = end < 0 ? "" : new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
            byte[] body = end < 0 ? bytes : java.util.Arrays.copyOfRange(bytes, end + 4, bytes.length);
            return new RawCall(head, body, outcome);
        }
    }

    private static Outcome read(Socket socket, ByteArrayOutputStream received) throws IOException {
        try {
            socket.getInputStream().transferTo(received);
            return Outcome.CLOSED;
        } catch (SocketTimeoutException e) {
            return Outcome.SILENT;
        } catch (SocketException e) {
            return Outcome.RESET;
        }
    }

    /** What the head promises. */
    int contentLength() {
        return head.lines()
                .filter(line -> line.startsWith("Content-Length: "))
                .mapToInt(line -> Integer.parseInt(line.substring("Content-Length: ".length())))
                .findFirst()
                .orElse(-1);
    }
}
