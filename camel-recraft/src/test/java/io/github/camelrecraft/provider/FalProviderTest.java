package io.github.camelrecraft.provider;

import static io.github.camelrecraft.model.Billing.NO;
import static io.github.camelrecraft.model.Billing.UNKNOWN;
import static io.github.camelrecraft.provider.Requests.FAL;
import static io.github.camelrecraft.provider.Requests.answer;
import static io.github.camelrecraft.provider.Requests.body;
import static io.github.camelrecraft.provider.Requests.json;
import static io.github.camelrecraft.provider.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelrecraft.http.AnswerHead;
import io.github.camelrecraft.http.HttpAnswer;
import io.github.camelrecraft.http.HttpCall;
import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.FailureKind;
import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.model.ImageResult.AtUrl;
import io.github.camelrecraft.model.ImageResult.Inline;
import io.github.camelrecraft.model.InputImages;
import io.github.camelrecraft.model.InvalidOptionException;
import io.github.camelrecraft.model.RecraftOperation;
import io.github.camelrecraft.provider.ProviderAnswer.Failed;
import io.github.camelrecraft.provider.ProviderAnswer.Images;
import io.github.camelrecraft.provider.ProviderAnswer.Pending;
import io.github.camelrecraft.provider.ProviderAnswer.Value;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FalProviderTest {

    private static final ProviderAccess SYNC = access("https://fal.run");
    private static final String QUEUE = "https://queue.fal.run/fal-ai/recraft/requests/r-1";
    private static final Job WAITING =
            new Job("r-1", Map.of("status", URI.create(QUEUE + "/status"), "result", URI.create(QUEUE)), false);
    private static final Job READY = new Job("r-1", WAITING.links(), true);

    private final FalProvider provider = new FalProvider();

    @Nested
    class Encoding {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "fal-ai/any?fal_webhook=https://h.example/in",
                    "../any",
                    "fal-ai/../any",
                    "fal-ai//any",
                    "/any",
                    "any/",
                    "any#part",
                    "any%2F..",
                    "any model",
                    "//h.example/any"
                })
        void aModelsIdIsAPathAndNothingElse(String id) {
            assertThatThrownBy(() -> provider.encode(request(FAL.named(id)), SYNC))
                    .isInstanceOf(InvalidOptionException.class)
                    .hasMessageStartingWith("model=" + id + " cannot be part of an address at fal; write letters");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "prompt          | A hare              | /prompt                | \"A hare\"",
                    "size            | 16:9                | /image_size            | {\"width\":1344,\"height\":768}",
                    "size            | 1024x1024           | /image_size            | {\"width\":1024,\"height\":1024}",
                    "colors          | FF6B35,rgb(0,43,91) | /colors | [{\"r\":255,\"g\":107,\"b\":53},{\"r\":0,\"g\":43,\"b\":91}]",
                    "backgroundColor | #FF6B35             | /background_color      | {\"r\":255,\"g\":107,\"b\":53}",
                    "checkContent    | false               | /enable_safety_checker | false",
                    "style           | realistic_image     | /style                 | \"realistic_image\"",
                    "substyle        | b_and_w             | /style                 | \"realistic_image/b_and_w\"",
                    "styleId         | s-1                 | /style_id              | \"s-1\"",
                    "strength        | 0.3                 | /strength              | 0.3",
                    "negativePrompt  | text                | /negative_prompt       | \"text\"",
                    "outputType      | dataURI             | /sync_mode             | true"
                })
        void eachOptionHasItsField(String option, String value, String pointer, String expected) {
            assertThat(encoded(option, value).at(pointer)).isEqualTo(json(expected));
        }

        @Test
        void nothingIsSentThatWasNotAskedFor() {
            HttpCall call = provider.encode(request(FAL), SYNC);
            assertThat(body(call)).isEqualTo(json("{\"prompt\":\"A fox\"}"));
            assertThat(call.headers())
                    .containsOnly(Map.entry("Authorization", "Key key"), Map.entry("Accept", "application/json"));
            assertThat(call.uri()).hasToString("https://fal.run/fal-ai/recraft/v4.1/text-to-image");
        }

        @Test
        void whatItTakesInOneWayOnlyIsNotSent() {
            assertThat(encoded("numberOfImages", 1, "outputType", "URL", "delivery", "sync"))
                    .isEqualTo(encoded());
        }

        @Test
        void aStyleAndItsSubstyleAreOneWord() {
            assertThat(encoded("style", "digital_illustration", "substyle", "grain")
                            .path("style"))
                    .hasToString("\"digital_illustration/grain\"");
        }

        @ParameterizedTest
        @ValueSource(strings = {"realistic_image", "digital_illustration/grain", "any", "vector_illustrations"})
        void aVectorModelWithAStyleOfPixelsWouldNotBeOne(String style) {
            var vector = Requests.with(FAL, Map.of("style", "vector_illustration,icon"));
            assertThatThrownBy(() -> provider.encode(request(vector, "style", style), SYNC))
                    .isInstanceOf(InvalidOptionException.class)
                    .hasMessageStartingWith("style=" + style + " is no style of fal")
                    .hasMessageEndingWith("use vector_illustration or icon, or a model of pixels");
        }

        @ParameterizedTest
        @ValueSource(strings = {"vector_illustration", "vector_illustration/line_art", "icon/outline"})
        void aVectorModelTakesAnyVectorStyle(String style) {
            var vector = Requests.with(FAL, Map.of("style", "vector_illustration,icon"));
            assertThat(body(provider.encode(request(vector, "style", style), SYNC))
                            .path("style")
                            .asText())
                    .isEqualTo(style);
        }

        @Test
        void aVectorModelIsItsRasterSiblingWithAVectorStyle() {
            var vector = Requests.with(FAL, Map.of("style", "vector_illustration"));
            assertThat(body(provider.encode(request(vector), SYNC)).path("style"))
                    .hasToString("\"vector_illustration\"");
            assertThat(body(provider.encode(request(vector, "substyle", "engraving"), SYNC))
                            .path("style"))
                    .hasToString("\"vector_illustration/engraving\"");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "ttl               | 3600 | X-Fal-Object-Lifecycle-Preference | {\"expiration_duration_seconds\":3600}",
                    "falRequestTimeout | 30   | X-Fal-Request-Timeout             | 30",
                    "falQueuePriority  | LOW  | X-Fal-Queue-Priority              | low",
                    "falRunnerHint     | ours | X-Fal-Runner-Hint                 | ours",
                    "falNoRetry        | true | X-Fal-No-Retry                    | 1",
                    "falStoreIo        | true | X-Fal-Store-IO                    | 1",
                    "falStoreIo        | false | X-Fal-Store-IO                   | 0"
                })
        void whatIsNotForTheModelGoesAsAHeader(String option, String value, String header, String sent) {
            HttpCall call = provider.encode(request(FAL, option, value), SYNC);
            assertThat(call.headers()).containsEntry(header, sent).hasSize(3);
            assertThat(body(call)).isEqualTo(encoded());
        }

        @Test
        void retriesAreForbiddenOnlyWhereThatWasAskedFor() {
            assertThat(provider.encode(request(FAL, "falNoRetry", "false"), SYNC)
                            .headers())
                    .doesNotContainKey("X-Fal-No-Retry");
        }

        @ParameterizedTest
        @ValueSource(strings = {"a\r\nAuthorization: Key other", "a\nb", "schlüssel"})
        void aMessageCannotStartAHeaderOfItsOwn(String hint) {
            assertThatThrownBy(() -> provider.encode(request(FAL, "falRunnerHint", hint), SYNC))
                    .isInstanceOf(InvalidOptionException.class)
                    .hasMessageStartingWith("falRunnerHint=");
        }

        @Test
        void theQueueHasAHostOfItsOwn() {
            assertThat(provider.encode(request(FAL, "delivery", "poll"), SYNC).uri())
                    .hasToString("https://queue.fal.run/fal-ai/recraft/v4.1/text-to-image");
            assertThat(provider.encode(request(FAL, "delivery", "poll"), access("https://fal.run/"))
                            .uri())
                    .hasToString("https://queue.fal.run/fal-ai/recraft/v4.1/text-to-image");
            assertThat(provider.encode(request(FAL, "delivery", "poll"), access("http://gateway/fal"))
                            .uri())
                    .hasToString("http://gateway/fal/fal-ai/recraft/v4.1/text-to-image");
        }

        @Test
        void aWebhookIsPartOfTheAddress() {
            assertThat(provider.encode(
                                    request(FAL, "delivery", "poll", "webhookUrl", "https://h.example/in?a=1&b=2"),
                                    SYNC)
                            .uri())
                    .hasToString("https://queue.fal.run/fal-ai/recraft/v4.1/text-to-image"
                            + "?fal_webhook=https%3A%2F%2Fh.example%2Fin%3Fa%3D1%26b%3D2");
        }

        @Test
        void anImageGoesAsADataUriAndAToolHasNoPrompt() {
            HttpCall call = provider.encode(
                    Requests.of(
                            RecraftOperation.VECTORIZE, FAL, new InputImages(Requests.image("abc"), null, List.of())),
                    SYNC);
            assertThat(body(call)).isEqualTo(json("{\"image_url\":\"data:image/png;base64,YWJj\"}"));
        }

        @Test
        void imagesToLearnAStyleFromGoAsAnArchiveAndTheStyleIsItsBase() {
            HttpCall call = provider.encode(
                    Requests.of(
                            RecraftOperation.CREATE_STYLE,
                            FAL,
                            new InputImages(null, null, List.of(Requests.image("abc"), Requests.image("d"))),
                            "style",
                            "realistic_image"),
                    SYNC);
            assertThat(body(call).path("images_data_url").asText()).startsWith("data:application/zip;base64,UEsDB");
            assertThat(body(call).path("base_style").asText()).isEqualTo("realistic_image");
            assertThat(body(call)).hasSize(2);
        }

        @Test
        void aJobIsAskedForWhereTheAnswerSaid() {
            ImageRequest polled = request(FAL, "delivery", "poll");
            HttpCall status = provider.encodePoll(polled, SYNC, WAITING);
            assertThat(status.method()).isEqualTo("GET");
            assertThat(status.uri()).hasToString(QUEUE + "/status");
            assertThat(status.headers()).containsEntry("Authorization", "Key key");
            assertThat(status.body().isEmpty()).isTrue();
            assertThat(provider.encodePoll(polled, SYNC, READY).uri()).hasToString(QUEUE);
        }

        @Test
        void behindAnAddressOfTheRoutesAuthorTheJobIsAskedForThere() {
            assertThat(provider.encodePoll(request(FAL, "delivery", "poll"), access("http://gateway/fal"), WAITING)
                            .uri())
                    .hasToString("http://gateway/fal/fal-ai/recraft/requests/r-1/status");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://evil.example/requests/r-1",
                    "http://queue.fal.run/requests/r-1",
                    "https://queue.fal.run.evil.example/requests/r-1",
                    "https://queue.fal.run@evil.example/requests/r-1",
                    "https://user@queue.fal.run/requests/r-1",
                    "https://queue.fal.run:444/requests/r-1",
                    "relative/r-1"
                })
        void theKeyGoesToNoOtherHost(String link) {
            Job elsewhere = new Job("r-1", Map.of("status", URI.create(link), "result", URI.create(link)), false);
            assertThatThrownBy(() -> provider.encodePoll(request(FAL, "delivery", "poll"), SYNC, elsewhere))
                    .isInstanceOf(UnfitAnswerException.class)
                    .hasMessageContaining("names another host")
                    .hasMessageNotContaining("key-");
        }

        private JsonNode encoded(Object... options) {
            return body(provider.encode(request(FAL, options), SYNC));
        }
    }

    @Nested
    class Decoding {

        @Test
        void imagesAreAtTheirAddresses() {
            assertThat(sync(
                            200,
                            "{\"images\":[{\"url\":\"https://v3.fal.media/a.webp\",\"content_type\":\"image/webp\"}]}"))
                    .isInstanceOfSatisfying(
                            Images.class,
                            images -> assertThat(images.images())
                                    .singleElement()
                                    .satisfies(image -> {
                                        assertThat(image.source())
                                                .isEqualTo(new AtUrl(URI.create("https://v3.fal.media/a.webp")));
                                        assertThat(image.cost()).isNull();
                                    }));
        }

        @Test
        void aToolGivesOneImage() {
            assertThat(((Images) sync(200, "{\"image\":{\"url\":\"https://v3.fal.media/a.svg\"}}")).images())
                    .hasSize(1);
        }

        @Test
        void anImageInTheAnswerIsTakenOutOfIt() {
            assertThat(((Images) sync(200, "{\"images\":[{\"url\":\"lifted:0\"}]}")).images())
                    .singleElement()
                    .satisfies(image -> assertThat(image.source()).isEqualTo(new Inline(0)));
        }

        @Test
        void fewerThanAHostileAnswerNamesAreFetched() {
            String many = "{\"url\":\"https://h/a\"},".repeat(1_000) + "{\"url\":\"https://h/a\"}";
            assertThat(((Images) sync(200, "{\"images\":[" + many + "]}")).images())
                    .hasSize(20);
        }

        @Test
        void whatIsChargedIsSaidInFalsUnits() {
            for (String units : List.of("1", "2.5")) {
                HttpAnswer answer = answerWith(
                        200, Map.of("x-fal-billable-units", units), "{\"images\":[{\"url\":\"https://h/a\"}]}");
                assertThat(((Images) provider.decode(request(FAL), answer)).details())
                        .isEqualTo(Map.of("BillableUnits", new BigDecimal(units)));
            }
            for (String none : List.of("", "many", "[1]", "1e999")) {
                HttpAnswer answer = answerWith(
                        200, Map.of("x-fal-billable-units", none), "{\"images\":[{\"url\":\"https://h/a\"}]}");
                assertThat(((Images) provider.decode(request(FAL), answer)).details())
                        .isEmpty();
            }
        }

        @Test
        void aFailureNamesItsRequest() {
            HttpAnswer answer = answerWith(422, Map.of("x-fal-request-id", "r-9"), "{\"detail\":\"its words\"}");
            assertThat(((Failed) provider.decode(request(FAL), answer))
                            .failure()
                            .message())
                    .isEqualTo("fal (request r-9) answered HTTP 422: its words");
        }

        @Test
        void aRequestIsKnownByItsHeader() {
            HttpAnswer answer =
                    answerWith(200, Map.of("x-fal-request-id", "r-9"), "{\"images\":[{\"url\":\"https://h/a\"}]}");
            assertThat(((Images) provider.decode(request(FAL), answer)).details())
                    .isEqualTo(Map.of("RequestId", "r-9"));
        }

        @Test
        void aStyleIsItsId() {
            ImageRequest request = Requests.of(RecraftOperation.CREATE_STYLE, FAL, InputImages.NONE);
            assertThat(provider.decode(request, answer(200, "{\"style_id\":\"s-1\"}")))
                    .isEqualTo(new Value("s-1", Map.of("StyleId", "s-1")));
            assertThat(provider.decode(request, answer(200, "{}"))).isInstanceOf(Failed.class);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "null",
                    "[]",
                    "42",
                    "{}",
                    "{\"images\":[]}",
                    "{\"images\":null}",
                    "{\"image\":null}",
                    "{\"images\":[{}]}",
                    "{\"images\":[{\"url\":\"\"}]}",
                    "{\"images\":\"https://h/a\"}",
                    "{\"images\":[{\"url\":\"https://h/a\"}]",
                    "<html>"
                })
        void a200WithoutAnImageMayHaveBeenCharged(String body) {
            Failure failure = failure(sync(200, body));
            assertThat(failure.kind()).isEqualTo(FailureKind.BAD_ANSWER);
            assertThat(failure.billed()).isEqualTo(UNKNOWN);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "422 | content_policy_violation       | CONTENT_REJECTED | NO",
                    "422 | no_media_generated             | BAD_ANSWER       | UNKNOWN",
                    "422 | image_too_small                | INVALID_REQUEST  | NO",
                    "422 | file_too_large                 | INVALID_REQUEST  | NO",
                    "422 | missing                        | INVALID_REQUEST  | NO",
                    "400 | downstream_service_error       | UNAVAILABLE      | UNKNOWN",
                    "500 | downstream_service_unavailable | UNAVAILABLE      | NO",
                    "500 | internal_server_error          | UNAVAILABLE      | NO",
                    "504 | generation_timeout             | UNAVAILABLE      | NO"
                })
        void aModelsErrorSaysWhatAndWhere(int status, String type, FailureKind kind, Billing billed) {
            Failure failure = failure(sync(
                    status,
                    "{\"detail\":[{\"loc\":[\"body\",\"prompt\"],\"msg\":\"its words\",\"type\":\"" + type + "\"}]}"));
            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure.billed()).isEqualTo(billed);
            assertThat(failure.code()).isEqualTo(type);
            assertThat(failure.httpStatus()).isEqualTo(status);
            assertThat(failure.message())
                    .isEqualTo("fal answered HTTP " + status + ": its words (at [\"body\",\"prompt\"])");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "504 | request_timeout           | UNAVAILABLE     | NO",
                    "504 | startup_timeout           | UNAVAILABLE     | NO",
                    "503 | runner_scheduling_failure | UNAVAILABLE     | NO",
                    "503 | runner_connection_timeout | UNAVAILABLE     | NO",
                    "503 | runner_disconnected       | UNAVAILABLE     | NO",
                    "503 | runner_connection_refused | UNAVAILABLE     | NO",
                    "503 | runner_connection_error   | UNAVAILABLE     | NO",
                    "502 | runner_incomplete_response| UNAVAILABLE     | NO",
                    "500 | runner_server_error       | UNAVAILABLE     | NO",
                    "500 | internal_error            | UNAVAILABLE     | NO",
                    "499 | client_disconnected       | UNAVAILABLE     | UNKNOWN",
                    "499 | client_cancelled          | UNAVAILABLE     | UNKNOWN",
                    "400 | bad_request               | INVALID_REQUEST | NO"
                })
        void falsOwnErrorsAreNotChargedUnlessTheCallerLeft(int status, String type, FailureKind kind, Billing billed) {
            Failure failure = failure(sync(status, "{\"detail\":\"its words\",\"error_type\":\"" + type + "\"}"));
            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure.billed()).isEqualTo(billed);
            assertThat(failure.code()).isEqualTo(type);
            assertThat(failure.message()).isEqualTo("fal answered HTTP " + status + ": its words");
            assertThat(failure(provider.decode(
                                    request(FAL), answerWith(status, Map.of("x-fal-error-type", type), "<html>")))
                            .billed())
                    .isEqualTo(billed);
        }

        @ParameterizedTest
        @CsvSource({
            "400,INVALID_REQUEST,NO",
            "401,AUTHENTICATION,NO",
            "402,INSUFFICIENT_FUNDS,NO",
            "403,AUTHENTICATION,NO",
            "404,INVALID_REQUEST,NO",
            "422,INVALID_REQUEST,NO",
            "429,RATE_LIMITED,NO",
            "499,UNAVAILABLE,UNKNOWN",
            "500,UNAVAILABLE,UNKNOWN",
            "502,UNAVAILABLE,UNKNOWN",
            "503,UNAVAILABLE,NO",
            "504,UNAVAILABLE,UNKNOWN",
            "302,BAD_ANSWER,UNKNOWN"
        })
        void withoutATypeTheStatusDecidesSinceSomethingInBetweenMayHaveAnswered(
                int status, FailureKind kind, Billing billed) {
            for (String body : List.of("{\"detail\":\"words\"}", "", "<html>", "{\"detail\":[]}")) {
                Failure failure = failure(sync(status, body));
                assertThat(failure.kind()).as(body).isEqualTo(kind);
                assertThat(failure.billed()).as(body).isEqualTo(billed);
            }
        }

        @Test
        void anExhaustedBalanceIsARefusalThatSaysSo() {
            assertThat(failure(sync(403, "{\"detail\":\"User is locked. Reason: Exhausted balance.\"}"))
                            .kind())
                    .isEqualTo(FailureKind.INSUFFICIENT_FUNDS);
        }

        @Test
        void oneWhoseOwnLimitPassedIsNotToldToTryAgain() {
            Failure failure = failure(provider.decode(
                    request(FAL),
                    answerWith(
                            504,
                            Map.of("x-fal-request-timeout-type", "user"),
                            "{\"detail\":\"late\",\"error_type\":\"request_timeout\"}")));
            assertThat(failure.retryable()).isFalse();
            assertThat(failure.billed()).isEqualTo(NO);
            assertThat(failure.message()).endsWith("raise falRequestTimeout");
        }

        @ParameterizedTest
        @CsvSource({"true,true", "false,false"})
        void whetherToTryAgainIsForFalToSay(String header, boolean retryable) {
            Failure failure = failure(provider.decode(
                    request(FAL),
                    answerWith(
                            500,
                            Map.of("x-fal-retryable", header),
                            "{\"detail\":\"m\",\"error_type\":\"internal_error\"}")));
            assertThat(failure.retryable()).isEqualTo(retryable);
        }
    }

    @Test
    void thatTooMuchWasAskedForAtOncePassesWhateverTheHeaderSays() {
        HttpAnswer busy = answerWith(429, Map.of("x-fal-retryable", "false"), "{\"detail\":\"m\"}");
        assertThat(failure(provider.decode(request(FAL), busy)).retryable()).isTrue();
    }

    @Nested
    class Polling {

        @Test
        void theQueueGivesAJobAndItsLinks() {
            ProviderAnswer meaning = provider.decode(
                    request(FAL, "delivery", "poll"),
                    answer(
                            202,
                            "{\"request_id\":\"r-1\",\"status\":\"IN_QUEUE\",\"queue_position\":0,\"status_url\":\""
                                    + QUEUE + "/status\",\"response_url\":\"" + QUEUE + "/response\"}"));
            assertThat(meaning)
                    .isEqualTo(new Pending(new Job(
                            "r-1",
                            Map.of("status", URI.create(QUEUE + "/status"), "result", URI.create(QUEUE + "/response")),
                            false)));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "{\"request_id\":\"r-1\"}",
                    "{\"request_id\":\"r-1\",\"status_url\":\"" + QUEUE + "\"}",
                    "{\"status_url\":\"" + QUEUE + "\",\"response_url\":\"" + QUEUE + "\"}",
                    "<html>"
                })
        void aJobThatCannotBeAskedForMayHaveBeenCharged(String body) {
            Failure failure = failure(provider.decode(request(FAL, "delivery", "poll"), answer(202, body)));
            assertThat(failure.kind()).isEqualTo(FailureKind.BAD_ANSWER);
            assertThat(failure.billed()).isEqualTo(UNKNOWN);
            assertThat(failure.jobId()).isEqualTo(body.contains("request_id") ? "r-1" : null);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"status\":\"IN_QUEUE\",\"queue_position\":2}",
                    "{\"status\":\"IN_PROGRESS\",\"logs\":null}",
                    "{\"status\":\"SOMETHING_NEW\"}",
                    "{\"status\":\"COMPLETED\",\"request_id\":\"another\"}",
                    "{}",
                    "<html>",
                    ""
                })
        void whatIsNotDoneIsAskedForAgain(String body) {
            assertThat(polled(WAITING, 200, body)).isEqualTo(new Pending(WAITING));
        }

        @Test
        void whatIsDoneIsFetched() {
            assertThat(polled(WAITING, 200, "{\"status\":\"COMPLETED\",\"metrics\":{\"inference_time\":1.2}}"))
                    .isEqualTo(new Pending(READY));
            assertThat(polled(READY, 200, "{\"images\":[{\"url\":\"https://h/a\"}]}"))
                    .isInstanceOf(Images.class);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "422 | {\"detail\":[{\"msg\":\"m\",\"type\":\"content_policy_violation\"}]} | CONTENT_REJECTED | NO",
                    "422 | {\"detail\":[{\"msg\":\"m\",\"type\":\"image_too_small\"}]}          | INVALID_REQUEST  | NO",
                    "500 | {\"detail\":[{\"msg\":\"m\",\"type\":\"internal_server_error\"}]}    | UNAVAILABLE      | NO",
                    "504 | {\"detail\":[{\"msg\":\"m\",\"type\":\"generation_timeout\"}]}       | UNAVAILABLE      | NO",
                    "422 | {\"detail\":[{\"msg\":\"m\",\"type\":\"no_media_generated\"}]}       | BAD_ANSWER       | UNKNOWN"
                })
        void aJobThatFailedIsNotAskedForAgain(int status, String body, FailureKind kind, Billing billed) {
            ProviderAnswer done =
                    polled(WAITING, 200, "{\"status\":\"COMPLETED\",\"error\":\"m\",\"error_type\":\"t\"}");
            Job failed = ((Pending) done).job();
            assertThat(failed.ready()).isTrue();
            for (Job job : List.of(failed, READY)) {
                Failed meaning = (Failed) polled(job, status, body);
                assertThat(meaning.settled()).isTrue();
                assertThat(meaning.failure().kind()).isEqualTo(kind);
                assertThat(meaning.failure().billed()).isEqualTo(billed);
            }
        }

        @Test
        void aJobThatFailedWithoutAWordOfWhyMayHaveBeenCharged() {
            Job failed = ((Pending) polled(WAITING, 200, "{\"status\":\"COMPLETED\",\"error\":\"m\"}")).job();
            Failed meaning = (Failed) polled(failed, 500, "oops");
            assertThat(meaning.settled()).isTrue();
            assertThat(meaning.failure().billed()).isEqualTo(UNKNOWN);
        }

        @ParameterizedTest
        @ValueSource(ints = {400, 401, 403, 404, 429, 500, 502, 503, 504})
        void aQuestionThatIsRefusedSaysNothingOfTheJob(int status) {
            for (Job job : List.of(WAITING, READY)) {
                for (String type : List.of("", ",\"error_type\":\"runner_server_error\"")) {
                    Failed meaning = (Failed) polled(job, status, "{\"detail\":\"m\"" + type + "}");
                    assertThat(meaning.settled()).isFalse();
                    assertThat(meaning.failure().billed()).isEqualTo(UNKNOWN);
                    assertThat(meaning.failure().retryable()).isFalse();
                }
            }
        }

        @Test
        void aResultThatCannotBeReadIsAskedForAgain() {
            assertThat(polled(READY, 200, "{\"images\":[")).isEqualTo(new Pending(READY));
        }

        private ProviderAnswer polled(Job job, int status, String body) {
            return provider.decodePoll(request(FAL, "delivery", "poll"), job, answer(status, body));
        }
    }

    @Test
    void whereItIsAndWhatItNeeds() {
        assertThat(provider.name()).isEqualTo("fal");
        assertThat(provider.defaultBaseUrl()).isEqualTo(URI.create("https://fal.run"));
        assertThat(provider.credentials()).isEqualTo(Map.of("apiKey", "FAL_KEY"));
        assertThat(provider.imageMembers()).containsExactly("url");
    }

    private ProviderAnswer sync(int status, String body) {
        return provider.decode(request(FAL), answer(status, body));
    }

    private static Failure failure(ProviderAnswer meaning) {
        return ((Failed) meaning).failure();
    }

    private static HttpAnswer answerWith(int status, Map<String, String> headers, String body) {
        return new HttpAnswer(new AnswerHead(status, headers), body.getBytes(StandardCharsets.UTF_8));
    }

    private static ProviderAccess access(String baseUrl) {
        return new ProviderAccess(URI.create(baseUrl), "key", null);
    }
}
