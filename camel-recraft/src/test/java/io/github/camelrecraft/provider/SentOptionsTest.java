package io.github.camelrecraft.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.http.HttpCall;
import io.github.camelrecraft.model.ImageOption;
import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.model.InputImages;
import io.github.camelrecraft.model.InvalidOptionException;
import io.github.camelrecraft.model.Offer;
import io.github.camelrecraft.model.OptionRule;
import io.github.camelrecraft.model.RecraftOperation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a provider says that it sends is what changes a request. */
class SentOptionsTest {

    private static final String UUID = "5c9f0c52-6b7e-4a39-9d0e-0f6a1d1e4a01";

    /** Where neither a number nor a yes is a value, or one that changes something. */
    private static final Map<String, Object> VALUES = Map.of(
            "size", "1024x1024",
            "colors", "FF6B35",
            "backgroundColor", "FF6B35",
            "strictColorPalette", "FF6B35",
            "outputType", "dataURI",
            "outputFormat", "png",
            "delivery", "poll",
            "styleId", UUID,
            "gatewayMetadata", "{\"team\":\"brand\"}",
            "textLayout",
                    List.of(Map.of(
                            "text",
                            "NOW",
                            "bbox",
                            List.of(List.of(0, 0), List.of(0.5, 0), List.of(0.5, 0.1), List.of(0, 0.1)))));

    /** What is no option of a request by itself. */
    private static final Set<ImageOption<?>> ELSEWHERE =
            Set.of(ImageOption.PROMPT, ImageOption.MODEL, ImageOption.IDEMPOTENCY_KEY);

    /** What makes sense with another one alone. */
    private static final Map<ImageOption<?>, ImageOption<?>> COMPANIONS = Map.of(
            ImageOption.SUBSTYLE, ImageOption.STYLE, ImageOption.SOURCE_STYLE_WEIGHTS, ImageOption.SOURCE_STYLES);

    private static final InputImages IMAGES =
            new InputImages(Requests.image("image"), null, List.of(Requests.image("reference")));

    @ParameterizedTest
    @MethodSource("requests")
    void theOptionsThatChangeARequestAreThoseThatAreSent(ImageProvider provider, RecraftOperation operation) {
        Map<ImageOption<?>, Object> basis = basis(operation);
        List<ImageOption<?>> sent = new ArrayList<>();
        for (ImageOption<?> option : ImageOption.all()) {
            Map<ImageOption<?>, Object> with = new LinkedHashMap<>(basis);
            ImageOption<?> companion = COMPANIONS.get(option);
            if (companion != null) {
                with.put(companion, value(companion));
            }
            String without = sent(provider, operation, with);
            with.put(option, value(option));
            if (!ELSEWHERE.contains(option) && !sent(provider, operation, with).equals(without)) {
                sent.add(option);
            }
        }
        assertThat(provider.sent(operation).stream().filter(option -> !ELSEWHERE.contains(option)))
                .containsExactlyInAnyOrderElementsOf(sent);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void whoHasIdsOfOursSendsWhatTheyAreMadeOf(ImageProvider provider, RecraftOperation operation) {
        ImageRequest request = request(provider, operation, basis(operation));
        assertThat(provider.sent(operation).contains(ImageOption.IDEMPOTENCY_KEY))
                .isEqualTo(provider.jobId(request).isPresent());
    }

    static Stream<Arguments> requests() {
        return Stream.of(
                        new CloudflareProvider(),
                        new RunwareProvider(),
                        new RecraftProvider(),
                        new FalProvider(),
                        new ReplicateProvider())
                .flatMap(provider -> Arrays.stream(RecraftOperation.values())
                        .map(operation -> Arguments.of(Named.of(provider.name(), provider), operation)));
    }

    /** Without which there is no request. */
    private static Map<ImageOption<?>, Object> basis(RecraftOperation operation) {
        Map<ImageOption<?>, Object> basis = new LinkedHashMap<>();
        basis.put(ImageOption.PROMPT, "A fox");
        if (operation == RecraftOperation.GET_STYLE || operation == RecraftOperation.DELETE_STYLE) {
            basis.put(ImageOption.STYLE_ID, "00000000-6b7e-4a39-9d0e-0f6a1d1e4a01");
        }
        if (operation == RecraftOperation.OUTPAINT) {
            basis.put(ImageOption.SIZE, ImageOption.SIZE.read("1344x768"));
        }
        return basis;
    }

    private static Object value(ImageOption<?> option) {
        for (Object value : Stream.concat(
                        Stream.ofNullable(VALUES.get(option.optionName())), Stream.of("3", "true", "https://host/3"))
                .toList()) {
            try {
                return option.read(value);
            } catch (InvalidOptionException e) {
                // the next one, then
            }
        }
        throw new AssertionError("no value for " + option);
    }

    private static String sent(
            ImageProvider provider, RecraftOperation operation, Map<ImageOption<?>, Object> options) {
        HttpCall call = provider.encode(
                request(provider, operation, options), new ProviderAccess(provider.defaultBaseUrl(), "key", "account"));
        return call.method() + " " + call.uri() + new TreeMap<>(call.headers()) + Requests.text(call);
    }

    private static ImageRequest request(
            ImageProvider provider, RecraftOperation operation, Map<ImageOption<?>, Object> options) {
        Map<String, OptionRule> any =
                ImageOption.all().stream().collect(Collectors.toMap(ImageOption::optionName, option -> OptionRule.ANY));
        Offer offer = new Offer(
                provider.name(),
                "recraftv3",
                "recraft-ai/recraft-v3",
                Requests.FAL.sizes(),
                null,
                any,
                Map.of(
                        "path",
                        "images",
                        "taskType",
                        "imageInference",
                        "palette",
                        "settings",
                        "file",
                        "image",
                        "references",
                        "files"),
                Requests.FAL.input(),
                null,
                1);
        return new ImageRequest(
                operation, offer, options, List.of(new ImageRequest.Task(Requests.JOB, "A fox", 0)), IMAGES);
    }
}
