package io.github.camelrecraft.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelrecraft.simulator.http.HttpCall;
import io.github.camelrecraft.simulator.protocol.Resources;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request that arrived, accepted or not. The bytes of its files are not kept, only what they were.
 *
 * @param time     when it had arrived in full
 * @param provider {@code cloudflare}, {@code runware}, {@code recraft}, {@code fal}, {@code replicate}, or {@code images} for
 *                 a download
 * @param method   the HTTP method
 * @param path     path and query
 * @param headers  the names in lower case
 * @param body     as text; in JSON each {@code data:} URL of more than 1,000 characters is shortened to
 *                 {@code data:<type>;sha256,<digest>}; empty for a form ({@code multipart/form-data})
 * @param fields   the texts of a form by their names, each with its values in order
 * @param files    the files of a form, and the {@code data:} URLs of JSON that were shortened
 */
public record RecordedRequest(
        Instant time,
        String provider,
        String method,
        String path,
        Map<String, String> headers,
        String body,
        Map<String, List<String>> fields,
        List<RecordedFile> files) {

    static RecordedRequest of(String provider, HttpCall call) {
        RecordedBody body = RecordedBody.of(call);
        return new RecordedRequest(
                call.time(),
                provider,
                call.method(),
                call.path(),
                call.headers(),
                body.text(),
                body.fields(),
                body.files());
    }

    /** A header by its name in any case, or an empty text. */
    public String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    /** The first text of a form with this name, or an empty text. */
    public String field(String name) {
        return fields.getOrDefault(name, List.of("")).get(0);
    }

    /** The first file of this field. */
    public Optional<RecordedFile> file(String field) {
        return files.stream().filter(file -> file.field().equals(field)).findFirst();
    }

    /** The body as JSON; a missing node when it is not. */
    public JsonNode json() {
        try {
            return Resources.JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
