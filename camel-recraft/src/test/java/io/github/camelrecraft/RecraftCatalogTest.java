package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelrecraft.http.HttpBody;
import io.github.camelrecraft.http.HttpCall;
import io.github.camelrecraft.image.ImageInspector;
import io.github.camelrecraft.model.ImageContent;
import io.github.camelrecraft.model.ImageOption;
import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.model.InputImage;
import io.github.camelrecraft.model.InputImages;
import io.github.camelrecraft.model.InvalidOptionException;
import io.github.camelrecraft.model.ModelCatalog;
import io.github.camelrecraft.model.Offer;
import io.github.camelrecraft.model.RecraftOperation;
import io.github.camelrecraft.model.RecraftOperation.Input;
import io.github.camelrecraft.model.RequestCheck;
import io.github.camelrecraft.provider.ProviderAccess;
import io.github.camelrecraft.provider.RecraftProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the catalogue says of Recraft's own API, and that all of it is sent, by the names of its documents. */
class RecraftCatalogTest {

    private static final JsonMapper JSON = new JsonMapper();

    private static final String UUID = "5c9f0c52-6b7e-4a39-9d0e-0f6a1d1e4a01";

    /** A value of each option, as a message may give it, and what of it is sent. */
    private static final Map<String, Object> SAMPLES = Map.ofEntries(
            Map.entry("size", "16:9"),
            Map.entry("numberOfImages", 2),
            Map.entry("seed", 4294967295L),
            Map.entry("colors", "FF6B35@0.6,002B5B"),
            Map.entry("backgroundColor", "F5F5F5"),
            Map.entry("artisticLevel", 3),
            Map.entry("noText", true),
            Map.entry("blockNsfw", true),
            Map.entry("calculateFeatures", true),
            Map.entry("creativity", "eccentric"),
            Map.entry("outputType", "base64Data"),
            Map.entry("outputFormat", "png"),
            Map.entry("expire", false),
            Map.entry("billing", "subscription"),
            Map.entry("style", "vector_illustration"),
            Map.entry("styleId", UUID),
            Map.entry("negativePrompt", "dogs"),
            Map.entry("strength", 0.5),
            Map.entry("expandLeft", 1),
            Map.entry("expandRight", 2),
            Map.entry("expandTop", 3),
            Map.entry("expandBottom", 4),
            Map.entry("zoomOutPercentage", 12.5),
            Map.entry("refinement", "subtle"),
            Map.entry("sourceImageId", UUID),
            Map.entry("similarity", 3),
            Map.entry("svgCompression", true),
            Map.entry("limitNumShapes", true),
            Map.entry("maxNumShapes", 100),
            Map.entry("colorReduction", false),
            Map.entry("returnGradients", true),
            Map.entry("shapeStacking", "cut_out"),
            Map.entry("smallShapeFilter", true),
            Map.entry("strictColorPalette", "FF6B35,002B5B"),
            Map.entry("privateStyle", true),
            Map.entry("imageWeights", "0.5,0.5"),
            Map.entry("sourceStyles", UUID + "," + UUID),
            Map.entry("mixPolicy", "MaxWeight"),
            Map.entry("basicStyles", true),
            Map.entry(
                    "textLayout",
                    List.of(Map.of(
                            "text",
                            "NOW",
                            "bbox",
                            List.of(List.of(0, 0), List.of(0.5, 0), List.of(0.5, 0.1), List.of(0, 0.1))))));

    private static final Set<String> NEED_ANOTHER =
            Set.of("prompt", "delivery", "substyle", "styleMatch", "sourceStyleWeights");

    private static DefaultCamelContext context;
    private static ModelCatalog catalog;

    private final RecraftProvider provider = new RecraftProvider();

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

