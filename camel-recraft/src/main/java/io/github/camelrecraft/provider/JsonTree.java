package io.github.camelrecraft.provider;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads JSON as a tree, numbers as exactly as they are written. There is no mapper in it: a mapper can turn JSON into
 * objects of any class, and to load what it needs for that takes longer than all else that a first image needs.
 */
public final class JsonTree {

    static final JsonFactory FACTORY = new JsonFactory();

    private static final JsonFactory LIBERAL = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonTree() {}

    /**
     * Reads to the end.
     *
     * @return a missing node when there is nothing
     * @throws IOException when it is not JSON, or more than one value
     */
    public static JsonNode read(InputStream text) throws IOException {
        return read(FACTORY.createParser(text));
    }

    static JsonNode read(byte[] text) throws IOException {
        return read(FACTORY.createParser(text));
    }

    /** The same, and {@code NaN} and its like, which are no JSON and which Python writes all the same, are null. */
    static JsonNode readLiberally(byte[] text) throws IOException {
        return read(LIBERAL.createParser(text));
    }

    private static JsonNode read(JsonParser json) throws IOException {
        try (json) {
            JsonNode tree = json.nextToken() == null ? MissingNode.getInstance() : value(json);
            if (json.nextToken() != null) {
                throw new JsonParseException(json, "more than one value");
            }
            return tree;
        }
    }

    private static JsonNode value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> object(json);
            case START_ARRAY -> array(json);
            case VALUE_STRING -> NODES.textNode(json.getText());
            case VALUE_NUMBER_INT -> wholeNumber(json);
            case VALUE_NUMBER_FLOAT -> decimal(json);
            case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(json.getBooleanValue());
            default -> NODES.nullNode();
        };
    }

    /** Of several members of one name, the last counts. */
    private static ObjectNode object(JsonParser json) throws IOException {
        ObjectNode object = NODES.objectNode();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            object.set(name, value(json));
        }
        return object;
    }

    private static ArrayNode array(JsonParser json) throws IOException {
        ArrayNode array = NODES.arrayNode();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(json));
        }
        return array;
    }

    /** Of an exponent that no number of the JDK can have, the parser says so with an exception that is not checked. */
    private static ValueNode decimal(JsonParser json) throws IOException {
        if (json.isNaN()) {
            return NODES.nullNode();
        }
        try {
            return NODES.numberNode(json.getDecimalValue());
        } catch (NumberFormatException e) {
            throw new JsonParseException(json, "a number that is out of range", e);
        }
    }

    private static ValueNode wholeNumber(JsonParser json) throws IOException {
        return switch (json.getNumberType()) {
            case INT -> NODES.numberNode(json.getIntValue());
            case LONG -> NODES.numberNode(json.getLongValue());
            default -> NODES.numberNode(json.getBigIntegerValue());
        };
    }
}
