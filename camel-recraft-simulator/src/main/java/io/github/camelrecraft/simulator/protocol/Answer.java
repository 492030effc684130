package io.github.camelrecraft.simulator.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * What a provider says to a request, and what follows from it.
 *
 * @param status  the HTTP status
 * @param headers beside the usual ones
 * @param json    the body
 * @param worked  whether the caller waited for work: only then the latency applies
 * @param sales   what is billed
 * @param errands what else is sent when the work is done
 */
public record Answer(
        int status,
        Map<String, String> headers,
        JsonNode json,
        boolean worked,
        List<Sale> sales,
        List<Errand> errands) {

    /** An immediate answer that costs nothing. */
    public static Answer free(int status, JsonNode json) {
        return new Answer(status, Map.of(), json, false, List.of(), List.of());
    }

    /** The same with another message; what was sold stays sold. */
    public Answer saying(Answer other) {
        return new Answer(other.status, other.headers, other.json, worked, sales, errands);
    }

    /** With one more header. */
    public Answer with(Map<String, String> moreHeaders) {
        return new Answer(status, moreHeaders, json, worked, sales, errands);
    }
}
