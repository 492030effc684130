package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelrecraft.model.Color;
import io.github.camelrecraft.model.ImageOption;
import io.github.camelrecraft.model.InvalidOptionException;
import io.github.camelrecraft.model.ModelCatalog;
import io.github.camelrecraft.model.RecraftOperation;
import io.github.camelrecraft.provider.ImageProvider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The options, the headers and what Camel's catalogue says of them are one and the same. */
class OptionsAndHeadersTest {

    /** Camel's generator documents false for every Boolean. Where nobody asked, this is what the provider does then. */
    private static final Set<String> FALSE_WHEN_NOT_SET = Set.of("checkContent", "includeCost", "gatewaySkipCache");

    private static DefaultCamelContext context;
    private static RecraftEndpoint endpoint;
    private static JsonNode documented;

    @BeforeAll
    static void start() throws IOException {
        context = new DefaultCamelContext();
        context.start();
        endpoint = context.getEndpoint("recraft:generate", RecraftEndpoint.class);
        try (InputStream in =
                OptionsAndHeadersTest.class.getResourceAsStream("/META-INF/io/github/camelrecraft/recraft.json")) {
            documented = new JsonMapper().readTree(in);
        }
    }

    @AfterAll
    static void stop() {
        context.stop();
    }

    @ParameterizedTest
    @MethodSource("options")
    void everyOptionIsAParameterOfTheUriAndOfTheComponent(ImageOption<?> option) {
        assertThat(documented
                        .path("properties")
                        .path(option.optionName())
                        .path("kind")
                        .asText())
                .isEqualTo("parameter");
        assertThat(documented
                        .path("componentProperties")
                        .path(option.optionName())
                        .path("kind")
                        .asText())
                .isEqualTo("property");
    }

    @ParameterizedTest
    @MethodSource("options")
    void aParameterThatIsRepeatedIsAListOrAnError(ImageOption<?> option) {
        String uri = "recraft:generate?" + option + "=1&" + option + "=2";
        if (option.takesSeveral()) {
            RecraftEndpoint repeated = context.getEndpoint(uri, RecraftEndpoint.class);
            assertThat(((PropertyConfigurerGetter) repeated.getComponent().getEndpointPropertyConfigurer())
                            .getOptionValue(repeated, option.optionName(), true))
                    .isEqualTo("1,2");
        } else {
            assertThatThrownBy(() -> context.getEndpoint(uri))
                    .rootCause()
                    .isInstanceOf(InvalidOptionException.class)
                    .hasMessage(option + "=2 values is not one value; give it once");
        }
    }

    @ParameterizedTest
    @MethodSource("options")
    void everyOptionThatAMessageMaySetHasAHeaderAndNoOther(ImageOption<?> option) {
        String header = "CamelRecraft" + option.optionName().substring(0, 1).toUpperCase(Locale.ROOT)
                + option.optionName().substring(1);
        assertThat(HeaderNames.of(option)).isEqualTo(header);
        assertThat(constants().containsValue(header)).isEqualTo(option.settableByMessage());
        assertThat(documented.path("headers").has(header)).isEqualTo(option.settableByMessage());
    }

    @Test
    void theOptionsThatAMessageHasHeadersOfAreFoundInTheirOrder() {
        Message message = new DefaultExchange(context).getMessage();
        assertThat(HeaderNames.in(message)).isEmpty();
        options().forEach(option -> message.setHeader(HeaderNames.of(option).toUpperCase(Locale.ROOT), "value"));
        assertThat(HeaderNames.in(message)).isEqualTo(ImageOption.all());
        message.removeHeaders("*");
        message.setHeader("size", "16:9");
        assertThat(HeaderNames.in(message)).isEmpty();
        message.setHeader("CamelRecraftNothing", "value");
        assertThatThrownBy(() -> HeaderNames.in(message))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageStartingWith("header CamelRecraftNothing is not known");
    }

    @Test
    void everyDocumentedHeaderIsTakenInAnyCaseAndMeansAnOptionOrNone() {
        Message message = new DefaultExchange(context).getMessage();
        constants().values().forEach(header -> message.setHeader(header.toLowerCase(Locale.ROOT), "value"));
        assertThat(HeaderNames.in(message))
                .isEqualTo(options().filter(ImageOption::settableByMessage).toList());
    }

    @ParameterizedTest
    @MethodSource("options")
    void anOptionAndItsHeaderAreOfOneType(ImageOption<?> option) {
        JsonNode header = documented.path("headers").path(HeaderNames.of(option));
        if (option.settableByMessage()) {
            assertThat(header.path("javaType").asText())
                    .isEqualTo(documented
                            .path("properties")
                            .path(option.optionName())
                            .path("javaType")
                            .asText());
        }
    }

