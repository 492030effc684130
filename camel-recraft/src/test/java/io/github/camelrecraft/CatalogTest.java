package io.github.camelrecraft;

import static io.github.camelrecraft.model.RecraftOperation.GENERATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.http.HttpBody;
import io.github.camelrecraft.model.ImageOption;
import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.model.ImageSize;
import io.github.camelrecraft.model.ImageSize.Ratio;
import io.github.camelrecraft.model.ModelCatalog;
import io.github.camelrecraft.model.Offer;
import io.github.camelrecraft.model.OptionRule;
import io.github.camelrecraft.model.RequestCheck;
import io.github.camelrecraft.provider.CloudflareProvider;
import io.github.camelrecraft.provider.ImageProvider;
import io.github.camelrecraft.provider.ProviderAccess;
import io.github.camelrecraft.provider.RunwareProvider;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ResourceLoader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogTest {

    private static final String ONE_MEGAPIXEL =
            "1:1 1024x1024, 2:1 1536x768, 1:2 768x1536, 3:2 1280x832, 2:3 832x1280, 4:3 1216x896, 3:4 896x1216,"
                    + " 5:4 1152x896, 4:5 896x1152, 6:10 832x1344, 14:10 1280x896, 10:14 896x1280, 16:9 1344x768,"
                    + " 9:16 768x1344";

    private static final String FOUR_MEGAPIXELS =
            "1:1 2048x2048, 2:1 3072x1536, 1:2 1536x3072, 3:2 2560x1664, 2:3 1664x2560, 4:3 2432x1792, 3:4 1792x2432,"
                    + " 5:4 2304x1792, 4:5 1792x2304, 6:10 1664x2688, 14:10 2560x1792, 10:14 1792x2560, 16:9 2688x1536,"
                    + " 9:16 1536x2688";

    private static final String OF_V3 =
            "1:1 1024x1024, 2:1 2048x1024, 1:2 1024x2048, 3:2 1536x1024, 2:3 1024x1536, 4:3 1365x1024, 3:4 1024x1365,"
                    + " 5:4 1280x1024, 4:5 1024x1280, 6:10 1024x1707, 14:10 1434x1024, 10:14 1024x1434, 16:9 1820x1024,"
                    + " 9:16 1024x1820";

    /** Runware's models: our id, its id, its sizes, its task type, where its palette stands. */
    private static final List<Arguments> RUNWARE = List.of(
            row("recraftv4", "recraft:v4@0", ONE_MEGAPIXEL, "imageInference", "providerSettings.recraft"),
            row("recraftv4_pro", "recraft:v4-pro@0", FOUR_MEGAPIXELS, "imageInference", "providerSettings.recraft"),
            row("recraftv4_vector", "recraft:v4@vector", ONE_MEGAPIXEL, "vectorize", "providerSettings.recraft"),
            row(
                    "recraftv4_pro_vector",
                    "recraft:v4-pro@vector",
                    FOUR_MEGAPIXELS,
                    "vectorize",
                    "providerSettings.recraft"),
            row("recraftv4_1", "recraft:v4.1@0", ONE_MEGAPIXEL, "imageInference", "settings"),
            row("recraftv4_1_pro", "recraft:v4.1-pro@0", FOUR_MEGAPIXELS, "imageInference", "settings"),
            row("recraftv4_1_utility", "recraft:v4.1-utility@0", ONE_MEGAPIXEL, "imageInference", "settings"),
            row("recraftv4_1_utility_pro", "recraft:v4.1-utility-pro@0", FOUR_MEGAPIXELS, "imageInference", "settings"),
            row("recraftv4_1_flash", "recraft:v4.1@flash", ONE_MEGAPIXEL, "imageInference", "settings"));

    /** Cloudflare's models: our id, its id, its sizes. */
    private static final List<Arguments> CLOUDFLARE = List.of(
            row("recraftv3", "recraft/recraftv3", OF_V3),
            row("recraftv4", "recraft/recraftv4", ONE_MEGAPIXEL),
            row("recraftv4_vector", "recraft/recraftv4-vector", ONE_MEGAPIXEL),
            row("recraftv4_pro", "recraft/recraftv4-pro", FOUR_MEGAPIXELS),
            row("recraftv4_pro_vector", "recraft/recraftv4-pro-vector", FOUR_MEGAPIXELS),
            row("recraftv4_1", "recraft/recraftv4-1", ONE_MEGAPIXEL),
            row("recraftv4_1_vector", "recraft/recraftv4-1-vector", ONE_MEGAPIXEL),
            row("recraftv4_1_pro", "recraft/recraftv4-1-pro", FOUR_MEGAPIXELS),
            row("recraftv4_1_pro_vector", "recraft/recraftv4-1-pro-vector", FOUR_MEGAPIXELS),
            row("recraftv4_1_utility", "recraft/recraftv4-1-utility", ONE_MEGAPIXEL),
            row("recraftv4_1_utility_vector", "recraft/recraftv4-1-utility-vector", ONE_MEGAPIXEL),
            row("recraftv4_1_utility_pro", "recraft/recraftv4-1-utility-pro", FOUR_MEGAPIXELS),
            row("recraftv4_1_utility_pro_vector", "recraft/recraftv4-1-utility-pro-vector", FOUR_MEGAPIXELS));

    /** A value of each option, as a message may give it. */
    private static final Map<String, Object> SAMPLES = Map.ofEntries(
            Map.entry("size", "16:9"),
            Map.entry("colors", "FF6B35,002B5B"),
            Map.entry("backgroundColor", "F5F5F5"),
            Map.entry("numberOfImages", 2),
            Map.entry("style", "digital_illustration"),
            Map.entry("substyle", "hand_drawn"),
            Map.entry("outputType", "base64Data"),
            Map.entry("outputFormat", "png"),
            Map.entry("outputQuality", 80),
            Map.entry("safety", "fast"),
            Map.entry("checkContent", true),
            Map.entry("ttl", 3600),
            Map.entry("includeCost", true),
            Map.entry("delivery", "poll"),
            Map.entry("uploadEndpoint", "https://bucket.example.com/image?signature=1"),
            Map.entry("webhookUrl", "https://host.example.com/hook"),
            Map.entry("gatewayId", "ours"),
            Map.entry("gatewayCacheTtl", 3600),
            Map.entry("gatewaySkipCache", true),
            Map.entry("gatewayCacheKey", "brand"),
            Map.entry("gatewayCollectLog", false),
            Map.entry("gatewayMetadata", "{\"team\":\"brand\"}"),
            Map.entry("gatewayRequestTimeout", 30_000),
            Map.entry("gatewayMaxAttempts", 2),
            Map.entry("gatewayRetryDelay", 500),
            Map.entry("gatewayBackoff", "linear"),
            Map.entry("gatewayByokAlias", "ours"),
            Map.entry("gatewayZdr", true));

    private static DefaultCamelContext context;
    private static ModelCatalog catalog;

    @BeforeAll
    static void read() {
        context = new DefaultCamelContext();
        context.start();
        catalog = CatalogReader.read(context, null);
    }

    @AfterAll
    static void stop() {
        context.stop();
    }

    /** It is read on a thread of its own while Camel starts, which must not meet another thread at that. */
    @Test
    void itIsReadWithoutCamel() throws IOException {
        ResourceLoader loader = (ResourceLoader) Proxy.newProxyInstance(
                CatalogTest.class.getClassLoader(),
                new Class<?>[] {ResourceLoader.class},
                (proxy, method, arguments) -> {
                    assertThat(method.getName()).doesNotStartWith("resolve");
                    return null;
                });
        try (DefaultCamelContext starting = new DefaultCamelContext()) {
            starting.getCamelContextExtension().addContextPlugin(ResourceLoader.class, loader);

            RecraftComponent component = starting.getComponent("recraft", RecraftComponent.class);

            assertThat(component.catalog(null).complete()).isNotNull();
        }
    }

    @Test
    void nothingIsWrongWithARow() {
        assertThat(catalog.complete()).isSameAs(catalog);
    }

    @ParameterizedTest
    @FieldSource("RUNWARE")
    void everyModelOfRunwareIsThere(String model, String id, String sizes, String taskType, String palette) {
        Offer offer = catalog.offer(GENERATE, "runware", id, true);
        assertThat(offer.model()).isEqualTo(model);
        assertThat(offer.modelId()).isEqualTo(id);
        assertThat(sizesOf(offer)).isEqualTo(sizes);
        assertThat(offer.traits()).isEqualTo(Map.of("taskType", taskType, "palette", palette));
        assertThat(offer.defaultSize())
                .as("a raster model needs a size, a vector model does not")
                .isEqualTo(taskType.equals("vectorize") ? null : new Ratio(1, 1));
    }

    @ParameterizedTest
    @FieldSource("CLOUDFLARE")
    void everyModelOfCloudflareIsThere(String model, String id, String sizes) {
        Offer offer = catalog.offer(GENERATE, "cloudflare", id, true);
        assertThat(offer.model()).isEqualTo(model);
        assertThat(offer.modelId()).isEqualTo(id);
        assertThat(sizesOf(offer)).isEqualTo(sizes);
        assertThat(offer.defaultSize()).as("Cloudflare's size is optional").isNull();
    }

    @Test
    void noOtherModelIsThere() {
        assertThat(catalog.providers(GENERATE)).containsExactly("cloudflare", "fal", "recraft", "replicate", "runware");
        assertThat(offers().stream().map(offer -> offer.provider() + " " + offer.modelId()))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                RUNWARE.stream().map(row -> "runware " + row.get()[1]),
                                CLOUDFLARE.stream().map(row -> "cloudflare " + row.get()[1]))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("offers")
    void promptsAreAsLongAsTheModelTakesThem(Offer offer) {
        assertThat(offer.options().get("prompt").max()).isEqualTo(offer.model().equals("recraftv3") ? 1_000L : 10_000L);
    }

    @ParameterizedTest
    @MethodSource("offers")
    void coloursHaveNoWeightsAndAreFiveAtMostOnCloudflare(Offer offer) {
        OptionRule colors = offer.options().get("colors");
        assertThat(colors.weights()).isFalse();
        assertThat(offer.options().get("backgroundColor").weights()).isFalse();
        assertThat(colors.maxItems()).isEqualTo(offer.provider().equals("cloudflare") ? 5 : null);
    }

    @ParameterizedTest
    @MethodSource("offers")
    void eachProviderTakesWhatItsDocumentsName(Offer offer) {
        String raster = "prompt size colors backgroundColor numberOfImages outputType outputFormat outputQuality safety"
                + " checkContent ttl includeCost idempotencyKey delivery uploadEndpoint webhookUrl";
        String vector = "prompt size colors backgroundColor numberOfImages outputType outputFormat"
                + " ttl includeCost idempotencyKey delivery uploadEndpoint webhookUrl";
        String cloudflare = "prompt size style substyle colors backgroundColor numberOfImages outputType delivery"
                + " gatewayId gatewayCacheTtl gatewaySkipCache gatewayCacheKey gatewayCollectLog gatewayMetadata"
                + " gatewayRequestTimeout gatewayMaxAttempts gatewayRetryDelay gatewayBackoff gatewayByokAlias"
                + " gatewayZdr";
        String svg = offer.model().endsWith("vector") ? " outputFormat" : "";
        String expected = offer.provider().equals("cloudflare") ? cloudflare + svg : isVector(offer) ? vector : raster;
        assertThat(offer.options().keySet()).containsExactlyInAnyOrder(expected.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "runware    | recraftv4_1      | numberOfImages     | 1  | 20      | -",
                "runware    | recraftv4_vector | numberOfImages     | 1  | 20      | -",
                "cloudflare | recraftv4_1      | numberOfImages     | 1  | 20      | -",
                "runware    | recraftv4_1      | outputQuality      | 20 | 99      | -",
                "runware    | recraftv4_1      | ttl                | 60 | -       | -",
                "runware    | recraftv4_1      | outputType         | -  | -       | URL base64Data dataURI",
                "cloudflare | recraftv4_1      | outputType         | -  | -       | URL",
                "runware    | recraftv4_1      | outputFormat       | -  | -       | JPG PNG WEBP",
                "runware    | recraftv4_vector | outputFormat       | -  | -       | SVG",
                "cloudflare | recraftv4_vector | outputFormat       | -  | -       | svg",
                "runware    | recraftv4_1      | safety             | -  | -       | none fast",
                "runware    | recraftv4_1      | delivery           | -  | -       | sync poll webhook",
                "cloudflare | recraftv4_1      | delivery           | -  | -       | sync",
                "cloudflare | recraftv4_1      | gatewayCacheTtl    | 60 | 2678400 | -",
                "cloudflare | recraftv4_1      | gatewayMaxAttempts | 1  | 5       | -",
                "cloudflare | recraftv4_1      | gatewayRetryDelay  | 0  | 5000    | -",
                "cloudflare | recraftv4_1      | gatewayBackoff     | -  | -       | constant linear exponential"
            })
    void theRangesAndValuesAreTheDocumentedOnes(
            String provider, String model, String option, Long min, Long max, String values) {
        OptionRule rule =
                catalog.offer(GENERATE, provider, model, true).options().get(option);
        assertThat(rule.min()).isEqualTo(min);
        assertThat(rule.max()).isEqualTo(max);
        assertThat(rule.values()).isEqualTo(values == null ? List.of() : List.of(values.split(" ", -1)));
    }

    @Test
    void aLifetimeNeedsAnAddress() {
        assertThat(catalog.offers(GENERATE).stream()
                        .filter(offer -> offer.provider().equals("runware"))
                        .map(offer -> offer.options().get("ttl").needs()))
                .hasSize(9)
                .containsOnly("outputType=URL");
    }

    /** All that is asked for and taken changes what is sent. */
    @ParameterizedTest
    @MethodSource("offers")
    void nothingThatIsTakenIsSilentlyDropped(Offer offer) {
        Map<String, Object> samples = new TreeMap<>(SAMPLES);
        if (isVector(offer)) {
            samples.put("outputFormat", "svg");
            samples.remove("numberOfImages"); // each is a request of its own
        }
        if (offer.provider().equals("cloudflare")) {
            // each has one value
            Set.of("numberOfImages", "outputType", "outputFormat", "delivery").forEach(samples::remove);
        }
        String without = sent(offer, Map.of());
        samples.forEach((name, value) -> {
            if (offer.options().containsKey(name)) {
                ImageOption<?> option = ImageOption.named(name).orElseThrow();
                assertThat(sent(offer, Map.of(option, option.read(value))))
                        .as("%s with %s=%s", offer, name, value)
                        .isNotEqualTo(without);
            }
        });
        Set<String> covered =
                Set.of("prompt", "idempotencyKey", "numberOfImages", "outputType", "outputFormat", "delivery");
        assertThat(offer.options().keySet().stream().filter(name -> !covered.contains(name)))
                .as("options without a sample")
                .isSubsetOf(samples.keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cloudflare", "runware"})
    void anUnknownModelGetsTheProvidersTermsAndNoSizes(String provider) {
        Offer offer = catalog.offer(GENERATE, provider, "recraftv9", false);
        assertThat(offer.modelId()).isEqualTo("recraftv9");
        assertThat(offer.sizes().sizes()).isEmpty();
        assertThat(offer.defaultSize()).isNull();
        assertThat(offer.options().keySet())
                .isEqualTo(catalog.offer(GENERATE, provider, "recraftv4_1", true)
                        .options()
                        .keySet());
    }

    private static String sent(Offer offer, Map<ImageOption<?>, Object> options) {
        Map<ImageOption<?>, Object> asked = new LinkedHashMap<>();
        asked.put(ImageOption.PROMPT, "A fox");
        asked.putAll(options);
        Map<ImageOption<?>, Object> checked = new RequestCheck(catalog, GENERATE, offer).check(asked);
        ImageProvider provider =
                offer.provider().equals("cloudflare") ? new CloudflareProvider() : new RunwareProvider();
        var call = provider.encode(
                new ImageRequest(GENERATE, offer, checked, "7188a3b4-c665-48d7-b046-dc2d2b6678ff"),
                new ProviderAccess(URI.create("https://host"), "key", "account"));
        return new TreeMap<>(call.headers()) + "\n" + text(call.body());
    }

    private static String text(HttpBody body) {
        StringBuilder text = new StringBuilder();
        for (HttpBody.Piece piece : body.pieces()) {
            text.append(new String(((HttpBody.Bytes) piece).bytes(), StandardCharsets.UTF_8));
        }
        return text.toString();
    }

    private static boolean isVector(Offer offer) {
        return "vectorize".equals(offer.traits().get("taskType"));
    }

    private static String sizesOf(Offer offer) {
        StringBuilder text = new StringBuilder();
        offer.sizes()
                .sizes()
                .forEach((ratio, pixels) -> text.append(text.isEmpty() ? "" : ", ")
                        .append(ratio)
                        .append(' ')
                        .append(pixels));
        return text.toString();
    }

    private static List<Offer> offers() {
        return catalog.offers(GENERATE).stream()
                .filter(offer -> Set.of("cloudflare", "runware").contains(offer.provider()))
                .toList();
    }

    private static Arguments row(Object... cells) {
        assertThat(Arrays.stream(cells[2].toString().split(", ", -1))
                        .map(size -> ImageSize.parse(size.substring(size.indexOf(' ')))))
                .hasSize(14);
        return Arguments.of(cells);
    }
}
