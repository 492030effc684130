package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.ComfyProvider;
import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.ImageInfo;
import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.provider.ImageProvider;
import io.github.camelrecraft.provider.RecraftProvider;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A provider of a user's own: the bean that the page about it shows, named in {@code provider=#comfy}. */
class ComfyProviderTest extends RouteTestSupport {

    private ComfyRouter comfy;

    @BeforeEach
    void bindTheProvider() throws IOException {
        comfy = new ComfyRouter(simulator().baseUrl("recraft"), KEY);
        context.getRegistry().bind("comfy", new ComfyProvider());
    }

    @AfterEach
    void closeTheRouter() {
        comfy.close();
    }

    @Test
    void itsImagesAreDeliveredAsThoseOfAnyOther() {
        Exchange exchange = send(uri("model=recraftv4_1_pro&size=16:9&colors=FF6B35@0.6,002B5B"), "A fox");

        assertThat(exchange.getException()).isNull();
        Message message = exchange.getMessage();
        assertThat(message.getBody(ImageInfo.class).width()).isPositive();
        assertThat(message.getHeader(RecraftConstants.PROVIDER)).isEqualTo("comfy");
        assertThat(message.getHeader(RecraftConstants.IMAGE_MODEL)).isEqualTo("recraftv4_1_pro");
        assertThat(message.getHeader(RecraftConstants.COST, BigDecimal.class)).isEqualByComparingTo("0.21");
        assertThat(message.getHeader(RecraftConstants.JOB_ID))
                .isEqualTo(comfy.idempotencyKeys().get(0));
        assertThat(comfy.models()).containsExactly("recraftv4_1_pro");
        assertThat(simulator()
                        .requests()
                        .get(0)
                        .json()
                        .at("/controls/colors/0/weight")
                        .asDouble())
                .isEqualTo(0.6);
    }

    @Test
    void aModelThatNobodyKnowsStaysOneSegmentOfTheAddress() {
        send(uri(""), "A fox", Map.of(RecraftConstants.MODEL, "../../admin?x=1"));

        assertThat(comfy.models()).containsExactly("..%2F..%2Fadmin%3Fx%3D1");
    }

    @Test
    void moreThanARequestMakesBecomesSeveralWithKeysOfTheirOwn() {
        Exchange exchange = send(uri("numberOfImages=8"), "A fox");

        assertThat(exchange.getMessage().getBody(List.class)).hasSize(8);
        assertThat(comfy.idempotencyKeys()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void aMessageThatIsDeliveredAgainHasTheSameKeyAndIsNotChargedAgain() throws Exception {
        comfy.loseNextAnswer();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(RecraftException.class).maximumRedeliveries(1).redeliveryDelay(1);
                from("direct:in").to(uri(""));
            }
        });

        Exchange exchange = send("direct:in", "A fox");

