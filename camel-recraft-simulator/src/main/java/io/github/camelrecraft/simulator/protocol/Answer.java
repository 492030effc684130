package io.github.camelrecraft.simulator.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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
 * @param patience    after how long a caller who waits is answered although the work goes on; null when he waits for it
 * @param unsold      the job that is not to be paid for after all, or null
 */
public record Answer(
        int status,
        Map<String, String> headers,
        String contentType,
        String body,
        boolean worked,
        List<Sale> sales,
        List<Errand> errands,
        @Nullable Duration patience,
        @Nullable String unsold) {

    /** An answer that waits for the work. */
    public Answer(
            int status,
            Map<String, String> headers,
            String contentType,
            String body,
            boolean worked,
            List<Sale> sales,
            List<Errand> errands) {
        this(status, headers, contentType, body, worked, sales, errands, null, null);
    }

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
        return new Answer(
                other.status, other.headers, other.contentType, other.body, worked, sales, errands, patience, unsold);
    }

    /** With more headers; of two with the same name the new one. */
    public Answer with(Map<String, String> moreHeaders) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(headers);
        all.putAll(moreHeaders);
        return new Answer(status, all, contentType, body, worked, sales, errands, patience, unsold);
    }

    /** Given after this long at the latest. */
    public Answer within(Duration longest) {
        return new Answer(status, headers, contentType, body, worked, sales, errands, longest, unsold);
    }

    /** The job is not to be paid for after all. */
    public Answer unselling(String jobId) {
        return new Answer(status, headers, contentType, body, worked, sales, errands, patience, jobId);
    }
}
