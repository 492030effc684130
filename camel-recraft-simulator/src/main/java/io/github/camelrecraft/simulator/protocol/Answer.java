package io.github.camelrecraft.simulator.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a provider says to a request, and what follows from it.
 *
 * @param status      the HTTP status
 * @param headers     beside the usual ones
 * @param contentType of the body
 * @param body        the body, with a mark in the place of each image
 * @param worked      whether the caller waited for work: only then the latency applies
 * @param sales       what is billed
 * @param errands     what else is sent when the work is done
 */
public record Answer(
        int status,
        Map<String, String> headers,
        String contentType,
        String body,
        boolean worked,
        List<Sale> sales,
        List<Errand> errands) {

    /** An answer in JSON. */
    public Answer(
            int status,
            Map<String, String> headers,
            JsonNode json,
            boolean worked,
            List<Sale> sales,
            List<Errand> errands) {
        this(status, headers, "application/json", json.toString(), worked, sales, errands);
    }

    /** An immediate answer that costs nothing. */
    public static Answer free(int status, JsonNode json) {
        return new Answer(status, Map.of(), json, false, List.of(), List.of());
    }

    /** The same as plain text. */
    public static Answer free(int status, String text) {
        return new Answer(status, Map.of(), "text/plain", text, false, List.of(), List.of());
    }

    /** The same with another message; what was sold stays sold. */
    public Answer saying(Answer other) {
        return new Answer(other.status, other.headers, other.contentType, other.body, worked, sales, errands);
    }

    /** With more headers. */
    public Answer with(Map<String, String> moreHeaders) {
        Map<String, String> all = new HashMap<>(headers);
        all.putAll(moreHeaders);
        return new Answer(status, Map.copyOf(all), contentType, body, worked, sales, errands);
    }
}
