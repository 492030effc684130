package io.github.camelrecraft;

import io.github.camelrecraft.model.InvalidOptionException;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.TypeConversionException;
import org.apache.camel.WrappedFile;
import org.apache.camel.support.ExchangeHelper;
import org.apache.camel.util.IOHelper;
import org.jspecify.annotations.Nullable;

/**
 * Reads the text that a body holds, without the space around it. Bytes are in the charset of the type, else in that of
 * the exchange unless they are said to be JSON, else in UTF-8.
 *
 * @param exchange has the body
 * @param type     the header Content-Type; empty when there is none
 * @param what     names the body in errors
 */
record BodyText(Exchange exchange, String type, String what) {

    /** Bytes or characters: far more than any prompt, and little enough to read on the route's thread. */
    private static final int MAX_LENGTH = 1 << 18;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /**
     * The text; empty when the body holds none.
     *
     * @throws InvalidOptionException when it cannot be read
     */
    Optional<String> of(Object body) {
        try {
            String text = read(body);
            return text == null ? Optional.empty() : Optional.of(bare(text));
        } catch (IOException | TypeConversionException e) {
            throw notAPrompt(what, body, "cannot be read (" + e + ")");
        } finally {
            if (body instanceof StreamCache cache) {
                cache.reset();
            }
        }
    }

    /** Anything at all converts to text by its toString: only what holds text is taken for a prompt. */
    private @Nullable String read(Object body) throws IOException {
        if (body instanceof CharSequence characters) {
            return checked(characters.length(), body, "characters", characters).toString();
        }
        if (body instanceof Reader reader) {
            return read(reader, body);
        }
        if (body instanceof ByteBuffer buffer) {
            return decoded(checked(buffer.remaining(), body, "bytes", buffer.duplicate()), charset(), body);
        }
        if (body instanceof WrappedFile || body instanceof StreamCache && !(body instanceof InputStream)) {
            InputStream converted =
                    exchange.getContext().getTypeConverter().convertTo(InputStream.class, exchange, body);
            // of a file whose endpoint names a charset, Camel makes UTF-8
            return converted == null ? null : read(converted, StandardCharsets.UTF_8, body);
        }
        InputStream stream = stream(body);
        return stream == null ? null : read(stream, charset(), body);
    }

    private static @Nullable InputStream stream(Object body) throws IOException {
        if (body instanceof byte[] bytes) {
            return new ByteArrayInputStream(bytes);
        }
        if (body instanceof InputStream stream) {
            return stream;
        }
        if (body instanceof File file) {
            return Files.newInputStream(file.toPath());
        }
        return body instanceof Path path ? Files.newInputStream(path) : null;
    }

    private String read(InputStream stream, Charset charset, Object body) throws IOException {
        try (stream) {
            byte[] bytes = stream.readNBytes(MAX_LENGTH + 1);
            return decoded(checked(bytes.length, body, "bytes", ByteBuffer.wrap(bytes)), charset, body);
        }
    }

    private String read(Reader reader, Object body) throws IOException {
        try (reader) {
            CharBuffer characters = CharBuffer.allocate(MAX_LENGTH + 1);
            while (characters.hasRemaining() && reader.read(characters) >= 0) {
                // it gives as many as it has
            }
            return checked(characters.position(), body, "characters", characters.flip())
                    .toString();
        }
    }

    private <T> T checked(int length, Object body, String unit, T content) {
        if (length > MAX_LENGTH) {
            throw notAPrompt(what, body, "has more than " + MAX_LENGTH + " " + unit);
        }
        return content;
    }

    private String decoded(ByteBuffer bytes, Charset charset, Object body) {
        try {
            return charset.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw notAPrompt(what, body, "is not text in " + charset);
        }
    }

    private Charset charset() {
        String lower = type.toLowerCase(Locale.ROOT);
        String name = lower.contains("charset=") ? IOHelper.getCharsetNameFromContentType(lower) : ofExchange();
        try {
            return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw new InvalidOptionException(
                    what, "cannot be read: the charset " + name + " is not known", "send it in UTF-8, and say so");
        }
    }

    /** JSON is in UTF-8 by its standard, and what makes it of objects takes no charset from the exchange. */
    private @Nullable String ofExchange() {
        return TextKind.of(type) == TextKind.JSON ? null : ExchangeHelper.getCharsetName(exchange, false);
    }

    /** Without the mark that some programs put before a text, which would hide that it is JSON, or be drawn. */
    private static String bare(String text) {
        String bare = text.strip();
        return bare.startsWith(BYTE_ORDER_MARK) ? bare.substring(1).strip() : bare;
    }

    /** The error for a body that holds no text. */
    static InvalidOptionException notAPrompt(String what, Object body, String problem) {
        return new InvalidOptionException(
                what,
                body.getClass().getTypeName(),
                problem + ", so it cannot be the prompt",
                "send the prompt as text, options as a map or a JSON object, or an empty body with the header "
                        + RecraftConstants.PROMPT);
    }
}
