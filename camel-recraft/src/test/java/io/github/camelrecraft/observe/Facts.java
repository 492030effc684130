package io.github.camelrecraft.observe;

import io.github.camelrecraft.model.RecraftOperation;
import java.net.URI;

/** Facts of requests, for tests. */
final class Facts {

    private static final URI ADDRESS = URI.create("https://api.example.com/v1");

    private Facts() {}

    static RequestFacts of(String model) {
        return new RequestFacts("runware", RecraftOperation.GENERATE, model, true, 1, ADDRESS, "job-" + model);
    }

    static RequestFacts unlisted(String model) {
        return new RequestFacts("runware", RecraftOperation.GENERATE, model, false, 1, ADDRESS, null);
    }
}
