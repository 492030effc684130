package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelrecraft.model.Billing;
import java.util.List;
import java.util.Map;
import org.apache.camel.Component;
import org.apache.camel.Exchange;
import org.apache.camel.support.PropertyBindingSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be made is refused with the option, the value and the way out; nothing is sent, nothing billed. */
class BadInputTest extends RouteTestSupport {

    @AfterEach
    void nothingWasSentOrBilled() {
        assertThat(simulator().requests()).isEmpty();
        assertThat(simulator().bills().count()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "recraft:paint?{{runware}} | operation=paint | use one of: generate",
                "recraft:generate?provider=acme&apiKey=k | provider=acme | use one of: cloudflare, runware",
                "recraft:generate | provider is not set | use one of: cloudflare, runware",
                "recraft:generate?provider=runware | apiKey is missing | RUNWARE_API_KEY",
                "recraft:generate?provider=cloudflare&apiKey=k | accountId is missing | CLOUDFLARE_ACCOUNT_ID",
                "recraft:generate?provider=runware&apiKey=k&baseUrl=nowhere | baseUrl=nowhere | https://api.runware.ai/v1",
                "recraft:generate?{{runware}}&size=1000x1000 | size=1000x1000 | 1024x1024 (1:1)",
                "recraft:generate?{{runware}}&model=recraftv4_pro&size=16:10 | size=16:10 | 2688x1536 (16:9)",
                "recraft:generate?{{cloudflare}}&size=969 | size=969 | quote it in YAML",
                "recraft:generate?{{cloudflare}}&colors=tomato | colors=tomato | FF6B35",
                "recraft:generate?{{cloudflare}}&backgroundColor=594 | backgroundColor=594 | quote it in YAML",
                "recraft:generate?{{cloudflare}}&colors=111111,222222,333333,444444,555555,666666 | colors=6 values | at most 5",
                "recraft:generate?{{cloudflare}}&colors=FF6B35@0.5 | colors=@0.5 is a weight | leave it out",
                "recraft:generate?{{runware}}&numberOfImages=0 | numberOfImages=0 | from 1 to 20",
                "recraft:generate?{{runware}}&numberOfImages=21 | numberOfImages=21 | from 1 to 20",
                "recraft:generate?{{cloudflare}}&numberOfImages=21 | numberOfImages=21 | from 1 to 20",
                "recraft:generate?{{runware}}&ttl=10 | ttl=10 | 60 or more",
                "recraft:generate?{{runware}}&ttl=60&outputType=base64Data | ttl=60 has no effect | outputType=URL",
                "recraft:generate?{{runware}}&outputQuality=5 | outputQuality=5 | from 20 to 99",
                "recraft:generate?{{cloudflare}}&outputQuality=50 | outputQuality=50 is not known to cloudflare | runware",
                "recraft:generate?{{runware}}&style=realistic_image | style=realistic_image is not known to runware | cloudflare",
                "recraft:generate?{{runware}}&gatewayId=g | gatewayId=g is not known to runware | cloudflare",
                "recraft:generate?{{runware}}&outputFormat=gif | outputFormat=gif | JPG, PNG, WEBP",
                "recraft:generate?{{runware}}&safety=strict | safety=strict | none, fast",
                "recraft:generate?{{runware}}&model=recraftv3 | model=recraftv3 is not offered by runware | provider cloudflare",
                "recraft:generate?{{runware}}&model=flux&strictModels=true | model=flux is not in the model catalogue | recraftv4_1",
                "recraft:generate?{{runware}}&model=flux&size=16:9 | size=16:9 needs a model of the catalogue | pixels",
                "recraft:generate?{{runware}}&model=recraftv4_vector&outputFormat=png | outputFormat=png | SVG",
                "recraft:generate?{{fal}}&model=recraftv4_vector&outputFormat=png | outputFormat=png | use one of: svg",
                "recraft:generate?{{runware}}&outputFormat=svg | outputFormat=svg | PNG, WEBP, or use a model that knows it: recraftv4_vector",
                "recraft:generate?{{recraft}}&outputFormat=svg | outputFormat=svg | png, or use a model that knows it: recraftv4_1_vector",
                "recraft:generate?{{replicate}}&model=recraftv3_vector&outputFormat=webp | outputFormat=webp | use one of: svg",
                "recraft:generate?{{cloudflare}}&model=recraftv4_vector&outputFormat=png | outputFormat=png | use one of: svg",
                "recraft:generate?{{cloudflare}}&outputFormat=png | outputFormat=png is not known to cloudflare | leave it out, or use one who knows it: recraft, runware",
                "recraft:generate?{{cloudflare}}&outputFormat=svg | outputFormat=svg is not known to cloudflare | use a model that knows it: recraftv4_1_vector",
                "recraft:generate?{{runware}}&resultType=url&outputType=dataURI | outputType=dataURI | resultType=url",
                "recraft:generate?{{cloudflare}}&delivery=poll | delivery=poll | sync",
                "recraft:generate?{{runware}}&uploadEndpoint=s3 | uploadEndpoint is not an HTTP address | https://host/path",
                "recraft:generate?{{cloudflare}}&gatewayMaxAttempts=6 | gatewayMaxAttempts=6 | from 1 to 5",
                "recraft:generate?{{cloudflare}}&gatewayBackoff=random | gatewayBackoff=random | constant, linear",
                "recraft:generate?{{cloudflare}}&style=a&style=b | style=2 values | give it once",
                "recraft:generate?{{runware}}&proxyHost=proxy | proxyHost=proxy:null | proxyPort",
                "recraft:generate?{{runware}}&connectionsPerRoute=0 | connectionsPerRoute=0 | positive",
                "recraft:generate?{{runware}}&requestTimeout=0 | requestTimeout=0 | positive",
                "recraft:generate?{{runware}}&maxImageSize=-1 | maxImageSize=-1 | positive",
                "recraft:generate?{{runware}}&maxImageSize=10MB | maxImageSize=10MB is not a whole number | digits",
                "recraft:generate?{{runware}}&maxImageSize=10mb | maxImageSize=10mb is not a whole number | digits",
                "recraft:generate?{{runware}}&ttl=60s | ttl=60s is not a whole number | digits",
                "recraft:generate?{{runware}}&requestTimeout=1h30 | requestTimeout=1h30 is not | 1h30m",
                "recraft:generate?{{runware}}&maxInFlight=four | maxInFlight=four is not a whole number | digits",
                "recraft:generate?{{runware}}&requestsPerMinute=1,000 | requestsPerMinute=1,000 | digits",
                "recraft:generate?{{runware}}&numberOfImages=2x | numberOfImages=2x is not a whole number | digits",
                "recraft:generate?{{recraft}}&seed=any | seed=any is not a whole number | digits",
                "recraft:generate?{{runware}}&requestTimeout=1x | requestTimeout=1x | 30s",
                "recraft:generate?{{runware}}&requestTimeout=1 minute | requestTimeout=1 minute | 30s",
                "recraft:generate?{{runware}}&resultType=bytes | resultType=bytes is not known | image, url, json",
                "recraft:generate?{{runware}}&svgPolicy=lax | svgPolicy=lax is not known | strict, allow",
            })
    void aBadOptionStopsTheRouteFromStarting(String uri, String what, String wayOut) {
        assertThatThrownBy(() -> route(uri))
                .rootCause()
                .hasMessageContaining(what)
                .hasMessageContaining(wayOut)
                .hasMessageNotContaining(KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"maxInFlight", "requestsPerMinute", "requestTimeout", "budgetWindow"})
    void aLimitOfTheComponentThatIsNoNumberIsNotTakenForNone(String option) {
        Component recraft = context.getComponent("recraft");

        assertThatThrownBy(() -> PropertyBindingSupport.build()
                        .withCamelContext(context)
                        .withTarget(recraft)
                        .withConfigurer(recraft.getComponentPropertyConfigurer())
                        .withProperty(option, "four")
                        .withIgnoreCase(true)
                        .bind())
                .rootCause()
                .hasMessageContaining("=four is not a whole number; write digits alone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n"})
    void anEmptyPromptNamesEveryWayToGiveOne(String prompt) {
        assertRefused(send("recraft:generate?{{runware}}", prompt), "prompt is empty", "CamelRecraftPrompt");
    }

