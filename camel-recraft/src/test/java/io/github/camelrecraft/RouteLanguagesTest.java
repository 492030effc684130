package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelrecraft.dsl.StaticEndpointBuilders;
import io.github.camelrecraft.model.ImageInfo;
import io.github.camelrecraft.simulator.RecordedRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.endpoint.EndpointRouteBuilder;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same endpoint in every language that routes are written in. */
class RouteLanguagesTest extends RouteTestSupport {

    private static final String PALETTE = "[{\"rgb\":[255,107,53]},{\"rgb\":[0,43,91]}]";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "colors=FF6B35,002B5B",
                "colors=#FF6B35,#002B5B",
                "colors=RAW(#FF6B35,#002B5B)",
                "colors=%23FF6B35,%23002B5B",
                "colors=FF6B35&colors=%23002B5B",
                "colors=rgb(255,107,53),rgb(0,43,91)",
                "colors={{palette}}"
            })
    void aJavaRouteTakesColoursHoweverTheyAreWritten(String colors) throws Exception {
        context.getPropertiesComponent().addInitialProperty("palette", "#FF6B35,#002B5B");
        route("recraft:generate?{{runware}}&size=16:9&" + colors);

        assertMadeAnImage("recraft:v4.1@0", "/settings/colors");
    }

    @Test
    void percentEncodingIsUnderstoodBesideASecretInRaw() throws Exception {
        String baseUrl = URLEncoder.encode(simulator().baseUrl("runware").toString(), StandardCharsets.UTF_8);
        route("recraft:generate?provider=runware&apiKey=RAW(" + KEY + ")&baseUrl=" + baseUrl
                + "&size=16%3A9&model=recraft%3Av4.1%400&colors=%23FF6B35%2C%23002B5B");

        assertMadeAnImage("recraft:v4.1@0", "/settings/colors");
    }

    @ParameterizedTest
    @CsvSource({
        "runware, recraftv4_pro, recraft:v4-pro@0",
        "runware, recraft/recraftv4-pro, recraft:v4-pro@0",
        "runware, recraft:v4-pro@0, recraft:v4-pro@0",
        "runware, RAW(recraft:v4-pro@0), recraft:v4-pro@0",
        "runware, recraft-ai/recraft-v4-pro, recraft:v4-pro@0",
        "runware, fal-ai/recraft/v4/pro/text-to-image, recraft:v4-pro@0",
        "cloudflare, recraft:v4.1-pro@0, recraft/recraftv4-1-pro",
        "cloudflare, recraft-ai/recraft-v4.1-pro, recraft/recraftv4-1-pro",
    })
    void anyProvidersSpellingOfAModelIsSentInTheSpellingOfTheOneThatIsUsed(String provider, String model, String sent)
            throws Exception {
        route("recraft:generate?{{" + provider + "}}&size=1:1&model=" + model);

        assertMadeAnImage(sent, null);
    }

    @Test
    void theTypedEndpointDslGeneratesAnImage() throws Exception {
        context.addRoutes(new EndpointRouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .to(StaticEndpointBuilders.recraft("generate")
                                .provider("runware")
                                .apiKey(KEY)
                                .baseUrl(simulator().baseUrl("runware").toString())
                                .model("recraft:v4.1-pro@0")
                                .size("16:9")
                                .colors("#FF6B35,#002B5B"));
            }
        });
        context.start();

        assertMadeAnImage("recraft:v4.1-pro@0", "/settings/colors");
    }

    @Test
    void aYamlRouteGeneratesAnImage() throws Exception {
        load("route.yaml", """
                - route:
                    from:
                      uri: direct:in
                      steps:
                        - to:
                            uri: recraft:generate
                            parameters:
                              provider: runware
                              apiKey: "%s"
                              baseUrl: "%s"
                              model: recraft:v4.1-pro@0
                              size: 16:9
                              colors: "#FF6B35,#002B5B"
                """.formatted(KEY, simulator().baseUrl("runware")));

        assertMadeAnImage("recraft:v4.1-pro@0", "/settings/colors");
    }

    @Test
    void anXmlRouteGeneratesAnImage() throws Exception {
        load("route.xml", """
                <route>
                  <from uri="direct:in"/>
                  <to uri="recraft:generate?{{runware}}&amp;model=recraft:v4.1-pro@0&amp;size=16:9&amp;colors=#FF6B35,#002B5B"/>
                </route>
                """);

        assertMadeAnImage("recraft:v4.1-pro@0", "/settings/colors");
    }

    @ParameterizedTest
    @ValueSource(strings = {"generate", "GENERATE", "Generate"})
    void theOperationIsFoundInAnyCase(String operation) throws Exception {
        route("recraft:" + operation + "?{{cloudflare}}");

        assertMadeAnImage("recraft/recraftv4-1", null);
    }

    @Test
    void toDTakesOptionsFromTheMessage() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .setHeader("palette", constant("#FF6B35,#002B5B"))
                        .toD("recraft:generate?{{runware}}&size=1:1&colors=${header.palette}");
            }
        });
        context.start();

        assertMadeAnImage("recraft:v4.1@0", "/settings/colors");
    }

    private void load(String name, String content) throws Exception {
        Resource resource = ResourceHelper.fromString(name, content);
        PluginHelper.getRoutesLoader(context).loadRoutes(resource);
        context.start();
    }

    private void assertMadeAnImage(String model, String palette) throws Exception {
        Exchange result = send("direct:in", "A fox");

        assertThat(result.getException()).isNull();
        assertThat(result.getMessage().getBody(ImageInfo.class).width()).isPositive();
        assertThat(simulator().bills().count()).isEqualTo(1);
        RecordedRequest request = simulator().requests().get(0);
        JsonNode body = new ObjectMapper().readTree(request.body());
        JsonNode task = body.isArray() ? body.get(0) : body;
        assertThat(task.path("model").asText()).isEqualTo(model);
        if (palette != null) {
            assertThat(task.at(palette)).hasToString(PALETTE);
        }
    }
}
