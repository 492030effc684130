package io.github.camelrecraft.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelrecraft.http.AnswerHead;
import io.github.camelrecraft.http.HttpAnswer;
import io.github.camelrecraft.http.HttpBody;
import io.github.camelrecraft.http.HttpCall;
import io.github.camelrecraft.model.ImageContent;
import io.github.camelrecraft.model.ImageFormat;
import io.github.camelrecraft.model.ImageInfo;
import io.github.camelrecraft.model.ImageOption;
import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.model.ImageSize.Pixels;
import io.github.camelrecraft.model.ImageSize.Ratio;
import io.github.camelrecraft.model.InputImage;
import io.github.camelrecraft.model.InputImages;
import io.github.camelrecraft.model.InputRule;
import io.github.camelrecraft.model.Offer;
import io.github.camelrecraft.model.OptionRule;
import io.github.camelrecraft.model.RecraftOperation;
import io.github.camelrecraft.model.SizeTable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Requests, answers and rows of a catalogue for the tests of providers. */
final class Requests {

    static final String JOB = "7188a3b4-c665-48d7-b046-dc2d2b6678ff";

    static final ProviderAccess ACCESS = new ProviderAccess(URI.create("https://api.example.com/v1"), "key", "account");

    static final Offer CLOUDFLARE = offer(
            "cloudflare",
            "recraft/recraftv4-1",
            Map.of(),
            Map.of("gatewayBackoff", oneOf("constant", "linear", "exponential")));

    static final Offer RUNWARE = offer(
            "runware",
            "recraft:v4.1@0",
            Map.of("taskType", "imageInference", "palette", "settings"),
            Map.of(
                    "outputType", oneOf("URL", "base64Data", "dataURI"),
                    "outputFormat", oneOf("JPG", "PNG", "WEBP"),
                    "safety", oneOf("none", "fast"),
                    "delivery", oneOf("sync", "poll")));

    static final Offer RUNWARE_V4 = offer(
            "runware",
            "recraft:v4@0",
            Map.of("taskType", "imageInference", "palette", "providerSettings.recraft"),
            RUNWARE.options());

    static final Offer RUNWARE_VECTOR = offer(
            "runware",
            "recraft:v4@vector",
            Map.of("taskType", "vectorize", "palette", "providerSettings.recraft"),
            Map.of("outputFormat", oneOf("SVG")));

    static final Offer FAL = offer(
            "fal",
            "fal-ai/recraft/v4.1/text-to-image",
            Map.of(),
            Map.of("falQueuePriority", oneOf("normal", "low"), "delivery", oneOf("sync", "poll")));

    static final Offer REPLICATE = offer(
            "replicate",
            "recraft-ai/recraft-v4.1",
            Map.of(),
            Map.of(
                    "delivery", oneOf("sync", "poll"),
                    "webhookEvents", oneOf("start", "output", "logs", "completed")));

    private static final JsonMapper JSON = new JsonMapper();

    private Requests() {}

    /** A request with a prompt and these options, given as name and value by turns and read as a message's are. */
    static ImageRequest request(Offer offer, Object... options) {
        Map<ImageOption<?>, Object> read = new LinkedHashMap<>();
        read.put(ImageOption.PROMPT, "A fox");
        for (int i = 0; i < options.length; i += 2) {
            ImageOption<?> option = ImageOption.named((String) options[i]).orElseThrow();
            read.put(option, option.read(options[i + 1]));
        }
        return new ImageRequest(RecraftOperation.GENERATE, offer, read, JOB);
    }

    /** A request without a prompt and with images. */
    static ImageRequest of(RecraftOperation operation, Offer offer, InputImages images, Object... options) {
        Map<ImageOption<?>, Object> read =
                new LinkedHashMap<>(request(offer, options).options());
        read.remove(ImageOption.PROMPT);
        return new ImageRequest(operation, offer, read, List.of(new ImageRequest.Task(JOB, "", 0)), images);
    }

    /** What is said to be a PNG of these bytes. */
    static InputImage image(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return new InputImage(
                new ImageInfo(ImageFormat.PNG, 1, 1, bytes.length, "digest of " + text), new ImageContent() {
                    @Override
                    public InputStream open() {
                        return new ByteArrayInputStream(bytes);
                    }

                    @Override
                    public long length() {
                        return bytes.length;
                    }
                });
    }

    /** The same row with other traits. */
    static Offer with(Offer offer, Map<String, String> traits) {
        return new Offer(
                offer.provider(),
                offer.model(),
                offer.modelId(),
                offer.sizes(),
                offer.defaultSize(),
                offer.options(),
                traits,
                offer.input(),
                offer.price(),
                offer.batch());
    }

    static HttpAnswer answer(int status, String body) {
        return new HttpAnswer(new AnswerHead(status, Map.of("content-type", "application/json")), body.getBytes(UTF_8));
    }

    static JsonNode body(HttpCall call) {
        return json(text(call));
    }

    static String text(HttpCall call) {
        StringBuilder text = new StringBuilder();
        for (HttpBody.Piece piece : call.body().pieces()) {
            try (InputStream in = piece.open()) {
                text.append(new String(in.readAllBytes(), UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return text.toString();
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OptionRule oneOf(String... values) {
        return new OptionRule(null, null, null, null, false, false, List.of(values), null);
    }

    private static Offer offer(
            String provider, String modelId, Map<String, String> traits, Map<String, OptionRule> options) {
        Map<Ratio, Pixels> sizes = new LinkedHashMap<>();
        sizes.put(new Ratio(1, 1), new Pixels(1024, 1024));
        sizes.put(new Ratio(16, 9), new Pixels(1344, 768));
        return new Offer(
                provider, "model", modelId, new SizeTable(sizes), null, options, traits, InputRule.ANY, null, 1);
    }
}
