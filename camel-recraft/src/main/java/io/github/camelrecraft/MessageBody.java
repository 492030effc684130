package io.github.camelrecraft;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelrecraft.model.ImageOption;
import io.github.camelrecraft.model.InvalidOptionException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;
import org.jspecify.annotations.Nullable;

/**
 * What a body says: a prompt as text, several as a list, or options by name as a map or a JSON object, the prompt among
 * them.
 *
 * @param prompts the prompts; empty when the body has none
 * @param options the other options that the body names
 */
record MessageBody(List<String> prompts, Map<ImageOption<?>, Object> options) {

    /** Far more than any prompt, and little enough to read on the route's thread. */
    private static final int MAX_BYTES = 1 << 18;

    /** No prompt begins like this; an image of JSON with a comma too many would be paid for. */
    private static final Pattern OBJECT_BEGINS = Pattern.compile("\\{\\s*\"");

    /** Loaded when a body is JSON. */
    private static final class Mapping {
        static final JsonMapper JSON = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() {};
    }

    /** Says nothing. */
    static final MessageBody EMPTY = new MessageBody(List.of(), Map.of());

    /**
     * Reads a message's body.
     *
     * @throws InvalidOptionException when it is neither text nor options
     */
    static MessageBody of(Message message) {
        Object body = message.getBody();
        if (body instanceof Map<?, ?> map) {
            return named(map);
        }
        if (body instanceof Collection<?> several) {
            return new MessageBody(
                    several.stream().map(each -> prompt(message, each)).toList(), Map.of());
        }
        String text = body == null ? "" : text(message, body).strip();
        if (text.isEmpty()) {
            return EMPTY;
        }
        return json(message, text).map(MessageBody::named).orElseGet(() -> new MessageBody(List.of(text), Map.of()));
    }

    /** One of several prompts; options are the same for all of them, so a map is none. */
    private static String prompt(Message message, Object each) {
        Object body = each instanceof Message inner ? inner.getBody() : each;
        if (body == null) {
            throw new InvalidOptionException("prompt", "is empty", "leave no gaps in a list of prompts");
        }
        return text(message, body).strip();
    }

    private static String text(Message message, Object body) {
        if (body instanceof CharSequence characters) {
            return characters.toString();
        }
        // Anything at all converts to text by its toString: only what holds text is taken for a prompt.
        boolean holdsText = body instanceof byte[]
                || body instanceof InputStream
                || body instanceof StreamCache
                || body instanceof Reader
                || body instanceof WrappedFile
                || body instanceof File
                || body instanceof ByteBuffer;
        Exchange exchange = message.getExchange();
        InputStream stream = holdsText
                ? exchange.getContext().getTypeConverter().convertTo(InputStream.class, exchange, body)
                : null;
        if (stream == null) {
            throw notAPrompt(body, "is not text");
        }
        try (stream) {
            byte[] bytes = stream.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw notAPrompt(body, "has more than " + MAX_BYTES + " bytes");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw notAPrompt(body, "is not text in UTF-8");
        } catch (IOException e) {
            throw notAPrompt(body, "cannot be read (" + e.getMessage() + ")");
        } finally {
            if (body instanceof StreamCache cache) {
                cache.reset();
            }
        }
    }

    private static Optional<Map<?, ?>> json(Message message, String text) {
        String type = message.getHeader(Exchange.CONTENT_TYPE, "", String.class);
        boolean declared = type.toLowerCase(Locale.ROOT).contains("json");
        boolean begun = OBJECT_BEGINS.matcher(text).lookingAt();
        if (!declared && !begun && !(text.startsWith("{") && text.endsWith("}"))) {
            return Optional.empty();
        }
        String where = "";
        try {
            Map<?, ?> object = Mapping.JSON.readValue(text, Mapping.OBJECT);
            if (object != null) {
                return Optional.of(object);
            }
        } catch (JsonProcessingException e) {
            // a prompt in braces, unless it is said to be JSON or begins as such; what Jackson says may cite it
            where = where(e.getLocation());
        }
        if (declared) {
            throw new InvalidOptionException(
                    "body",
                    type,
                    "is not a JSON object" + where,
                    "send a JSON object of options, or a prompt as text/plain");
        }
        if (begun) {
            throw new InvalidOptionException(
                    "body",
                    "begins as a JSON object and is none" + where,
                    "correct it, or send a prompt that looks like this in the header " + RecraftConstants.PROMPT
                            + ", with an empty body");
        }
        return Optional.empty();
    }

    private static String where(@Nullable JsonLocation location) {
        return location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }

    private static MessageBody named(Map<?, ?> named) {
        Map<ImageOption<?>, Object> options = new LinkedHashMap<>();
        named.forEach((name, value) -> {
            ImageOption<?> option = ImageOption.named(String.valueOf(name))
                    .filter(ImageOption::settableByMessage)
                    .orElseThrow(() -> unknown(String.valueOf(name)));
            if (value != null) {
                options.put(option, OptionValues.read(option, value));
            }
        });
        Object prompt = options.remove(ImageOption.PROMPT);
        return new MessageBody(prompt == null ? List.of() : List.of(prompt.toString()), options);
    }

    private static InvalidOptionException unknown(String name) {
        List<String> known = ImageOption.all().stream()
                .filter(ImageOption::settableByMessage)
                .map(ImageOption::optionName)
                .toList();
        return new InvalidOptionException(
                "body",
                name,
                "is not an option that a message may set",
                Spelling.nearest(name, known)
                                .map(nearest -> "write " + nearest + ", or ")
                                .orElse("")
                        + "leave it out, or set it on the endpoint if it is one of its options");
    }

    private static InvalidOptionException notAPrompt(Object body, String problem) {
        return new InvalidOptionException(
                "body",
                body.getClass().getTypeName(),
                problem + ", so it cannot be the prompt",
                "send the prompt as text, options as a map or a JSON object, or an empty body with the header "
                        + RecraftConstants.PROMPT);
    }
}
