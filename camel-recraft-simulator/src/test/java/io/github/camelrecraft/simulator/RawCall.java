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

    private static final int UNTIL_THE_FIRST_BYTE_MILLIS = 3_000;
    private static final int UNTIL_THE_NEXT_BYTE_MILLIS = 1_000;
    private static final int AFTER_THE_LAST_BYTE_MILLIS = 300;
    private static final int BLOCK = 8192;

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
            return of(received, outcome, sent);
        }
    }

    private static RawCall of(ByteArrayOutputStream received, Outcome outcome, int sent) {
        String text = received.toString(StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        return end < 0
                ? new RawCall("", 0, outcome, sent)
                : new RawCall(text.substring(0, end), text.length() - end - 4, outcome, sent);
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
            int left = Integer.MAX_VALUE;
            while ((count = socket.getInputStream().read(buffer)) >= 0) {
                received.write(buffer, 0, count);
                left = left == Integer.MAX_VALUE
                        ? of(received, Outcome.SILENT, 0).left()
                        : left - count;
                socket.setSoTimeout(left > 0 ? UNTIL_THE_NEXT_BYTE_MILLIS : AFTER_THE_LAST_BYTE_MILLIS);
            }
            return Outcome.CLOSED;
        } catch (SocketTimeoutException e) {
            return Outcome.SILENT;
        } catch (SocketException e) {
            return Outcome.RESET;
        }
    }

    /** How many bytes are to come, as far as that is known. */
    private int left() {
        return contentLength() < 0 ? Integer.MAX_VALUE : contentLength() - received;
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
