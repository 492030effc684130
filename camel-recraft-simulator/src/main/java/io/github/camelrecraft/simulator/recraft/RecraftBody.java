package io.github.camelrecraft.simulator.recraft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelrecraft.simulator.content.Bytes;
import io.github.camelrecraft.simulator.http.FormPart;
import io.github.camelrecraft.simulator.http.FormReader;
import io.github.camelrecraft.simulator.http.FormReader.MalformedFormException;
import io.github.camelrecraft.simulator.http.HttpCall;
import io.github.camelrecraft.simulator.protocol.Resources;
import io.github.camelrecraft.simulator.protocol.Studio;
import io.github.camelrecraft.simulator.render.Image;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a request says, whether it says so in JSON or in a form.
 *
 * @param fields by their JSON names; of a form's file only its name
 * @param files  of a form, by the JSON names of their fields
 */
record RecraftBody(ObjectNode fields, Map<String, List<Bytes>> files) {

    private static final String JSON = "application/json";
    /** What is read of a hosted image before it is too large for every operation. */
    private static final int MAX_HOSTED = 1 << 25;

    /**
     * Reads it.
     *
     * @throws RecraftRefusal when it breaks a rule
     */
    static RecraftBody of(HttpCall call, RecraftOperation operation) {
        RecraftBody body = FormReader.reads(call) ? form(call, operation) : json(call);
        operation.fields().check(body.fields).stream().findFirst().ifPresent(violation -> {
            throw RecraftRefusal.invalid(violation);
        });
        return body;
    }

    boolean has(String field) {
        return fields.has(field);
    }

    String text(String field) {
        return fields.path(field).asText();
    }

    /** The files that a field stands for: of a form, of {@code data:} URLs, or of the simulator's own image host. */
    List<Bytes> files(String field, Studio studio) {
        List<Bytes> sent = files.get(field);
        if (sent != null) {
            return sent;
        }
        JsonNode urls = fields.path(field);
        if (!urls.isArray()) {
            return List.of(file(field, urls.asText(), studio));
        }
        List<Bytes> found = new ArrayList<>();
        urls.forEach(url -> found.add(file(field, url.textValue(), studio)));
        return found;
    }

    private static RecraftBody json(HttpCall call) {
        if (!call.header("content-type").startsWith(JSON)) {
            throw RecraftRefusal.invalid("The Content-Type must be application/json or multipart/form-data.");
        }
        try {
            JsonNode body = Resources.JSON.readTree(call.body());
            if (body instanceof ObjectNode fields) {
                return new RecraftBody(fields, Map.of());
            }
            throw RecraftRefusal.invalid("The body must be a JSON object.");
        } catch (JsonProcessingException e) {
            throw RecraftRefusal.invalid("The body is not JSON: " + e.getOriginalMessage());
        }
    }

    private static RecraftBody form(HttpCall call, RecraftOperation operation) {
        if (operation.files().isEmpty()) {
            throw RecraftRefusal.invalid("This operation takes application/json only.");
        }
        try {
            ObjectNode fields = Resources.JSON.createObjectNode();
            Map<String, List<Bytes>> files = new HashMap<>();
            for (FormPart part : FormReader.read(call)) {
                if (part.isFile()) {
                    addFile(part, operation, fields, files);
                } else {
                    FormFields.add(part, operation, fields);
                }
            }
            return new RecraftBody(fields, files);
        } catch (MalformedFormException e) {
            throw RecraftRefusal.invalid("The form cannot be read: " + e.getMessage());
        }
    }

    private static void addFile(
            FormPart part, RecraftOperation operation, ObjectNode fields, Map<String, List<Bytes>> files) {
        Map<String, String> names = operation.files();
        String field = names.getOrDefault(part.name(), names.get("*"));
        if (field == null) {
            throw RecraftRefusal.invalid(
                    "'" + part.name() + "' is not a file of this operation, which takes " + names.keySet() + ".");
        }
        files.computeIfAbsent(field, name -> new ArrayList<>()).add(part.bytes());
        if (operation.isMany(field)) {
            fields.withArray(field).add(part.name());
        } else if (fields.has(field)) {
            throw RecraftRefusal.invalid("'" + part.name() + "' is one file too many.");
        } else {
            fields.put(field, part.name());
        }
    }

    private static Bytes file(String field, String url, Studio studio) {
        if (url.startsWith("data:")) {
            return data(field, url);
        }
        return studio.find(url)
                .map(RecraftBody::read)
                .orElseThrow(() -> RecraftRefusal.invalid("'" + field + "' cannot be fetched: the simulator reads only"
                        + " data:image/…;base64, URLs and images of its own host."));
    }

    private static Bytes data(String field, String url) {
        int comma = url.indexOf(',');
        String head = url.substring(0, Math.max(comma, 0));
        if (!head.startsWith("data:image/") || !head.endsWith(";base64")) {
            throw RecraftRefusal.invalid("'" + field + "' must start with data:image/…;base64, when it is a data URL.");
        }
        try {
            return Bytes.of(Base64.getDecoder().decode(url.substring(comma + 1)));
        } catch (IllegalArgumentException e) {
            throw RecraftRefusal.invalid("'" + field + "' is not base64.");
        }
    }

    private static Bytes read(Image image) {
        try (InputStream in = image.content().open()) {
            return Bytes.of(in.readNBytes(MAX_HOSTED));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