    @ParameterizedTest
    @CsvSource({
        "recraftv4_1, 0.035, 1344x768, 10000, false",
        "recraftv4_1_vector, 0.08, 1344x768, 10000, true",
        "recraftv4_1_pro, 0.21, 2688x1536, 10000, false",
        "recraftv4_1_pro_vector, 0.3, 2688x1536, 10000, true",
        "recraftv4_1_utility, 0.035, 1344x768, 10000, false",
        "recraftv4_1_utility_vector, 0.08, 1344x768, 10000, true",
        "recraftv4_1_utility_pro, 0.21, 2688x1536, 10000, false",
        "recraftv4_1_utility_pro_vector, 0.3, 2688x1536, 10000, true",
        "recraftv4_1_flash, 0.007, 1344x768, 10000, false",
        "recraftv4_1_flash_v2, 0.007, 1344x768, 10000, false",
        "recraftv4, 0.04, 1344x768, 10000, false",
        "recraftv4_vector, 0.08, 1344x768, 10000, true",
        "recraftv4_pro, 0.25, 2688x1536, 10000, false",
        "recraftv4_pro_vector, 0.3, 2688x1536, 10000, true",
        "recraftv4_styles, 0.035, 1344x768, 10000, false",
        "recraftv4_styles_vector, 0.05, 1344x768, 10000, true",
        "recraftv4_styles_pro, 0.1, 2688x1536, 10000, false",
        "recraftv4_styles_pro_vector, 0.12, 2688x1536, 10000, true",
        "recraftv3, 0.04, 1820x1024, 1000, false",
        "recraftv3_vector, 0.08, 1820x1024, 1000, true",
        "recraftv2, 0.022, 1820x1024, 1000, false",
        "recraftv2_vector, 0.044, 1820x1024, 1000, true",
    })
    void everyModelIsThereWithItsPriceItsSizesAndItsPrompt(
            String model, String price, String wide, long prompt, boolean vector) {
        Offer offer = offer(RecraftOperation.GENERATE, model);

        assertThat(offer.modelId()).isEqualTo(model);
        assertThat(offer.price()).isEqualByComparingTo(price);
        assertThat(offer.sizes().sizes()).hasSize(14);
        assertThat(offer.options().get("prompt").max()).isEqualTo(prompt);
        assertThat(offer.optionalTrait("vector").isPresent()).isEqualTo(vector);
        assertThat(sent(offer, RecraftOperation.GENERATE, "size", wide)
                        .get("size")
                        .asText())
                .isEqualTo(vector ? "16:9" : wide);
        if (!vector) {
            assertThat(catalog.offer(RecraftOperation.GENERATE, "recraft", model + "_raster", true))
                    .isEqualTo(offer);
        }
    }

