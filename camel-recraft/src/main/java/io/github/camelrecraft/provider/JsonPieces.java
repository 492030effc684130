package io.github.camelrecraft.provider;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import io.github.camelrecraft.http.HttpBody;
import io.github.camelrecraft.model.InputImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Collects JSON as it is written, cut where an image belongs. */
final class JsonPieces extends ByteArrayOutputStream {

    private final List<HttpBody.Piece> pieces = new ArrayList<>();

    /** Writes an image as a data URI without reading it. */
    static final class DataUri extends JsonSerializer<InputImage> {
        @Override
        public void serialize(InputImage image, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeRawValue("\"data:" + image.info().format().mediaType() + ";base64,");
            json.flush();
            ((JsonPieces) json.getOutputTarget()).add(new HttpBody.Base64(image.content()));
            json.writeRaw('"');
        }
    }

    /** Everything, in order. */
    List<HttpBody.Piece> finish() {
        cut();
        return pieces;
    }

    private void add(HttpBody.Piece image) {
        cut();
        pieces.add(image);
    }

    private void cut() {
        pieces.add(new HttpBody.Bytes(toByteArray()));
        reset();
    }
}
