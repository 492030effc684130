package io.github.camelrecraft;

import static io.github.camelrecraft.model.RecraftOperation.GENERATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelrecraft.http.Spool;
import io.github.camelrecraft.model.ImageSize.Pixels;
import io.github.camelrecraft.model.ImageSize.Ratio;
import io.github.camelrecraft.model.InvalidOptionException;
import io.github.camelrecraft.model.ModelCatalog;
import io.github.camelrecraft.model.Offer;
import io.github.camelrecraft.model.OptionRule;
import io.github.camelrecraft.provider.FalProvider;
import io.github.camelrecraft.provider.ImageProvider;
import io.github.camelrecraft.provider.ReplicateProvider;
import io.github.camelrecraft.provider.RunwareProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A user's file over our rows: the option {@code modelCatalog}. */
class CatalogOfAUserTest {

    private static DefaultCamelContext context;
    private static ModelCatalog ours;

    @TempDir
    Path folder;

    /** A component reads each file once. */
    private int files;

    @BeforeAll
    static void read() {
        context = new DefaultCamelContext();
        context.start();
        ours = CatalogReader.read(context, null);
    }

    @AfterAll
    static void stop() {
        context.stop();
    }

    @Test
    void addsAModelThatRefinesTheProvidersTerms() throws Exception {
        ModelCatalog merged = merged("""
                {"models": {"recraftv4_1_flash_v2": {
                    "sizes": "1K", "prompt": 10000, "aliases": ["our-flash"],
                    "generate": {"runware": {"id": "recraft:v4.1@flash2",
                                             "options": {"numberOfImages": {"max": 4}}}}}}}""");
        Offer offer = merged.offer(GENERATE, "runware", "Our/Flash", true);
        assertThat(offer.model()).isEqualTo("recraftv4_1_flash_v2");
        assertThat(offer.modelId()).isEqualTo("recraft:v4.1@flash2");
        assertThat(offer.sizes())
                .isEqualTo(ours.offer(GENERATE, "runware", "recraftv4_1", true).sizes());
        assertThat(offer.options().get("prompt").max()).isEqualTo(10_000);
        assertThat(offer.options().get("numberOfImages").min()).isEqualTo(1);
        assertThat(offer.options().get("numberOfImages").max()).isEqualTo(4);
        assertThat(offer.options().get("outputQuality").max()).isEqualTo(99);
        assertThat(offer.trait("taskType")).isEqualTo("imageInference");
        assertThat(offer.defaultSize()).isEqualTo(new Ratio(1, 1));
        assertThat(merged.canonical("recraft:v4.1@flash2")).contains("recraftv4_1_flash_v2");
        assertThat(merged.offers(GENERATE)).hasSize(ours.offers(GENERATE).size() + 1);
    }

    @Test
    void addsASizeTable() throws Exception {
        ModelCatalog merged = merged("""
                {"sizes": {"8K": {"1:1": "8192x8192"}},
                 "models": {"recraftv5": {"sizes": "8K", "generate": {"cloudflare": {"id": "recraft/recraftv5"}}}}}""");
        Offer offer = merged.offer(GENERATE, "cloudflare", "recraftv5", true);
        assertThat(offer.sizes().sizes()).isEqualTo(Map.of(new Ratio(1, 1), new Pixels(8192, 8192)));
        assertThat(offer.options().get("prompt").max()).as("no limit is known").isNull();
    }

    @Test
    void changesALimitOfAProvider() throws Exception {
        ModelCatalog merged = merged("""
                {"providers": {"cloudflare": {"generate": {"options": {"colors": {"maxItems": 8}}}}}}""");
        assertThat(merged.offers(GENERATE).stream()
                        .filter(offer -> offer.provider().equals("cloudflare"))
                        .map(offer -> offer.options().get("colors").maxItems()))
                .isNotEmpty()
                .containsOnly(8);
        assertThat(rule(merged, "runware", "recraftv4_1", "colors").maxItems()).isNull();
    }

    @Test
    void changesALimitOfAModel() throws Exception {
        ModelCatalog merged = merged("""
                {"models": {"recraftv3": {"prompt": 2000,
                                          "generate": {"cloudflare": {"options": {"colors": {"maxItems": 3}}}}}}}""");
        Offer offer = merged.offer(GENERATE, "cloudflare", "recraftv3", true);
        assertThat(offer.options().get("prompt").max()).isEqualTo(2000);
        assertThat(offer.options().get("colors").maxItems()).isEqualTo(3);
        assertThat(rule(merged, "cloudflare", "recraftv4", "colors").maxItems()).isEqualTo(5);
    }

