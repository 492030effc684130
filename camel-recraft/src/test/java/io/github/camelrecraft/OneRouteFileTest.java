package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelrecraft.model.ImageInfo;
import io.github.camelrecraft.provider.ImageProvider;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One route file and as many values of {@code provider} as there are providers: nothing else changes. */
class OneRouteFileTest extends RouteTestSupport {

    private static final String ROUTE = """
            - route:
                from:
                  uri: direct:in
                  steps:
                    - to:
                        uri: recraft:generate
                        parameters:
                          provider: "{{image.provider}}"
                          baseUrl: "{{image.address}}"
                          apiKey: "{{image.key}}"
                          accountId: acc
                          model: recraftv4_1
                          size: "16:9"
            """;

    static Stream<String> providers() {
        return new RecraftComponent().providers().stream().map(ImageProvider::name);
    }

    @ParameterizedTest
    @MethodSource("providers")
    void eachProviderMakesTheImage(String provider) throws Exception {
        load(provider, ROUTE);

        Exchange exchange = send("direct:in", "A fox");

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(ImageInfo.class)).isNotNull();
        assertThat(exchange.getMessage().getHeader(RecraftConstants.PROVIDER)).isEqualTo(provider);
        assertThat(simulator().bills().count()).isEqualTo(1);
        assertThat(simulator().bills().all().get(0).provider()).isEqualTo(provider);
    }

    @ParameterizedTest
    @MethodSource("providers")
    void anOptionThatOneDoesNotKnowStopsTheRouteAndNamesThoseWhoDo(String provider) throws Exception {
        String route = ROUTE + "              backgroundColor: FF6B35\n";
        load(provider, route);

        if (provider.equals("replicate")) {
            assertThatThrownBy(context::start)
                    .rootCause()
                    .hasMessageContaining("backgroundColor=")
                    .hasMessageContaining("is not known to replicate")
                    .hasMessageContaining("cloudflare, fal, recraft, runware");
        } else {
            assertThat(send("direct:in", "A fox").getException()).isNull();
            assertThat(simulator().bills().count()).isEqualTo(1);
        }
    }

    private void load(String provider, String route) throws Exception {
        var properties = context.getPropertiesComponent();
        properties.addInitialProperty("image.provider", provider);
        properties.addInitialProperty(
                "image.address", simulator().baseUrl(provider).toString());
        properties.addInitialProperty("image.key", provider.equals("fal") ? "id:" + KEY : KEY);
        PluginHelper.getRoutesLoader(context).loadRoutes(List.of(ResourceHelper.fromString("route.yaml", route)));
    }
}
