package io.github.camelrecraft.model;

import static io.github.camelrecraft.model.Offers.needing;
import static io.github.camelrecraft.model.Offers.oneOf;
import static io.github.camelrecraft.model.Offers.range;
import static io.github.camelrecraft.model.RecraftOperation.GENERATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelrecraft.model.ImageSize.Pixels;
import io.github.camelrecraft.model.ImageSize.Ratio;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestCheckTest {

    private static final Map<String, OptionRule> RULES = Map.of(
            "prompt",
            range(null, 20),
            "size",
            OptionRule.ANY,
            "colors",
            new OptionRule(null, null, 2, false, List.of(), null),
            "outputType",
            oneOf("URL", "base64Data", "dataURI"),
            "ttl",
            new OptionRule(60, null, null, false, List.of(), "outputType=URL"),
            "gatewayCacheKey",
            needing("gatewayId=default"));

    private static final Offer RUNWARE = Offers.offer("runware", "recraftv4_1", "recraft:v4.1@0", RULES);

    private final ModelCatalog catalog = new ModelCatalog()
            .add(GENERATE, RUNWARE)
            .add(GENERATE, Offers.offer("cloudflare", "recraftv4_1", "x", Map.of("style", OptionRule.ANY)))
            .add(GENERATE, Offers.offer("fal", "recraftv4_1", "y", Map.of("style", OptionRule.ANY)));

    @Test
    void whatTheProviderTakesPassesAsItIs() {
        Map<ImageOption<?>, Object> asked = new LinkedHashMap<>();
        asked.put(ImageOption.PROMPT, "A fox");
        asked.put(ImageOption.SIZE, new Ratio(16, 9));
        asked.put(ImageOption.COLORS, List.of(new Color(1, 2, 3, null)));
        asked.put(ImageOption.TTL, 60);
        assertThat(check(asked)).isEqualTo(asked);
    }

    @Test
    void theModelIsAnsweredByTheOffer() {
        assertThat(check(Map.of(ImageOption.MODEL, "recraft:v4.1@0", ImageOption.PROMPT, "A fox")))
                .isEqualTo(Map.of(ImageOption.PROMPT, "A fox"));
    }

    @Test
    void whatWasAskedForIsNotChanged() {
        Map<ImageOption<?>, Object> asked = new LinkedHashMap<>(Map.of(ImageOption.MODEL, "recraftv4_1"));
        check(asked);
        assertThat(asked).isEqualTo(Map.of(ImageOption.MODEL, "recraftv4_1"));
    }

    @Test
    void anOptionThatTheProviderDoesNotKnowIsRefusedNamingWhoDoes() {
        assertThatThrownBy(() -> check(Map.of(ImageOption.STYLE, "digital_illustration")))
                .isInstanceOfSatisfying(
                        InvalidOptionException.class,
                        refused -> assertThat(refused.getOption()).isEqualTo("style"))
                .hasMessage("style=digital_illustration is not known to runware with model recraftv4_1;"
                        + " leave it out, or use one who knows it: cloudflare, fal");
    }

    @Test
    void anOptionThatNobodyKnowsIsToBeLeftOut() {
        assertThatThrownBy(() -> check(Map.of(ImageOption.SUBSTYLE, "hand_drawn")))
                .hasMessage("substyle=hand_drawn is not known to runware with model recraftv4_1; leave it out");
    }

    @Test
    void eachValueIsHeldAgainstItsRule() {
        assertThatThrownBy(() -> check(Map.of(ImageOption.PROMPT, "x".repeat(21))))
                .hasMessageContaining("is too long");
        assertThatThrownBy(() -> check(Map.of(ImageOption.TTL, 59))).hasMessageContaining("is out of range");
        assertThatThrownBy(() -> check(Map.of(ImageOption.OUTPUT_TYPE, "gif"))).hasMessageContaining("is not known to");
        Color color = new Color(1, 2, 3, null);
        assertThatThrownBy(() -> check(Map.of(ImageOption.COLORS, List.of(color, color, color))))
                .hasMessageContaining("is too many");
    }

    @Test
    void aSizeThatTheModelDoesNotMakeIsRefusedNamingTheNearest() {
        assertThatThrownBy(() -> check(Map.of(ImageOption.SIZE, new Pixels(1920, 1080))))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageContaining("the nearest are 1344x768 (16:9), ");
    }

    @Test
    void theProvidersDefaultSizeIsAddedWhereNoneWasAskedFor() {
        Offer needsSize = new Offer("runware", "m", "m", Offers.SIZES, new Ratio(1, 1), RULES, Map.of(), null);
        RequestCheck check = new RequestCheck(catalog, GENERATE, needsSize);
        assertThat(check.check(Map.of())).isEqualTo(Map.of(ImageOption.SIZE, new Ratio(1, 1)));
        assertThat(check.check(Map.of(ImageOption.SIZE, new Ratio(16, 9))))
                .isEqualTo(Map.of(ImageOption.SIZE, new Ratio(16, 9)));
    }

    @Test
    void withoutADefaultNoSizeIsAdded() {
        assertThat(check(Map.of(ImageOption.PROMPT, "A fox"))).doesNotContainKey(ImageOption.SIZE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"URL", "url", "Url"})
    void anOptionThatNeedsAnotherPassesWithIt(String type) {
        Map<ImageOption<?>, Object> asked = Map.of(ImageOption.TTL, 60, ImageOption.OUTPUT_TYPE, type);
        assertThat(check(asked)).isEqualTo(asked);
    }

    @Test
    void anOptionThatNeedsAnotherPassesWithTheOthersDefault() {
        assertThat(check(Map.of(ImageOption.TTL, 60))).isEqualTo(Map.of(ImageOption.TTL, 60));
    }

    @Test
    void anOptionThatWouldHaveNoEffectIsRefused() {
        assertThatThrownBy(() -> check(Map.of(ImageOption.TTL, 60, ImageOption.OUTPUT_TYPE, "base64Data")))
                .isInstanceOfSatisfying(
                        InvalidOptionException.class,
                        refused -> assertThat(refused.getOption()).isEqualTo("ttl"))
                .hasMessage("ttl=60 has no effect without outputType=URL; leave it out or set outputType=URL");
    }

    private Map<ImageOption<?>, Object> check(Map<ImageOption<?>, Object> asked) {
        return new RequestCheck(catalog, GENERATE, RUNWARE).check(asked);
    }
}
