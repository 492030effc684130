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
 * @param head     the head of the answer, empty when none came
 * @param received how many bytes of its body came, and what came behind it
 * @param outcome  how it ended
 * @param sent     how much of the request could be sent
 */
record RawCall(String head, int received, Outcome outcome, int sent) {

    private static final int UNTIL_THE_FIRST_BYTE_MILLIS = 2000;
    private static final int BLOCK = 8192;
    private static final int UNTIL_THE_NEXT_BYTE_MILLIS = 300;

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
            socket.setSoTimeout(UNTIL_THE_FIRST_BYTE_MILLIS);
            byte[] toSend = request.getBytes(StandardCharsets.UTF_8);
            int sent = write(socket, toSend);
            ByteArrayOutputStream received = new ByteArrayOutputStream();
            Outcome outcome = sent < toSend.length ? Outcome.RESET : read(socket, received);
            byte[] bytes = received.toByteArray();
            int end = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n");
            String head = end < 0 ? "" : new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
            return new RawCall(head, end < 0 ? 0 : bytes.length - end - 4, outcome, sent);
        }
    }

    private static int write(Socket socket, byte[] bytes) throws IOException {
        int sent = 0;
        try {
            while (sent < bytes.length) {
                int count = Math.min(BLOCK, bytes.length - sent);
                socket.getOutputStream().write(bytes, sent, count);
                sent += count;
            }
        } catch (SocketException e) {
            // As much as could be sent.
        }
        return sent;
    }

    private static Outcome read(Socket socket, ByteArrayOutputStream received) throws IOException {
        try {
            byte[] buffer = new byte[BLOCK];
            int count;
            while ((count = socket.getInputStream().read(buffer)) >= 0) {
                received.write(buffer, 0, count);
                socket.setSoTimeout(UNTIL_THE_NEXT_BYTE_MILLIS);
            }
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
