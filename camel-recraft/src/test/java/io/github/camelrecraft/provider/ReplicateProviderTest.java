package io.github.camelrecraft.provider;

import static io.github.camelrecraft.model.Billing.NO;
import static io.github.camelrecraft.model.Billing.UNKNOWN;
import static io.github.camelrecraft.provider.Requests.ACCESS;
import static io.github.camelrecraft.provider.Requests.REPLICATE;
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
import io.github.camelrecraft.model.ImageResult.AtUrl;
import io.github.camelrecraft.model.ImageResult.Inline;
import io.github.camelrecraft.model.InputImages;
import io.github.camelrecraft.model.InvalidOptionException;
import io.github.camelrecraft.model.RecraftOperation;
import io.github.camelrecraft.provider.ProviderAnswer.Failed;
import io.github.camelrecraft.provider.ProviderAnswer.Images;
import io.github.camelrecraft.provider.ProviderAnswer.Pending;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicateProviderTest {

    private static final Job JOB = Job.named("p-1");

    private final ReplicateProvider provider = new ReplicateProvider();

    @Nested
    class Encoding {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "prompt | A hare          | /input/prompt       | \"A hare\"",
                    "size   | 16:9            | /input/aspect_ratio | \"16:9\"",
                    "size   | 1344x768        | /input/size         | \"1344x768\"",
                    "style  | realistic_image | /input/style        | \"realistic_image\""
                })
        void eachOptionHasItsField(String option, String value, String pointer, String expected) {
            assertThat(encoded(option, value).at(pointer)).isEqualTo(json(expected));
        }

        @Test
        void nothingIsSentThatWasNotAskedFor() {
            HttpCall call = provider.encode(request(REPLICATE), ACCESS);
            assertThat(body(call)).isEqualTo(json("{\"input\":{\"prompt\":\"A fox\"}}"));
            assertThat(call.uri()).hasToString("https://api.example.com/v1/models/recraft-ai/recraft-v4.1/predictions");
            assertThat(call.headers())
                    .containsOnly(
                            Map.entry("Authorization", "Bearer key"),
                            Map.entry("Accept", "application/json"),
                            Map.entry("Prefer", "wait=60"));
        }

        @Test
        void whoPollsDoesNotWait() {
            assertThat(provider.encode(request(REPLICATE, "delivery", "poll"), ACCESS)
                            .headers())
                    .doesNotContainKey("Prefer");
            assertThat(provider.encode(request(REPLICATE, "delivery", "sync"), ACCESS)
                            .headers())
                    .containsEntry("Prefer", "wait=60");
        }

        @Test
        void whatItTakesInOneWayOnlyIsNotSent() {
            assertThat(encoded("numberOfImages", 1, "outputType", "URL", "delivery", "sync"))
                    .isEqualTo(encoded());
        }

        @Test
        void aStyleAndItsSubstyleAreOneWord() {
            assertThat(encoded("style", "digital_illustration", "substyle", "grain")
                            .at("/input/style"))
                    .hasToString("\"digital_illustration/grain\"");
        }

        @Test
        void eventsGoInReplicatesSpelling() {
            HttpCall call = provider.encode(
                    request(
                            REPLICATE,
                            "webhookUrl",
                            "https://h.example/in",
                            "webhookEvents",
                            "Start,COMPLETED",
                            "delivery",
                            "webhook"),
                    ACCESS);
            assertThat(body(call).path("webhook_events_filter")).isEqualTo(json("[\"start\",\"completed\"]"));
        }

        @Test
        void aWebhookAndWhenToStopAreNotForTheModel() {
            HttpCall call = provider.encode(
                    request(
                            REPLICATE,
                            "webhookUrl",
                            "https://h.example/in",
                            "webhookEvents",
                            "start,completed",
                            "cancelAfter",
                            90),
                    ACCESS);
            assertThat(body(call))
                    .isEqualTo(json("{\"input\":{\"prompt\":\"A fox\"},\"webhook\":\"https://h.example/in\","
                            + "\"webhook_events_filter\":[\"start\",\"completed\"]}"));
            assertThat(call.headers()).containsEntry("Cancel-After", "90s");
        }

        @Test
        void anImageGoesAsADataUriAndAToolHasNoPrompt() {
            HttpCall call = provider.encode(
                    Requests.of(
                            RecraftOperation.CRISP_UPSCALE,
                            REPLICATE,
                            new InputImages(Requests.image("abc"), null, List.of())),
                    ACCESS);
            assertThat(body(call)).isEqualTo(json("{\"input\":{\"image\":\"data:image/png;base64,YWJj\"}}"));
        }

        @Test
        void aPredictionIsAskedForByItsId() {
            HttpCall call = provider.encodePoll(request(REPLICATE), ACCESS, Job.named("p/1?x=../y"));
            assertThat(call.method()).isEqualTo("GET");
            assertThat(call.uri()).hasToString("https://api.example.com/v1/predictions/p%2F1%3Fx%3D..%2Fy");
            assertThat(call.headers()).containsEntry("Authorization", "Bearer key");
            assertThat(call.body().isEmpty()).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"any?x=y", "../account", "owner/../../account", "any model", ""})
        void aModelsIdIsAPathAndNothingElse(String id) {
            assertThatThrownBy(() -> provider.encode(request(REPLICATE.named(id)), ACCESS))
                    .isInstanceOf(InvalidOptionException.class)
                    .hasMessageStartingWith("model=" + id + " cannot be part of an address at replicate");
        }

        private JsonNode encoded(Object... options) {
            return body(provider.encode(request(REPLICATE, options), ACCESS));
        }
    }

    @Nested
    class Decoding {

        @ParameterizedTest
        @ValueSource(strings = {"\"https://replicate.delivery/a.webp\"", "[\"https://replicate.delivery/a.webp\"]"})
        void anImageIsAtItsAddress(String output) {
            Images images = (Images) decode(201, prediction("succeeded", output));
            assertThat(images.images())
                    .singleElement()
                    .satisfies(image -> assertThat(image.source())
                            .isEqualTo(new AtUrl(URI.create("https://replicate.delivery/a.webp"))));
            assertThat(images.details()).isEqualTo(Map.of("JobId", "p-1"));
        }

        @Test
        void anImageInTheAnswerIsTakenOutOfIt() {
            assertThat(((Images) decode(201, prediction("succeeded", "\"lifted:0\""))).images())
                    .singleElement()
                    .satisfies(image -> assertThat(image.source()).isEqualTo(new Inline(0)));
        }

        @ParameterizedTest
        @ValueSource(strings = {"starting", "processing", "something new", ""})
        void whatIsNotDoneWithinTheWaitIsAskedFor(String status) {
            assertThat(decode(201, prediction(status, "null"))).isEqualTo(new Pending(JOB));
            assertThat(polled(200, prediction(status, "null"))).isEqualTo(new Pending(JOB));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "failed   | The prompt was flagged as sensitive | CONTENT_REJECTED",
                    "failed   | NSFW content detected               | CONTENT_REJECTED",
                    "failed   | Prediction interrupted (code: PA)   | UNAVAILABLE",
                    "canceled |                                     | UNAVAILABLE",
                    "aborted  |                                     | UNAVAILABLE"
                })
        void aRunThatEndedWithoutAnImageMayHaveBeenChargedAndIsNamed(String status, String error, FailureKind kind) {
            String body = "{\"id\":\"p-1\",\"status\":\"" + status + "\",\"error\":"
                    + (error == null ? "null" : "\"" + error + "\"") + ",\"output\":null}";
            for (ProviderAnswer meaning : List.of(decode(201, body), polled(200, body))) {
                Failed failed = (Failed) meaning;
                assertThat(failed.settled()).isTrue();
                assertThat(failed.failure().kind()).isEqualTo(kind);
                assertThat(failed.failure().billed()).isEqualTo(UNKNOWN);
                assertThat(failed.failure().jobId()).isEqualTo("p-1");
            }
        }

        @Test
        void anImageThatWasRemovedIsSaidToBe() {
            Failed failed = (Failed)
                    polled(200, "{\"id\":\"p-1\",\"status\":\"succeeded\",\"output\":null,\"data_removed\":true}");
            assertThat(failed.failure().message()).contains("removed");
            assertThat(failed.failure().billed()).isEqualTo(UNKNOWN);
            assertThat(failed.settled()).isTrue();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "null",
                    "[]",
                    "{}",
                    "{\"status\":\"starting\"}",
                    "{\"id\":\"p-1\",\"status\":\"succeeded\",\"output\":null}",
                    "{\"id\":\"p-1\",\"status\":\"succeeded\",\"output\":[]}",
                    "{\"id\":\"p-1\",\"status\":\"succeeded\",\"output\":\" \"}",
                    "{\"status\":\"something new\"}",
                    "<html>"
                })
        void aSuccessWithoutAnImageMayHaveBeenCharged(String body) {
            Failure failure = ((Failed) decode(201, body)).failure();
            assertThat(failure.kind()).isEqualTo(FailureKind.BAD_ANSWER);
            assertThat(failure.billed()).isEqualTo(UNKNOWN);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "<html>",
                    "{}",
                    "{\"id\":\"p-1\",\"status\":\"something new\"}",
                    "{\"id\":\"p-2\",\"status\":\"processing\"}",
                    "{\"id\":\"p-2\",\"status\":\"failed\",\"error\":\"no\"}",
                    "{\"id\":\"p-2\",\"status\":\"succeeded\",\"output\":\"https://h/another\"}"
                })
        void anAnswerThatSaysNothingOfThePredictionIsAskedForAgain(String body) {
            assertThat(polled(200, body)).isEqualTo(new Pending(JOB));
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
            "500,UNAVAILABLE,UNKNOWN",
            "502,UNAVAILABLE,UNKNOWN",
            "503,UNAVAILABLE,NO",
            "504,UNAVAILABLE,UNKNOWN"
        })
        void theStatusDecides(int status, FailureKind kind, Billing billed) {
            for (String body : List.of("{\"detail\":\"its words\"}", "its words")) {
                Failure failure = ((Failed) decode(status, body)).failure();
                assertThat(failure.kind()).isEqualTo(kind);
                assertThat(failure.billed()).isEqualTo(billed);
                assertThat(failure.message()).isEqualTo("replicate answered HTTP " + status + ": its words");

                Failed refusedQuestion = (Failed) polled(status, body);
                assertThat(refusedQuestion.failure().billed()).isEqualTo(UNKNOWN);
                assertThat(refusedQuestion.settled()).isFalse();
            }
        }

        @ParameterizedTest
        @CsvSource({
            "Request was throttled. Your rate limit resets in ~30s.,30",
            "Your rate limit resets in 5 s,5",
            "Request was throttled.,",
            "resets in ~99999999999s,"
        })
        void howLongToWaitIsReadFromTheText(String detail, Long seconds) {
            Failure failure = ((Failed) decode(429, "{\"detail\":\"" + detail + "\"}")).failure();
            assertThat(failure.retryAfter()).isEqualTo(seconds == null ? null : Duration.ofSeconds(seconds));
            assertThat(failure.billed()).isEqualTo(NO);
            assertThat(failure.retryable()).isTrue();
        }
    }

    @Test
    void whereItIsAndWhatItNeeds() {
        assertThat(provider.name()).isEqualTo("replicate");
        assertThat(provider.defaultBaseUrl()).isEqualTo(URI.create("https://api.replicate.com/v1"));
        assertThat(provider.credentials()).isEqualTo(Map.of("apiKey", "REPLICATE_API_TOKEN"));
        assertThat(provider.imageMembers()).containsExactly("output");
    }

    private ProviderAnswer decode(int status, String body) {
        return provider.decode(request(REPLICATE), answer(status, body));
    }

    private ProviderAnswer polled(int status, String body) {
        return provider.decodePoll(request(REPLICATE), JOB, answer(status, body));
    }

    private static String prediction(String status, String output) {
        return "{\"id\":\"p-1\",\"model\":\"recraft-ai/recraft-v4.1\",\"status\":\"" + status + "\",\"output\":"
                + output + ",\"error\":null,\"data_removed\":false}";
    }
}
