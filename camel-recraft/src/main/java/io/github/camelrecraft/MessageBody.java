package io.github.camelrecraft;

import io.github.camelrecraft.model.ImageOption;
import io.github.camelrecraft.model.InvalidOptionException;
import java.util.List;
import java.util.Map;
import org.apache.camel.Message;

/**
 * What a body says: a prompt as text, several as a list, or options by name as a map or a JSON object, the prompt among
 * them.
 *
 * @param prompts the prompts; empty when the body has none
 * @param options the other options that the body names
 */
record MessageBody(List<String> prompts, Map<ImageOption<?>, Object> options) {

    /** Says nothing. */
    static final MessageBody EMPTY = new MessageBody(List.of(), Map.of());

    /**
     * Reads a message's body.
     *
     * @throws InvalidOptionException when it is neither text nor options
     */
    static MessageBody of(Message message) {
        return new BodyReader(message).read(message.getBody());
    }
}
