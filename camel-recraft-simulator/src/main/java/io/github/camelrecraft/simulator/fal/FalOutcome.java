package io.github.camelrecraft.simulator.fal;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelrecraft.simulator.protocol.Answer;
import io.github.camelrecraft.simulator.protocol.Sale;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run gives.
 *
 * @param status    the HTTP status of its answer
 * @param errorType fal's name for what went wrong; empty when nothing did, and for a few refusals that have none
 * @param message   what went wrong
 * @param body      the output, or the error
 * @param sales     what it costs
 */
record FalOutcome(int status, String errorType, String message, JsonNode body, List<Sale> sales) {

    private static final int FIRST_SERVER_ERROR = 500;

    static FalOutcome success(JsonNode output, List<Sale> sales) {
        return new FalOutcome(200, "", "", output, sales);
    }

    static FalOutcome failure(int status, String errorType, String message, JsonNode body) {
        return new FalOutcome(status, errorType, message, body, List.of());
    }

    FalOutcome sold(Sale sale) {
        return new FalOutcome(status, errorType, message, body, List.of(sale));
    }

    boolean isGood() {
        return status == 200;
    }

    /** The answer with the headers that every answer of a run carries. */
    Answer answer(String requestId) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("x-fal-request-id", requestId);
        if (isGood()) {
            headers.put("X-Fal-Billable-Units", "1");
        } else {
            headers.put("X-Fal-Retryable", Boolean.toString(status >= FIRST_SERVER_ERROR));
        }
        if (!errorType.isEmpty()) {
            headers.put("X-Fal-Error-Type", errorType);
        }
        return Answer.free(status, body).with(headers);
    }
}
