package io.github.camelrecraft;

import static io.github.camelrecraft.model.RecraftOperation.GENERATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelrecraft.model.InvalidOptionException;
import io.github.camelrecraft.model.ModelCatalog;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same model in the spellings of all providers, gateways and clients that the facts list. */
class CatalogSpellingsTest {

    private static ModelCatalog catalog;

    @BeforeAll
    static void read() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.start();
            catalog = CatalogReader.read(context, null);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # Recraft's own, with its alias for raster models
                    recraftv4_1                                    | recraftv4_1
                    recraftv4_1_raster                             | recraftv4_1
                    recraftv4_1_vector                             | recraftv4_1_vector
                    recraftv4_1_pro                                | recraftv4_1_pro
                    recraftv4_1_pro_raster                         | recraftv4_1_pro
                    recraftv4_1_pro_vector                         | recraftv4_1_pro_vector
                    recraftv4_1_utility                            | recraftv4_1_utility
                    recraftv4_1_utility_raster                     | recraftv4_1_utility
                    recraftv4_1_utility_vector                     | recraftv4_1_utility_vector
                    recraftv4_1_utility_pro                        | recraftv4_1_utility_pro
                    recraftv4_1_utility_pro_raster                 | recraftv4_1_utility_pro
                    recraftv4_1_utility_pro_vector                 | recraftv4_1_utility_pro_vector
                    recraftv4_1_flash                              | recraftv4_1_flash
                    recraftv4_1_flash_raster                       | recraftv4_1_flash
                    recraftv4                                      | recraftv4
                    recraftv4_raster                               | recraftv4
                    recraftv4_vector                               | recraftv4_vector
                    recraftv4_pro                                  | recraftv4_pro
                    recraftv4_pro_raster                           | recraftv4_pro
                    recraftv4_pro_vector                           | recraftv4_pro_vector
                    recraftv3                                      | recraftv3
                    recraftv3_raster                               | recraftv3
                    # Runware
                    recraft:v4.1@0                                 | recraftv4_1
                    recraft:v4.1-pro@0                             | recraftv4_1_pro
                    recraft:v4.1-utility@0                         | recraftv4_1_utility
                    recraft:v4.1-utility-pro@0                     | recraftv4_1_utility_pro
                    recraft:v4.1@flash                             | recraftv4_1_flash
                    recraft:v4@0                                   | recraftv4
                    recraft:v4@vector                              | recraftv4_vector
                    recraft:v4-pro@0                               | recraftv4_pro
                    recraft:v4-pro@vector                          | recraftv4_pro_vector
                    # Cloudflare
                    recraft/recraftv4-1                            | recraftv4_1
                    recraft/recraftv4-1-vector                     | recraftv4_1_vector
                    recraft/recraftv4-1-pro                        | recraftv4_1_pro
                    recraft/recraftv4-1-pro-vector                 | recraftv4_1_pro_vector
                    recraft/recraftv4-1-utility                    | recraftv4_1_utility
                    recraft/recraftv4-1-utility-vector             | recraftv4_1_utility_vector
                    recraft/recraftv4-1-utility-pro                | recraftv4_1_utility_pro
                    recraft/recraftv4-1-utility-pro-vector         | recraftv4_1_utility_pro_vector
                    recraft/recraftv4                              | recraftv4
                    recraft/recraftv4-vector                       | recraftv4_vector
                    recraft/recraftv4-pro                          | recraftv4_pro
                    recraft/recraftv4-pro-vector                   | recraftv4_pro_vector
                    recraft/recraftv3                              | recraftv3
                    # fal.ai
                    fal-ai/recraft/v4.1/text-to-image              | recraftv4_1
                    fal-ai/recraft/v4.1/text-to-vector             | recraftv4_1_vector
                    fal-ai/recraft/v4.1/pro/text-to-image          | recraftv4_1_pro
                    fal-ai/recraft/v4.1/pro/text-to-vector         | recraftv4_1_pro_vector
                    fal-ai/recraft/v4.1/utility/text-to-image      | recraftv4_1_utility
                    fal-ai/recraft/v4.1/utility/pro/text-to-image  | recraftv4_1_utility_pro
                    fal-ai/recraft/v4/text-to-image                | recraftv4
                    fal-ai/recraft/v4/text-to-vector               | recraftv4_vector
                    fal-ai/recraft/v4/pro/text-to-image            | recraftv4_pro
                    fal-ai/recraft/v4/pro/text-to-vector           | recraftv4_pro_vector
                    fal-ai/recraft/v3/text-to-image                | recraftv3
                    # Replicate
                    recraft-ai/recraft-v4.1                        | recraftv4_1
                    recraft-ai/recraft-v4.1-svg                    | recraftv4_1_vector
                    recraft-ai/recraft-v4.1-pro                    | recraftv4_1_pro
                    recraft-ai/recraft-v4.1-pro-svg                | recraftv4_1_pro_vector
                    recraft-ai/recraft-v4.1-utility                | recraftv4_1_utility
                    recraft-ai/recraft-v4.1-utility-pro            | recraftv4_1_utility_pro
                    recraft-ai/recraft-v4                          | recraftv4
                    recraft-ai/recraft-v4-svg                      | recraftv4_vector
                    recraft-ai/recraft-v4-pro                      | recraftv4_pro
                    recraft-ai/recraft-v4-pro-svg                  | recraftv4_pro_vector
                    recraft-ai/recraft-v3                          | recraftv3
                    # Comfy
                    recraft/recraftv4_1                            | recraftv4_1
                    recraft/recraftv4_1_vector                     | recraftv4_1_vector
                    recraft/recraftv4_1_pro                        | recraftv4_1_pro
                    recraft/recraftv4_1_pro_vector                 | recraftv4_1_pro_vector
                    recraft/recraftv4_1_utility                    | recraftv4_1_utility
                    recraft/recraftv4_1_utility_vector             | recraftv4_1_utility_vector
                    recraft/recraftv4_1_utility_pro                | recraftv4_1_utility_pro
                    recraft/recraftv4_1_utility_pro_vector         | recraftv4_1_utility_pro_vector
                    # Vercel and OpenRouter
                    recraft/recraft-v4.1                           | recraftv4_1
                    recraft/recraft-v4.1-vector                    | recraftv4_1_vector
                    recraft/recraft-v4.1-pro                       | recraftv4_1_pro
                    recraft/recraft-v4.1-utility                   | recraftv4_1_utility
                    recraft/recraft-v4.1-utility-pro               | recraftv4_1_utility_pro
                    recraft/recraft-v4.1-flash                     | recraftv4_1_flash
                    recraft/recraft-v4                             | recraftv4
                    recraft/recraft-v4-vector                      | recraftv4_vector
                    recraft/recraft-v4-pro                         | recraftv4_pro
                    recraft/recraft-v3                             | recraftv3
                    # the spellings of the design
                    recraftv4-1-pro                                | recraftv4_1_pro
                    RECRAFTV4.1-PRO                                | recraftv4_1_pro
                    """)
    void everySpellingOfAModelIsUnderstood(String spelling, String model) {
        assertThat(catalog.canonical(spelling)).contains(model);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"recraftv4_1_flash_v3", "recraftv5", "recraftv3_icon", "recraft:1@1", "recraft", "recraftv4_1_p"
            })
    void modelsThatNoProviderServesAreUnknown(String model) {
        assertThat(catalog.canonical(model)).isEmpty();
        assertThatThrownBy(() -> catalog.offer(GENERATE, "cloudflare", model, true))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageStartingWith("model=" + model + " is not in the model catalogue; use one of: recraftv4_1, ");
    }

    @ParameterizedTest
    @CsvSource({
        "runware,recraftv4_1_vector,cloudflare or recraft or fal or replicate",
        "runware,recraft/recraftv4-1-utility-pro-vector,cloudflare or recraft",
        "runware,recraftv3,cloudflare or recraft or fal or replicate",
        "cloudflare,recraft:v4.1@flash,runware or recraft"
    })
    void aProviderWithoutTheModelSaysWhoHasIt(String provider, String model, String other) {
        assertThatThrownBy(() -> catalog.offer(GENERATE, provider, model, false))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageStartingWith("model=" + model + " is not offered by " + provider + "; use provider " + other
                        + ", or one of its models: recraftv4_1, ");
    }
}
