package io.github.camelrecraft;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.simulator.Bill;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.converter.stream.ReaderCache;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sort of body becomes the prompts that whoever sent it expects, or is refused before anything is sent. */
class BodiesTest extends RouteTestSupport {

    private static final String PROMPT = "Füchse, 狐, 🦊";
    private static final String LATIN = "Füchse";
    private static final String PLAIN = "text/plain";
    private static final String JSON = "application/json";
    private static final String NAMED = "{\"prompt\": \"A fox\"}";
    private static final String BROKEN = "{\"prompt\": \"A fox\",}";

    private static final DefaultCamelContext APART = new DefaultCamelContext();

    @TempDir
    static Path files;

    /**
     * A body, and what it is to become.
     *
     * @param name    says what it is
     * @param type    the header Content-Type; null for none
     * @param body    the body
     * @param prompts the prompts that are sent, in their order
     */
    private record Taken(String name, String type, Object body, String... prompts) {
        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * A body that is refused.
     *
     * @param name   says what it is
     * @param type   the header Content-Type; null for none
     * @param body   the body
     * @param reason what the error says of it
     * @param wayOut what the error says to do
     */
    private record Refused(String name, String type, Object body, String reason, String wayOut) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Taken> taken() throws IOException {
        return Stream.of(
                new Taken("JSON that is said to be text", PLAIN, NAMED, NAMED),
                new Taken(
                        "JSON that is said to be text, in bytes",
                        "Text/Plain; charset=utf-8",
                        NAMED.getBytes(UTF_8),
                        NAMED),
                new Taken("JSON with a comma too many that is said to be text", PLAIN, BROKEN, BROKEN),
                new Taken("JSON under the type of a page that was fetched before", "text/html", NAMED, "A fox"),
                new Taken("a text under that type", "text/html; charset=utf-8", PROMPT, PROMPT),
                new Taken("JSON under the type of an image that was made before", "image/png", NAMED, "A fox"),
                new Taken("an array that is said to be text", PLAIN, "[\"A fox\"]", "[\"A fox\"]"),
                new Taken("a map beside which a text is announced", PLAIN, Map.of("prompt", "A fox"), "A fox"),
                new Taken("JSON of another sort", "application/vnd.acme+json", NAMED, "A fox"),
                new Taken("JSON by its older name", "text/json", NAMED, "A fox"),
                new Taken("JSON that is not announced", null, NAMED, "A fox"),
                new Taken("JSON behind a byte order mark", null, "\uFEFF" + NAMED, "A fox"),
                new Taken("JSON behind a byte order mark in bytes", JSON, ("\uFEFF" + NAMED).getBytes(UTF_8), "A fox"),
                new Taken("a text behind a byte order mark", null, ("\uFEFF" + PROMPT).getBytes(UTF_8), PROMPT),
                new Taken("a JSON text", JSON, "\"A fox\"", "A fox"),
                new Taken("a JSON array", JSON, "[\"A fox\", \"A hare\"]", "A fox", "A hare"),
                new Taken("a JSON array that is not announced", null, "[\"A fox\", \"A hare\"]", "A fox", "A hare"),
                new Taken(
                        "a JSON array of objects",
                        JSON,
                        "[" + NAMED + ", {\"prompt\": \"A hare\"}]",
                        "A fox",
                        "A hare"),
                new Taken("a text in brackets", null, "[a fox] beside [a hare]", "[a fox] beside [a hare]"),
                new Taken("a text in braces", null, "{a fox}", "{a fox}"),
                new Taken("Latin 1 that says so", "text/plain; charset=ISO-8859-1", LATIN.getBytes(ISO_8859_1), LATIN),
                new Taken(
                        "Latin 1 in a stream",
                        "text/plain;CHARSET=\"iso-8859-1\"",
                        stream(LATIN.getBytes(ISO_8859_1)),
                        LATIN),
                new Taken("UTF-16 that says so", "text/plain; charset=UTF-16", PROMPT.getBytes(UTF_16), PROMPT),
                new Taken("JSON in UTF-16", JSON + "; charset=UTF-16LE", NAMED.getBytes(UTF_16LE), "A fox"),
                new Taken(
                        "a buffer that was read in part",
                        null,
                        ByteBuffer.wrap(("-" + PROMPT).getBytes(UTF_8)).position(1),
                        PROMPT),
                new Taken("a cached reader", null, new ReaderCache(PROMPT), PROMPT),
                new Taken("a path", null, Files.writeString(files.resolve("a path.txt"), PROMPT), PROMPT),
                new Taken("an array of texts", null, new String[] {"A fox", "A hare"}, "A fox", "A hare"),
                new Taken(
                        "an array of objects",
                        null,
                        new Object[] {"A fox", "A hare".getBytes(UTF_8)},
                        "A fox",
                        "A hare"),
                new Taken("a set", null, new TreeSet<>(List.of("A hare", "A fox")), "A fox", "A hare"),
                new Taken(
                        "a list of maps of a prompt each",
                        null,
                        List.of(Map.of("prompt", "A fox"), Map.of("Prompt", "A hare")),
                        "A fox",
                        "A hare"),
                new Taken("a list of JSON of a prompt each", null, List.of(NAMED, "A hare"), "A fox", "A hare"),
                new Taken("a list of JSON that is said to be text", PLAIN, List.of(NAMED, "A hare"), NAMED, "A hare"),
                new Taken("a list of what was JSON before", JSON, List.of("A fox", "A hare"), "A fox", "A hare"),
                new Taken(
                        "a list of messages",
                        null,
                        List.of(message("A fox", null), message(NAMED, PLAIN)),
                        "A fox",
                        NAMED),
                new Taken("a tree of JSON", null, tree(NAMED), "A fox"),
                new Taken("a tree that is a list", null, tree("[\"A fox\", " + NAMED + "]"), "A fox", "A fox"),
                new Taken("a tree that is a text", null, tree("\"A fox\""), "A fox"),
                new Taken("a list of trees", null, List.of(tree(NAMED), tree("\"A hare\"")), "A fox", "A hare"),
                new Taken("an option that is null", null, "{\"prompt\": \"A fox\", \"size\": null}", "A fox"),
                new Taken("a prompt of ten thousand characters", null, "🦊".repeat(10_000), "🦊".repeat(10_000)));
    }

