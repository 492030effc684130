package io.github.camelrecraft;

import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.model.Lazy;
import java.util.List;

/**
 * What a message asks for, checked and ready to be sent.
 *
 * @param key      names the message, and the step, the same when it is delivered again; written out when somebody asks
 * @param requests at least one; several when one request does not take it all
 * @param dropped  the names of the options that were left out because nobody there knows them, in lenient mode
 * @param inputs   the images that the message brought
 */
record MessageRequests(Lazy<String> key, List<ImageRequest> requests, List<String> dropped, InputReader.Inputs inputs) {

    /** Whether the provider knows all of it under one id. */
    boolean isOne() {
        return requests.size() == 1 && first().tasks().size() == 1;
    }

    /** Whether there are several prompts. */
    boolean isBatch() {
        List<ImageRequest.Task> last = requests.get(requests.size() - 1).tasks();
        return last.get(last.size() - 1).index() > 0;
    }

    /** The first of the requests: operation, model and options are the same in all. */
    ImageRequest first() {
        return requests.get(0);
    }
}
