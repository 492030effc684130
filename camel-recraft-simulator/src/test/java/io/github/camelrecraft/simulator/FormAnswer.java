package io.github.camelrecraft.simulator;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An answer of type {@code multipart/form-data}, read by other code than the simulator's.
 *
 * @param parts in their order
 */
@SuppressWarnings({"ArrayRecordComponent", "StringSplitter"}) // A reader for tests, as short as can be.
record FormAnswer(List<Part> parts) {

    /**
     * One part.
     *
     * @param headers the names in lower case
     * @param bytes   the content
     */
    record Part(Map<String, String> headers, byte[] bytes) {

        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    static FormAnswer of(HttpResponse<byte[]> response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        String head = "multipart/form-data; boundary=";
        if (!type.startsWith(head)) {
            throw new IllegalArgumentException(type);
        }
        String boundary = "--" + type.substring(head.length());
        // Latin 1 has a character for each byte.
        String body = new String(response.body(), StandardCharsets.ISO_8859_1);
        if (!body.startsWith(boundary + "\r\n") || !body.endsWith("\r\n" + boundary + "--\r\n")) {
            throw new IllegalArgumentException("Not between boundaries");
        }
        List<Part> parts = new ArrayList<>();
        for (String part :
                body.substring(0, body.length() - boundary.length() - 4).split(boundary + "\r\n")) {
            if (!part.isEmpty()) {
                parts.add(read(part));
            }
        }
        return new FormAnswer(parts);
    }

    Part part(String name) {
        return parts.stream()
                .filter(part -> part.headers.get("content-disposition").startsWith("form-data; name=\"" + name + "\""))
                .findFirst()
                .orElseThrow();
    }

    private static Part read(String part) {
        int end = part.indexOf("\r\n\r\n");
        Map<String, String> headers = part.substring(0, end)
                .lines()
                .map(line -> line.split(": ", 2))
                .collect(Collectors.toMap(line -> line[0].toLowerCase(Locale.ROOT), line -> line[1]));
        return new Part(headers, part.substring(end + 4, part.length() - 2).getBytes(StandardCharsets.ISO_8859_1));
    }
}
