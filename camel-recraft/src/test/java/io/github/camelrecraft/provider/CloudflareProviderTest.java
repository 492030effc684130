package io.github.camelrecraft.provider;

import static io.github.camelrecraft.model.Billing.NO;
import static io.github.camelrecraft.model.Billing.UNKNOWN;
import static io.github.camelrecraft.provider.Requests.CLOUDFLARE;
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
import io.github.camelrecraft.model.ImageResult;
import io.github.camelrecraft.model.ImageResult.AtUrl;
import io.github.camelrecraft.model.ImageResult.Inline;
import io.github.camelrecraft.model.InvalidOptionException;
import io.github.camelrecraft.provider.ProviderAnswer.Failed;
import io.github.camelrecraft.provider.ProviderAnswer.Images;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudflareProviderTest {

    private static final ProviderAccess ACCESS =
            new ProviderAccess(URI.create("https://api.cloudflare.com/client/v4"), "key", "account");

    private final CloudflareProvider provider = new CloudflareProvider();

    @Nested
    class Encoding {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "prompt          | A hare               | /input/prompt   | \"A hare\"",
                    "size            | 1344x768             | /input/size     | \"1344x768\"",
                    "size            | 16:9                 | /input/size     | \"1344x768\"",
                    "style           | digital_illustration | /input/style    | \"digital_illustration\"",
                    "substyle        | hand_drawn           | /input/substyle | \"hand_drawn\"",
                    "backgroundColor | #FF6B35              | /input/controls "
                            + "| {\"background_color\":{\"rgb\":[255,107,53]}}",
                    "colors          | FF6B35,rgb(0,43,91)  | /input/controls "
                            + "| {\"colors\":[{\"rgb\":[255,107,53]},{\"rgb\":[0,43,91]}]}"
                })
        void eachOptionHasItsField(String option, String value, String pointer, String expected) {
            assertThat(encoded(option, value).at(pointer)).isEqualTo(json(expected));
        }

        @Test
        void nothingIsSentThatWasNotAskedFor() {
            assertThat(encoded())
                    .isEqualTo(json("{\"model\":\"recraft/recraftv4-1\",\"input\":{\"prompt\":\"A fox\"}}"));
            assertThat(provider.encode(request(CLOUDFLARE), ACCESS).headers())
                    .containsOnly(Map.entry("Authorization", "Bearer key"), Map.entry("Accept", "application/json"));
        }

        @Test
        void whatItTakesInOneWayOnlyIsNotSent() {
            assertThat(encoded("numberOfImages", 1, "outputType", "URL", "delivery", "sync"))
                    .isEqualTo(encoded());
        }

        @Test
        void bothColourOptionsStandTogether() {
            assertThat(encoded("colors", "FF6B35", "backgroundColor", "002B5B").at("/input/controls"))
                    .isEqualTo(json("{\"colors\":[{\"rgb\":[255,107,53]}],\"background_color\":{\"rgb\":[0,43,91]}}"));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "gatewayId             | default        | cf-aig-gateway-id      | default",
                    "gatewayCacheTtl       | 3600           | cf-aig-cache-ttl       | 3600",
                    "gatewaySkipCache      | true           | cf-aig-skip-cache      | true",
                    "gatewaySkipCache      | FALSE          | cf-aig-skip-cache      | false",
                    "gatewayCacheKey       | brand:7        | cf-aig-cache-key       | brand:7",
                    "gatewayCollectLog     | false          | cf-aig-collect-log     | false",
                    "gatewayMetadata       | {\"team\": \"a\"} | cf-aig-metadata     | {\"team\":\"a\"}",
                    "gatewayRequestTimeout | 30000          | cf-aig-request-timeout | 30000",
                    "gatewayMaxAttempts    | 5              | cf-aig-max-attempts    | 5",
                    "gatewayRetryDelay     | 5000           | cf-aig-retry-delay     | 5000",
                    "gatewayBackoff        | exponential    | cf-aig-backoff         | exponential",
                    "gatewayByokAlias      | ours           | cf-aig-byok-alias      | ours",
                    "gatewayZdr            | true           | cf-aig-zdr             | true"
                })
        void eachGatewayOptionHasItsHeaderAndNothingInTheBody(String option, String value, String header, String sent) {
            HttpCall call = provider.encode(request(CLOUDFLARE, option, value), ACCESS);
            Map<String, String> expected = new LinkedHashMap<>();
            expected.put("Authorization", "Bearer key");
            expected.put("Accept", "application/json");
            expected.put(header, sent);
            assertThat(call.headers()).isEqualTo(expected);
            assertThat(body(call)).isEqualTo(encoded());
        }

        @Test
        void theGatewayGetsItsOwnSpellings() {
            assertThat(provider.encode(request(CLOUDFLARE, "gatewayBackoff", "Exponential"), ACCESS)
                            .headers())
                    .containsEntry("cf-aig-backoff", "exponential");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "a\r\nAuthorization: Bearer other",
                    "a\ncf-aig-zdr: false",
                    "a\rb",
                    "a\u0000b",
                    "a\tb",
                    "a\u007Fb",
                    "a\u0085b",
                    "a\u2028b",
                    "schlüssel",
                    "🦊"
                })
        void aMessageCannotStartAHeaderOfItsOwn(String value) {
            for (String option : List.of("gatewayCacheKey", "gatewayBackoff")) {
                assertThatThrownBy(() -> provider.encode(request(CLOUDFLARE, option, value), ACCESS))
                        .as(option)
                        .isInstanceOf(InvalidOptionException.class)
                        .hasMessageStartingWith(option + "=")
                        .hasMessageEndingWith("has characters that a header cannot carry; use printable ASCII");
            }
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{}                                                | {}",
                    "{ \"a\" : 1, \"b\" : true, \"c\" : \"d\" }        | {\"a\":1,\"b\":true,\"c\":\"d\"}",
                    "{\"1\":1,\"2\":2,\"3\":3,\"4\":4,\"5\":5}         | {\"1\":1,\"2\":2,\"3\":3,\"4\":4,\"5\":5}",
                    "{\"who\":\"Zoë 🦊\"}                              | {\"who\":\"Zo\\u00EB \\uD83E\\uDD8A\"}",
                    "{\"line\":\"a\\nb\"}                              | {\"line\":\"a\\nb\"}",
                    "{\"cost\":0.25}                                   | {\"cost\":0.25}",
                    "{\"width\":100.0} | {\"width\":100.0}",
                })
        void metadataIsAJsonObjectWrittenInAscii(String value, String header) {
            assertThat(provider.encode(request(CLOUDFLARE, "gatewayMetadata", value), ACCESS)
                            .headers())
                    .containsEntry("cf-aig-metadata", header);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "team=brand",
                    "[]",
                    "[{\"team\":\"brand\"}]",
                    "\"text\"",
                    "42",
                    "null",
                    "{\"team\":\"brand\"",
                    "{\"team\":\"brand\"} {\"more\":1}",
                    "{'team':'brand'}",
                    "{\"1\":1,\"2\":2,\"3\":3,\"4\":4,\"5\":5,\"6\":6}"
                })
        void metadataThatIsNoneIsRefusedWithTheWayOut(String value) {
            assertThatThrownBy(() -> provider.encode(request(CLOUDFLARE, "gatewayMetadata", value), ACCESS))
                    .isInstanceOf(InvalidOptionException.class)
                    .hasMessage("gatewayMetadata=" + value + " is not a JSON object of at most 5 entries;"
                            + " write it as in {\"team\":\"brand\"}");
        }

        @ParameterizedTest
        @CsvSource({
            "023e105f4ecef8ad9ca31a8372d0c353, 023e105f4ecef8ad9ca31a8372d0c353",
            "a/../b?c#d, a%2F..%2Fb%3Fc%23d",
            "a%2Fb, a%252Fb",
            "kö, k%C3%B6",
            "a b, a%20b"
        })
        void theAccountIsOnePartOfThePath(String account, String part) {
            ProviderAccess access = new ProviderAccess(ACCESS.baseUrl(), "key", account);
            assertThat(provider.encode(request(CLOUDFLARE), access).uri())
                    .hasToString("https://api.cloudflare.com/client/v4/accounts/" + part + "/ai/run");
        }

        @ParameterizedTest
        @ValueSource(strings = {"http://127.0.0.1:8080", "http://127.0.0.1:8080/", "http://127.0.0.1:8080//"})
        void slashesAtTheEndOfTheBaseUrlDoNotMatter(String baseUrl) {
            ProviderAccess access = new ProviderAccess(URI.create(baseUrl), "key", "account");
            assertThat(provider.encode(request(CLOUDFLARE), access).uri())
                    .hasToString("http://127.0.0.1:8080/accounts/account/ai/run");
        }

        @Test
        void itIsPostedAndItsTextHasNoSecrets() {
            HttpCall call = provider.encode(request(CLOUDFLARE, "gatewayCacheKey", "canary"), ACCESS);
            assertThat(call.method()).isEqualTo("POST");
            assertThat(call.toString())
                    .doesNotContain("Bearer", "A fox", "canary")
                    .contains("cf-aig-cache-key");
            assertThat(ACCESS.toString()).doesNotContain("key", "account");
        }

        @Test
        void thereAreNoJobsToAskFor() {
            assertThat(provider.jobId(request(CLOUDFLARE))).isEmpty();
            assertThatThrownBy(() -> provider.encodePoll(request(CLOUDFLARE), ACCESS, Job.named("1")))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("cloudflare");
        }

        private JsonNode encoded(Object... options) {
            return body(provider.encode(request(CLOUDFLARE, options), ACCESS));
        }
    }

    @Nested
    class DecodingImages {

        static final List<String> ENVELOPES = List.of(
                "{\"state\":\"Completed\",\"result\":%s,\"gatewayMetadata\":{\"keySource\":\"Unified\"}}",
                "{\"result\":{\"state\":\"Completed\",\"result\":%s},\"success\":true,\"errors\":[],\"messages\":[]}",
                "{\"result\":%s,\"success\":true,\"errors\":[],\"messages\":[]}",
                "{\"result\":%s}",
                "{\"result\":%s,\"success\":true,\"errors\":null,\"messages\":null}");

        @ParameterizedTest
        @FieldSource("ENVELOPES")
        void theImageIsReadInEveryEnvelope(String envelope) {
            assertThat(decode(200, envelope.formatted("{\"image\":\"https://pub.r2.dev/a.png\"}")))
                    .isEqualTo(images(new AtUrl(URI.create("https://pub.r2.dev/a.png"))));
        }

        @ParameterizedTest
        @FieldSource("ENVELOPES")
        void anImageInTheAnswerStandsWhereItWasTakenOut(String envelope) {
            assertThat(provider.imageMembers()).contains("image");
            assertThat(decode(200, envelope.formatted("{\"image\":\"lifted:0\"}")))
                    .isEqualTo(images(new Inline(0)));
        }

        @ParameterizedTest
        @ValueSource(strings = {"HIT", "MISS"})
        void whetherTheGatewayHadItAlreadyIsSaid(String status) {
            HttpAnswer answer = new HttpAnswer(
                    new AnswerHead(200, Map.of("cf-aig-cache-status", status)),
                    "{\"result\":{\"image\":\"https://h/a\"}}".getBytes(StandardCharsets.UTF_8));
            assertThat(provider.decode(request(CLOUDFLARE), answer))
                    .isInstanceOfSatisfying(
                            Images.class,
                            images -> assertThat(images.details()).isEqualTo(Map.of("GatewayCacheStatus", status)));
        }
    }

    @Nested
    class DecodingFailures {

        /** The documented codes; the status is 0 where none is documented. */
        static final List<Arguments> CODES = List.of(
                code(5007, 400, FailureKind.INVALID_REQUEST, NO),
                code(5004, 400, FailureKind.INVALID_REQUEST, NO),
                code(3039, 400, FailureKind.INVALID_REQUEST, NO),
                code(3003, 400, FailureKind.INVALID_REQUEST, NO),
                code(5018, 403, FailureKind.AUTHENTICATION, NO),
                code(3041, 403, FailureKind.AUTHENTICATION, NO),
                code(5016, 403, FailureKind.AUTHENTICATION, NO),
                code(3023, 403, FailureKind.AUTHENTICATION, NO),
                code(5019, 405, FailureKind.INVALID_REQUEST, NO),
                code(5005, 405, FailureKind.INVALID_REQUEST, NO),
                code(3042, 404, FailureKind.INVALID_REQUEST, NO),
                code(3006, 413, FailureKind.INVALID_REQUEST, NO),
                // A request that ran until it was stopped.
                code(3007, 408, FailureKind.UNAVAILABLE, UNKNOWN),
                code(3008, 408, FailureKind.UNAVAILABLE, UNKNOWN),
                code(3036, 429, FailureKind.INSUFFICIENT_FUNDS, NO),
                code(3040, 429, FailureKind.UNAVAILABLE, NO));

        @ParameterizedTest
        @FieldSource("CODES")
        void eachDocumentedCodeWithItsStatus(int code, int status, FailureKind kind, Billing billed) {
            Failure failure = failure(status, error(code));
            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure.billed()).isEqualTo(billed);
            assertThat(failure.httpStatus()).isEqualTo(status);
            assertThat(failure.code()).isEqualTo("" + code);
            assertThat(failure.message()).isEqualTo("cloudflare answered HTTP " + status + ": the provider's words");
        }

        @ParameterizedTest
        @FieldSource("CODES")
        void eachDocumentedCodeMeansTheSameInsideA200(int code, int status, FailureKind kind, Billing billed) {
            Failure failure = failure(200, error(code));
            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure.billed()).isEqualTo(billed);
            assertThat(failure.httpStatus()).isEqualTo(200);
            assertThat(failure.code()).isEqualTo("" + code);
        }

        @ParameterizedTest
        @ValueSource(ints = {500, 502, 504, 520})
        void aServerThatFailedHasNotRefusedWhateverItsCodeSays(int status) {
            Failure failure = failure(status, error(3040));
            assertThat(failure.billed()).isEqualTo(UNKNOWN);
            assertThat(failure.retryable()).isFalse();
        }

        @Test
        void aPromptThatTheGuardrailsBlockWasNotSentOn() {
            for (int status : new int[] {200, 400, 403}) {
                Failure failure = failure(status, error(2016));
                assertThat(failure.kind()).as("HTTP %d", status).isEqualTo(FailureKind.CONTENT_REJECTED);
                assertThat(failure.billed()).as("HTTP %d", status).isEqualTo(NO);
            }
        }

        @Test
        void anAnswerThatTheGuardrailsBlockHadBeenMade() {
            for (int status : new int[] {200, 400, 403}) {
                Failure failure = failure(status, error(2017));
                assertThat(failure.kind()).as("HTTP %d", status).isEqualTo(FailureKind.CONTENT_REJECTED);
                assertThat(failure.billed()).as("HTTP %d", status).isEqualTo(UNKNOWN);
            }
        }

        @ParameterizedTest
        @CsvSource({
            "400,INVALID_REQUEST,NO",
            "401,AUTHENTICATION,NO",
            "402,INSUFFICIENT_FUNDS,NO",
            "403,AUTHENTICATION,NO",
            "404,INVALID_REQUEST,NO",
            "405,INVALID_REQUEST,NO",
            "408,UNAVAILABLE,UNKNOWN",
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
            "530,BAD_ANSWER,UNKNOWN"
        })
        void withoutADocumentedCodeTheStatusDecides(int status, FailureKind kind, Billing billed) {
            for (String body :
                    List.of(error(4711), "{\"success\":false,\"errors\":[]}", "", "<html><h1>Oh</h1></html>")) {
                Failure failure = failure(status, body);
                assertThat(failure.kind()).as(body).isEqualTo(kind);
                assertThat(failure.billed()).as(body).isEqualTo(billed);
                assertThat(failure.httpStatus()).as(body).isEqualTo(status);
                assertThat(failure.message()).as(body).startsWith("cloudflare answered HTTP " + status + ":");
            }
        }

        @Test
        void aPageIsTrimmedToOneShortLine() {
            String message = failure(502, "<html>\r\n<h1>Bad gateway</h1>\r\n" + "x".repeat(10_000))
                    .message();
            assertThat(message).startsWith("cloudflare answered HTTP 502: <html> <h1>Bad gateway</h1> xxx");
            assertThat(message).hasSize(501).doesNotContain("\n");
        }

        @Test
        void aCodeWrittenAsTextIsTheSameCode() {
            assertThat(failure(429, "{\"success\":false,\"errors\":[{\"code\":\"3036\",\"message\":\"m\"}]}")
                            .kind())
                    .isEqualTo(FailureKind.INSUFFICIENT_FUNDS);
        }

        @Test
        void anErrorWithoutACodeHasNone() {
            assertThat(failure(400, "{\"success\":false,\"errors\":[{\"message\":\"m\"}]}")
                            .code())
                    .isNull();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "%s",
                    "{\"result\":%s,\"success\":true,\"errors\":[],\"messages\":[]}",
                    "{\"result\":%s,\"success\":false,\"errors\":[],\"messages\":[]}"
                })
        void aRunThatFailedMayHaveBeenCharged(String envelope) {
            String run = "{\"state\":\"Failed\",\"error\":{\"code\":\"provider_unavailable\",\"message\":\"m\"},"
                    + "\"model\":\"recraft/recraftv4-1\"}";
            Failure failure = failure(200, envelope.formatted(run));
            assertThat(failure.kind()).isEqualTo(FailureKind.UNAVAILABLE);
            assertThat(failure.billed()).isEqualTo(UNKNOWN);
            assertThat(failure.code()).isEqualTo("provider_unavailable");
            assertThat(failure.message()).isEqualTo("cloudflare answered with state Failed: m");
        }

        @Test
        void aRunThatFailedSaysWhyWithAnotherStatusToo() {
            Failure failure = failure(
                    502, "{\"state\":\"Failed\",\"error\":{\"code\":\"provider_unavailable\",\"message\":\"m\"}}");
            assertThat(failure.kind()).isEqualTo(FailureKind.UNAVAILABLE);
            assertThat(failure.billed()).isEqualTo(UNKNOWN);
            assertThat(failure.code()).isEqualTo("provider_unavailable");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Running", "Queued", "Cancelled", ""})
        void anotherStateWithoutAnImageIsABadAnswer(String state) {
            Failure failure = failure(200, "{\"state\":\"" + state + "\",\"result\":null}");
            assertThat(failure.kind()).isEqualTo(FailureKind.BAD_ANSWER);
            assertThat(failure.billed()).isEqualTo(UNKNOWN);
            assertThat(failure.message()).isEqualTo("cloudflare answered with state " + state + ": no message");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "null",
                    "[]",
                    "{}",
                    "42",
                    "\"text\"",
                    "{\"state\":\"Completed\"}",
                    "{\"state\":\"Completed\",\"result\":null}",
                    "{\"state\":\"Completed\",\"result\":{}}",
                    "{\"state\":\"Completed\",\"result\":{\"image\":null}}",
                    "{\"state\":\"Completed\",\"result\":{\"image\":\"\"}}",
                    "{\"state\":\"Completed\",\"result\":{\"image\":\" \"}}",
                    "{\"state\":\"Completed\",\"result\":{\"image\":[\"https://h/a\"]}}",
                    "{\"state\":\"Completed\",\"result\":{\"image\":\"not an address\"}}",
                    "{\"result\":{},\"success\":true,\"errors\":[],\"messages\":[]}",
                    "{\"state\":\"Completed\",\"result\":{\"image\":\"https://h/a\"}",
                    "{\"state\":\"Completed\",\"result\":{\"image\":\"https://h/a\"}} trailing",
                    "<html><h1>It works!</h1></html>"
                })
        void a200WithoutAnImageAndWithoutAnErrorMayHaveBeenCharged(String body) {
            Failure failure = failure(200, body);
            assertThat(failure.kind()).isEqualTo(FailureKind.BAD_ANSWER);
            assertThat(failure.billed()).isEqualTo(UNKNOWN);
            assertThat(failure.retryable()).isFalse();
            assertThat(failure.message()).isEqualTo("cloudflare answered without an image and without an error");
        }

        @Test
        void anUnsuccessful200WithoutACodeMayHaveBeenCharged() {
            Failure failure = failure(200, "{\"success\":false,\"errors\":[],\"result\":null}");
            assertThat(failure.kind()).isEqualTo(FailureKind.BAD_ANSWER);
            assertThat(failure.billed()).isEqualTo(UNKNOWN);
        }

        private Failure failure(int status, String body) {
            return ((Failed) decode(status, body)).failure();
        }

        private String error(int code) {
            return "{\"result\":null,\"success\":false,\"errors\":[{\"code\":" + code
                    + ",\"message\":\"the provider's words\"}],\"messages\":[]}";
        }
    }

    @Test
    void whereItIsAndWhatItNeeds() {
        assertThat(provider.name()).isEqualTo("cloudflare");
        assertThat(provider.defaultBaseUrl()).isEqualTo(URI.create("https://api.cloudflare.com/client/v4"));
        assertThat(provider.credentials())
                .isEqualTo(Map.of("apiKey", "CLOUDFLARE_API_TOKEN", "accountId", "CLOUDFLARE_ACCOUNT_ID"));
    }

    private ProviderAnswer decode(int status, String body) {
        return provider.decode(request(CLOUDFLARE), Requests.answer(status, body));
    }

    private static Images images(ImageResult.Source source) {
        return new Images(List.of(new ImageResult(source)), List.of(), Map.of());
    }

    private static Arguments code(int code, int status, FailureKind kind, Billing billed) {
        return Arguments.of(code, status, kind, billed);
    }
}