    @Test
    void changesThePromptsLimitOfAModelAtOneProvider() throws Exception {
        ModelCatalog merged = merged("""
                {"models": {"recraftv4_1": {"generate": {"cloudflare": {"options": {"prompt": {"max": 2000}}}}}}}""");
        assertThat(rule(merged, "cloudflare", "recraftv4_1", "prompt").max()).isEqualTo(2000);
        assertThat(rule(merged, "runware", "recraftv4_1", "prompt").max()).isEqualTo(10_000);
    }

    @Test
    void setsAndRemovesPrices() throws Exception {
        ModelCatalog merged = merged("""
                {"models": {"recraftv4": {"generate": {"runware": {"price": null},
                                                       "cloudflare": {"price": 0.041}}}}}""");
        assertThat(merged.offer(GENERATE, "runware", "recraftv4", true).price()).isNull();
        assertThat(merged.offer(GENERATE, "cloudflare", "recraftv4", true).price())
                .isEqualByComparingTo("0.041");
        assertThat(ours.offer(GENERATE, "runware", "recraftv4", true).price()).isEqualByComparingTo("0.04");
    }

    @Test
    void removesAnOptionOfAProviderWithNull() throws Exception {
        ModelCatalog merged = merged("""
                {"providers": {"cloudflare": {"generate": {"options": {"style": null, "substyle": null}}}}}""");
        assertThat(merged.offers(GENERATE).stream()
                        .filter(offer -> offer.provider().equals("cloudflare")))
                .isNotEmpty()
                .allSatisfy(offer -> assertThat(offer.options()).doesNotContainKeys("style", "substyle"));
        assertThat(merged.offer(GENERATE, "cloudflare", "recraftv9", false).options())
                .doesNotContainKey("style");
    }

    @Test
    void removesAnOptionOfAModelWithNull() throws Exception {
        ModelCatalog merged = merged("""
                {"models": {"recraftv4_1": {"generate": {"cloudflare": {"options": {"style": null}}}}}}""");
        assertThat(merged.offer(GENERATE, "cloudflare", "recraftv4_1", true).options())
                .doesNotContainKey("style");
        assertThat(merged.offer(GENERATE, "cloudflare", "recraftv4", true).options())
                .containsKey("style");
    }

    @Test
    void addsAModelWithoutAnOptionOfItsProvider() throws Exception {
        ModelCatalog merged = merged("""
                {"models": {"recraftv4_1_vector": {"generate": {"runware": {
                    "id": "recraft:v4.1@vector", "traits": {"taskType": "vectorize"}, "defaultSize": null,
                    "options": {"outputQuality": null, "outputFormat": {"values": ["SVG"]}}}}}}}""");
        Offer offer = merged.offer(GENERATE, "runware", "recraftv4_1_vector", true);
        assertThat(offer.trait("taskType")).isEqualTo("vectorize");
        assertThat(offer.options().get("outputFormat").values()).containsExactly("SVG");
        assertThat(offer.options()).doesNotContainKey("outputQuality");
        assertThat(offer.defaultSize()).isNull();
    }

    @Test
    void keepsWhatOurRowsRemoveWhenItChangesOneOfThem() throws Exception {
        ModelCatalog merged = merged("""
                {"models": {"recraftv4_vector": {
                    "generate": {"runware": {"options": {"colors": {"maxItems": 3}}}}}}}""");
        Offer offer = merged.offer(GENERATE, "runware", "recraftv4_vector", true);
        assertThat(offer.options()).doesNotContainKeys("outputQuality", "safety", "checkContent");
        assertThat(offer.options().get("colors").maxItems()).isEqualTo(3);
        assertThat(offer.defaultSize()).isNull();
    }

    @Test
    void removesAModelWithNull() throws Exception {
        ModelCatalog merged = merged("{\"models\": {\"recraftv3\": null}}");
        assertThat(merged.canonical("recraftv3")).isEmpty();
        assertThat(merged.offers(GENERATE)).noneMatch(offer -> offer.model().equals("recraftv3"));
    }

    @Test
    void leavesOurRowsAloneForOthers() throws Exception {
        merged("{\"models\": {\"recraftv3\": null}}");
        assertThat(CatalogReader.read(context, null).canonical("recraftv3")).isPresent();
    }

