package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelrecraft.model.Billing;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Recraft would refuse is refused before it is sent, with the option, the value and the way out. */
class RecraftBadInputTest extends RouteTestSupport {

    private static final byte[] IMAGE = Pictures.png(300, 260);

    @AfterEach
    void nothingWasSentOrBilled() {
        assertThat(simulator().requests()).isEmpty();
        assertThat(simulator().bills().count()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "recraft:imageToImage?{{recraft}}&strength=2 | strength=2.0 is out of range | from 0 to 1",
                "recraft:generate?{{recraft}}&style=realistic_image | style=realistic_image is not known to recraft with model recraftv4_1 | recraftv3",
                "recraft:generate?{{recraft}}&negativePrompt=dogs | negativePrompt=(4 characters) is not known to recraft with model recraftv4_1 | recraftv3",
                "recraft:generate?{{recraft}}&model=recraftv4_pro&textLayout=[] | textLayout=(2 characters) is not known | recraftv3",
                "recraft:generate?{{recraft}}&model=recraftv3&textLayout=null | textLayout=(4 characters) | bbox",
                "recraft:generate?{{recraft}}&model=recraftv3&textLayout=[][] | textLayout=(4 characters) | bbox",
                "recraft:generate?{{recraft}}&model=recraftv4_1_flash&styleId=s | styleId=s is not known | recraftv4_1",
                "recraft:generate?{{recraft}}&styleMatch=regular | styleMatch=regular | precise, flexible",
                "recraft:generate?{{recraft}}&model=recraftv3&styleMatch=precise | styleMatch=precise | regular",
                "recraft:generate?{{recraft}}&model=recraftv3&substyle=hdr | substyle=hdr has no effect without style | set style",
                "recraft:generate?{{recraft}}&model=recraftv3&artisticLevel=6 | artisticLevel=6 | from 0 to 5",
                "recraft:generate?{{recraft}}&artisticLevel=3 | artisticLevel=3 is not known | recraftv3",
                "recraft:generate?{{recraft}}&seed=4294967296 | seed=4294967296 | from 0 to 4294967295",
                "recraft:generate?{{recraft}}&outputFormat=jpg | outputFormat=jpg | webp, png",
                "recraft:generate?{{recraft}}&model=recraftv4_vector&outputFormat=png | outputFormat=png | svg",
                "recraft:generate?{{recraft}}&size=1000x1000 | size=1000x1000 | 1024x1024 (1:1)",
                "recraft:generate?{{recraft}}&size=10:6 | size=10:6 | 14:10",
                "recraft:generate?{{recraft}}&outputType=dataURI | outputType=dataURI | URL, base64Data, multipart",
                "recraft:generate?{{recraft}}&outputType=multipart&resultType=json | outputType=multipart | leave one of the two out",
                "recraft:generate?{{recraft}}&outputType=multipart&resultType=url | outputType=multipart | leave one of the two out",
                "recraft:generate?{{recraft}}&billing=mine | billing=mine | api, subscription",
                "recraft:generate?{{recraft}}&delivery=poll | delivery=poll | sync",
                "recraft:inpaint?{{recraft}}&model=recraftv4_1 | model=recraftv4_1 is not offered by recraft for inpaint | recraftv3",
                "recraft:imageToImage?{{recraft}}&model=recraftv4_1_flash&strength=1 | model=recraftv4_1_flash is not offered | recraftv4_1",
                "recraft:outpaint?{{recraft}}&expandLeft=4097 | expandLeft=4097 | from 0 to 4096",
                "recraft:outpaint?{{recraft}}&zoomOutPercentage=100 | zoomOutPercentage=100.0 | from 0 to 99",
                "recraft:exploreSimilar?{{recraft}}&similarity=6 | similarity=6 | from 1 to 5",
                "recraft:vectorize?{{recraft}}&model=recraftv3 | model=recraftv3 has no effect on vectorize | leave it out",
                "recraft:vectorize?{{recraft}}&numberOfImages=2 | numberOfImages=2 | choose 1",
                "recraft:vectorize?{{recraft}}&prompt=A%20fox | prompt=(5 characters) is not known to recraft | leave it out",
                "recraft:variate?{{recraft}}&prompt=A%20fox | prompt=(5 characters) is not known to recraft | leave it out",
                "recraft:createStyle?{{recraft}}&model=recraftv2&style=any | style=any | icon",
                "recraft:createStyle?{{recraft}}&mixPolicy=MaxWeight | mixPolicy=MaxWeight is not known | recraftv3",
            })
    void aBadOptionStopsTheRouteFromStarting(String uri, String what, String wayOut) {
        assertThatThrownBy(() -> route(uri))
                .rootCause()
                .hasMessageContaining(what)
                .hasMessageContaining(wayOut)
                .hasMessageNotContaining(KEY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "imageToImage?strength=1&prompt=p",
                "inpaint?prompt=p",
                "outpaint?prompt=p&expandLeft=1",
                "replaceBackground?prompt=p",
                "generateBackground?prompt=p",
                "vectorize",
                "removeBackground",
                "crispUpscale",
                "creativeUpscale",
                "enhanceDetails",
                "eraseRegion",
                "variate?size=1:1",
                "createStyle",
            })
    void anOperationOnAnImageNeedsOne(String operation) {
        String uri = at(operation);
        Map<String, Object> mask = operation.matches("(inpaint|generateB|eraseR).*")
                ? Map.of(RecraftConstants.MASK, Pictures.mask(300, 260))
                : Map.of();

        assertRefused(send(uri, null, mask), "image is missing", "send it as the body");
        assertRefused(send(uri, Pictures.gif(300, 260), mask), "image=", "PNG");
        assertRefused(send(uri, "/etc/passwd", mask), "image=java.lang.String is not an image", "never opened");
        assertRefused(
                send(uri, Pictures.png(300, 260, 20 << 20), mask), "image=20971520 bytes", "9999999 bytes or less");
    }

