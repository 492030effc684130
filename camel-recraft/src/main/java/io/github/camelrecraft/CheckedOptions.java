package io.github.camelrecraft;

import io.github.camelrecraft.model.ImageOption;
import io.github.camelrecraft.model.Offer;
import io.github.camelrecraft.model.RequestCheck;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for beside prompts and images, held against the catalogue: the same for all messages of an endpoint that
 * set no option themselves.
 *
 * @param offer          who does it, with which model
 * @param check          holds against the offer what else a message brings
 * @param options        the options, the prompt not among them
 * @param dropped        the names of those that were left out because nobody there knows them, in lenient mode
 * @param dropsPrompt    whether a prompt is left out, too
 * @param idempotencyKey the route's own key; null when it has none
 */
record CheckedOptions(
        Offer offer,
        RequestCheck check,
        Map<ImageOption<?>, Object> options,
        List<String> dropped,
        boolean dropsPrompt,
        @Nullable String idempotencyKey) {

    /** Many messages have the same, and none may change it. */
    CheckedOptions {
        options = Collections.unmodifiableMap(options);
        dropped = List.copyOf(dropped);
    }

    /**
     * Checks the prompts of a message.
     *
     * @param left gets the option's name when prompts are left out
     * @return those to send
     * @throws io.github.camelrecraft.model.InvalidOptionException when one of them cannot be sent
     */
    List<String> checked(List<String> prompts, List<String> left) {
        if (dropsPrompt && !prompts.isEmpty()) {
            left.add(ImageOption.PROMPT.optionName());
            return List.of();
        }
        for (String prompt : prompts) {
            check.checkPrompt(prompt, options);
        }
        return prompts;
    }

    /** The options with the first of the prompts among them, as one that is asked for. */
    Map<ImageOption<?>, Object> with(List<String> prompts) {
        if (prompts.isEmpty()) {
            return options;
        }
        Map<ImageOption<?>, Object> all = new LinkedHashMap<>(options);
        all.put(ImageOption.PROMPT, prompts.get(0));
        return all;
    }
}