    @Test
    void everyConstantIsADocumentedHeaderNamedAfterIt() {
        constants().forEach((constant, header) -> {
            assertThat(header.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT))
                    .isEqualTo("CAMEL_RECRAFT_" + constant);
            assertThat(documented
                            .path("headers")
                            .path(header)
                            .path("constantName")
                            .asText())
                    .isEqualTo("io.github.camelrecraft.RecraftConstants#" + constant);
            assertThat(documented
                            .path("headers")
                            .path(header)
                            .path("description")
                            .asText())
                    .isNotBlank();
        });
        assertThat(names("headers")).hasSameElementsAs(constants().values());
    }

    @Test
    void noHeaderChoosesTheProviderTheHostTheCredentialsOrATarget() {
        Set<String> results = Set.of("Provider");
        for (String option : List.of(
                "Provider",
                "ApiKey",
                "AccountId",
                "BaseUrl",
                "WebhookUrl",
                "WebhookSecret",
                "WebhookKeysUrl",
                "Path",
                "HttpServer",
                "UploadEndpoint",
                "Delivery",
                "GatewayId",
                "GatewayByokAlias",
                "GatewayZdr",
                "AllowedImageHosts",
                "ProxyHost",
                "ProxyPort",
                "SslContextParameters",
                "SvgPolicy",
                "ModelCatalog",
                "MaxImageSize",
                "RequestTimeout",
                "ResultType")) {
            if (!results.contains(option)) {
                assertThat(constants().values()).doesNotContain("CamelRecraft" + option);
            }
            assertThat(ImageOption.named(option).filter(ImageOption::settableByMessage))
                    .isEmpty();
        }
    }

    @Test
    void theComponentHasEveryParameterOfTheUri() {
        List<String> parameters = new ArrayList<>(names("properties"));
        parameters.remove("operation");
        parameters.removeIf(OptionsAndHeadersTest::isOfCamelsConsumers);
        assertThat(names("componentProperties")).containsAll(parameters);
    }

    @ParameterizedTest
    @MethodSource("documentedDefaults")
    void aDocumentedDefaultIsTheInitialValue(String option, String value) {
        PropertyConfigurerGetter getters =
                (PropertyConfigurerGetter) endpoint.getComponent().getEndpointPropertyConfigurer();
        Object initial = getters.getOptionValue(endpoint, option, true);
        if (initial == null && value.equals("false")) {
            assertThat(FALSE_WHEN_NOT_SET.contains(option)
                            || description("properties", option).contains("is not set"))
                    .as(
                            "'%s' is neither false when it is not set, nor says its description what it is then: %s",
                            option, description("properties", option))
                    .isTrue();
        } else {
            assertThat(String.valueOf(initial)).isEqualTo(value);
        }
    }

    @ParameterizedTest
    @MethodSource("documentedComponentDefaults")
    void aDocumentedDefaultOfTheComponentIsTheInitialValue(String option, String value) {
        RecraftComponent component = endpoint.getComponent();
        Object initial = ((PropertyConfigurerGetter) component.getComponentPropertyConfigurer())
                .getOptionValue(component, option, true);
        if (initial != null || !value.equals("false")) {
            assertThat(String.valueOf(initial)).isEqualTo(value);
        }
    }

    @Test
    void whatHasAnInitialValueDocumentsIt() {
        PropertyConfigurerGetter getters =
                (PropertyConfigurerGetter) endpoint.getComponent().getEndpointPropertyConfigurer();
        for (String option : names("properties")) {
            Object initial = option.equals("operation") || isOfCamelsConsumers(option)
                    ? null
                    : getters.getOptionValue(endpoint, option, true);
            if (initial != null) {
                assertThat(documented
                                .path("properties")
                                .path(option)
                                .path("defaultValue")
                                .asText())
                        .as(option)
                        .isEqualTo(initial.toString());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"apiKey", "proxyAuthUsername", "proxyAuthPassword", "webhookSecret"})
    void secretsAreMarkedSoThatCamelMasksThem(String option) {
        assertThat(documented.path("properties").path(option).path("secret").asBoolean())
                .isTrue();
        assertThat(documented
                        .path("componentProperties")
                        .path(option)
                        .path("secret")
                        .asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"properties", "componentProperties"})
    void everyOptionIsDescribed(String group) {
        for (String option : names(group)) {
            assertThat(description(group, option)).as(option).isNotBlank().doesNotContain("{@", "@code", "<p>", "&#");
        }
    }

    /** Camel's generator drops characters that it does not know, such as * and |. */
    @ParameterizedTest
    @ValueSource(strings = {"properties", "componentProperties"})
    void noDescriptionHasGaps(String group) {
        for (String option : names(group)) {
            assertThat(description(group, option)).as(option).doesNotContainPattern("\\s[.,;:)]|\\(\\s|\\s\\s");
        }
    }

    /** Nor such as the @ before a weight. */
    @ParameterizedTest
    @ValueSource(strings = {"properties", "componentProperties"})
    void noDescriptionShowsAColourThatIsNone(String group) {
        for (String option : names(group)) {
            Matcher shown = Pattern.compile("[0-9A-F]{6}[^ ,.;)]*").matcher(description(group, option));
            while (shown.find()) {
                assertThat(Color.parse(option, shown.group())).as(option).isNotNull();
            }
        }
    }

    @Test
    void theProvidersThatAreDocumentedAreThoseThatThereAre() {
        assertThat(choices("provider"))
                .hasSameElementsAs(endpoint.getComponent().providers().stream()
                        .map(ImageProvider::name)
                        .toList());
    }

    /** What Camel's tools offer as choices, and what some row of the model catalogue takes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "outputType",
                "outputFormat",
                "safety",
                "delivery",
                "gatewayBackoff",
                "styleMatch",
                "creativity",
                "refinement",
                "shapeStacking",
                "mixPolicy",
                "billing",
                "falQueuePriority"
            })
    void theChoicesThatAreDocumentedAreThoseOfTheModelCatalogue(String option) {
        Set<String> taken = new HashSet<>();
        ModelCatalog catalog = CatalogReader.read(context, null);
        Arrays.stream(RecraftOperation.values())
                .flatMap(operation -> catalog.offers(operation).stream())
                .flatMap(offer -> Stream.ofNullable(offer.options().get(option)))
                .flatMap(rule -> rule.values().stream())
                .forEach(value -> taken.add(value.toLowerCase(Locale.ROOT)));
        assertThat(choices(option).stream().map(choice -> choice.toLowerCase(Locale.ROOT)))
                .hasSameElementsAs(taken);
    }

    @Test
    void theOperationsThatAreDocumentedAreThoseThatThereAre() {
        assertThat(choices("operation").stream()
                        .filter(choice -> RecraftSource.named(choice).isEmpty())
                        .map(RecraftOperation::parse))
                .containsExactlyInAnyOrder(RecraftOperation.values());
        assertThat(choices("operation").stream().flatMap(choice -> RecraftSource.named(choice).stream()))
                .containsExactlyInAnyOrder(RecraftSource.values());
    }

    @ParameterizedTest
    @EnumSource(RecraftOperation.class)
    void anOperationIsReadInEverySpelling(RecraftOperation operation) {
        String kebab = operation.name().toLowerCase(Locale.ROOT).replace('_', '-');
        String capitalised = Arrays.stream(kebab.split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        String camel = capitalised.substring(0, 1).toLowerCase(Locale.ROOT) + capitalised.substring(1);
        assertThat(operation).as("named as Recraft names it").hasToString(camel);
        for (String spelling : List.of(kebab, camel, capitalised, operation.name(), kebab.toUpperCase(Locale.ROOT))) {
            assertThat(RecraftOperation.parse(spelling)).as(spelling).isEqualTo(operation);
            assertThat(context.getEndpoint("recraft:" + spelling, RecraftEndpoint.class)
                            .getOperation())
                    .as(spelling)
                    .isEqualTo(operation);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "generates", "gener ate", "paint", "generate/image"})
    void whatIsNoOperationIsRefusedNamingThoseThatThereAre(String text) {
        assertThatThrownBy(() -> RecraftOperation.parse(text))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageStartingWith(
                        "operation=" + text + " is not an operation of this component; use one of: generate");
    }

    /** The constants by name, with the headers that they name. */
    private static Map<String, String> constants() {
        Map<String, String> constants = new TreeMap<>();
        for (Field field : RecraftConstants.class.getFields()) {
            assertThat(Modifier.isStatic(field.getModifiers()) && Modifier.isFinal(field.getModifiers()))
                    .isTrue();
            try {
                constants.put(field.getName(), (String) field.get(null));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
        return constants;
    }

    private static Stream<ImageOption<?>> options() {
        return ImageOption.all().stream();
    }

    private static Stream<Arguments> documentedDefaults() {
        return defaults("properties");
    }

    private static Stream<Arguments> documentedComponentDefaults() {
        return defaults("componentProperties");
    }

    private static Stream<Arguments> defaults(String group) {
        return names(group).stream()
                .filter(option -> option.equals("delay") || !isOfCamelsConsumers(option))
                .filter(option -> documented.path(group).path(option).has("defaultValue"))
                .map(option -> Arguments.of(
                        option,
                        documented.path(group).path(option).path("defaultValue").asText()));
    }

    private static List<String> names(String group) {
        List<String> names = new ArrayList<>();
        documented.path(group).fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> choices(String option) {
        List<String> choices = new ArrayList<>();
        documented.path("properties").path(option).path("enum").forEach(choice -> choices.add(choice.asText()));
        return choices;
    }

    /** What Camel gives each consumer that asks at intervals; by its nature it is not of the component. */
    private static boolean isOfCamelsConsumers(String option) {
        String label = documented.path("properties").path(option).path("label").asText();
        return label.startsWith("consumer")
                && !documented.path("componentProperties").has(option);
    }

    private static String description(String group, String option) {
        return documented.path(group).path(option).path("description").asText();
    }
}
