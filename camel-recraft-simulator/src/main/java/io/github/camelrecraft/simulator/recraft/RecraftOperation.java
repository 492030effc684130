package io.github.camelrecraft.simulator.recraft;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelrecraft.simulator.protocol.Schema;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Something that can be asked for with {@code POST}.
 *
 * @param path     below the base URL
 * @param answer   the form of its answer
 * @param fields   the rules of its fields
 * @param files    the names of a form's files, with the JSON fields that they stand for; none when it takes JSON only
 * @param families whose models it takes, may be none
 * @param model    the default one, empty when there is none
 * @param only     {@code raster}, {@code vector} or empty: which models it does not refuse
 * @param units    its price; 0 when the model decides
 * @param results  how many images it gives; 0 when the request decides
 * @param result   what becomes of the input's size
 * @param inputs   limits of its input images
 */
record RecraftOperation(
        String path,
        Form answer,
        Schema fields,
        Map<String, String> files,
        Set<String> families,
        String model,
        String only,
        int units,
        int results,
        Result result,
        InputLimits inputs) {

    private static final Map<String, RecraftOperation> ALL = load();

    /** The forms of an answer. */
    enum Form {
        /** Images in {@code data}. */
        LIST,
        /** One image in {@code image}. */
        SINGLE,
        /** {@code enhanced_prompt}. */
        TEXT,
        /** A custom style. */
        STYLE
    }

    /** What becomes of the input's size. */
    enum Result {
        /** It stays. */
        SAME,
        /** It stays, and the image becomes vectors. */
        VECTOR,
        /** It grows. */
        UPSCALED,
        /** It stays, or shrinks when it is large. */
        REFINED,
        /** The request says by how much it grows. */
        EXTENT;

        static Result of(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }
    }

    static Optional<RecraftOperation> find(String path) {
        return Optional.ofNullable(ALL.get(path));
    }

    /** What a bill calls it when no model is asked for. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    boolean has(String field) {
        return fields.rules().path("properties").has(field);
    }

    /** Whether a field holds several values. */
    boolean isMany(String field) {
        return fields.rules()
                .path("properties")
                .path(field)
                .path("type")
                .asText()
                .equals("array");
    }

    private static Map<String, RecraftOperation> load() {
        Map<String, RecraftOperation> operations = new LinkedHashMap<>();
        for (JsonNode row : RecraftDocument.rows("operations")) {
            String path = row.required("path").textValue();
            Map<String, String> files = new LinkedHashMap<>();
            row.path("files")
                    .properties()
                    .forEach(file -> files.put(file.getKey(), file.getValue().textValue()));
            operations.put(
                    path,
                    new RecraftOperation(
                            path,
                            Form.valueOf(row.required("answer").textValue().toUpperCase(Locale.ROOT)),
                            new Schema(RecraftDocument.schema(row.required("fields"))),
                            files,
                            RecraftDocument.texts(row.path("families")),
                            row.path("model").asText(),
                            row.path("only").asText(),
                            row.path("units").asInt(),
                            row.path("results").asInt(),
                            Result.of(row.path("result").asText("same")),
                            InputLimits.of(row)));
        }
        return operations;
    }
}
