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
import java.util.Set;
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
            new OptionRule(null, null, 2, null, false, false, List.of(), null),
            "outputType",
            oneOf("URL", "base64Data", "dataURI"),
            "ttl",
            new OptionRule(60L, null, null, null, false, false, List.of(), "outputType=URL"),
            "gatewayCacheKey",
            needing("gatewayId=default"));

    private static final Offer RUNWARE = Offers.offer("runware", "recraftv4_1", "recraft:v4.1@0", RULES);

    private static final OptionRule REQUIRED = new OptionRule(null, null, null, null, false, true, List.of(), null);

    private final ModelCatalog catalog = Offers.catalog(
            List.of(),
            RUNWARE,
            Offers.offer("cloudflare", "recraftv4_1", "x", Map.of("style", OptionRule.ANY)),
            Offers.offer("fal", "recraftv4_1", "y", Map.of("style", OptionRule.ANY)));

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
    void whatNeedsAPromptIsCheckedOnceThereIsOneOrNone() {
        Offer offer = Offers.offer(
                "anybody", "m", "m", Map.of("prompt", OptionRule.ANY, "negativePrompt", needing("prompt==*")));
        RequestCheck check = new RequestCheck(catalog, GENERATE, offer);
        Map<ImageOption<?>, Object> without = check.check(Map.of(ImageOption.NEGATIVE_PROMPT, "dogs"));
        Map<ImageOption<?>, Object> with =
                check.check(Map.of(ImageOption.PROMPT, "A fox", ImageOption.NEGATIVE_PROMPT, "dogs"));

        check.checkComplete(with, InputImages.NONE);
        assertThatThrownBy(() -> check.checkComplete(without, InputImages.NONE))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageStartingWith("negativePrompt=(4 characters) has no effect without prompt");
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
        Offer needsSize =
                new Offer("runware", "m", "m", Offers.SIZES, new Ratio(1, 1), RULES, Map.of(), InputRule.ANY, null, 1);
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

    @Test
    void whatIsRequiredMustBeThereWhenTheRequestIsComplete() {
        Offer needsStyle = row(Map.of("prompt", REQUIRED, "styleId", REQUIRED), Map.of(), InputRule.ANY);
        assertThatThrownBy(() -> complete(needsStyle, Map.of(), InputImages.NONE))
                .hasMessage(
                        "styleId is not set, and generate at runware with model m needs it; set the option styleId");
        complete(needsStyle, Map.of(ImageOption.STYLE_ID, "s-1"), InputImages.NONE);
    }

    @Test
    void oneOfSeveralIsEnough() {
        Offer row = row(Map.of(), Map.of("needsOneOf", "expandLeft,zoomOutPercentage,references"), InputRule.ANY);
        assertThatThrownBy(() -> complete(row, Map.of(), InputImages.NONE))
                .hasMessageContaining("set one of: expandLeft, zoomOutPercentage, references");
        complete(row, Map.of(ImageOption.ZOOM_OUT_PERCENTAGE, 10.0), InputImages.NONE);
        complete(row, Map.of(), new InputImages(null, null, List.of(image(9, 9))));
    }

    @Test
    void whatExcludesTheOtherIsNotSentWithIt() {
        Offer row = row(Map.of(), Map.of("excludes", "style:styleId,size:expandLeft"), InputRule.ANY);
        assertThatThrownBy(() -> complete(
                        row, Map.of(ImageOption.SIZE, new Ratio(1, 1), ImageOption.EXPAND_LEFT, 5), InputImages.NONE))
                .hasMessage("size=1:1 excludes expandLeft; leave one of the two out");
        complete(row, Map.of(ImageOption.STYLE, "any", ImageOption.EXPAND_LEFT, 5), InputImages.NONE);
    }

    @Test
    void eachImageIsHeldAgainstTheRule() {
        Offer row = row(Map.of(), Map.of(), new InputRule(Set.of(), null, null, 10, null));
        InputImage small = image(9, 9);
        InputImage fine = image(10, 10);
        complete(row, Map.of(), new InputImages(fine, fine, List.of(fine)));
        for (InputImages images : List.of(
                new InputImages(small, null, List.of()),
                new InputImages(fine, small, List.of()),
                new InputImages(null, null, List.of(fine, small)))) {
            assertThatThrownBy(() -> complete(row, Map.of(), images)).hasMessageContaining("is too small");
        }
    }

    @Test
    void aMaskIsOfTheImagesSize() {
        Offer row = row(Map.of(), Map.of(), InputRule.ANY);
        assertThatThrownBy(() -> complete(row, Map.of(), new InputImages(image(10, 20), image(20, 10), List.of())))
                .hasMessage("mask=20x10 is not of the image's size; make it 10x20 pixels");
    }

    private void complete(Offer offer, Map<ImageOption<?>, Object> options, InputImages images) {
        new RequestCheck(catalog, GENERATE, offer).checkComplete(options, images);
    }

    private static Offer row(Map<String, OptionRule> options, Map<String, String> traits, InputRule input) {
        return new Offer("runware", "m", "m", Offers.SIZES, null, options, traits, input, null, 1);
    }

    private static InputImage image(int width, int height) {
        return new InputImage(new ImageInfo(ImageFormat.PNG, width, height, 1, ""), null);
    }

    private Map<ImageOption<?>, Object> check(Map<ImageOption<?>, Object> asked) {
        return new RequestCheck(catalog, GENERATE, RUNWARE).check(asked);
    }

    @Test
    void aPromptThatIsRefusedIsNotShown() {
        Offer row = row(Map.of("prompt", range(null, 3)), Map.of("excludes", "negativePrompt:styleId"), InputRule.ANY);
        RequestCheck check = new RequestCheck(catalog, GENERATE, row);
        assertThatThrownBy(() -> check.checkPrompt("A fox", Map.of()))
                .hasMessageStartingWith("prompt=(5 characters) is too long");
        assertThatThrownBy(() -> check.check(Map.of(ImageOption.NEGATIVE_PROMPT, "dogs")))
                .hasMessageStartingWith("negativePrompt=(4 characters) is not known");
        assertThatThrownBy(() -> complete(
                        row, Map.of(ImageOption.NEGATIVE_PROMPT, "dogs", ImageOption.STYLE_ID, "s"), InputImages.NONE))
                .hasMessageStartingWith("negativePrompt=(4 characters) excludes styleId");
    }
}
