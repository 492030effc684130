package io.github.camelrecraft.simulator;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

/** A body of type {@code multipart/form-data}. */
final class Form {

    private static final String BOUNDARY = "----the-boundary-of-a-test";
    /** What stands before each part. */
    static final String DELIMITER = "--" + BOUNDARY;

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    static Form of(String... namesAndTexts) {
        Form form = new Form();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            form.text(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return form;
    }

    Form text(String name, String text) {
        return part("name=\"" + name + "\"", text.getBytes(StandardCharsets.UTF_8));
    }

    Form file(String name, byte[] bytes) {
        return part("name=\"" + name + "\"; filename=\"a picture\"\r\nContent-Type: image/png", bytes);
    }

    Form part(String disposition, byte[] bytes) {
        write(DELIMITER + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n");
        body.writeBytes(bytes);
        write("\r\n");
        return this;
    }

    HttpRequest.Builder post(URI uri) {
        byte[] end = (DELIMITER + "--\r\n").getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(body.toByteArray());
        whole.writeBytes(end);
        return HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer the-key")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(whole.toByteArray()));
    }

    private void write(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
