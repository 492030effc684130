package io.github.camelrecraft.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.RecraftComponent;
import io.github.camelrecraft.RecraftConfiguration;
import io.github.camelrecraft.model.SvgPolicy;
import io.github.camelrecraft.simulator.RecraftSimulator;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class PropertiesTest extends ApplicationTestSupport {

    @Test
    void providerAndKeyAreEnoughForAnImage(RecraftSimulator simulator) {
        application().withUserConfiguration(Images.class).run(application -> {
            assertThat(draw(application, "A fox in the snow")).startsWith(0xFF, 0xD8); // Runware's JPEG

            assertThat(simulator.bills().all()).singleElement().satisfies(bill -> {
                assertThat(bill.account()).isEqualTo("key");
                assertThat(bill.prompt()).isEqualTo("A fox in the snow");
            });
        });
    }

    @Test
    void anApplicationYmlMayHaveQuotedSizesAndColours(RecraftSimulator simulator) {
        String yaml = """
                camel:
                  component:
                    recraft:
                      size: "16:9"
                      colors: '#FF6B35,001122'
                      background-color: "001122"
                """;
        application()
                .withUserConfiguration(Images.class)
                .withInitializer(yaml(yaml))
                .run(application -> {
                    draw(application, "A fox in the snow");

                    assertThat(simulator.requests())
                            .singleElement()
                            .satisfies(request -> assertThat(request.body())
                                    .contains("\"width\":1344,\"height\":768")
                                    .contains("\"colors\":[{\"rgb\":[255,107,53]},{\"rgb\":[0,17,34]}]")
                                    .contains("\"backgroundColor\":{\"rgb\":[0,17,34]}"));
                });
    }

    private static byte[] draw(ApplicationContext application, String prompt) {
        return application
                .getBean(CamelContext.class)
                .createProducerTemplate()
                .requestBody("direct:in", prompt, byte[].class);
    }

    @ParameterizedTest
    @CsvSource({"7s, 7000", "7000, 7000", "PT7S, 7000", "2m, 120000"})
    void aDurationIsWrittenAsAnywhereInSpring(String text, long milliseconds) {
        application()
                .withPropertyValues(RECRAFT + "request-timeout=" + text, RECRAFT + "connect-timeout=" + text)
                .run(application -> {
                    assertThat(options(application).getRequestTimeout()).isEqualTo(milliseconds);
                    assertThat(options(application).getConnectTimeout()).isEqualTo(milliseconds);
                });
    }

    @Test
    void aDurationThatTheProviderCountsInSecondsMayHaveAUnitToo() {
        application()
                .withPropertyValues(
                        RECRAFT + "ttl=1h", RECRAFT + "gateway-cache-ttl=90", RECRAFT + "gateway-retry-delay=2s")
                .run(application -> {
                    assertThat(options(application).getTtl()).isEqualTo(3600);
                    assertThat(options(application).getGatewayCacheTtl()).isEqualTo(90);
                    assertThat(options(application).getGatewayRetryDelay()).isEqualTo(2000);
                });
    }

    @ParameterizedTest
    @CsvSource({"10MB, 10485760", "10485760, 10485760", "1KB, 1024"})
    void aSizeIsWrittenAsAnywhereInSpring(String text, long bytes) {
        application()
                .withPropertyValues(RECRAFT + "max-image-size=" + text)
                .run(application ->
                        assertThat(options(application).getMaxImageSize()).isEqualTo(bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"number-of-images", "numberOfImages", "number_of_images", "NUMBEROFIMAGES"})
    void aNameIsAsRelaxedAsAnywhereInSpring(String name) {
        application()
                .withPropertyValues(RECRAFT + name + "=2", RECRAFT + "svg-policy=ALLOW")
                .run(application -> {
                    assertThat(options(application).getNumberOfImages()).isEqualTo(2);
                    assertThat(options(application).getSvgPolicy()).isEqualTo(SvgPolicy.ALLOW);
                });
    }

    @Test
    void theEnvironmentSetsPropertiesToo() {
        Map<String, Object> variables = Map.of("CAMEL_COMPONENT_RECRAFT_PROXYAUTHPASSWORD", "0123");
        application()
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .replace(
                                "systemEnvironment",
                                new SystemEnvironmentPropertySource("systemEnvironment", variables)))
                .run(application ->
                        assertThat(options(application).getProxyAuthPassword()).isEqualTo("0123"));
    }

    @Test
    void camelsPlaceholdersAreResolved() {
        application()
                .withInitializer(yaml("""
                secret: key-4711
                camel.component.recraft.api-key: "{{secret}}"
                """))
                .run(application -> assertThat(options(application).getApiKey()).isEqualTo("key-4711"));
    }

    @Test
    void aReferenceIsABeanOfTheApplication() {
        SSLContextParameters tls = new SSLContextParameters();
        application()
                .withBean("tls", SSLContextParameters.class, () -> tls)
                .withPropertyValues(RECRAFT + "ssl-context-parameters=#bean:tls")
                .run(application -> assertThat(options(application).getSslContextParameters())
                        .isSameAs(tls));
    }

    @Test
    void aReferenceToNothingIsRefused() {
        application()
                .withUserConfiguration(Images.class)
                .withPropertyValues(RECRAFT + "ssl-context-parameters=#bean:tls")
                .run(application -> assertThat(application).getFailure().hasStackTraceContaining("tls"));
    }

    @Test
    void otherPropertiesAddToAConfigurationThatIsABean() {
        RecraftConfiguration house = new RecraftConfiguration();
        house.setColors("FF6B35");
        application()
                .withBean("house", RecraftConfiguration.class, () -> house)
                .withPropertyValues(
                        RECRAFT + "configuration=#bean:house", RECRAFT + "size=16:9", RECRAFT + "accountId=a")
                .run(application -> {
                    assertThat(options(application)).isSameAs(house);
                    assertThat(house.getColors()).isEqualTo("FF6B35");
                    assertThat(house.getSize()).isEqualTo("16:9");
                    assertThat(house.getAccountId()).isEqualTo("a");
                });
    }

    @Test
    void whatNoPropertySetsStaysAsTheUsersComponentHasIt() {
        RecraftComponent own = new RecraftComponent();
        own.getConfiguration().setModel("recraftv4");
        own.getConfiguration().setRequestTimeout(Duration.ofMinutes(5).toMillis());
        own.setAutowiredEnabled(false);
        application()
                .withBean("recraft", RecraftComponent.class, () -> own)
                .withPropertyValues(RECRAFT + "size=16:9")
                .run(application -> {
                    assertThat(component(application)).isSameAs(own);
                    assertThat(own.isAutowiredEnabled()).isFalse();
                    assertThat(options(application).getModel()).isEqualTo("recraftv4");
                    assertThat(options(application).getRequestTimeout()).isEqualTo(300_000);
                    assertThat(options(application).getSize()).isEqualTo("16:9");
                });
    }

    @Test
    void thePropertiesAsTextAreNamesWithoutValues() {
        application()
                .withPropertyValues(RECRAFT + "api-key=key-canary-4711")
                .run(application -> assertThat(application.getBean(RecraftComponentConfiguration.class))
                        .asString()
                        .contains("apiKey")
                        .doesNotContain("canary"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"camel.component.enabled", RECRAFT + "enabled", RECRAFT + "customizer.enabled"})
    void canBeSwitchedOff(String property) {
        application()
                .withPropertyValues(property + "=false")
                .run(application ->
                        assertThat(options(application).getProvider()).isNull());
    }
}
