package io.github.camelrecraft.provider;

import io.github.camelrecraft.http.HttpBody;
import io.github.camelrecraft.model.InputImage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes {@code multipart/form-data} (RFC 7578), whose images are read when they are sent. */
final class Multipart {

    private final String boundary;
    private final List<HttpBody.Piece> pieces = new ArrayList<>();

    /**
     * @param id something that no part contains: a job's id is random enough
     */
    Multipart(String id) {
        this.boundary = "camel-recraft-" + id;
    }

    /** Adds a text. */
    Multipart field(String name, String value) {
        return text(
                "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n");
    }

    /** Adds an image. */
    Multipart file(String name, InputImage image) {
        text("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\""
                + image.fileName() + "\"\r\nContent-Type: "
                + image.info().format().mediaType() + "\r\n\r\n");
        pieces.add(new HttpBody.Raw(image.content()));
        return text("\r\n");
    }

    HttpBody body() {
        text("--" + boundary + "--\r\n");
        return new HttpBody("multipart/form-data; boundary=" + boundary, pieces);
    }

    private Multipart text(String text) {
        pieces.add(new HttpBody.Bytes(text.getBytes(StandardCharsets.UTF_8)));
        return this;
    }
}
