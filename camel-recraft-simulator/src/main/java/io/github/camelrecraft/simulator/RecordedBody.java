package io.github.camelrecraft.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelrecraft.simulator.content.Bytes;
import io.github.camelrecraft.simulator.http.FormPart;
import io.github.camelrecraft.simulator.http.FormReader;
import io.github.camelrecraft.simulator.http.FormReader.MalformedFormException;
import io.github.camelrecraft.simulator.http.HttpCall;
import io.github.camelrecraft.simulator.protocol.Resources;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is kept of a body: everything but the bytes of its files, which would fill the memory. */
final class RecordedBody {

    /** Shorter ones are easier to read as they are. */
    private static final int LONG = 1000;
    /** Of a form that cannot be read, the start tells enough. */
    private static final int START = 4096;

    private static final Pattern DATA_URL = Pattern.compile("data:([^,;]*);base64,");

    private final Map<String, List<String>> fields = new LinkedHashMap<>();
    private final List<RecordedFile> files = new ArrayList<>();
    private final String text;

    private RecordedBody(HttpCall call) {
        if (FormReader.reads(call)) {
            text = form(call);
        } else {
            String body = call.body();
            text = body.contains("\"data:") && body.length() > LONG ? shortened(body) : body;
        }
    }

    static RecordedBody of(HttpCall call) {
        return new RecordedBody(call);
    }

    String text() {
        return text;
    }

    Map<String, List<String>> fields() {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        fields.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        return Collections.unmodifiableMap(copy);
    }

    List<RecordedFile> files() {
        return List.copyOf(files);
    }

    private String form(HttpCall call) {
        try {
            FormReader.read(call).forEach(this::add);
            return "";
        } catch (MalformedFormException e) {
            return call.bytes().first(START).text();
        }
    }

    private void add(FormPart part) {
        String fileName = part.fileName();
        if (fileName == null) {
            fields.computeIfAbsent(part.name(), name -> new ArrayList<>())
                    .add(part.bytes().text());
        } else {
            files.add(file(part.name(), fileName, part.contentType(), part.bytes()));
        }
    }

    private String shortened(String json) {
        try {
            return shortened(Resources.JSON.readTree(json), "").toString();
        } catch (JsonProcessingException e) {
            return json;
        }
    }

    private JsonNode shortened(JsonNode node, String path) {
        if (node.isObject()) {
            ObjectNode copy = Resources.JSON.createObjectNode();
            node.properties()
                    .forEach(field -> copy.set(
                            field.getKey(),
                            shortened(
                                    field.getValue(), path.isEmpty() ? field.getKey() : path + "." + field.getKey())));
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = Resources.JSON.createArrayNode();
            for (int i = 0; i < node.size(); i++) {
                copy.add(shortened(node.get(i), path + "[" + i + "]"));
            }
            return copy;
        }
        RecordedFile file =
                node.isTextual() && node.textValue().length() > LONG ? dataUrl(path, node.textValue()) : null;
        if (file == null) {
            return node;
        }
        files.add(file);
        return TextNode.valueOf("data:" + file.contentType() + ";sha256," + file.sha256());
    }

    private static @Nullable RecordedFile dataUrl(String path, String text) {
        Matcher head = DATA_URL.matcher(text);
        if (!head.lookingAt()) {
            return null;
        }
        try {
            return file(path, "", head.group(1), Bytes.of(Base64.getDecoder().decode(text.substring(head.end()))));
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    private static RecordedFile file(String field, String fileName, String contentType, Bytes bytes) {
        return new RecordedFile(field, fileName, contentType, bytes.length(), bytes.sha256());
    }
}