    @ParameterizedTest
    @ValueSource(strings = {"inpaint?prompt=p", "generateBackground?prompt=p", "eraseRegion"})
    void aMaskIsOfTheImagesSizeAndBlackAndWhite(String operation) {
        String uri = at(operation);

        assertRefused(send(uri, IMAGE), "mask is missing", "CamelRecraftMask");
        assertRefused(send(uri, IMAGE, mask(Pictures.mask(260, 300))), "mask=260x300", "300x260");
        assertRefused(send(uri, IMAGE, mask(Pictures.mask(300, 260, 0x808080))), "neither black nor white", "PNG");
        assertRefused(send(uri, IMAGE, mask(Pictures.svg())), "mask=SVG", "PNG");
        assertRefused(
                send(uri, IMAGE, mask(Pictures.png(300, 260, 20 << 20))),
                "mask=20971520 bytes",
                "9999999 bytes or less");
    }

    @Test
    void aMaskWhereNoneIsKnownIsRefused() {
        assertRefused(
                send("recraft:vectorize?{{recraft}}", IMAGE, mask(Pictures.mask(300, 260))),
                "header CamelRecraftMask has no effect",
                "remove the header");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "imageToImage | strength is not set | set the option strength",
                "outpaint | expandLeft is not set | expandLeft, expandRight, expandTop, expandBottom, size, zoomOutPercentage",
                "outpaint?expandLeft=0 | expandLeft and the others | set one of",
                "outpaint?size=1:1&expandTop=1 | size=1:1 excludes expandTop | leave one of the two out",
                "outpaint?expandRight=4000 | outpaint=4300x260 | 4096 pixels or less",
            })
    void whatTheOperationNeedsMustBeThere(String operation, String what, String wayOut) {
        assertRefused(send(at(operation) + "&prompt=p", IMAGE), what, wayOut);
    }

    @ParameterizedTest
    @ValueSource(strings = {"recraftv4_styles", "recraftv4_styles_pro", "recraftv4_styles_vector"})
    void aStylesModelNeedsAStyle(String model) {
        assertRefused(
                send("recraft:generate?{{recraft}}&model=" + model, "A fox"),
                "styleId is not set",
                "set one of: styleId, references");
    }

    @Test
    void aStyleAndImagesToLearnOneFromExcludeEachOther() {
        assertRefused(
                send(
                        "recraft:generate?{{recraft}}&styleId=5c9f0c52-6b7e-4a39-9d0e-0f6a1d1e4a05",
                        "A fox",
                        Map.of(RecraftConstants.STYLE_REFERENCES, IMAGE)),
                "excludes references",
                "leave one of the two out");
        assertRefused(
                send("recraft:generate?{{recraft}}&model=recraftv3&style=icon&styleId=s", "A fox"),
                "style=icon excludes styleId",
                "leave one of the two out");
    }

    @Test
    void aStyleIsNotMadeOnceForEachOfSeveralRequests() {
        assertRefused(
                send(
                        "recraft:generate?{{recraft}}&numberOfImages=7",
                        "A fox",
                        Map.of(RecraftConstants.STYLE_REFERENCES, IMAGE)),
                "would make and charge a style in each of 2 requests",
                "make the style once with createStyle");
    }

    @Test
    void equalRequestsThatBringTheSameImagesAreNotPaidTwice() {
        assertRefused(
                send("recraft:generate?{{recraft}}&seed=7&numberOfImages=12", "A fox"),
                "seed=7 would bring the same images from each of the requests",
                "leave it out, or ask for fewer images");
        assertRefused(
                send("recraft:generate?{{cloudflare}}&gatewayCacheTtl=3600&numberOfImages=2", "A fox"),
                "gatewayCacheTtl=3600 would bring the same images",
                "leave it out, or ask for fewer images");
    }

    @Test
    void severalPromptsAreNotEnhancedInOneMessage() {
        assertRefused(
                send("recraft:enhancePrompt?{{recraft}}", List.of("A fox", "A badger")),
                "prompt=2 prompts is more than enhancePrompt takes in one message",
                "split the message");
    }

    @Test
    void aStyleThatTheRouteNamesIsNotLeftOutWhereNobodyKnowsStyles() {
        assertRefused(
                send("recraft:generate?{{runware}}", "A fox", Map.of(RecraftConstants.STYLE_ID, "s")),
                "styleId=s is not known to runware",
                "recraft");
    }

    @Test
    void aStyleIsLearntFromTenImagesAtMost() {
        assertRefused(
                send("recraft:createStyle?{{recraft}}", Collections.nCopies(11, IMAGE)),
                "image=11 images",
                "at most 10");
        byte[] large = Pictures.png(300, 260, 9_000_000);
        assertRefused(
                send("recraft:createStyle?{{recraft}}", Collections.nCopies(8, large)),
                "72000000 bytes in 8 images",
                "67108864 bytes or less");
    }

    @Test
    void aStyleWithoutImagesNeedsOthersToBeMixedOf() {
        assertRefused(
                send("recraft:createStyle?{{recraft}}&model=recraftv3", null),
                "references is not set",
                "references, sourceStyles");
    }

    @ParameterizedTest
    @CsvSource({"4100, 300, 4096 pixels or less", "200, 300, 256 pixels or more"})
    void anImageHasTheSidesThatTheOperationTakes(int width, int height, String wayOut) {
        assertRefused(
                send("recraft:vectorize?{{recraft}}", Pictures.png(width, height)),
                "image=" + width + "x" + height,
                wayOut);
    }

    @ParameterizedTest
    @CsvSource({"recraftv4_1, 10000", "recraftv3, 1000"})
    void aPromptOfOneCharacterTooManyIsRefused(String model, int limit) {
        assertRefused(
                send("recraft:generate?{{recraft}}&model=" + model, "x".repeat(limit + 1)),
                "(" + (limit + 1) + " characters)",
                "shorten it to " + limit);
    }

    @Test
    void aPromptToBeBetteredHasTwoThousandCharactersAtMost() {
        assertRefused(
                send("recraft:enhancePrompt?{{recraft}}", "x".repeat(2001)), "(2001 characters)", "shorten it to 2000");
    }

    @Test
    void weightsAreOneTogetherAtMost() {
        assertRefused(
                send("recraft:generate?{{recraft}}&colors=FF6B35@0.6,002B5B@0.6", "A fox"),
                "has weights that are 1.2 together",
                "1 or less");
    }

    @ParameterizedTest
    @ValueSource(strings = {"getStyle", "deleteStyle"})
    void aStyleIsNamedByItsId(String operation) {
        assertRefused(
                send("recraft:" + operation + "?{{recraft}}", null), "styleId is not set", "set the option styleId");
        assertRefused(
                send("recraft:" + operation + "?{{recraft}}", null, Map.of("CamelRecraftStyleId", "../users/me")),
                "styleId=../users/me",
                "createStyle");
    }

    private static String at(String operation) {
        return "recraft:" + operation + (operation.contains("?") ? "&" : "?") + "{{recraft}}";
    }

    private static Map<String, Object> mask(byte[] mask) {
        return Map.of(RecraftConstants.MASK, mask);
    }

    private static void assertRefused(Exchange result, String what, String wayOut) {
        assertThat(result.getException()).isInstanceOfSatisfying(RecraftInvalidRequestException.class, failure -> {
            assertThat(failure.getBilled()).isEqualTo(Billing.NO);
            assertThat(failure).hasMessageContaining(what).hasMessageContaining(wayOut);
        });
    }
}
