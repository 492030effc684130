package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.http.HttpAnswer;
import io.github.camelrecraft.http.HttpCall;
import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.provider.ImageProvider;
import io.github.camelrecraft.provider.ProviderAccess;
import io.github.camelrecraft.provider.ProviderAnswer;
import io.github.camelrecraft.provider.RunwareProvider;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A header that looks like one of the component's is one of them, or an error before anything is sent. */
class HeadersOfAMessageTest extends RouteTestSupport {

    private static final String TO = "recraft:generate?{{runware}}";

    @ParameterizedTest
    @CsvSource({
        "CamelRecraftPromt, CamelRecraftPrompt",
        "CamelRecraftModell, CamelRecraftModel",
        "camelrecraftmodell, CamelRecraftModel",
        "CAMELRECRAFTCOLOURS, CamelRecraftColors",
        "CamelRecraftBackground-Color-, CamelRecraftBackgroundColor",
        "CamelRecraftNumberOfImage, CamelRecraftNumberOfImages",
        "CamelRecraftMasks, CamelRecraftMask",
        "CamelRecraftStyleReference, CamelRecraftStyleReferences"
    })
    void oneThatIsMisspeltIsRefusedWithTheOneThatIsMeant(String header, String meant) {
        assertRefused(
                Map.of(header, "x"), "header " + header + " is not known to this component; write " + meant + ", or ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"CamelRecraftTenant", "CamelRecraft", "CamelRecraft*", "CamelRecraftApiKey", "camelRecraft-X"})
    void oneThatIsNearNoOtherIsRefusedWithTheRuleForOnesOwn(String header) {
        assertRefused(
                Map.of(header, "x"),
                "header " + header
                        + " is not known to this component; remove it; a header of your own needs a name that"
                        + " does not begin with CamelRecraft");
    }

    @Test
    void oneWithoutAValueIsMisspeltAllTheSame() {
        Map<String, Object> headers = new HashMap<>();
        headers.put("CamelRecraftPromt", null);

        assertRefused(headers, "write CamelRecraftPrompt");
    }

    @Test
    void aNameFromOutsideIsShownOnOneShortLine() {
        Exchange result = send(TO, "A fox", Map.of("CamelRecraft\r\nX: 1" + "y".repeat(100_000), "x"));

        assertThat(result.getException()).isInstanceOf(RecraftInvalidRequestException.class);
        assertThat(result.getException().getMessage())
                .contains("header CamelRecraft X: 1yyy", "y… is not known")
                .doesNotContain("\n")
                .hasSizeLessThan(400);
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void othersAreNobodysBusiness() {
        Exchange result = send(
                TO,
                "A fox",
                Map.of("CamelRecraf", 1, "X-CamelRecraftPromt", 2, "promt", 3, "CamelFileLength", 4, "", 5));

        assertThat(result.getException()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"generate?prompt=A hare&", "account?", "listStyles?"})
    void whatOneStepHasSetIsTakenByTheNext(String operation) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .to("recraft:generate?{{recraft}}&calculateFeatures=true")
                        .setBody(constant(null))
                        .to("recraft:" + operation + "{{recraft}}");
            }
        });

        Exchange result = send("direct:in", "A fox");

        assertThat(result.getException()).isNull();
        assertThat(simulator().requests()).hasSize(2);
    }

    @Test
    void whatAProviderOfOnesOwnHasSetIsTakenByTheNextStepToo() throws Exception {
        context.getRegistry().bind("moody", new Moody());
        String moody = "recraft:generate?provider=#moody&apiKey=k&baseUrl="
                + simulator().baseUrl("runware");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .to(moody + "&numberOfImages=2")
                        .split(body())
                        .setBody(constant("A hare"))
                        .to(moody)
                        .to("mock:out");
            }
        });

        Exchange result = send("direct:in", "A fox");

        assertThat(result.getException()).isNull();
        assertThat(simulator().requests()).hasSize(3);
        List<Message> images = context.getEndpoint("mock:out", MockEndpoint.class).getExchanges().stream()
                .map(Exchange::getMessage)
                .toList();
        assertThat(images)
                .hasSize(2)
                .allSatisfy(
                        image -> assertThat(image.getHeader("CamelRecraftMood")).isEqualTo("calm"));
        assertRefused(Map.of("CamelRecraftMood", "calm"), "header CamelRecraftMood is not known");
    }

    private void assertRefused(Map<String, Object> headers, String message) {
        simulator().clear();

        Exchange result = send(TO, "A fox", headers);

        assertThat(result.getException())
                .isInstanceOfSatisfying(
                        RecraftInvalidRequestException.class,
                        refused -> assertThat(refused.getBilled()).isEqualTo(Billing.NO))
                .hasMessageContaining(message);
        assertThat(simulator().requests()).isEmpty();
        assertThat(simulator().bills().count()).isZero();
    }

    /** Runware, with something to say that no other provider says. */
    private static final class Moody implements ImageProvider {

        private final ImageProvider runware = new RunwareProvider();

        @Override
        public String name() {
            return "moody";
        }

        @Override
        public String catalogName() {
            return runware.name();
        }

        @Override
        public URI defaultBaseUrl() {
            return runware.defaultBaseUrl();
        }

        @Override
        public Map<String, String> credentials() {
            return runware.credentials();
        }

        @Override
        public Set<String> imageMembers() {
            return runware.imageMembers();
        }

        @Override
        public HttpCall encode(ImageRequest request, ProviderAccess access) {
            return runware.encode(request, access);
        }

        @Override
        public ProviderAnswer decode(ImageRequest request, HttpAnswer answer) {
            return runware.decode(request, answer) instanceof ProviderAnswer.Images made
                    ? new ProviderAnswer.Images(made.images(), made.failed(), Map.of("Mood", "calm"))
                    : runware.decode(request, answer);
        }
    }
}