    static Stream<Refused> refused() {
        return Stream.of(
                new Refused(
                        "a text that is said to be JSON",
                        JSON,
                        "A fox",
                        "body=application/json is not JSON (line 1, column",
                        "remove the header Content-Type, which an earlier step may have left"),
                new Refused(
                        "JSON with a comma too many",
                        null,
                        BROKEN,
                        "begins as JSON, but is not JSON (line 1, column 20)",
                        "Content-Type text/plain"),
                new Refused(
                        "an array with a comma too many",
                        null,
                        "[\"A fox\", \"A hare\",]",
                        "begins as JSON, but is not JSON",
                        "text/plain"),
                new Refused(
                        "JSON with a comma too many behind a byte order mark",
                        null,
                        "\uFEFF" + BROKEN,
                        "begins as JSON",
                        "text/plain"),
                new Refused("null that is said to be JSON", JSON, "null", "is null", "text/plain"),
                new Refused("a JSON number", JSON, "42", "is not text", "text"),
                new Refused(
                        "a JSON array of numbers",
                        JSON,
                        "[1, 2]",
                        "body at place 1 of 2=java.lang.Integer is not text",
                        "text"),
                new Refused(
                        "a JSON array in an array",
                        JSON,
                        "[\"A fox\", [\"A hare\", \"An owl\"]]",
                        "body at place 2 of 2 is 2 prompts",
                        "split the message"),
                new Refused(
                        "a name that stands twice",
                        null,
                        "{\"prompt\": \"A fox\", \"prompt\": \"A hare\"}",
                        "names something twice (line 1, column",
                        "correct it"),
                new Refused(
                        "a name that stands twice in what is said to be JSON",
                        JSON,
                        "{\"size\": \"1:1\", \"size\": \"16:9\"}",
                        "names something twice",
                        "correct it"),
                new Refused(
                        "a name that stands twice in two spellings",
                        null,
                        "{\"prompt\": \"A fox\", \"PROMPT\": \"A hare\"}",
                        "body=PROMPT is there twice",
                        "leave one"),
                new Refused(
                        "a name in two spellings in a map",
                        null,
                        map("prompt", "A fox", "Prompt", "A hare"),
                        "body=Prompt is there twice",
                        "leave one"),
                new Refused(
                        "a name that is no option",
                        null,
                        Map.of("prompt", "A fox", "hue", "red"),
                        "body=hue is not an option that a message may set",
                        "leave it out"),
                new Refused("no name at all", null, map(null, "A fox"), "body=null is not an option", "leave it out"),
                new Refused(
                        "a number as the prompt",
                        null,
                        Map.of("prompt", 42),
                        "prompt=java.lang.Integer is not text",
                        "in quotes"),
                new Refused(
                        "a number as the prompt of JSON",
                        null,
                        "{\"prompt\": 42}",
                        "prompt=java.lang.Integer is not text",
                        "in quotes"),
                new Refused(
                        "a truth as the prompt",
                        null,
                        "{\"prompt\": true}",
                        "prompt=java.lang.Boolean is not text",
                        "in quotes"),
                new Refused(
                        "an object as the prompt",
                        null,
                        "{\"prompt\": {\"text\": \"A fox\"}}",
                        "prompt=java.util.LinkedHashMap is not a plain value",
                        "as text"),
                new Refused(
                        "a list as the prompt",
                        null,
                        "{\"prompt\": [\"A fox\", \"A hare\"]}",
                        "prompt=2 values",
                        "give one"),
                new Refused("null as one of the prompts", null, "{\"prompt\": [null]}", "prompt=1 values", "give one"),
                new Refused("no prompt", null, "{\"prompt\": null}", "prompt is empty", "CamelRecraftPrompt"),
                new Refused("a blank prompt", null, Map.of("prompt", " \n"), "prompt is empty", "CamelRecraftPrompt"),
                new Refused(
                        "nothing but space", null, " \uFEFF".getBytes(UTF_8), "prompt is empty", "CamelRecraftPrompt"),
                new Refused("an empty list", null, List.of(), "prompt is empty", "CamelRecraftPrompt"),
                new Refused("an object without anything", null, "{}", "prompt is empty", "CamelRecraftPrompt"),
                new Refused(
                        "a gap in a list of colours",
                        null,
                        map("prompt", "A fox", "colors", Arrays.asList("FF6B35", null)),
                        "colors has nothing at place 2 of 2",
                        "leave no gaps"),
                new Refused(
                        "an object in a list of colours",
                        null,
                        "{\"prompt\": \"A fox\", \"colors\": [{\"rgb\": [1, 2, 3]}]}",
                        "colors=java.util.LinkedHashMap is not a plain value",
                        "as text"),
                new Refused(
                        "a list in a list of colours",
                        null,
                        "{\"prompt\": \"A fox\", \"colors\": [[\"FF6B35\"]]}",
                        "colors=java.util.ArrayList is not a plain value",
                        "as text"),
                new Refused(
                        "an object that is optional as an option",
                        null,
                        Map.of("prompt", Optional.of("A fox")),
                        "prompt=java.util.Optional is not a plain value",
                        "as text"),
                new Refused(
                        "bytes that are no text as an option",
                        null,
                        Map.of("prompt", LATIN.getBytes(ISO_8859_1)),
                        "prompt=6 bytes is not text in UTF-8",
                        "as text"),
                new Refused(
                        "a gap in a list",
                        null,
                        Arrays.asList("A fox", null, "A hare"),
                        "body at place 2 of 3 is empty",
                        "leave no gaps"),
                new Refused(
                        "a gap in a JSON array",
                        JSON,
                        "[\"A fox\", null]",
                        "body at place 2 of 2 is empty",
                        "leave no gaps"),
                new Refused(
                        "a gap in an array",
                        null,
                        new String[] {null},
                        "body at place 1 of 1 is empty",
                        "leave no gaps"),
                new Refused(
                        "a blank in a list",
                        null,
                        List.of("A fox", " "),
                        "body at place 2 of 2 is empty",
                        "leave no gaps"),
                new Refused(
                        "a message without a body in a list",
                        null,
                        List.of(message(null, null)),
                        "body at place 1 of 1 is empty",
                        "leave no gaps"),
                new Refused(
                        "a null tree in a list",
                        null,
                        List.of(JsonNodeFactory.instance.nullNode()),
                        "body at place 1 of 1 is empty",
                        "leave no gaps"),
                new Refused(
                        "a number in a list",
                        null,
                        List.of("A fox", 42),
                        "body at place 2 of 2=java.lang.Integer is not text",
                        "as text"),
                new Refused(
                        "options in a list",
                        null,
                        List.of("A fox", Map.of("prompt", "A hare", "size", "16:9")),
                        "body at place 2 of 2 sets size, which is the same for all prompts of a message",
                        "split the message"),
                new Refused(
                        "options in JSON in a list",
                        null,
                        List.of("{\"prompt\": \"A fox\", \"size\": \"16:9\"}"),
                        "body at place 1 of 1 sets size",
                        "split the message"),
                new Refused(
                        "options in a tree in a list",
                        null,
                        List.of(tree("{\"prompt\": \"A fox\", \"size\": \"16:9\"}")),
                        "body at place 1 of 1 sets size",
                        "split the message"),
                new Refused(
                        "a name that is no option in a list",
                        null,
                        List.of(Map.of("hue", "red")),
                        "body at place 1 of 1=hue is not an option",
                        "leave it out"),
                new Refused(
                        "JSON with a comma too many in a list",
                        null,
                        List.of("A fox", BROKEN),
                        "body at place 2 of 2 begins as JSON, but is not JSON",
                        "text/plain"),
                new Refused("a number", null, 42, "body=java.lang.Integer is not text", "as text"),
                new Refused("numbers", null, new int[] {1, 2}, "body=int[] is not text", "as text"),
                new Refused(
                        "an optional text",
                        null,
                        Optional.of("A fox"),
                        "body=java.util.Optional is not text",
                        "as text"),
                new Refused("an object", null, new Object(), "body=java.lang.Object is not text", "as text"),
                new Refused("an image", null, Pngs.plain(8, 8), "body=byte[] is not text in UTF-8", "as text"),
                new Refused(
                        "Latin 1 that does not say so",
                        null,
                        LATIN.getBytes(ISO_8859_1),
                        "is not text in UTF-8",
                        "as text"),
                new Refused("UTF-16 that does not say so", null, "A fox".getBytes(UTF_16LE), "U+0000", "text"),
                new Refused("half a character", null, "A fox \uD83E", "U+D83E", "text"),
                new Refused(
                        "a charset that nobody knows",
                        "text/plain; charset=klingon-8",
                        "A fox".getBytes(UTF_8),
                        "charset klingon-8 is not known",
                        "UTF-8"),
                new Refused(
                        "a file that is not there",
                        null,
                        new File("/nowhere/prompt.txt"),
                        "cannot be read (java.nio.file.NoSuchFileException",
                        "as text"),
                new Refused("a folder", null, new File("/"), "cannot be read", "as text"),
                new Refused(
                        "a stream that breaks",
                        null,
                        breaking(),
                        "cannot be read (java.io.IOException: cut)",
                        "as text"),
                new Refused(
                        "a text of a megabyte", null, "x".repeat(1 << 20), "more than 262144 characters", "as text"),
                new Refused(
                        "a reader of a megabyte",
                        null,
                        new StringReader("x".repeat(1 << 20)),
                        "more than 262144",
                        "as text"),
                new Refused("bytes of a megabyte", null, new byte[1 << 20], "more than 262144", "as text"),
                new Refused(
                        "JSON that is deeper than anybody writes",
                        null,
                        "{\"prompt\": " + "[".repeat(5_000),
                        "begins as JSON",
                        "text/plain"));
    }

