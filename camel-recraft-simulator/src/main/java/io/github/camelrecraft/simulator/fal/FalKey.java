package io.github.camelrecraft.simulator.fal;

import io.github.camelrecraft.simulator.http.HttpCall;
import io.github.camelrecraft.simulator.protocol.Studio;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The key of a request.
 *
 * @param id who pays
 */
record FalKey(String id) {

    private static final Pattern HEADER = Pattern.compile("Key +(([^: ]+):([^: ]+))");

    /**
     * Reads it.
     *
     * @throws FalRefusal when there is none, or a wrong one
     */
    static FalKey of(HttpCall call, Studio studio) {
        Matcher header = HEADER.matcher(call.header("authorization"));
        if (!header.matches()) {
            throw FalRefusal.unauthorized(
                    "Authentication is required to access this application: Authorization: Key <key id>:<key secret>");
        }
        if (!studio.accepts(header.group(1))) {
            throw FalRefusal.unauthorized("Invalid key");
        }
        return new FalKey(header.group(2));
    }
}
