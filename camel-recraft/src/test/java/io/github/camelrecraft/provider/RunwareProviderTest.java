package io.github.camelrecraft.provider;

import static io.github.camelrecraft.model.Billing.NO;
import static io.github.camelrecraft.model.Billing.UNKNOWN;
import static io.github.camelrecraft.provider.Requests.ACCESS;
import static io.github.camelrecraft.provider.Requests.JOB;
import static io.github.camelrecraft.provider.Requests.RUNWARE;
import static io.github.camelrecraft.provider.Requests.RUNWARE_V4;
import static io.github.camelrecraft.provider.Requests.RUNWARE_VECTOR;
import static io.github.camelrecraft.provider.Requests.answer;
import static io.github.camelrecraft.provider.Requests.body;
import static io.github.camelrecraft.provider.Requests.json;
import static io.github.camelrecraft.provider.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelrecraft.http.HttpCall;
import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.FailureKind;
import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.model.ImageResult;
import io.github.camelrecraft.model.ImageResult.AtUrl;
import io.github.camelrecraft.model.ImageResult.Inline;
import io.github.camelrecraft.model.InvalidOptionException;
import io.github.camelrecraft.model.Offer;
import io.github.camelrecraft.provider.ProviderAnswer.Failed;
import io.github.camelrecraft.provider.ProviderAnswer.Images;
import io.github.camelrecraft.provider.ProviderAnswer.NoSuchJob;
import io.github.camelrecraft.provider.ProviderAnswer.Pending;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunwareProviderTest {

    private static final Job POLLED = Job.named(JOB);

    private static final String IMAGE_ID = "6108cecc-c8df-4044-8cc6-81f64d9ea7e9";

    private final RunwareProvider provider = new RunwareProvider();

    @Nested
    class Encoding {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "prompt          | A hare             | /0/positivePrompt             | \"A hare\"",
                    "size            | 1344x768           | /0/width                      | 1344",
                    "size            | 1344x768           | /0/height                     | 768",
                    "size            | 16:9               | /0/width                      | 1344",
                    "size            | 16:9               | /0/height                     | 768",
                    "numberOfImages  | 20                 | /0/numberResults              | 20",
                    "outputType      | URL                | /0/outputType                 | \"URL\"",
                    "outputType      | base64data         | /0/outputType                 | \"base64Data\"",
                    "outputType      | DATAURI            | /0/outputType                 | \"dataURI\"",
                    "outputFormat    | jpg                | /0/outputFormat               | \"JPG\"",
                    "outputFormat    | jpeg               | /0/outputFormat               | \"JPG\"",
                    "outputFormat    | webp               | /0/outputFormat               | \"WEBP\"",
                    "outputQuality   | 20                 | /0/outputQuality              | 20",
                    "webhookUrl      | https://h/x?a=b%2F | /0/webhookURL                 | \"https://h/x?a=b%2F\"",
                    "uploadEndpoint  | https://h/x?a=b%2F | /0/uploadEndpoint             | \"https://h/x?a=b%2F\"",
                    "delivery        | sync               | /0/deliveryMethod             | \"sync\"",
                    "delivery        | SYNC               | /0/deliveryMethod             | \"sync\"",
                    "delivery        | poll               | /0/deliveryMethod             | \"async\"",
                    "delivery        | Poll               | /0/deliveryMethod             | \"async\"",
                    "checkContent    | true               | /0/safety                     | {\"checkContent\":true}",
                    "checkContent    | false              | /0/safety                     | {\"checkContent\":false}",
                    "safety          | FAST               | /0/safety                     | {\"mode\":\"fast\"}",
                    "ttl             | 60                 | /0/ttl                        | 60",
                    "includeCost     | true               | /0/includeCost                | true",
                    "includeCost     | false              | /0/includeCost                | false",
                    "backgroundColor | #FF6B35            | /0/settings                   "
                            + "| {\"backgroundColor\":{\"rgb\":[255,107,53]}}",
                    "colors          | FF6B35,002B5B      | /0/settings                   "
                            + "| {\"colors\":[{\"rgb\":[255,107,53]},{\"rgb\":[0,43,91]}]}"
                })
        void eachOptionHasItsField(String option, String value, String pointer, String expected) {
            assertThat(encoded(RUNWARE, option, value).at(pointer)).isEqualTo(json(expected));
        }

        @Test
        void nothingIsSentThatWasNotAskedFor() {
            assertThat(encoded(RUNWARE)).isEqualTo(json("""
                            [{"taskType":"imageInference","taskUUID":"%s","model":"recraft:v4.1@0",\
                            "positivePrompt":"A fox"}]""".formatted(JOB)));
        }

        @Test
        void aVectorTaskTakesItsOwnTypeAndNothingOfARasterTasks() {
            assertThat(encoded(
                            RUNWARE_VECTOR,
                            "numberOfImages",
                            1,
                            "outputFormat",
                            "svg",
                            "outputType",
                            "URL",
                            "delivery",
                            "poll",
                            "ttl",
                            60,
                            "includeCost",
                            true,
                            "colors",
                            "FF6B35"))
                    .isEqualTo(json("""
                            [{"taskType":"vectorize","taskUUID":"%s","model":"recraft:v4@vector",\
                            "positivePrompt":"A fox","outputFormat":"SVG","outputType":"URL",\
                            "deliveryMethod":"async","ttl":60,"includeCost":true,\
                            "providerSettings":{"recraft":{"colors":[{"rgb":[255,107,53]}]}}}]""".formatted(JOB)));
        }

        @Test
        void aVectorTaskThatIsToMakeSeveralImagesIsNoTask() {
            assertThatThrownBy(() -> encoded(RUNWARE_VECTOR, "numberOfImages", 2))
                    .isInstanceOf(InvalidOptionException.class)
                    .hasMessageStartingWith("numberOfImages=2 is more than the one image")
                    .hasMessageContaining("set perRequest to 1");
        }

        @Test
        void thePaletteOfV4StandsUnderTheProvidersSettings() {
            assertThat(encoded(RUNWARE_V4, "colors", "FF6B35", "backgroundColor", "002B5B")
                            .at("/0/providerSettings"))
                    .isEqualTo(json("""
                            {"recraft":{"colors":[{"rgb":[255,107,53]}],"backgroundColor":{"rgb":[0,43,91]}}}"""));
        }

        @Test
        void aStyleThatARowOfAUsersHasStandsBesideThePalette() {
            JsonNode task = body(provider.encode(
                            request(RUNWARE, "styleId", "s-1", "styleMatch", "precise", "colors", "000000"), ACCESS))
                    .path(0);
            assertThat(task.path("settings"))
                    .isEqualTo(json("{\"styleId\":\"s-1\",\"styleMatch\":\"precise\",\"colors\":[{\"rgb\":[0,0,0]}]}"));
        }

        @Test
        void bothWordsOnSafetyStandTogether() {
            assertThat(encoded(RUNWARE, "checkContent", "true", "safety", "none")
                            .at("/0/safety"))
                    .isEqualTo(json("{\"checkContent\":true,\"mode\":\"none\"}"));
        }

        @Test
        void textIsEscapedAsJsonWants() {
            String prompt = "A \"fox\" \\ and\n a hare — 🦊 \u0000";
            assertThat(encoded(RUNWARE, "prompt", prompt)
                            .at("/0/positivePrompt")
                            .asText())
                    .isEqualTo(prompt);
        }

        @Test
        void itIsPostedToTheBaseUrlWithTheKeyInAHeaderAlone() {
            HttpCall call = provider.encode(request(RUNWARE), ACCESS);
            assertThat(call.method()).isEqualTo("POST");
            assertThat(call.uri()).isEqualTo(ACCESS.baseUrl());
            assertThat(call.headers())
                    .containsOnly(Map.entry("Authorization", "Bearer key"), Map.entry("Accept", "application/json"));
            assertThat(call.toString()).doesNotContain("Bearer", "key", "A fox");
        }

        @Test
        void theJobIsAskedForByItsId() {
            HttpCall call = provider.encodePoll(request(RUNWARE, "delivery", "poll"), ACCESS, POLLED);
            assertThat(body(call)).isEqualTo(json("[{\"taskType\":\"getResponse\",\"taskUUID\":\"" + JOB + "\"}]"));
            assertThat(call.method()).isEqualTo("POST");
            assertThat(call.uri()).isEqualTo(ACCESS.baseUrl());
            assertThat(call.headers()).containsEntry("Authorization", "Bearer key");
        }

        @Test
        void theJobsIdIsTheTasks() {
            assertThat(provider.jobId(request(RUNWARE))).contains(JOB);
        }

        private JsonNode encoded(Offer offer, Object... options) {
            return body(provider.encode(request(offer, options), ACCESS));
        }
    }

    @Nested
    class DecodingImages {

        static final List<String> ENVELOPES = List.of(
                "%s", "[%s]", "{\"data\":[%s]}", "{\"data\":[%s],\"errors\":[]}", "{\"data\":[%s],\"errors\":null}");

        @ParameterizedTest
        @FieldSource("ENVELOPES")
        void everythingThatIsSaidOfAnImageIsRead(String envelope) {
            String item = """
                    {"taskType":"imageInference","taskUUID":"%s","imageUUID":"%s","seed":652965124,\
                    "imageURL":"https://im.runware.ai/a.jpg","NSFWContent":false,\
                    "cost":0.25}""".formatted(JOB, IMAGE_ID);
            assertThat(decode(RUNWARE, 200, envelope.formatted(item)))
                    .isEqualTo(images(new ImageResult(
                            new AtUrl(URI.create("https://im.runware.ai/a.jpg")),
                            IMAGE_ID,
                            652965124L,
                            false,
                            new BigDecimal("0.25"),
                            0)));
        }

        @Test
        void nothingButTheImageHasToBeThere() {
            assertThat(decode(RUNWARE, 200, "{\"data\":[{\"imageURL\":\"https://h/a.jpg\"}]}"))
                    .isEqualTo(images(new ImageResult(new AtUrl(URI.create("https://h/a.jpg")))));
        }

        @ParameterizedTest
        @ValueSource(strings = {"imageBase64Data", "imageDataURI"})
        void anImageInTheAnswerStandsWhereItWasTakenOut(String member) {
            assertThat(provider.imageMembers()).contains(member);
            assertThat(decode(RUNWARE, 200, "{\"data\":[{\"" + member + "\":\"lifted:3\"}]}"))
                    .isEqualTo(images(new ImageResult(new Inline(3))));
        }

        @Test
        void aSeedOfThirtyTwoBitsAndMoreIsKept() {
            Images images =
                    (Images) decode(RUNWARE, 200, "{\"data\":[{\"imageURL\":\"https://h/a\",\"seed\":4294967295}]}");
            assertThat(images.images().get(0).seed()).isEqualTo(4_294_967_295L);
        }

        @ParameterizedTest
        @ValueSource(strings = {"0.25", "0.0070", "1", "10.0", "120.00"})
        void aCostReadsAsMoneyDoes(String cost) {
            Images images =
                    (Images) decode(RUNWARE, 200, "{\"data\":[{\"imageURL\":\"https://h/a\",\"cost\":" + cost + "}]}");
            BigDecimal read = images.images().get(0).cost();
            assertThat(read).isEqualByComparingTo(cost);
            assertThat(read.toString()).as("not 1E+1").doesNotContain("E");
        }

        /** It would give back of a budget what was spent. */
        @Test
        void aCostBelowZeroIsNone() {
            Images images = (Images) decode(RUNWARE, 200, "{\"data\":[{\"imageURL\":\"https://h/a\",\"cost\":-1000}]}");
            assertThat(images.images().get(0).cost())
                    .isEqualTo(request(RUNWARE).offer().price());
        }

        /** Python writes NaN unless it is told not to. */
        @ParameterizedTest
        @ValueSource(strings = {"NaN", "Infinity", "-Infinity"})
        void aNumberThatIsNoneDoesNotCostTheImageBesideIt(String number) {
            Images images = (Images)
                    decode(RUNWARE, 200, "{\"data\":[{\"imageURL\":\"https://h/a\",\"cost\":" + number + "}]}");
            assertThat(images.images().get(0).cost())
                    .isEqualTo(request(RUNWARE).offer().price());
        }

        @ParameterizedTest
        @ValueSource(strings = {"https://?", "https://#a#b", "https://h/a#b#c", "http://"})
        void anAddressThatIsNoneDoesNotCostTheImageBesideIt(String address) {
            Images images =
                    (Images) decode(RUNWARE, 200, "{\"data\":[{\"imageURL\":\"" + address + "\"}," + image("2") + "]}");
            assertThat(images.images()).extracting(ImageResult::id).contains("2");
        }

        @Test
        void aTaskIsKnownByItsIdInWhateverCase() {
            Images images = (Images) decode(
                    RUNWARE, 200, "{\"data\":[" + image("1").replace(JOB, JOB.toUpperCase(Locale.ROOT)) + "]}");
            assertThat(images.images()).extracting(ImageResult::id).containsExactly("1");
        }

        @Test
        void severalImagesOfOneTaskAreAllRead() {
            Images images = (Images)
                    decode(RUNWARE, 200, "{\"data\":[" + image("1") + "," + image("2") + "," + image("3") + "]}");
            assertThat(images.images().stream().map(ImageResult::id)).containsExactly("1", "2", "3");
            assertThat(images.failed()).isEmpty();
        }

        @Test
        void anImageOfAnotherTaskIsNotOurs() {
            String others = image("1").replace(JOB, "00000000-0000-4000-8000-000000000000");
            assertThat(decode(RUNWARE, 200, "{\"data\":[" + others + "," + image("2") + "]}"))
                    .isInstanceOfSatisfying(
                            Images.class,
                            answer -> assertThat(answer.images())
                                    .singleElement()
                                    .satisfies(result -> assertThat(result.id()).isEqualTo("2")));
            assertThat(decode(RUNWARE, 200, "{\"data\":[" + others + "]}")).isInstanceOf(Failed.class);
        }

        @Test
        void whatWasPaidForIsDeliveredAndTheRestReported() {
            Images images = (Images) decode(
                    RUNWARE,
                    200,
                    "{\"data\":[" + image("1") + "],\"errors\":[{\"code\":\"inferenceError\",\"message\":\"m\"}]}");
            assertThat(images.images()).hasSize(1);
            assertThat(images.failed()).singleElement().satisfies(failure -> {
                assertThat(failure.code()).isEqualTo("inferenceError");
                assertThat(failure.billed()).isEqualTo(UNKNOWN);
            });
        }
    }

    @Nested
    class DecodingFailures {

        /** Each documented code with a status it is documented with; 0 for none. */
        static final List<Arguments> CODES = List.of(
                code("invalidApiKey", 401, FailureKind.AUTHENTICATION, NO),
                code("missingApiKey", 401, FailureKind.AUTHENTICATION, NO),
                code("insufficientCredits", 402, FailureKind.INSUFFICIENT_FUNDS, NO),
                code("paymentRequired", 402, FailureKind.INSUFFICIENT_FUNDS, NO),
                code("quotaExceeded", 402, FailureKind.INSUFFICIENT_FUNDS, NO),
                code("invalidWidth", 400, FailureKind.INVALID_REQUEST, NO),
                code("invalidPositivePrompt", 400, FailureKind.INVALID_REQUEST, NO),
                code("missingTaskUUID", 400, FailureKind.INVALID_REQUEST, NO),
                code("unsupportedModel", 400, FailureKind.INVALID_REQUEST, NO),
                code("valueTooLarge", 400, FailureKind.INVALID_REQUEST, NO),
                code("arrayTooLong", 400, FailureKind.INVALID_REQUEST, NO),
                code("maxResultsExceeded", 400, FailureKind.INVALID_REQUEST, NO),
                code("unknownParameter", 400, FailureKind.INVALID_REQUEST, NO),
                code("incompatibleParameters", 400, FailureKind.INVALID_REQUEST, NO),
                code("mismatchProviderSettingsProvider", 400, FailureKind.INVALID_REQUEST, NO),
                code("unknownProviderSettingsProvider", 400, FailureKind.INVALID_REQUEST, NO),
                // The second of two with the same id: the first may have been made and charged.
                code("duplicateTaskUUID", 400, FailureKind.INVALID_REQUEST, UNKNOWN),
                code("modelNotFound", 404, FailureKind.INVALID_REQUEST, NO),
                code("taskFailedOrNotFound", 0, FailureKind.UNAVAILABLE, UNKNOWN),
                code("rateLimitExceeded", 429, FailureKind.RATE_LIMITED, NO),
                code("timeoutProvider", 504, FailureKind.UNAVAILABLE, UNKNOWN),
                code("timeoutInference", 504, FailureKind.UNAVAILABLE, UNKNOWN),
                code("inferenceError", 500, FailureKind.UNAVAILABLE, UNKNOWN),
                code("processingFailed", 500, FailureKind.UNAVAILABLE, UNKNOWN),
                code("downloadFailed", 500, FailureKind.UNAVAILABLE, UNKNOWN),
                code("uploadFailed", 500, FailureKind.UNAVAILABLE, UNKNOWN),
                code("noAvailableServer", 0, FailureKind.UNAVAILABLE, UNKNOWN),
                code("modelUnavailable", 0, FailureKind.UNAVAILABLE, UNKNOWN),
                code("modelDisabled", 0, FailureKind.UNAVAILABLE, UNKNOWN),
                code("modelNotReady", 0, FailureKind.UNAVAILABLE, UNKNOWN),
                code("internalServerError", 500, FailureKind.UNAVAILABLE, UNKNOWN),
                code("serviceUnavailable", 0, FailureKind.UNAVAILABLE, UNKNOWN),
                code("contentPolicyViolation", 400, FailureKind.CONTENT_REJECTED, NO),
                code("providerContentPolicyViolation", 400, FailureKind.CONTENT_REJECTED, NO),
                code("promptBlocked", 400, FailureKind.CONTENT_REJECTED, NO),
                // What these look at is an image, which had to be made first.
                code("nsfwContentDetected", 0, FailureKind.CONTENT_REJECTED, UNKNOWN),
                code("imageBlocked", 0, FailureKind.CONTENT_REJECTED, UNKNOWN),
                code("moderationFailed", 0, FailureKind.CONTENT_REJECTED, UNKNOWN),
                code("taskCancelled", 0, FailureKind.UNAVAILABLE, UNKNOWN));

        @ParameterizedTest
        @FieldSource("CODES")
        void eachDocumentedCodeInsideA200(String code, int status, FailureKind kind, Billing billed) {
            Failure failure = failure(200, error(code));
            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure.billed()).isEqualTo(billed);
            assertThat(failure.httpStatus()).isEqualTo(200);
            assertThat(failure.code()).isEqualTo(code);
            assertThat(failure.message()).startsWith("runware: ").contains("the provider's words");
        }

        @ParameterizedTest
        @FieldSource("CODES")
        void eachDocumentedCodeWithItsDocumentedStatus(String code, int status, FailureKind kind, Billing billed) {
            Failure failure = failure(status == 0 ? 200 : status, error(code));
            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure.billed()).isEqualTo(billed);
            assertThat(failure.code()).isEqualTo(code);
        }

        @ParameterizedTest
        @ValueSource(strings = {"noAvailableServer", "modelUnavailable", "modelNotReady", "serviceUnavailable"})
        void whatWasNotAcceptedIsFreeAndWorthAnotherTry(String code) {
            Failure failure = failure(503, error(code));
            assertThat(failure.kind()).isEqualTo(FailureKind.UNAVAILABLE);
            assertThat(failure.billed()).isEqualTo(NO);
            assertThat(failure.retryable()).isTrue();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"timeoutProvider", "inferenceError", "processingFailed", "downloadFailed", "uploadFailed"})
        void aCodeThatSaysThatTheWorkHadBegunOutweighsA503(String code) {
            assertThat(failure(503, error(code)).billed()).isEqualTo(UNKNOWN);
        }

        @ParameterizedTest
        @CsvSource({
            "400,INVALID_REQUEST",
            "401,AUTHENTICATION",
            "402,INSUFFICIENT_FUNDS",
            "403,AUTHENTICATION",
            "404,INVALID_REQUEST",
            "429,RATE_LIMITED"
        })
        void aCodeThatIsNotDocumentedTakesItsMeaningFromTheStatus(int status, FailureKind kind) {
            Failure failure = failure(status, error("somethingNew"));
            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure.billed()).isEqualTo(NO);
            assertThat(failure.retryable()).isEqualTo(kind == FailureKind.RATE_LIMITED);
        }

        @Test
        void anErrorWithoutACodeTakesItsMeaningFromTheStatus() {
            Failure failure = failure(401, "{\"errors\":[{\"message\":\"who are you\"}]}");
            assertThat(failure.kind()).isEqualTo(FailureKind.AUTHENTICATION);
            assertThat(failure.billed()).isEqualTo(NO);
            assertThat(failure.code()).isNull();
            assertThat(failure.message()).contains("who are you");
        }

        @ParameterizedTest
        @ValueSource(strings = {"INVALIDAPIKEY", "InvalidApiKey"})
        void codesAreStillBeingStandardised(String code) {
            assertThat(failure(200, error(code)).kind()).isEqualTo(FailureKind.AUTHENTICATION);
        }

        @ParameterizedTest
        @CsvSource({
            "400,INVALID_REQUEST,NO",
            "401,AUTHENTICATION,NO",
            "402,INSUFFICIENT_FUNDS,NO",
            "403,AUTHENTICATION,NO",
            "404,INVALID_REQUEST,NO",
            "413,INVALID_REQUEST,NO",
            "422,INVALID_REQUEST,NO",
            "429,RATE_LIMITED,NO",
            "500,UNAVAILABLE,UNKNOWN",
            "502,UNAVAILABLE,UNKNOWN",
            "503,UNAVAILABLE,NO",
            "504,UNAVAILABLE,UNKNOWN",
            "302,BAD_ANSWER,UNKNOWN",
            "418,BAD_ANSWER,UNKNOWN",
            "451,BAD_ANSWER,UNKNOWN",
            "501,BAD_ANSWER,UNKNOWN",
            "520,BAD_ANSWER,UNKNOWN",
            "599,BAD_ANSWER,UNKNOWN"
        })
        void aPageInPlaceOfTheEnvelopeIsJudgedByItsStatus(int status, FailureKind kind, Billing billed) {
            Failure failure = failure(status, "<html>\n<h1>" + status + "</h1>" + " ".repeat(1000) + "x".repeat(1000));
            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure.billed()).isEqualTo(billed);
            assertThat(failure.httpStatus()).isEqualTo(status);
            assertThat(failure.code()).isNull();
            assertThat(failure.message()).startsWith("runware answered HTTP " + status + ": <html> <h1>");
            assertThat(failure.message()).hasSizeLessThanOrEqualTo(501);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "null",
                    "[]",
                    "{}",
                    "\"text\"",
                    "42",
                    "{\"data\":[]}",
                    "{\"data\":null}",
                    "{\"data\":{}}",
                    "{\"errors\":[]}",
                    "{\"data\":[",
                    "{\"data\":[]} trailing",
                    "<html><h1>It works!</h1></html>",
                    "{\"data\":[{\"taskType\":\"imageInference\",\"taskUUID\":\"" + JOB + "\"}]}",
                    "{\"data\":[{\"imageURL\":\"\"}]}",
                    "{\"data\":[{\"imageURL\":null}]}",
                    "{\"data\":[{\"imageURL\":\"not an address\"}]}",
                    "{\"data\":[{\"imageURL\":false}]}",
                    "{\"data\":[{\"imageURL\":0}]}",
                    "{\"data\":[null]}",
                    "{\"data\":[[]]}"
                })
        void a200WithoutAnImageAndWithoutAnErrorMayHaveBeenCharged(String body) {
            Failure failure = failure(200, body);
            assertThat(failure.kind()).isEqualTo(FailureKind.BAD_ANSWER);
            assertThat(failure.billed()).isEqualTo(UNKNOWN);
            assertThat(failure.retryable()).isFalse();
            assertThat(failure.message()).isEqualTo("runware answered without an image and without an error");
        }

        @ParameterizedTest
        @ValueSource(strings = {"\"width\"", "[\"width\",\"height\"]"})
        void theParametersThatAreWrongAreNamed(String parameter) {
            String body =
                    "{\"errors\":[{\"code\":\"invalidWidth\",\"message\":\"m\",\"parameter\":" + parameter + "}]}";
            assertThat(failure(400, body).message()).isEqualTo("runware: m (parameter " + parameter + ")");
        }

        @Test
        void theOlderFormOfAnErrorIsReadToo() {
            Failure failure = failure(
                    200, "{\"error\":{\"code\":\"invalidApiKey\",\"message\":\"m\"},\"taskUUID\":\"" + JOB + "\"}");
            assertThat(failure.kind()).isEqualTo(FailureKind.AUTHENTICATION);
            assertThat(failure.code()).isEqualTo("invalidApiKey");
        }

        @Test
        void theFirstOfSeveralErrorsIsTheFailure() {
            assertThat(failure(
                                    400,
                                    "{\"errors\":[{\"code\":\"invalidWidth\",\"message\":\"m\"},"
                                            + "{\"code\":\"invalidHeight\",\"message\":\"m\"}]}")
                            .code())
                    .isEqualTo("invalidWidth");
        }

        private Failure failure(int status, String body) {
            return ((Failed) decode(RUNWARE, status, body)).failure();
        }
    }

    @Nested
    class Polling {

        private final ImageRequest one = request(RUNWARE, "delivery", "poll");
        private final ImageRequest three = request(RUNWARE, "delivery", "poll", "numberOfImages", 3);

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"data\":[]}",
                    "{\"data\":[],\"errors\":[]}",
                    "{\"data\":[{\"taskType\":\"imageInference\",\"taskUUID\":\"" + JOB + "\"}]}",
                    "{\"data\":[{\"taskUUID\":\"" + JOB + "\",\"status\":\"processing\"}]}",
                    "{\"data\":[{\"taskUUID\":\"" + JOB + "\",\"status\":\"processing\",\"progress\":70}]}",
                    "[{\"taskType\":\"imageInference\",\"taskUUID\":\"" + JOB + "\"}]",
                    "{\"taskType\":\"imageInference\",\"taskUUID\":\"" + JOB + "\"}"
                })
        void anAcknowledgementAndAJobUnderWayAreBothPending(String body) {
            assertThat(provider.decode(one, answer(200, body))).isEqualTo(new Pending(POLLED));
            assertThat(provider.decodePoll(one, POLLED, answer(200, body))).isEqualTo(new Pending(POLLED));
        }

        @Test
        void aJobThatIsDoneBringsItsImage() {
            String body = "{\"data\":[" + image("1", "success") + "]}";
            assertThat(provider.decodePoll(one, POLLED, answer(200, body)))
                    .isInstanceOfSatisfying(Images.class, images -> {
                        assertThat(images.images())
                                .singleElement()
                                .satisfies(image -> assertThat(image.id()).isEqualTo("1"));
                        assertThat(images.failed()).isEmpty();
                    });
        }

        @Test
        void anAnswerThatHasTheImageAtOnceIsTaken() {
            assertThat(provider.decode(one, answer(200, "{\"data\":[" + image("1") + "]}")))
                    .isInstanceOf(Images.class);
        }

        @Test
        void aJobOfSeveralImagesIsPendingUntilItHasThemAll() {
            for (int images = 0; images <= 3; images++) {
                int made = images;
                String data = String.join(
                        ",",
                        IntStream.range(0, 3)
                                .mapToObj(i -> i < made ? image("" + i, "success") : processing())
                                .toList());
                ProviderAnswer meaning = provider.decodePoll(three, POLLED, answer(200, "{\"data\":[" + data + "]}"));
                assertThat(meaning).as("%d of 3", made).isInstanceOf(made < 3 ? Pending.class : Images.class);
            }
        }

        @Test
        void fewerThanWereAskedForAreAllWhenNoneIsUnderWay() {
            String data = image("1", "success") + "," + image("2", "success");
            assertThat(provider.decodePoll(three, POLLED, answer(200, "{\"data\":[" + data + "]}")))
                    .isInstanceOfSatisfying(Images.class, images -> {
                        assertThat(images.images()).hasSize(2);
                        assertThat(images.failed()).isEmpty();
                    });
            assertThat(provider.decodePoll(three, POLLED, answer(200, "{\"data\":[" + image("1") + "]}")))
                    .as("nothing says that the others are not under way")
                    .isEqualTo(new Pending(POLLED));
        }

        @Test
        void aSuccessWithoutAnImageIsNotUnderWay() {
            String body = "{\"data\":[{\"taskUUID\":\"" + JOB + "\",\"status\":\"success\"}]}";
            assertThat(provider.decodePoll(one, POLLED, answer(200, body)))
                    .isInstanceOfSatisfying(Failed.class, failed -> {
                        assertThat(failed.failure().kind()).isEqualTo(FailureKind.BAD_ANSWER);
                        assertThat(failed.failure().billed()).isEqualTo(UNKNOWN);
                    });
        }

        @Test
        void someMadeAndTheRestUnderWayIsPending() {
            assertThat(provider.decodePoll(
                            three,
                            POLLED,
                            answer(200, "{\"data\":[" + image("1", "success") + "," + processing() + "]}")))
                    .isEqualTo(new Pending(POLLED));
        }

        @Test
        void aFailedJobSaysWhy() {
            String body = """
                    {"data":[],"errors":[{"code":"timeoutProvider","status":"error","message":"too slow",\
                    "documentation":"https://runware.ai/docs","taskUUID":"%s"}]}""".formatted(JOB);
            assertThat(provider.decodePoll(one, POLLED, answer(200, body)))
                    .isInstanceOfSatisfying(Failed.class, failed -> {
                        assertThat(failed.failure().code()).isEqualTo("timeoutProvider");
                        assertThat(failed.failure().billed()).isEqualTo(UNKNOWN);
                        assertThat(failed.failure().retryable()).isFalse();
                    });
        }

        @Test
        void anItemThatFailedSaysWhy() {
            String body = "{\"data\":[" + failed("promptBlocked") + "]}";
            assertThat(provider.decodePoll(one, POLLED, answer(200, body)))
                    .isInstanceOfSatisfying(Failed.class, failed -> {
                        assertThat(failed.failure().kind()).isEqualTo(FailureKind.CONTENT_REJECTED);
                        assertThat(failed.failure().billed()).isEqualTo(NO);
                    });
        }

        @Test
        void anItemThatFailedWithoutSayingWhyIsNotUnderWay() {
            String body = "{\"data\":[{\"taskUUID\":\"" + JOB + "\",\"status\":\"error\"}]}";
            assertThat(provider.decodePoll(one, POLLED, answer(200, body)))
                    .isInstanceOfSatisfying(
                            Failed.class,
                            failed -> assertThat(failed.failure().billed()).isEqualTo(UNKNOWN));
        }

        @Test
        void someMadeAndTheRestFailedIsDone() {
            String body = "{\"data\":[" + image("1", "success") + "," + image("2", "success") + ","
                    + failed("inferenceError") + "]}";
            assertThat(provider.decodePoll(three, POLLED, answer(200, body)))
                    .isInstanceOfSatisfying(Images.class, images -> {
                        assertThat(images.images()).hasSize(2);
                        assertThat(images.failed()).hasSize(1);
                    });
        }

        @Test
        void anImageStillUnderWayIsWaitedForWhenAnotherFailed() {
            String body =
                    "{\"data\":[" + image("1", "success") + "," + failed("inferenceError") + "," + processing() + "]}";
            assertThat(provider.decodePoll(three, POLLED, answer(200, body)))
                    .as("the third will be charged, so it has to be delivered")
                    .isEqualTo(new Pending(POLLED));
        }

        @ParameterizedTest
        @CsvSource({"400,invalidTaskUUID", "401,invalidApiKey", "402,insufficientCredits", "403,forbidden"})
        void aPollThatIsRefusedDoesNotSayThatTheJobWasFree(int status, String code) {
            assertThat(provider.decodePoll(one, POLLED, answer(status, error(code))))
                    .isInstanceOfSatisfying(Failed.class, failed -> {
                        assertThat(failed.failure().billed()).isEqualTo(UNKNOWN);
                        assertThat(failed.failure().retryable()).isFalse();
                    });
        }

        @Test
        void aTaskThatItDoesNotKnowIsNoTask() {
            assertThat(provider.decodePoll(one, POLLED, answer(404, error("taskFailedOrNotFound"))))
                    .isInstanceOfSatisfying(
                            NoSuchJob.class,
                            none -> assertThat(none.failure().billed()).isEqualTo(UNKNOWN));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"data\":[],\"errors\":[{\"code\":\"taskFailedOrNotFound\",\"taskUUID\":\"another\"}]}",
                    "{\"data\":[],\"errors\":[{\"code\":\"promptBlocked\",\"taskUUID\":\"another\"}]}",
                    "{\"data\":[],\"error\":{\"code\":\"promptBlocked\"},\"taskUUID\":\"another\"}",
                    "{\"error\":{\"code\":\"taskFailedOrNotFound\",\"taskUUID\":\"another\"}}",
                    "{\"errors\":[{\"code\":\"promptBlocked\",\"taskUUID\":\"another\"}]}"
                })
        void whatIsSaidOfAnotherTaskSaysNothingOfThisOne(String body) {
            assertThat(provider.decodePoll(one, POLLED, answer(200, body))).isEqualTo(new Pending(POLLED));
            assertThat(((Failed) decode(RUNWARE, 200, body)).failure().billed()).isEqualTo(UNKNOWN);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "{\"data\":[", "<html>", "{}", "null"})
        void anAnswerThatIsNoneIsABadAnswer(String body) {
            assertThat(provider.decode(one, answer(200, body))).isInstanceOfSatisfying(Failed.class, failed -> {
                assertThat(failed.failure().kind()).isEqualTo(FailureKind.BAD_ANSWER);
                assertThat(failed.failure().billed()).isEqualTo(UNKNOWN);
            });
            assertThat(provider.decodePoll(one, POLLED, answer(200, body)))
                    .as("it says nothing of the job")
                    .isEqualTo(new Pending(POLLED, false));
        }

        private String processing() {
            return "{\"taskUUID\":\"" + JOB + "\",\"status\":\"processing\"}";
        }

        private String failed(String code) {
            return "{\"taskUUID\":\"" + JOB + "\",\"status\":\"error\",\"error\":{\"code\":\"" + code
                    + "\",\"message\":\"m\"}}";
        }
    }

    @Test
    void whereItIsAndWhatItNeeds() {
        assertThat(provider.name()).isEqualTo("runware");
        assertThat(provider.defaultBaseUrl()).isEqualTo(URI.create("https://api.runware.ai/v1"));
        assertThat(provider.credentials()).isEqualTo(Map.of("apiKey", "RUNWARE_API_KEY"));
    }

    private ProviderAnswer decode(Offer offer, int status, String body) {
        return provider.decode(request(offer), answer(status, body));
    }

    private static Images images(ImageResult... results) {
        return new Images(List.of(results), List.of(), Map.of());
    }

    private static String image(String id) {
        return "{\"taskType\":\"imageInference\",\"taskUUID\":\"" + JOB + "\",\"imageUUID\":\"" + id
                + "\",\"imageURL\":\"https://im.runware.ai/" + id + ".jpg\"}";
    }

    private static String image(String id, String status) {
        return image(id).replace("\"imageUUID\"", "\"status\":\"" + status + "\",\"imageUUID\"");
    }

    private static String error(String code) {
        return "{\"errors\":[{\"code\":\"" + code + "\",\"message\":\"the provider's words\",\"taskUUID\":\"" + JOB
                + "\"}]}";
    }

    private static Arguments code(String code, int status, FailureKind kind, Billing billed) {
        return Arguments.of(code, status, kind, billed);
    }
}