    @ParameterizedTest
    @MethodSource("taken")
    void aBodyBecomesThePromptsThatItMeans(Taken row) {
        Exchange exchange = send("recraft:generate?{{runware}}", row.body(), type(row.type()));

        assertThat(exchange.getException()).isNull();
        assertThat(simulator().bills().all()).extracting(Bill::prompt).containsExactly(row.prompts());
    }

    @ParameterizedTest
    @MethodSource("refused")
    void aBodyThatMeansNothingIsRefusedBeforeAnythingIsSent(Refused row) {
        assertRefused(send("recraft:generate?{{runware}}", row.body(), type(row.type())), row);
    }

    static Stream<Refused> refusedAsImages() {
        byte[] png = Pngs.plain(300, 300);
        return Stream.of(
                new Refused(
                        "a text", null, "A fox", "image=java.lang.String is not an image", "bytes, a stream or a file"),
                new Refused("options", null, Map.of("prompt", "A fox"), "is not an image", "bytes, a stream or a file"),
                new Refused("JSON", JSON, NAMED, "image=java.lang.String is not an image", "bytes, a stream or a file"),
                new Refused("JSON in bytes", JSON, NAMED.getBytes(UTF_8), "is not a whole image", "PNG"),
                new Refused("no bytes", null, new byte[0], "is not a whole image", "PNG"),
                new Refused("an empty stream", null, stream(new byte[0]), "is not a whole image", "PNG"),
                new Refused("a stream that breaks", null, breaking(), "cannot be read", "bytes, a stream or a file"),
                new Refused(
                        "a file that is not there",
                        null,
                        new File("/nowhere/a.png"),
                        "cannot be read",
                        "bytes, a stream or a file"),
                new Refused("a folder", null, new File("/"), "image=java.io.File", "a file"),
                new Refused(
                        "a number", null, 42, "image=java.lang.Integer is not an image", "bytes, a stream or a file"),
                new Refused(
                        "an optional image",
                        null,
                        Optional.of(png),
                        "image=java.util.Optional is not an image",
                        "bytes, a stream or a file"),
                new Refused(
                        "two images", null, List.of(png, png), "image=2 images is not one image", "split the message"),
                new Refused(
                        "two images in an array",
                        null,
                        new byte[][] {png, png},
                        "image=2 images is not one image",
                        "split the message"),
                new Refused("no image", null, List.of(), "image=0 images is not one image", "send one"),
                new Refused(
                        "a gap", null, Collections.singletonList(null), "image is empty", "bytes, a stream or a file"));
    }