    @Test
    void withAnUnknownOptionIsRefusedNamingIt() {
        assertThatThrownBy(() -> merged("""
                        {"providers": {"runware": {"generate": {"options": {"colours": {}}}}}}"""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("an unknown option: colours; write colors");
    }

    @Test
    void withATableOfSizesThatIsNowhereIsRefusedNamingIt() {
        assertThatThrownBy(() -> merged("{\"models\": {\"recraftv4_1\": {\"sizes\": \"3K\"}}}"))
                .hasMessageContaining("3K");
    }

    @Test
    void thatIsNoJsonIsRefusedNamingIt() {
        assertThatThrownBy(() -> merged("models: {}"))
                .isInstanceOf(RuntimeCamelException.class)
                .hasMessageContainingAll("modelCatalog=file:", "models1.json", "cannot be read as JSON");
    }

    @Test
    void thatIsNotThereIsRefusedNamingIt() {
        String uri = "file:" + folder.resolve("nowhere.json");
        assertThatThrownBy(() -> CatalogReader.read(context, uri))
                .isInstanceOf(RuntimeCamelException.class)
                .hasMessageContaining(uri);
    }

    @Test
    void isReadByAnEndpoint() throws Exception {
        Path file = write("""
                {"providers": {"runware": {"generate": {"options": {"colors": {"maxItems": 1}}}}}}""");
        String uri = "recraft:generate?provider=runware&apiKey=k&colors=FF6B35,002B5B";
        RecraftEndpoint without = context.getEndpoint(uri, RecraftEndpoint.class);
        new RequestReader(without, new RunwareProvider(), new InputReader(new Spool.Settings(null, 1), false))
                .checkEndpoint();
        RecraftEndpoint users = context.getEndpoint(uri + "&modelCatalog=file:" + file, RecraftEndpoint.class);
        assertThatThrownBy(() -> new RequestReader(
                                users, new RunwareProvider(), new InputReader(new Spool.Settings(null, 1), false))
                        .checkEndpoint())
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageContaining("colors=2 values is too many");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "seed | {} | generate at fal with model recraftv9",
                "outputFormat | {\"values\": [\"png\", \"webp\"]} | give it the one value that the model has anyway",
                "artisticLevel | {\"min\": 0, \"max\": 5} | what fal is sent for generate: backgroundColor, checkContent, colors,",
                "idempotencyKey | {} | take it out of the row",
                "numberOfImages | {\"perRequest\": 4} | set its perRequest to 1"
            })
    void whoseRowNamesAnOptionThatItsProviderDoesNotSendIsRefusedWhenARouteStarts(
            String option, String rule, String message) throws Exception {
        Path file = write("""
                {"models": {"recraftv9": {"generate": {"fal": {
                    "id": "fal-ai/recraft/v9", "options": {"%s": %s}}}}}}""".formatted(option, rule));

        assertThatThrownBy(() -> start("fal", new FalProvider(), file))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageStartingWith("modelCatalog=file:")
                .hasMessageContainingAll("has the option " + option + " for generate", "would be dropped", message);
        start("runware", new RunwareProvider(), file); // which has no such row
    }

    @Test
    void whoseProvidersTermsNameAnOptionThatItDoesNotSendIsRefused() throws Exception {
        Path file = write("""
                {"providers": {"replicate": {"vectorize": {"options": {"colors": {}}}}}}""");

        assertThatThrownBy(() -> start("replicate", new ReplicateProvider(), file))
                .hasMessageContaining("has the option colors for vectorize at replicate, which does not send it");
    }

    @Test
    void mayNameWhatItsProviderSendsForOtherModelsAndWhatTheModelHasAnyway() throws Exception {
        start("runware", new RunwareProvider(), write("""
                {"models": {"recraftv9": {"generate": {"runware": {
                    "id": "recraft:v9@0", "options": {"styleId": {}, "styleMatch": {}}}}}}}"""));
        start("fal", new FalProvider(), write("""
                {"models": {"recraftv9": {"generate": {"fal": {
                    "id": "fal-ai/recraft/v9", "options": {"outputFormat": {"values": ["png"]}}}}}}}"""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cloudflare", "runware", "recraft", "fal", "replicate"})
    void isNoBetterThanOurRowsWhoseOptionsAreAllSent(String name) {
        ImageProvider provider = context.getComponent("recraft", RecraftComponent.class).providers().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        assertThatCode(() -> new RowsCheck(provider, "ours").check(ours)).doesNotThrowAnyException();
    }

    private static void start(String name, ImageProvider provider, Path file) {
        String uri = "recraft:generate?provider=" + name + "&apiKey=k&modelCatalog=file:" + file;
        RecraftEndpoint endpoint = context.getEndpoint(uri, RecraftEndpoint.class);
        new RequestReader(endpoint, provider, new InputReader(new Spool.Settings(null, 1), false)).checkEndpoint();
    }

    private ModelCatalog merged(String json) throws IOException {
        return CatalogReader.read(context, "file:" + write(json));
    }

    private Path write(String json) throws IOException {
        return Files.writeString(folder.resolve("models" + ++files + ".json"), json);
    }

    private static OptionRule rule(ModelCatalog catalog, String provider, String model, String option) {
        return catalog.offer(GENERATE, provider, model, true).options().get(option);
    }
}
