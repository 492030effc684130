package io.github.camelrecraft.model;

import static io.github.camelrecraft.model.Offers.offer;
import static io.github.camelrecraft.model.Offers.terms;
import static io.github.camelrecraft.model.RecraftOperation.GENERATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelCatalogTest {

    private static final OptionRule ANY = OptionRule.ANY;

    private final Offer v41AtCloudflare =
            offer("cloudflare", "recraftv4_1", "recraft/recraftv4-1", Map.of("style", ANY));
    private final Offer v41AtRunware = offer("runware", "recraftv4_1", "recraft:v4.1@0", Map.of("ttl", ANY));
    private final Offer vectorAtCloudflare =
            offer("cloudflare", "recraftv4_1_vector", "recraft/recraftv4-1-vector", Map.of("style", ANY));
    private final Offer flashAtRunware = offer("runware", "recraftv4_1_flash", "recraft:v4.1@flash", Map.of());

    private final ModelCatalog catalog = Offers.catalog(
            List.of(terms("runware", Map.of("includeCost", ANY)), terms("cloudflare", Map.of("style", ANY))),
            v41AtCloudflare,
            v41AtRunware,
            vectorAtCloudflare,
            flashAtRunware);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "recraftv4_1",
                "RECRAFTV4_1",
                "recraftv4-1",
                "recraftv4.1",
                "recraft-v4.1",
                "recraft/recraftv4-1",
                "recraft/recraft-v4.1",
                "recraft:v4.1@0",
                "Recraft:V4.1@0",
                " recraftv4_1 "
            })
    void anySpellingOfAModelIsThatModel(String spelling) {
        assertThat(catalog.canonical(spelling)).contains("recraftv4_1");
        assertThat(catalog.offer(GENERATE, "cloudflare", spelling, true)).isEqualTo(v41AtCloudflare);
        assertThat(catalog.offer(GENERATE, "runware", spelling, false)).isEqualTo(v41AtRunware);
    }

    @Test
    void anAliasIsASpellingToo() {
        catalog.addSpelling("fal-ai/recraft/v4.1/text-to-image", "recraftv4_1");
        assertThat(catalog.canonical("fal-ai/recraft/v4.1/text-to-image")).contains("recraftv4_1");
        assertThat(catalog.canonical("recraft/v4.1/text-to-image")).isEmpty();
    }

    @Test
    void modelsWhoseNamesBeginAlikeAreToldApart() {
        assertThat(catalog.canonical("recraftv4-1-vector")).contains("recraftv4_1_vector");
        assertThat(catalog.canonical("recraft:v4.1@flash")).contains("recraftv4_1_flash");
        assertThat(catalog.canonical("recraftv4")).isEmpty();
        assertThat(catalog.canonical("recraftv4_1_pro")).isEmpty();
    }

    @Test
    void anUnknownModelPassesAsItIsWithTheProvidersTermsAndWithoutSizes() {
        Offer terms = offer("cloudflare", "*", "*", Map.of("style", ANY));
        Offer passed = catalog.offer(GENERATE, "cloudflare", "recraft/recraftV9", false);
        assertThat(passed)
                .isEqualTo(new Offer(
                        "cloudflare",
                        "recraft/recraftV9",
                        "recraft/recraftV9",
                        terms.sizes(),
                        null,
                        terms.options(),
                        Map.of(),
                        InputRule.ANY,
                        null,
                        1));
    }

    @Test
    void anUnknownModelIsRefusedWhenModelsAreStrict() {
        assertThatThrownBy(() -> catalog.offer(GENERATE, "cloudflare", "recraftv9", true))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage(
                        "model=recraftv9 is not in the model catalogue; use one of: recraftv4_1, recraftv4_1_vector");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aProviderWithoutTheModelSaysWhoHasItAndWhatItHasItself(boolean strict) {
        assertThatThrownBy(() -> catalog.offer(GENERATE, "runware", "recraft/recraftv4-1-vector", strict))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage("model=recraft/recraftv4-1-vector is not offered by runware; use provider cloudflare,"
                        + " or one of its models: recraftv4_1, recraftv4_1_flash");
    }

    @Test
    void severalProvidersThatHaveTheModelAreAllNamed() {
        Offers.add(catalog, terms("fal", Map.of()));
        assertThatThrownBy(() -> catalog.offer(GENERATE, "fal", "recraftv4_1", false))
                .hasMessageContaining("use provider cloudflare or runware, or ");
    }

    @Test
    void aProviderWithoutTheOperationIsRefusedNamingThoseThatHaveIt() {
        assertThatThrownBy(() -> catalog.offer(GENERATE, "fal", "recraftv4_1", false))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage("provider=fal does not have the operation generate; use one of: cloudflare, runware");
        assertThat(catalog.providers(GENERATE)).containsExactly("cloudflare", "runware");
    }

    @Test
    void theProvidersThatKnowAnOptionWithSomeModel() {
        assertThat(catalog.providersWith(GENERATE, ImageOption.STYLE)).containsExactly("cloudflare");
        assertThat(catalog.providersWith(GENERATE, ImageOption.TTL)).containsExactly("runware");
        assertThat(catalog.providersWith(GENERATE, ImageOption.SAFETY)).isEmpty();
    }

    @Test
    void theRowsOfAnOperationKeepTheirOrder() {
        assertThat(catalog.offers(GENERATE))
                .isEqualTo(List.of(v41AtCloudflare, v41AtRunware, vectorAtCloudflare, flashAtRunware));
    }

    @Test
    void aRowThatNobodyAsksForIsNotMade() {
        catalog.add(GENERATE, "fal", "recraftv4_1", "y", () -> {
            throw new IllegalArgumentException("wrong");
        });
        assertThat(catalog.offer(GENERATE, "runware", "recraftv4_1", true)).isEqualTo(v41AtRunware);
        assertThat(catalog.canonical("y")).contains("recraftv4_1");
    }

    @Test
    void aRowIsMadeOnce() {
        catalog.add(GENERATE, "runware", "recraftv4_1", "z", () -> offer("runware", "recraftv4_1", "z", Map.of()));
        assertThat(catalog.offer(GENERATE, "runware", "z", true))
                .isSameAs(catalog.offer(GENERATE, "runware", "recraftv4_1", true));
    }

    @Test
    void whatIsWrongWithARowIsToldWhenAllAreMade() {
        assertThat(catalog.complete()).isSameAs(catalog);
        catalog.add(GENERATE, "fal", "recraftv4_1", "y", () -> {
            throw new IllegalArgumentException("wrong");
        });
        assertThatThrownBy(catalog::complete).hasMessage("wrong");
    }

    @Test
    void whatIsWrongWithTermsIsToldWhenAllAreMade() {
        catalog.addTerms(GENERATE, "fal", () -> {
            throw new IllegalArgumentException("wrong");
        });
        assertThatThrownBy(catalog::complete).hasMessage("wrong");
    }

    @Test
    void aRowAddedAgainTakesThePlaceOfTheFirst() {
        Offer renamed = offer("runware", "recraftv4_1", "recraft:v4.1@1", Map.of());
        Offers.add(catalog, renamed);
        assertThat(catalog.offer(GENERATE, "runware", "recraftv4_1", true)).isEqualTo(renamed);
        assertThat(catalog.offers(GENERATE)).hasSize(4);
    }

    @Test
    void aTraitThatTheCatalogueLacksIsNamed() {
        assertThatThrownBy(() -> flashAtRunware.trait("taskType"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("taskType", "runware with model recraftv4_1_flash");
    }
}
