package io.github.camelrecraft;

import io.github.camelrecraft.model.ImageOption;
import io.github.camelrecraft.model.InvalidOptionException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body, or one of the elements of a body that is a list: it means what it would mean alone.
 *
 * @param exchange says in which charset bytes are, where the type does not
 * @param type     the header Content-Type; empty when there is none
 * @param kind     what the type says of a text
 * @param what     names the body in errors
 */
record BodyReader(Exchange exchange, String type, TextKind kind, String what) {

    private static final String SPLIT = "split the message, so that each is a message of its own";

    BodyReader(Message message) {
        this(message.getExchange(), type(message), TextKind.of(type(message)), "body");
    }

    private static String type(Message message) {
        return message.getHeader(Exchange.CONTENT_TYPE) == null
                ? ""
                : message.getHeader(Exchange.CONTENT_TYPE, "", String.class);
    }

    /**
     * What the body says.
     *
     * @throws InvalidOptionException when it is neither text nor options
     */
    MessageBody read(@Nullable Object body) {
        if (body == null) {
            return MessageBody.EMPTY;
        }
        if (body instanceof Map<?, ?> map) {
            return named(map);
        }
        Optional<Collection<?>> several = Several.in(body);
        if (several.isPresent()) {
            return listed(several.get());
        }
        Optional<String> text = new BodyText(exchange, type, what).of(body);
        if (text.isPresent()) {
            return said(text.get());
        }
        if (!BodyJson.isTree(body)) {
            throw BodyText.notAPrompt(what, body, "is not text");
        }
        return read(BodyJson.values(body));
    }

    private MessageBody said(String text) {
        if (text.isEmpty()) {
            return MessageBody.EMPTY;
        }
        Optional<Object> json = kind.json(text, what, type);
        return json.isPresent() ? as(TextKind.EITHER, what).read(json.get()) : new MessageBody(List.of(text), Map.of());
    }

    private MessageBody listed(Collection<?> several) {
        List<String> prompts = new ArrayList<>(several.size());
        for (Object each : several) {
            prompts.add(element(each, what + " at place " + (prompts.size() + 1) + " of " + several.size()));
        }
        return new MessageBody(prompts, Map.of());
    }

    /** One of several prompts. The list itself is no text, so that it came from JSON says nothing of what is in it. */
    private String element(@Nullable Object element, String place) {
        MessageBody said = element instanceof Message message
                ? new BodyReader(exchange, type(message), TextKind.of(type(message)), place).read(message.getBody())
                : as(kind == TextKind.PROMPT ? kind : TextKind.EITHER, place).read(element);
        if (!said.options().isEmpty()) {
            throw new InvalidOptionException(
                    place,
                    "sets "
                            + said.options().keySet().stream()
                                    .map(ImageOption::optionName)
                                    .collect(Collectors.joining(", "))
                            + ", which is the same for all prompts of a message",
                    "set it in a header, or " + SPLIT);
        }
        if (said.prompts().size() > 1) {
            throw new InvalidOptionException(place, "is " + said.prompts().size() + " prompts", SPLIT);
        }
        if (said.prompts().isEmpty() || said.prompts().get(0).isBlank()) {
            throw new InvalidOptionException(place, "is empty", "leave no gaps in a list of prompts");
        }
        return said.prompts().get(0);
    }

    private BodyReader as(TextKind other, String name) {
        return new BodyReader(exchange, type, other, name);
    }

    private MessageBody named(Map<?, ?> named) {
        Map<ImageOption<?>, Object> options = new LinkedHashMap<>();
        named.forEach((name, value) -> {
            ImageOption<?> option = ImageOption.named(String.valueOf(name))
                    .filter(ImageOption::settableByMessage)
                    .orElseThrow(() -> unknown(String.valueOf(name)));
            if (value != null && options.put(option, OptionValues.read(option, value)) != null) {
                throw new InvalidOptionException(
                        what, name, "is there twice, in two spellings", "leave one of them out");
            }
        });
        Object prompt = options.remove(ImageOption.PROMPT);
        return new MessageBody(prompt == null ? List.of() : List.of(prompt.toString()), options);
    }

    private InvalidOptionException unknown(String name) {
        List<String> known = ImageOption.all().stream()
                .filter(ImageOption::settableByMessage)
                .map(ImageOption::optionName)
                .toList();
        return new InvalidOptionException(
                what,
                name,
                "is not an option that a message may set",
                Spelling.nearest(name, known)
                                .map(nearest -> "write " + nearest + ", or ")
                                .orElse("")
                        + "leave it out, or set it on the endpoint if it is one of its options");
    }
}
