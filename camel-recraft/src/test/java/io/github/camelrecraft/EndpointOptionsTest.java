package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelrecraft.model.InvalidOptionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An option that an endpoint would never look at is refused when the endpoint is made. */
class EndpointOptionsTest {

    /** Camel's own of every endpoint, whichever way its messages go. */
    private static final Set<String> OF_EVERY_ENDPOINT =
            Set.of("bridgeErrorHandler", "exceptionHandler", "exchangePattern", "lazyStartProducer");

    private static final CamelContext CONTEXT = new DefaultCamelContext();

    @AfterAll
    static void stop() {
        CONTEXT.stop();
    }

    @ParameterizedTest
    @MethodSource("labelledConsumer")
    void whatIsForARouteThatBeginsWithItIsRefusedWhereMessagesAreSent(String option) {
        assertRefused("recraft:generate", option);
    }

    @ParameterizedTest
    @MethodSource("labelledConsumer")
    void whatIsForARouteThatBeginsWithItIsOfOneKindAlone(String option) {
        assertThat(Arrays.stream(RecraftSource.values())
                        .filter(source -> source.takes(option.toLowerCase(Locale.ROOT))))
                .hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("labelledProducer")
    void whatIsForRequestsIsRefusedWhereARouteBegins(String option) {
        assertRefused("recraft:events", option);
        assertRefused("recraft:recover", option);
    }

    @ParameterizedTest
    @CsvSource({
        "generate, delay=5s",
        "generate, recover-after=5m",
        "generate, path=/x",
        "generate, scheduler.cron=x",
        "events, scheduler.cron=x",
        "recover, SIZE=16:9",
        "recover, path=/x",
        "events, delay=5s",
    })
    void howeverItIsWritten(String path, String option) {
        assertRefused("recraft:" + path, option.substring(0, option.indexOf('=')));
    }

    @Test
    void whoeverIsRefusedIsToldWhereItBelongsAndNoSecret() {
        assertThatThrownBy(() -> CONTEXT.getEndpoint("recraft:generate?webhookSecret=0123456789abcdef"))
                .rootCause()
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage("webhookSecret is of no use to recraft:generate;"
                        + " leave it out, or give it to from(\"recraft:events\")");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "recraft:generate?exchangePattern=InOut&lazyStartProducer=true&ledger=memory&maxRetries=1",
                "recraft:events?path=/x&maxEventSize=1000&bridgeErrorHandler=true&provider=fal&apiKey=k&ledger=memory",
                "recraft:recover?recoverAfter=5m&delay=3s&repeatCount=1&resultType=url&ledger=memory",
            })
    void whatIsLookedAtIsTaken(String uri) {
        assertThat(CONTEXT.getEndpoint(uri)).isNotNull();
    }

    private static void assertRefused(String endpoint, String option) {
        assertThatThrownBy(() -> CONTEXT.getEndpoint(endpoint + "?" + option + "=1"))
                .rootCause()
                .isInstanceOf(InvalidOptionException.class)
                .hasMessageStartingWith(option + " is of no use to " + endpoint);
    }

    static Stream<String> labelledConsumer() throws IOException {
        return labelled("consumer");
    }

    static Stream<String> labelledProducer() throws IOException {
        return labelled("producer");
    }

    private static Stream<String> labelled(String kind) throws IOException {
        try (InputStream metadata =
                RecraftComponent.class.getResourceAsStream("/META-INF/io/github/camelrecraft/recraft.json")) {
            JsonNode options = new ObjectMapper().readTree(metadata).path("properties");
            return options.properties().stream()
                    .filter(option -> Arrays.asList(
                                    option.getValue().path("label").asText().split(","))
                            .contains(kind))
                    .map(Map.Entry::getKey)
                    .filter(option -> !OF_EVERY_ENDPOINT.contains(option));
        }
    }
}