    @ParameterizedTest
    @MethodSource("refusedAsImages")
    void whatIsNoImageIsRefusedWhereTheBodyIsAnImage(Refused row) {
        Exchange exchange = send("recraft:imageToImage?{{recraft}}&prompt=A fox", row.body(), type(row.type()));

        assertRefused(exchange, row);
    }

    @Test
    void anArrayOfOneImageIsThatImage() {
        byte[][] body = {Pngs.plain(300, 300)};

        assertThat(send("recraft:vectorize?{{recraft}}", body).getException()).isNull();
    }

    @Test
    void anImageThatIsMissingAmongSeveralIsNamed() {
        Object[] body = {Pngs.plain(300, 300), null};

        Exchange exchange = send("recraft:createStyle?{{recraft}}", body);

        assertRefused(
                exchange, new Refused("", null, body, "image at place 2 of 2 is empty", "bytes, a stream or a file"));
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, ''", "UTF-8, &charset=UTF-8", "ISO-8859-1, &charset=ISO-8859-1"})
    void aFileIsReadInTheCharsetThatItsEndpointNames(String charset, String option) throws Exception {
        Files.write(
                Files.createDirectory(folder.resolve("in")).resolve("prompt.txt"),
                LATIN.getBytes(Charset.forName(charset)));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("file:" + folder.resolve("in") + "?initialDelay=0&delay=10&noop=true" + option)
                        .to("recraft:generate?{{runware}}")
                        .to("mock:done");
            }
        });
        MockEndpoint done = context.getEndpoint("mock:done", MockEndpoint.class);
        done.expectedMessageCount(1);

