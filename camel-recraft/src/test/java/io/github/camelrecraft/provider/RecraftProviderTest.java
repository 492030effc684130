package io.github.camelrecraft.provider;

import static io.github.camelrecraft.model.Billing.NO;
import static io.github.camelrecraft.model.Billing.UNKNOWN;
import static io.github.camelrecraft.provider.Requests.ACCESS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelrecraft.http.AnswerHead;
import io.github.camelrecraft.http.HttpAnswer;
import io.github.camelrecraft.http.HttpCall;
import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.FailureKind;
import io.github.camelrecraft.model.ImageOption;
import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.model.ImageResult;
import io.github.camelrecraft.model.ImageResult.AtUrl;
import io.github.camelrecraft.model.ImageResult.Inline;
import io.github.camelrecraft.model.InputRule;
import io.github.camelrecraft.model.InvalidOptionException;
import io.github.camelrecraft.model.Offer;
import io.github.camelrecraft.model.RecraftOperation;
import io.github.camelrecraft.model.SizeTable;
import io.github.camelrecraft.provider.ProviderAnswer.Failed;
import io.github.camelrecraft.provider.ProviderAnswer.Images;
import io.github.camelrecraft.provider.ProviderAnswer.Value;
import java.math.BigDecimal;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecraftProviderTest {

    private static final String REQUEST = "0a1b2c3d-0000-4000-8000-1234567890ab";

    private final RecraftProvider provider = new RecraftProvider();

    @Test
    void whereItIsAndWhatItNeeds() {
        assertThat(provider.name()).isEqualTo("recraft");
        assertThat(provider.defaultBaseUrl()).isEqualTo(URI.create("https://external.api.recraft.ai/v1"));
        assertThat(provider.credentials()).isEqualTo(Map.of("apiKey", "RECRAFT_API_TOKEN"));
    }

    @Nested
    class WithoutABody {

        @ParameterizedTest
        @CsvSource({
            "LIST_STYLES, styles, , GET, /styles",
            "GET_STYLE, styles, 9f0c-a_1, GET, /styles/9f0c-a_1",
            "DELETE_STYLE, styles, 9f0c-a_1, DELETE, /styles/9f0c-a_1",
            "ACCOUNT, users/me, , GET, /users/me",
        })
        void theAddressSaysItAll(RecraftOperation operation, String path, String id, String method, String address) {
            HttpCall call = provider.encode(
                    id == null ? request(operation, path) : request(operation, path, "styleId", id), ACCESS);

            assertThat(call.method()).isEqualTo(method);
            assertThat(call.uri()).hasToString("https://api.example.com/v1" + address);
            assertThat(call.body().isEmpty()).isTrue();
            assertThat(call.headers()).containsEntry("Authorization", "Bearer key");
        }

        @Test
        void theCuratedStylesHaveAnAddressOfTheirOwn() {
            ImageRequest request = request(RecraftOperation.LIST_STYLES, "styles", "basicStyles", true);

            assertThat(provider.encode(request, ACCESS).uri()).hasPath("/v1/styles/basic");
        }

        @Test
        void anOperationThatMakesOneImageIsNotAskedForMore() {
            ImageRequest one = request(RecraftOperation.CRISP_UPSCALE, "images/crispUpscale", "numberOfImages", 2);
            ImageRequest single = new ImageRequest(
                    one.operation(),
                    Requests.with(one.offer(), Map.of("path", "images/crispUpscale", "result", "single")),
                    one.options(),
                    one.tasks(),
                    one.images());

            assertThatThrownBy(() -> provider.encode(single, ACCESS))
                    .isInstanceOf(InvalidOptionException.class)
                    .hasMessageStartingWith("numberOfImages=2 is more than the one image that crispUpscale makes");
        }

        @Test
        void whoPaysIsPartOfTheAddress() {
            ImageRequest request = request(RecraftOperation.ACCOUNT, "users/me", "billing", "subscription");

            assertThat(provider.encode(request, ACCESS).uri()).hasQuery("billing=subscription");
        }
    }

    @Nested
    class Decoding {

        @Test
        void aListOfImagesByAddress() {
            Images images = images("""
                    {"created":1780000000,"credits":420,"data":[
                      {"image_id":"1","url":"https://img.recraft.ai/1","revised_prompt":"A red fox"},
                      {"image_id":"2","url":"https://img.recraft.ai/2","features":{"nsfw_score":0.25}}]}""");

            assertThat(images.images())
                    .containsExactly(
                            new ImageResult(
                                    new AtUrl(URI.create("https://img.recraft.ai/1")),
                                    "1",
                                    null,
                                    null,
                                    new BigDecimal("0.21"),
                                    0,
                                    Map.of("RevisedPrompt", "A red fox")),
                            new ImageResult(
                                    new AtUrl(URI.create("https://img.recraft.ai/2")),
                                    "2",
                                    null,
                                    null,
                                    new BigDecimal("0.21"),
                                    0,
                                    Map.of("NsfwScore", 0.25)));
            assertThat(images.details()).isEqualTo(Map.of("Credits", new BigDecimal(420), "RequestId", REQUEST));
            assertThat(images.failed()).isEmpty();
        }

        @Test
        void oneImageOfATool() {
            assertThat(images("{\"credits\":4,\"image\":{\"image_id\":\"1\",\"url\":\"https://h/1\"}}")
                            .images())
                    .singleElement()
                    .satisfies(image -> {
                        assertThat(image.id()).isEqualTo("1");
                        assertThat(image.cost()).isEqualTo("0.004");
                    });
        }

        @Test
        void imagesThatWereTakenOutOfTheJson() {
            Images images = images("{\"data\":[{\"image_id\":\"1\",\"b64_json\":\"lifted:0\"},"
                    + "{\"image_id\":\"2\",\"b64_json\":\"lifted:1\"}]}");

            assertThat(images.images()).extracting(ImageResult::source).containsExactly(new Inline(0), new Inline(1));
        }

        @Test
        void imagesInPartsAreFoundByTheirIds() {
            HttpAnswer answer = new HttpAnswer(
                    head(200),
                    "{\"data\":[{\"image_id\":\"1\"},{\"image_id\":\"2\"}]}".getBytes(UTF_8),
                    List.of("2", "1"));

            assertThat(((Images) provider.decode(generate(), answer)).images())
                    .extracting(ImageResult::source)
                    .containsExactly(new Inline(1), new Inline(0));
        }

        @Test
        void anImageThatIsAnnouncedAndMissingHasFailed() {
            HttpAnswer answer = new HttpAnswer(
                    head(200), "{\"data\":[{\"image_id\":\"1\"},{\"image_id\":\"2\"}]}".getBytes(UTF_8), List.of("2"));

            assertThat(provider.decode(generate(), answer)).isInstanceOfSatisfying(Images.class, images -> {
                assertThat(images.images())
                        .singleElement()
                        .satisfies(image -> assertThat(image.id()).isEqualTo("2"));
                assertThat(images.failed())
                        .singleElement()
                        .satisfies(failure -> assertThat(failure.billed()).isEqualTo(UNKNOWN));
            });
        }

        @ParameterizedTest
        @CsvSource({
            "100, 3, 0.033334, 0.033333",
            "1, 6, 0.00017, 0.000166",
            "420, 2, 0.21, 0.21",
            "7000, 1, 7, 7",
            "0, 2, 0, 0",
            "0.5, 2, 0.00025, 0.00025"
        })
        void whatTheImagesCostIsTogetherWhatTheAnswerSays(String credits, int number, String first, String others) {
            String item = "{\"url\":\"https://h/1\"}";
            Images images = images("{\"credits\":" + credits + ",\"data\":["
                    + String.join(",", java.util.Collections.nCopies(number, item)) + "]}");

            BigDecimal sum = BigDecimal.ZERO;
            for (ImageResult image : images.images()) {
                assertThat(image.cost()).isEqualTo(sum.signum() == 0 ? first : others);
                sum = sum.add(image.cost());
            }
            assertThat(sum).isEqualByComparingTo(new BigDecimal(credits).movePointLeft(3));
        }

        @ParameterizedTest
        @ValueSource(strings = {"null", "\"35\"", "1e999999", "{}", "-35", "NaN"})
        void withoutCreditsThePriceListCounts(String credits) {
            assertThat(images("{\"credits\":" + credits + ",\"data\":[{\"url\":\"https://h/1\"}]}")
                            .images())
                    .singleElement()
                    .satisfies(image -> assertThat(image.cost()).isEqualTo("0.035"));
        }

        @Test
        void theStyleThatReferencesBecameIsAHeader() {
            assertThat(images("{\"style_id\":\"s-1\",\"data\":[{\"url\":\"https://h/1\"}]}")
                            .details())
                    .containsEntry("StyleId", "s-1");
        }

        @Test
        void moreImagesThanAnyOperationMakesAreNotFetched() {
            String item = "{\"url\":\"https://h/1\"}";
            assertThat(images("{\"data\":[" + String.join(",", java.util.Collections.nCopies(1000, item)) + "]}")
                            .images())
                    .hasSize(20);
        }

        @Test
        void aBetterPromptIsTheValue() {
            assertThat(value(RecraftOperation.ENHANCE_PROMPT, "{\"enhanced_prompt\":\"A fox, lit\",\"credits\":10}"))
                    .isEqualTo(new Value(
                            "A fox, lit",
                            Map.of("Credits", BigDecimal.TEN, "Cost", new BigDecimal("0.01"), "RequestId", REQUEST)));
        }

        @Test
        void anIdIsTheValueOfANewStyle() {
            Value value = value(
                    RecraftOperation.CREATE_STYLE,
                    "{\"id\":\"s-1\",\"style\":\"any\",\"is_private\":true,\"credits\":5}");

            assertThat(value.value()).isEqualTo("s-1");
            assertThat(value.details())
                    .containsEntry("StyleId", "s-1")
                    .containsEntry("Credits", new BigDecimal(5))
                    .containsEntry("Cost", new BigDecimal("0.005"));
        }

        @Test
        void stylesAreAListOfMaps() {
            assertThat(value(RecraftOperation.LIST_STYLES, "{\"styles\":[{\"id\":\"1\"},{\"id\":\"2\"}]}")
                            .value())
                    .isEqualTo(List.of(Map.of("id", "1"), Map.of("id", "2")));
        }

        @Test
        void oneStyleIsAMap() {
            assertThat(value(RecraftOperation.GET_STYLE, "{\"id\":\"1\",\"is_private\":true}")
                            .value())
                    .isEqualTo(Map.of("id", "1", "is_private", true));
        }

        @ParameterizedTest
        @ValueSource(strings = {"{}", "", "{\"id\":\"1\"}"})
        void aStyleThatIsGoneLeavesNothing(String body) {
            assertThat(value(RecraftOperation.DELETE_STYLE, body).value()).isNull();
        }

        @Test
        void theAccountSaysWhatIsLeft() {
            Value value = value(RecraftOperation.ACCOUNT, "{\"id\":\"u\",\"credits\":1234}");

            assertThat(value.value()).isEqualTo(Map.of("id", "u", "credits", 1234));
            assertThat(value.details()).containsEntry("Credits", new BigDecimal(1234));
        }
    }

    @Nested
    class Failing {

        @ParameterizedTest
        @CsvSource({
            "401, request unauthorized, AUTHENTICATION, NO",
            "404, 404 page not found, INVALID_REQUEST, NO",
            "413, too large, INVALID_REQUEST, NO",
            "429, slow down, RATE_LIMITED, NO",
            "500, oops, UNAVAILABLE, UNKNOWN",
            "502, <html>bad gateway</html>, UNAVAILABLE, UNKNOWN",
            "503, oops, UNAVAILABLE, UNKNOWN",
            "504, oops, UNAVAILABLE, UNKNOWN",
            "599, oops, UNAVAILABLE, UNKNOWN",
            "302, moved, BAD_ANSWER, UNKNOWN",
        })
        void plainTextIsJudgedByItsStatus(int status, String text, FailureKind kind, Billing billed) {
            Failure failure = failure(generate(), status, text);

            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure.billed()).isEqualTo(billed);
            assertThat(failure.httpStatus()).isEqualTo(status);
            assertThat(failure.code()).isNull();
            assertThat(failure.message())
                    .isEqualTo("recraft (request " + REQUEST + ") answered HTTP " + status + ": " + text);
        }

        @ParameterizedTest
        @CsvSource({
            "400, invalid_image_type, A raster model here, INVALID_REQUEST, NO",
            "400, invalid_request, 'block_nsfw' must be a boolean, INVALID_REQUEST, NO",
            "400, invalid_request, The style is not compatible with the model, INVALID_REQUEST, NO",
            "400, moderation_failed, no, CONTENT_REJECTED, NO",
            "400, bad_request, The prompt was rejected by moderation, CONTENT_REJECTED, NO",
            "403, forbidden, It violates the content policy, CONTENT_REJECTED, NO",
            "422, nsfw_content_detected, no, CONTENT_REJECTED, NO",
            "500, moderation_failed, no, UNAVAILABLE, UNKNOWN",
            "429, rate_limit_exceeded, Too many requests, RATE_LIMITED, NO",
            "402, insufficient_credits, Top up, INSUFFICIENT_FUNDS, NO",
            "400, bad_request, Not enough credits, INSUFFICIENT_FUNDS, NO",
            "403, forbidden, no, AUTHENTICATION, NO",
            "404, style_not_found, no, INVALID_REQUEST, NO",
        })
        void jsonIsJudgedByItsCodeAndItsWordsToo(
                int status, String code, String message, FailureKind kind, Billing billed) {
            String json =
                    Json.object().put("code", code).put("message", message).toString();
            Failure failure = failure(generate(), status, json);

            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure.billed()).isEqualTo(billed);
            assertThat(failure.code()).isEqualTo(code);
            assertThat(failure.message()).isEqualTo("recraft (request " + REQUEST + "): " + message);
        }

        @Test
        void anErrorWithinAnErrorIsReadToo() {
            Failure failure =
                    failure(generate(), 429, "{\"error\":{\"code\":\"rate_limit_exceeded\",\"message\":\"m\"}}");

            assertThat(failure.code()).isEqualTo("rate_limit_exceeded");
            assertThat(failure.retryable()).isTrue();
        }

        @ParameterizedTest
        @EnumSource(names = {"LIST_STYLES", "GET_STYLE", "DELETE_STYLE", "ACCOUNT"})
        void whatCostsNothingIsNeverCharged(RecraftOperation operation) {
            assertThat(failure(request(operation, "x"), 500, "oops").billed()).isEqualTo(NO);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "null",
                    "[]",
                    "{}",
                    "\"text\"",
                    "{\"data\":[]}",
                    "{\"data\":null}",
                    "{\"data\":[{}]}",
                    "{\"data\":[null]}",
                    "{\"data\":[{\"url\":\"\"}]}",
                    "{\"data\":[{\"url\":\"not an address\"}]}",
                    "{\"image\":null}",
                    "{\"image\":{\"image_id\":\"1\"}}",
                    "{\"data\":[",
                    "<html>",
                })
        void a200WithoutAnImageMayHaveBeenCharged(String body) {
            Failure failure = failure(generate(), 200, body);

            assertThat(failure.kind()).isEqualTo(FailureKind.BAD_ANSWER);
            assertThat(failure.billed()).isEqualTo(UNKNOWN);
            assertThat(failure.retryable()).isFalse();
        }

        @ParameterizedTest
        @CsvSource({"generation_failed, UNAVAILABLE", "moderation_failed, CONTENT_REJECTED"})
        void aFailureInsideA200MayHaveBeenCharged(String code, FailureKind kind) {
            Failure failure = failure(generate(), 200, "{\"code\":\"" + code + "\",\"message\":\"m\"}");

            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure.billed()).isEqualTo(UNKNOWN);
            assertThat(failure.code()).isEqualTo(code);
        }

        @ParameterizedTest
        @CsvSource({"ENHANCE_PROMPT, UNKNOWN", "CREATE_STYLE, UNKNOWN", "LIST_STYLES, NO", "ACCOUNT, NO"})
        void a200WithoutAValueIsABadAnswer(RecraftOperation operation, Billing billed) {
            Failure failure = failure(request(operation, "x"), 200, "{}");

            assertThat(failure.kind()).isEqualTo(FailureKind.BAD_ANSWER);
            assertThat(failure.billed()).isEqualTo(billed);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "not an id\u0007", "x y"})
        void aRequestIdThatIsNoneIsNotRepeated(String id) {
            HttpAnswer answer =
                    new HttpAnswer(new AnswerHead(500, Map.of("x-recraft-requestid", id)), "oops".getBytes(UTF_8));

            assertThat(((Failed) provider.decode(generate(), answer)).failure().message())
                    .isEqualTo("recraft answered HTTP 500: oops");
        }
    }

    private Images images(String body) {
        return (Images) provider.decode(generate(), answer(200, body));
    }

    private Value value(RecraftOperation operation, String body) {
        return (Value) provider.decode(request(operation, "x"), answer(200, body));
    }

    private Failure failure(ImageRequest request, int status, String body) {
        return ((Failed) provider.decode(request, answer(status, body))).failure();
    }

    private static HttpAnswer answer(int status, String body) {
        return new HttpAnswer(head(status), body.getBytes(UTF_8));
    }

    private static AnswerHead head(int status) {
        return new AnswerHead(status, Map.of("x-recraft-requestid", REQUEST));
    }

    private static ImageRequest generate() {
        return request(RecraftOperation.GENERATE, "images/generations");
    }

    private static ImageRequest request(RecraftOperation operation, String path, Object... options) {
        Map<ImageOption<?>, Object> read = new LinkedHashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            ImageOption<?> option = ImageOption.named((String) options[i]).orElseThrow();
            read.put(option, option.read(options[i + 1]));
        }
        Offer offer = new Offer(
                "recraft",
                "",
                "",
                SizeTable.UNKNOWN,
                null,
                Map.of(),
                Map.of("path", path),
                InputRule.ANY,
                new BigDecimal("0.035"),
                1);
        return new ImageRequest(operation, offer, read, Requests.JOB);
    }
}
