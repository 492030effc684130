package io.github.camelrecraft.provider;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import io.github.camelrecraft.http.HttpBody;
import io.github.camelrecraft.model.ImageContent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Collects JSON as it is written, cut where an image belongs. */
final class JsonPieces extends ByteArrayOutputStream {

    private final List<HttpBody.Piece> pieces = new ArrayList<>();

    /** Writes content as a data URI without reading it. */
    static final class DataUri<T> extends JsonSerializer<T> {

        private final Function<T, String> mediaType;
        private final Function<T, ImageContent> content;

        DataUri(Function<T, String> mediaType, Function<T, ImageContent> content) {
            this.mediaType = mediaType;
            this.content = content;
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeRawValue("\"data:" + mediaType.apply(value) + ";base64,");
            json.flush();
            ((JsonPieces) json.getOutputTarget()).add(new HttpBody.Base64(content.apply(value)));
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