        context.start();

        done.assertIsSatisfied();
        assertThat(simulator().bills().all()).extracting(Bill::prompt).containsExactly(LATIN);
    }

    @ParameterizedTest
    @MethodSource("inAnotherCharset")
    void theCharsetOfTheExchangeHoldsForBytesAndNotForCharacters(Object body) {
        send("recraft:generate?{{runware}}", body, Map.of(Exchange.CHARSET_NAME, "ISO-8859-1"));

        assertThat(simulator().bills().all()).extracting(Bill::prompt).containsExactly(LATIN);
    }

    @Test
    void jsonIsInUtf8WhateverTheCharsetOfTheExchange() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .setProperty(Exchange.CHARSET_NAME, constant("ISO-8859-1"))
                        .marshal()
                        .json()
                        .to("recraft:generate?{{runware}}");
            }
        });

        send("direct:in", Map.of("prompt", LATIN));

        assertThat(simulator().bills().all()).extracting(Bill::prompt).containsExactly(LATIN);
    }

    static Stream<Object> inAnotherCharset() {
        return Stream.of(
                LATIN, new StringReader(LATIN), LATIN.getBytes(ISO_8859_1), stream(LATIN.getBytes(ISO_8859_1)));
    }

    @Test
    void aBufferCanBeReadAgain() {
        ByteBuffer body = ByteBuffer.wrap(PROMPT.getBytes(UTF_8));

        send("recraft:generate?{{runware}}", body);
        send("recraft:generate?{{runware}}", body);

        assertThat(simulator().bills().all()).extracting(Bill::prompt).containsExactly(PROMPT, PROMPT);
    }

    private void assertRefused(Exchange exchange, Refused row) {
        assertThat(exchange.getException())
                .isInstanceOfSatisfying(
                        RecraftInvalidRequestException.class,
                        failure -> assertThat(failure.getBilled()).isEqualTo(Billing.NO))
                .hasMessageContaining(row.reason())
                .hasMessageContaining(row.wayOut());
        assertThat(simulator().requests()).isEmpty();
    }

    private static Map<String, Object> type(String type) {
        return type == null ? Map.of() : Map.of(Exchange.CONTENT_TYPE, type);
    }

    private static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            map.put((String) namesAndValues[at], namesAndValues[at + 1]);
        }
        return map;
    }

    private static Object tree(String json) {
        try {
            return JsonMapper.builder().build().readTree(json);
        } catch (IOException e) {
            throw new RuntimeCamelException(e);
        }
    }

    /** A message of its own, as a list of results holds them. */
    private static Message message(Object body, String type) {
        Message message = new DefaultMessage(APART);
        message.setBody(body);
        if (type != null) {
            message.setHeader(Exchange.CONTENT_TYPE, type);
        }
        return message;
    }

    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    private static InputStream breaking() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("cut");
            }
        };
    }
}