    @Test
    void noOtherModelIsThere() {
        assertThat(catalog.models(RecraftOperation.GENERATE, "recraft")).hasSize(22);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "recraftv4_1 recraftv4_pro recraftv4_1_utility_vector | styleId styleMatch",
                "recraftv4_styles recraftv4_styles_pro_vector | styleId styleMatch",
                "recraftv4_1_flash recraftv4_1_flash_v2 | -",
                "recraftv3 recraftv3_vector | style substyle styleId styleMatch negativePrompt textLayout artisticLevel noText",
                "recraftv2 recraftv2_vector | style substyle styleId styleMatch negativePrompt",
            })
    void eachFamilyTakesWhatItsDocumentsName(String models, String options) {
        Set<String> differing = Set.of(
                "style",
                "substyle",
                "styleId",
                "styleMatch",
                "negativePrompt",
                "textLayout",
                "artisticLevel",
                "noText");
        for (String model : models.split(" ", -1)) {
            assertThat(offer(RecraftOperation.GENERATE, model).options().keySet().stream()
                            .filter(differing::contains))
                    .as(model)
                    .containsExactlyInAnyOrder(options.equals("-") ? new String[0] : options.split(" ", -1));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "imageToImage, 14",
        "inpaint, 2",
        "outpaint, 2",
        "replaceBackground, 2",
        "generateBackground, 2",
        "variate, 16",
        "explore, 12",
        "createStyle, 20"
    })
    void eachOperationHasTheModelsOfItsDocuments(String operation, int models) {
        assertThat(catalog.models(RecraftOperation.parse(operation), "recraft"))
                .hasSize(models)
                .noneMatch(model -> model.contains("flash"));
    }

    @ParameterizedTest
    @CsvSource({
        "vectorize, 0.01",
        "removeBackground, 0.01",
        "crispUpscale, 0.004",
        "creativeUpscale, 0.25",
        "enhanceDetails, 0.21",
        "eraseRegion, 0.002",
        "enhancePrompt, 0.01",
    })
    void eachToolHasItsPrice(String operation, String price) {
        assertThat(catalog.offers(RecraftOperation.parse(operation)).stream()
                        .filter(offer -> offer.provider().equals("recraft")))
                .singleElement()
                .satisfies(offer -> assertThat(offer.price()).isEqualByComparingTo(price));
    }

    static Stream<Arguments> offers() {
        return Arrays.stream(RecraftOperation.values())
                .flatMap(operation -> catalog.offers(operation).stream()
                        .filter(offer -> offer.provider().equals("recraft"))
                        .map(offer -> Arguments.of(operation, offer)));
    }

    /** All that is asked for and taken changes what is sent, and only one name of it is. */
    @ParameterizedTest
    @MethodSource("offers")
    void nothingThatIsTakenIsSilentlyDropped(RecraftOperation operation, Offer offer) {
        Set<String> without = new TreeSet<>();
        for (String name : offer.options().keySet()) {
            boolean hasOneValue = name.equals("outputFormat")
                            && offer.options().get(name).values().equals(List.of("svg"))
                    || name.equals("numberOfImages")
                            && Long.valueOf(1).equals(offer.options().get(name).max());
            if (!NEED_ANOTHER.contains(name) && !hasOneValue) {
                Object sample = name.equals("style") && operation == RecraftOperation.CREATE_STYLE
                        ? offer.options().get(name).values().get(0)
                        : SAMPLES.get(name);
                assertThat(sample).as("a sample of " + name).isNotNull();
                Object[] option = {name, sample};
                if (lines(call(offer, operation, option)).equals(lines(call(offer, operation)))
                        && !required(offer, operation).containsKey(name)) {
                    without.add(name);
                }
            }
        }
        assertThat(without).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("offers")
    void imagesGoAsAFormAndWithNestedFieldsAsJson(RecraftOperation operation, Offer offer) {
        boolean hasImages = operation.takesImages();
        HttpCall flat = call(offer, operation);
        assertThat(flat.body().contentType().startsWith("multipart/form-data")).isEqualTo(hasImages);
        if (hasImages && offer.options().containsKey("colors")) {
            HttpCall nested = call(offer, operation, "colors", "FF6B35");
            assertThat(nested.body().contentType()).isEqualTo("application/json");
        }
    }

    @Test
    void aGenerationIsJsonAsDocumented() throws IOException {
        Offer offer = offer(RecraftOperation.GENERATE, "recraftv3");
        JsonNode sent = sent(
                offer,
                RecraftOperation.GENERATE,
                "size",
                "16:9",
                "numberOfImages",
                2,
                "colors",
                "FF6B35@0.6,002B5B",
                "backgroundColor",
                "F5F5F5",
                "artisticLevel",
                2,
                "noText",
                true,
                "style",
                "realistic_image",
                "substyle",
                "hdr",
                "negativePrompt",
                "dogs",
                "seed",
                7,
                "outputType",
                "base64data",
                "outputFormat",
                "PNG",
                "textLayout",
                SAMPLES.get("textLayout"));
        assertThat(sent).isEqualTo(JSON.readTree("""
                {"prompt":"A fox","model":"recraftv3","size":"1820x1024","n":2,
                 "style":"realistic_image","substyle":"hdr","negative_prompt":"dogs","random_seed":7,
                 "controls":{"colors":[{"rgb":[255,107,53],"weight":0.6},{"rgb":[0,43,91]}],
                   "background_color":{"rgb":[245,245,245]},"artistic_level":2,"no_text":true},
                 "text_layout":[{"text":"NOW","bbox":[[0.0,0.0],[0.5,0.0],[0.5,0.1],[0.0,0.1]]}],
                 "response_format":"b64_json","image_format":"png"}"""));
    }

    @Test
    void anInpaintingWithAPaletteIsJsonWithTheImagesInIt() {
        Offer offer = offer(RecraftOperation.INPAINT, "recraftv3");
        JsonNode sent = sent(offer, RecraftOperation.INPAINT, "colors", "FF6B35");

        assertThat(sent.get("image_url").asText()).startsWith("data:image/png;base64,iVBOR");
        assertThat(sent.get("mask_url").asText()).startsWith("data:image/png;base64,iVBOR");
        assertThat(sent.get("controls").get("colors").get(0).get("rgb")).hasSize(3);
    }

    @Test
    void aStyleHasAPaletteAndAMatchOfItsOwnNames() {
        Offer offer = offer(RecraftOperation.CREATE_STYLE, "recraftv4_styles");
        JsonNode sent = sent(offer, RecraftOperation.CREATE_STYLE, "colors", "FF6B35", "styleMatch", "flexible");

        assertThat(sent.get("palette").get("colors")).hasSize(1);
        assertThat(sent.get("match").asText()).isEqualTo("flexible");
        assertThat(sent.get("image_urls")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "imageToImage, recraftv4_1, image",
        "inpaint, recraftv3, image mask",
        "outpaint, recraftv3, image",
        "replaceBackground, recraftv3_vector, image",
        "generateBackground, recraftv3, image mask",
        "vectorize, , file",
        "removeBackground, , file",
        "crispUpscale, , file",
        "creativeUpscale, , file",
        "enhanceDetails, , file",
        "eraseRegion, , image mask",
        "variate, recraftv4, image",
        "createStyle, recraftv3, files files",
    })
    void theFilesHaveTheNamesOfTheDocuments(String name, String model, String files) {
        RecraftOperation operation = RecraftOperation.parse(name);
        String form = text(call(offer(operation, model), operation).body());

        assertThat(Pattern.compile("name=\"(\\w+)\"; filename=")
                        .matcher(form)
                        .results()
                        .map(match -> match.group(1)))
                .containsExactly(files.split(" ", -1));
    }

    @Test
    void whatSourcesDisagreeAboutIsChangedByAUsersCatalogue() {
        ModelCatalog changed = CatalogReader.read(context, "classpath:recraft-catalog.json");
        Offer offer = changed.offer(RecraftOperation.ENHANCE_DETAILS, "recraft", null, true);
        HttpCall call = call(offer, RecraftOperation.ENHANCE_DETAILS, "refinement", "subtle");

        assertThat(call.uri()).hasPath("/images/enhance");
        assertThat(text(call.body())).contains("name=\"image\"; filename=").contains("name=\"strength_of_it\"");
        assertThat(offer.input().maxBytes()).isEqualTo(20_971_519);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "generate | recraftv4_1 | colors | FF0000@0.6,00FF00@0.5 | 1.1 together",
                "outpaint | recraftv3 | expandLeft | 0 | nothing would be drawn",
                "outpaint | recraftv3 | expandLeft | 3900 | outpaint=4200x300",
                "outpaint | recraftv3 | zoomOutPercentage | 99 | too large a result",
                "getStyle | | styleId | ../users/me | not a style's id",
                "createStyle | recraftv4_styles | imageWeights | 1 | one weight for each image",
                "createStyle | recraftv3 | sourceStyleWeights | 1,1 | one weight for each source style",
            })
    void whatNoSingleRuleSaysIsRefusedToo(String name, String model, String option, String value, String reason) {
        RecraftOperation operation = RecraftOperation.parse(name);
        Offer offer = offer(operation, model);

        assertThatThrownBy(() -> call(offer, operation, option, value))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({"two words, ' '", "naïve, ï", "😀, 😀"})
    void aTextThatCannotBeSetIsRefused(String text, String shown) {
        Offer offer = offer(RecraftOperation.GENERATE, "recraftv3");
        Object layout = List.of(
                Map.of("text", text, "bbox", List.of(List.of(0, 0), List.of(1, 0), List.of(1, 1), List.of(0, 1))));

        assertThatThrownBy(() -> call(offer, RecraftOperation.GENERATE, "textLayout", layout))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageContaining("textLayout='" + shown + "'");
    }

    private static Offer offer(RecraftOperation operation, String model) {
        return catalog.offer(operation, "recraft", model, true);
    }

    private JsonNode sent(Offer offer, RecraftOperation operation, Object... options) {
        try {
            return JSON.readTree(text(call(offer, operation, options).body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Encodes a request that has all that the operation needs. */
    private HttpCall call(Offer offer, RecraftOperation operation, Object... options) {
        Map<String, Object> given = new LinkedHashMap<>(required(offer, operation));
        for (int i = 0; i < options.length; i += 2) {
            given.put((String) options[i], options[i + 1]);
        }
        if (given.containsKey("size")) {
            given.remove("expandLeft");
        }
        Map<ImageOption<?>, Object> read = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            ImageOption<?> option = ImageOption.named(name).orElseThrow();
            read.put(option, option.read(value));
        });
        if (operation.needs(Input.PROMPT)) {
            read.put(ImageOption.PROMPT, "A fox");
        }
        InputImages images = new InputImages(
                operation.needs(Input.IMAGE) ? image(Pictures.png(300, 300)) : null,
                operation.needs(Input.MASK) ? image(Pictures.mask(300, 300)) : null,
                operation.needs(Input.REFERENCES)
                        ? List.of(image(Pictures.png(256, 256)), image(Pictures.jpg(256, 256)))
                        : List.of());
        RequestCheck check = new RequestCheck(catalog, operation, offer);
        Map<ImageOption<?>, Object> checked = check.check(read);
        check.checkComplete(checked, images);
        ImageRequest.Task task = new ImageRequest.Task(
                "7188a3b4-c665-48d7-b046-dc2d2b6678ff", operation.needs(Input.PROMPT) ? "A fox" : "", 0);
        return provider.encode(
                new ImageRequest(operation, offer, checked, List.of(task), images),
                new ProviderAccess(URI.create("https://host"), "key", null));
    }

    private static Map<String, Object> required(Offer offer, RecraftOperation operation) {
        if (offer.optionalTrait("needsOneOf")
                .filter(names -> names.contains("styleId"))
                .isPresent()) {
            return Map.of("styleId", UUID);
        }
        return switch (operation) {
            case IMAGE_TO_IMAGE -> Map.of("strength", 0.2);
            case OUTPAINT -> Map.of("expandLeft", 9);
            case VARIATE -> Map.of("size", "1:1");
            case EXPLORE_SIMILAR -> Map.of("sourceImageId", UUID, "similarity", 1);
            case GET_STYLE, DELETE_STYLE -> Map.of("styleId", UUID);
            default -> Map.of();
        };
    }

    private static String lines(HttpCall call) {
        return call.method() + " " + call.uri() + "\n" + text(call.body());
    }

    private static InputImage image(byte[] bytes) {
        ImageInspector inspector = new ImageInspector();
        try {
            inspector.update(bytes, 0, bytes.length);
            return new InputImage(inspector.finish(), new ImageContent() {
                @Override
                public InputStream open() {
                    return new ByteArrayInputStream(bytes);
                }

                @Override
                public long length() {
                    return bytes.length;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(HttpBody body) {
        return body.pieces().stream()
                .map(piece -> {
                    try (InputStream in = piece.open()) {
                        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .collect(Collectors.joining());
    }
}