        assertThat(exchange.getException()).isNull();
        assertThat(comfy.idempotencyKeys())
                .hasSize(2)
                .containsOnly(comfy.idempotencyKeys().get(0));
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    @Test
    void aNameForTheJobIsTheKeyBeyondTheExchange() {
        Map<String, Object> headers = Map.of(RecraftConstants.IDEMPOTENCY_KEY, "order-4711");

        Exchange first = send(uri(""), "A fox", headers);
        Exchange second = send(uri(""), "A fox", headers);

        assertThat(second.getMessage().getHeader(RecraftConstants.SHA256))
                .isEqualTo(first.getMessage().getHeader(RecraftConstants.SHA256));
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "422 | validation_error   | {\"detail\":[{\"loc\":[\"body\",\"n\"],\"msg\":\"too many\"}]} | too many        | NO",
                "402 | payment_required   | {\"detail\":\"No credits left\"}                          | No credits left | NO",
                "429 | rate_limited       | {\"detail\":\"Slow down\"}                                | Slow down       | NO",
                "504 | deadline_exceeded  | {\"detail\":\"Took too long\"}                            | Took too long   | UNKNOWN",
                "502 | internal_error     | <html>Bad gateway</html>                                  | Bad gateway     | UNKNOWN"
            })
    void itsErrorsSayWhatWentWrongAndWhetherItWasCharged(
            int status, String type, String body, String message, Billing billed) {
        comfy.refuse(status, type, body);

        Exchange exchange = send(uri("maxRetries=0"), "A fox");

        assertThat(exchange.getException()).isInstanceOfSatisfying(RecraftException.class, failure -> {
            assertThat(failure).hasMessageContaining("comfy").hasMessageContaining(message);
            assertThat(failure.getBilled()).isEqualTo(billed);
            assertThat(failure.getHttpResponseCode()).isEqualTo(status);
            assertThat(failure.getJobId()).isEqualTo(comfy.idempotencyKeys().get(0));
        });
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void aWrongKeyIsSaidAndNotShown() {
        Exchange exchange = send(uri("").replace(KEY, "comfyui-wrong-canary"), "A fox");

        assertThat(exchange.getException())
                .isInstanceOf(RecraftAuthenticationException.class)
                .hasMessageContaining("Invalid API key")
                .hasMessageNotContaining("comfyui-wrong-canary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vectorize", "removeBackground", "account"})
    void anOperationThatItDoesNotHaveKeepsTheRouteFromStarting(String operation) {
        assertThatThrownBy(() -> route(uri("").replace("generate", operation)))
                .rootCause()
                .hasMessageContaining("does not have the operation " + operation)
                .hasMessageContaining("recraft");
    }

    @ParameterizedTest
    @ValueSource(strings = {"model=recraftv4_1_flash", "seed=7"})
    void whatItDoesNotTakeKeepsTheRouteFromStarting(String asked) {
        assertThatThrownBy(() -> route(uri(asked)))
                .rootCause()
                .hasMessageContaining(asked)
                .hasMessageContaining("comfy")
                .hasMessageContaining("recraft");
    }

    @Test
    void whatItsRowsNeedIsMissedBeforeAnythingIsSent() {
        Exchange exchange = send(uri("model=recraftv4_styles"), "A fox");

        assertThat(exchange.getException())
                .isInstanceOf(RecraftInvalidRequestException.class)
                .hasMessageContaining("styleId");
        assertThat(comfy.models()).isEmpty();
    }

    @Test
    void aFailureThatWasNotChargedGoesToTheNextProvider() throws Exception {
        comfy.refuse(429, "rate_limited", "{\"detail\":\"Slow down\"}");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .loadBalance()
                        .failover(RecraftNotBilledException.class)
                        .to(uri("maxRetries=0"), "recraft:generate?{{fal}}");
            }
        });

        Exchange exchange = send("direct:in", "A fox");

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(RecraftConstants.PROVIDER)).isEqualTo("fal");
    }

    /** One that passes on all that another one takes needs no rows of its own. */
    @Test
    void aProviderCanHaveTheRowsOfAnother() {
        ImageProvider recraft = new RecraftProvider();
        context.getRegistry().bind("reseller", new ComfyProvider() {
            @Override
            public String catalogName() {
                return recraft.name();
            }

            @Override
            public Optional<String> jobId(ImageRequest request) {
                return Optional.empty();
            }
        });
        String uri = "recraft:generate?provider=#reseller&apiKey=" + KEY + "&baseUrl=" + comfy.baseUrl()
                + "&allowedImageHosts=127.0.0.1,localhost&model=recraftv4_styles";
        String style = send("recraft:createStyle?{{recraft}}", Pngs.plain(256, 256))
                .getMessage()
                .getBody(String.class);

        Exchange exchange = send(uri, "A fox", Map.of(RecraftConstants.STYLE_ID, style));

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(RecraftConstants.JOB_ID)).isNull();
        assertThat(simulator().requests().get(1).json().path("style_id").asText())
                .isEqualTo(style);
    }

    private String uri(String options) {
        return "recraft:generate?provider=#comfy&apiKey=" + KEY + "&baseUrl=" + comfy.baseUrl()
                + "&allowedImageHosts=127.0.0.1,localhost"
                + "&modelCatalog=classpath:com/example/comfy-models.json"
                + (options.isEmpty() ? "" : "&" + options);
    }
}
