package io.github.camelrecraft.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelrecraft.simulator.protocol.Resources;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error that a provider's documents name. Where they name a family of codes, as Runware's {@code invalid…}, one of it
 * stands for all.
 *
 * @param provider {@code cloudflare}, {@code fal}, {@code recraft}, {@code replicate} or {@code runware}
 * @param status   the HTTP status; 200 for a failure inside a success, and where the status is not documented
 * @param code     the provider's code, or type; null when there is none beside the status
 * @param meaning  what has happened
 */
public record DocumentedError(
        String provider, int status, @Nullable String code, Meaning meaning) {

    private static final int OK = 200;

    /** What an error says. */
    public enum Meaning {
        /** The key is wrong or missing. */
        AUTHENTICATION,
        /** The key, or the account, must not do so. */
        FORBIDDEN,
        /** There is no money left, or none of a free quota. */
        BALANCE,
        /** The request, or what it holds, breaks a rule. */
        INVALID,
        /** There is no such model, job or path. */
        NOT_FOUND,
        /** The content is against the rules. */
        CONTENT,
        /** There were too many requests. */
        RATE_LIMIT,
        /** The provider cannot do it now. */
        UNAVAILABLE,
        /** It took too long. */
        TIMEOUT,
        /** The job was cancelled. */
        CANCELLED
    }

    /** All that a provider documents. */
    public static List<DocumentedError> of(String provider) {
        List<DocumentedError> errors = new ArrayList<>();
        for (JsonNode group : Resources.read("errors.json").required(provider)) {
            Meaning meaning = Meaning.valueOf(group.required("meaning").textValue());
            for (JsonNode code : group.required("codes")) {
                errors.add(
                        new DocumentedError(provider, group.required("status").intValue(), code.textValue(), meaning));
            }
        }
        return List.copyOf(errors);
    }

    /** The fault that makes the provider answer so. */
    public Fault fault() {
        if (code == null) {
            return Fault.status(status);
        }
        return status == OK ? Fault.failureInside200(code, "The work failed.") : Fault.error(status, code);
    }
}