    @Test
    void noBodyAtAllIsAnEmptyPrompt() {
        assertRefused(send("recraft:generate?{{cloudflare}}", null), "prompt is empty", "option prompt");
    }

    @ParameterizedTest
    @CsvSource({"runware, recraftv4_1, 10000", "cloudflare, recraftv4_1_pro, 10000", "cloudflare, recraftv3, 1000"})
    void aPromptOfOneCharacterTooManyIsRefused(String provider, String model, int limit) {
        Exchange result = send("recraft:generate?{{" + provider + "}}&model=" + model, "x".repeat(limit + 1));

        assertRefused(result, "(" + (limit + 1) + " characters)", "shorten it to " + limit);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CamelRecraftSize | 1000x1000 | size=1000x1000 | 1024x1024",
                "CamelRecraftColors | tomato | colors=tomato | FF6B35",
                "CamelRecraftNumberOfImages | many | numberOfImages=many | digits",
                "CamelRecraftNumberOfImages | 21 | numberOfImages=21 | from 1 to 20",
                "CamelRecraftIncludeCost | perhaps | includeCost=perhaps | true nor false",
                "CamelRecraftModel | recraftv3 | model=recraftv3 is not offered | cloudflare",
                "CamelRecraftStyle | icon | style=icon is not known | cloudflare",
                "CamelRecraftTtl | 10 | ttl=10 | 60 or more",
                "CamelRecraftWebhookUrl | http://evil | header CamelRecraftWebhookUrl | on the endpoint",
                "CamelRecraftUploadEndpoint | http://evil | header CamelRecraftUploadEndpoint | on the endpoint",
                "CamelRecraftGatewayId | other | header CamelRecraftGatewayId | on the endpoint",
                "CamelRecraftDelivery | poll | header CamelRecraftDelivery | on the endpoint",
            })
    void aBadHeaderIsRefused(String header, String value, String what, String wayOut) {
        assertRefused(send("recraft:generate?{{runware}}", "A fox", Map.of(header, value)), what, wayOut);
    }

    @Test
    void severalValuesAreNotDrawnAsATextInBrackets() {
        List<String> several = List.of("A fox", "A hare");

        assertRefused(
                send("recraft:generate?{{runware}}", null, Map.of("CamelRecraftPrompt", several)),
                "prompt=2 values",
                "give one");
        assertRefused(send("recraft:generate?{{runware}}", Map.of("prompt", several)), "prompt=2 values", "give one");
        assertRefused(
                send("recraft:generate?{{runware}}", "{\"prompt\":[\"A fox\",\"A hare\"]}"),
                "prompt=2 values",
                "give one");
        assertRefused(
                send("recraft:generate?{{cloudflare}}", "A fox", Map.of("CamelRecraftStyle", List.of("a", "b"))),
                "style=2 values",
                "give one");
    }

    @Test
    void aHeaderThatWouldStartAnotherHeaderIsRefused() {
        Exchange result = send(
                "recraft:generate?{{cloudflare}}", "A fox", Map.of("CamelRecraftGatewayCacheKey", "a\r\nX-Evil: 1"));

        assertRefused(result, "gatewayCacheKey=a", "printable ASCII");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BaseUrl", "ApiKey", "AccountId", "ModelCatalog"})
    void aHeaderThatNamesATargetOrCredentialsIsNone(String option) {
        Exchange result = send("recraft:generate?{{runware}}", "A fox", Map.of("CamelRecraft" + option, "other"));

        assertRefused(result, "header CamelRecraft" + option + " is not known", "remove it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"prompt\":\"A fox\",\"apiKey\":\"other\"}",
                "{\"baseUrl\":\"http://evil\"}",
                "{\"prmpt\":\"A\"}"
            })
    void aBodyThatNamesAnythingButAMessagesOptionsIsRefused(String body) {
        assertRefused(
                send("recraft:generate?{{runware}}", body), "is not an option that a message may set", "leave it out");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"prompt\": \"A fox\", } | line 1, column 21",
                "{\"prompt\": \"A fox\" | line 1",
                "{ \"prompt\": \"A fox\"} { \"prompt\": \"A hare\"} | line 1",
            })
    void aBodyThatBeginsAsAJsonObjectAndIsNoneIsNotPaidForAsAPrompt(String body, String where) {
        assertRefused(send("recraft:generate?{{runware}}", body), where, "correct it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{A fox", "[\"A fox\"", "{\"prompt\":\"A fox\"} {\"prompt\":\"A hare\"}"})
    void aBodyDeclaredAsJsonThatIsNotOneValueIsRefused(String body) {
        assertRefused(
                send("recraft:generate?{{runware}}", body, Map.of(Exchange.CONTENT_TYPE, "application/json")),
                "is not JSON (line 1",
                "text/plain");
    }

    @Test
    void aBodyThatCannotBeAPromptIsRefused() {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

        assertRefused(send("recraft:generate?{{runware}}", png), "is not text in UTF-8", "send the prompt as text");
        assertRefused(send("recraft:generate?{{runware}}", new Object()), "body=java.lang.Object", "as text");
        assertRefused(send("recraft:generate?{{runware}}", 42), "body=java.lang.Integer", "as text");
        assertRefused(send("recraft:generate?{{runware}}", new byte[300_000]), "more than", "as text");
    }

    private static void assertRefused(Exchange result, String what, String wayOut) {
        assertThat(result.getException())
                .isInstanceOf(RecraftInvalidRequestException.class)
                .hasMessageContaining(what)
                .hasMessageContaining(wayOut);
        RecraftException exception = (RecraftException) result.getException();
        assertThat(exception.getBilled()).isEqualTo(Billing.NO);
        assertThat(exception.isRetryable()).isFalse();
    }
}
