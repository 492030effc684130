package io.github.camelrecraft.provider;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import io.github.camelrecraft.http.HttpBody;
import io.github.camelrecraft.model.ImageContent;
import io.github.camelrecraft.model.InputImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** JSON in pieces, cut where an image belongs. */
final class JsonPieces {

    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private final JsonGenerator json;
    private final List<HttpBody.Piece> pieces = new ArrayList<>();

    private JsonPieces() throws IOException {
        json = JsonTree.FACTORY.createGenerator(text);
    }

    /** The pieces of a tree in which images are as POJOs. They become data URIs, and are not read here. */
    static List<HttpBody.Piece> of(JsonNode tree) throws IOException {
        JsonPieces pieces = new JsonPieces();
        try (pieces.json) {
            pieces.write(tree);
            pieces.cut();
        }
        return pieces.pieces;
    }

    private void write(JsonNode node) throws IOException {
        switch (node.getNodeType()) {
            case OBJECT -> writeObject(node);
            case ARRAY -> writeArray(node);
            case POJO -> writeImage(((POJONode) node).getPojo());
            case STRING -> json.writeString(node.textValue());
            case NUMBER -> json.writePOJO(node.numberValue());
            case BOOLEAN -> json.writeBoolean(node.booleanValue());
            default -> json.writeNull();
        }
    }

    private void writeObject(JsonNode object) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            json.writeFieldName(member.getKey());
            write(member.getValue());
        }
        json.writeEndObject();
    }

    private void writeArray(JsonNode array) throws IOException {
        json.writeStartArray();
        for (JsonNode element : array) {
            write(element);
        }
        json.writeEndArray();
    }

    private void writeImage(Object content) throws IOException {
        if (content instanceof InputImage image) {
            writeDataUri(image.info().format().mediaType(), image.content());
        } else if (content instanceof ZipOfImages zip) {
            writeDataUri("application/zip", zip);
        } else {
            throw new IllegalArgumentException("not an image: " + content.getClass());
        }
    }

    private void writeDataUri(String mediaType, ImageContent content) throws IOException {
        json.writeRawValue("\"data:" + mediaType + ";base64,");
        cut();
        pieces.add(new HttpBody.Base64(content));
        json.writeRaw('"');
    }

    private void cut() throws IOException {
        json.flush();
        pieces.add(new HttpBody.Bytes(text.toByteArray()));
        text.reset();
    }
}
