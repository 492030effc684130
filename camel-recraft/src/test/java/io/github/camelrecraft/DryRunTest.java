package io.github.camelrecraft;

import static io.github.camelrecraft.model.RecraftOperation.GENERATE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.Offer;
import io.github.camelrecraft.simulator.RecordedRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The option {@code dryRun}: everything but the sending. */
class DryRunTest extends RouteTestSupport {

    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{cloudflare}}&model=recraftv4_1&size=16:9&colors=FF6B35,002B5B&backgroundColor=F5F5F5&style=icon",
                "{{runware}}&model=recraftv4_1_pro&size=16:9&colors=FF6B35,002B5B&numberOfImages=3&safety=fast",
                "{{runware}}&model=recraftv4&backgroundColor=F5F5F5&outputFormat=png&includeCost=true&ttl=60",
                "{{runware}}&model=recraftv4_vector&size=4:3",
            })
    void showsWhatIsSentOtherwise(String options) throws Exception {
        Exchange dry = send("recraft:generate?dryRun=true&" + options, "Ein Fuchs im Schnee, öäü €");
        assertNothingWasSent();

        send("recraft:generate?" + options, "Ein Fuchs im Schnee, öäü €");

        RecordedRequest sent = simulator().requests().get(0);
        assertThat(dry.getException()).isNull();
        assertThat(dry.getMessage().getBody()).isInstanceOf(String.class);
        assertThat(withoutJobId(dry.getMessage().getBody(String.class))).isEqualTo(withoutJobId(sent.body()));
        assertThat(dry.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("application/json");
        assertThat(dry.getMessage().getHeader(RecraftConstants.DRY_RUN)).isEqualTo(true);
        assertThat(dry.getMessage().getHeader(RecraftConstants.PROVIDER)).isEqualTo(sent.provider());
    }

    /** Two messages are two jobs; nothing else tells their requests apart. */
    private static JsonNode withoutJobId(String json) throws Exception {
        JsonNode tree = JSON.readTree(json);
        if (tree.isArray()) {
            ((ObjectNode) tree.get(0)).remove("taskUUID");
        }
        return tree;
    }

    @Test
    void readsTheMessageAsAnImageWould() throws Exception {
        Message message = send(
                        "recraft:generate?dryRun=true&{{runware}}&size=1:1",
                        "{\"prompt\":\"A fox\",\"colors\":[\"FF6B35\"]}",
                        Map.of(RecraftConstants.SIZE, "16:9", RecraftConstants.IDEMPOTENCY_KEY, "order-4711"))
                .getMessage();

        JsonNode task = JSON.readTree(message.getBody(String.class)).get(0);
        assertThat(task.path("positivePrompt").asText()).isEqualTo("A fox");
        assertThat(task.path("width").asInt()).isEqualTo(1344);
        assertThat(task.at("/settings/colors/0/rgb/0").asInt()).isEqualTo(0xFF);
        assertThat(message.getHeader(RecraftConstants.IMAGE_MODEL)).isEqualTo("recraftv4_1");
        assertThat(message.getHeader(RecraftConstants.JOB_ID))
                .isEqualTo(task.path("taskUUID").asText());
    }

    /** The simulator has the prices from the same documents, not from the catalogue. */
    @ParameterizedTest
    @MethodSource("pricedOffers")
    void estimatesWhatTheBillWillSay(Offer offer) {
        String uri = "recraft:generate?{{" + offer.provider() + "}}&model=" + offer.model();
        Object estimate = header(send(uri + "&dryRun=true", "A fox"), RecraftConstants.ESTIMATED_COST);

        send(uri, "A fox");

        assertThat(simulator().bills().total()).isEqualByComparingTo((BigDecimal) estimate);
    }

    static List<Offer> pricedOffers() throws IOException {
        try (DefaultCamelContext reading = new DefaultCamelContext()) {
            return CatalogReader.read(reading, null).offers(GENERATE).stream()
                    .filter(offer -> offer.price() != null)
                    .filter(offer -> !offer.traits().containsKey("needsOneOf")) // a style, which costs by itself
                    .toList();
        }
    }

    @Test
    void severalImagesCostAsManyTimesAsMuch() {
        Exchange dry = send("recraft:generate?dryRun=true&{{runware}}&model=recraftv4&numberOfImages=7", "A fox");

        assertThat((BigDecimal) header(dry, RecraftConstants.ESTIMATED_COST)).isEqualByComparingTo("0.28");
    }

    @ParameterizedTest
    @CsvSource({"runware, recraftv4_1", "cloudflare, recraftv3", "runware, flux"})
    void withoutAPublishedPriceThereIsNoEstimate(String provider, String model) {
        Exchange dry = send("recraft:generate?dryRun=true&{{" + provider + "}}&model=" + model, "A fox");

        assertThat(dry.getMessage().getHeaders())
                .containsKey(RecraftConstants.DRY_RUN)
                .doesNotContainKey(RecraftConstants.ESTIMATED_COST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"runware", "cloudflare"})
    void needsNoCredentials(String provider) {
        Exchange dry = send("recraft:generate?dryRun=true&provider=" + provider, "A fox");

        assertThat(dry.getException()).isNull();
        assertThat(dry.getMessage().getBody(String.class)).contains("A fox");
    }

    @Test
    void showsNeitherTheKeyNorWhereImagesAndNewsGo() {
        Exchange dry = send(
                "recraft:generate?dryRun=true&{{runware}}&uploadEndpoint=https://u.example/up?sig=upload-canary"
                        + "&webhookUrl=https://w.example/hook?token=webhook-canary",
                "A fox");

        assertThat(dry.getMessage().getBody(String.class))
                .contains("\"uploadEndpoint\":\"xxxxxx\"", "\"webhookURL\":\"xxxxxx\"")
                .doesNotContain("canary", KEY);
    }

    @ParameterizedTest
    @CsvSource({
        "runware, CamelRecraftSize, 1000x1000",
        "runware, CamelRecraftStyle, icon",
        "runware, CamelRecraftPrompt, ''",
        "cloudflare, CamelRecraftColors, tomato",
        "cloudflare, CamelRecraftGatewayMetadata, no json",
    })
    void refusesWhatWouldBeRefusedOtherwise(String provider, String header, String value) {
        String uri = "recraft:generate?{{" + provider + "}}";
        Object body = header.endsWith("Prompt") ? null : "A fox";

        Exception wet = send(uri, body, Map.of(header, value)).getException();
        Exception dry = send(uri + "&dryRun=true", body, Map.of(header, value)).getException();

        assertThat(dry)
                .isInstanceOf(RecraftInvalidRequestException.class)
                .hasSameClassAs(wet)
                .hasMessage(wet.getMessage());
        assertThat(((RecraftException) dry).getBilled()).isEqualTo(Billing.NO);
        assertNothingWasSent();
    }

    @Test
    void theNextStepsResultDoesNotLookLikeOne() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .to("recraft:generate?dryRun=true&{{runware}}&model=recraftv4")
                        .removeHeader(Exchange.CONTENT_TYPE) // what follows is no JSON
                        .setBody(constant("A fox"))
                        .to("recraft:generate?{{runware}}&model=recraftv4&includeCost=true")
                        .to("mock:image")
                        .setBody(constant("A fox"))
                        .to("recraft:generate?dryRun=true&{{cloudflare}}");
            }
        });
        context.start();

        Message last = send("direct:in", "A fox").getMessage();

        Message image = context.getEndpoint("mock:image", MockEndpoint.class)
                .getReceivedExchanges()
                .get(0)
                .getMessage();
        assertThat(image.getHeaders())
                .doesNotContainKeys(RecraftConstants.DRY_RUN, RecraftConstants.ESTIMATED_COST)
                .containsKeys(RecraftConstants.COST, RecraftConstants.ATTEMPTS);
        assertThat(last.getHeaders())
                .doesNotContainKeys(
                        RecraftConstants.COST,
                        RecraftConstants.ATTEMPTS,
                        RecraftConstants.DURATION,
                        RecraftConstants.COUNT,
                        RecraftConstants.JOB_ID,
                        RecraftConstants.WIDTH);
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    @Test
    void aMessageCannotAskForItNorAgainstIt() {
        assertThat(send("recraft:generate?{{runware}}", "A fox", Map.of(RecraftConstants.DRY_RUN, true))
                        .getMessage()
                        .getHeaders())
                .doesNotContainKey(RecraftConstants.DRY_RUN);
        assertThat(simulator().bills().count()).isEqualTo(1);

        send("recraft:generate?dryRun=true&{{runware}}", "A fox", Map.of(RecraftConstants.DRY_RUN, false));
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    private static Object header(Exchange exchange, String name) {
        return exchange.getMessage().getHeader(name);
    }

    @Test
    void isNoRequestToThoseWhoCount() {
        send("recraft:generate?dryRun=true&{{runware}}", "A fox");
        send("recraft:generate?dryRun=true&{{runware}}", "A fox", Map.of(RecraftConstants.SIZE, "1000x1000"));

        assertThat(component().statistics().total().requests()).isZero();
        assertThat(component().statistics().lastErrors()).isEmpty();
    }

    private void assertNothingWasSent() {
        assertThat(simulator().requests()).isEmpty();
        assertThat(simulator().bills().count()).isZero();
    }
}
