package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.component.direct.DirectEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MessageKeysTest {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final RecraftEndpoint endpoint =
            context.getEndpoint("recraft:generate?provider=recraft", RecraftEndpoint.class);

    private Exchange exchange(String from, Map<String, Object> headers) {
        Endpoint origin = new DirectEndpoint(from, context.getComponent("direct", DirectComponent.class));
        Exchange exchange = DefaultExchange.newFromEndpoint(origin);
        exchange.getMessage().setHeaders(new HashMap<>(headers));
        return exchange;
    }

    private String key(String from, Map<String, Object> headers) {
        return new MessageKeys().of(exchange(from, headers), endpoint, null).get();
    }

    static Stream<Arguments> transports() {
        Map<String, Object> jms = Map.of("JMSMessageID", "ID:a-1");
        Map<String, Object> file =
                Map.of("CamelFileAbsolutePath", "/in/a.txt", "CamelFileLastModified", 7L, "CamelFileLength", 5L);
        Map<String, Object> remote = new HashMap<>(file);
        remote.put("CamelFileHost", "ftp.test");
        return Stream.of(
                Arguments.of("jms", jms),
                Arguments.of("activemq", jms),
                Arguments.of("activemq6", jms),
                Arguments.of("amqp", jms),
                Arguments.of("sjms", jms),
                Arguments.of("sjms2", jms),
                Arguments.of("kafka", Map.of("kafka.TOPIC", "t", "kafka.PARTITION", 3, "kafka.OFFSET", 99L)),
                Arguments.of(
                        "kafka", Map.of("CamelKafkaTopic", "t", "CamelKafkaPartition", 3, "CamelKafkaOffset", 99L)),
                Arguments.of("file", file),
                Arguments.of("ftp", remote),
                Arguments.of("ftps", remote),
                Arguments.of("sftp", remote),
                Arguments.of("aws2-sqs", Map.of("CamelAwsSqsMessageId", "m-1")),
                Arguments.of(
                        "aws2-s3", Map.of("CamelAwsS3BucketName", "b", "CamelAwsS3Key", "k", "CamelAwsS3ETag", "e")));
    }

    @ParameterizedTest
    @MethodSource("transports")
    void whatATransportNamesItsMessagesWithIsTheirKey(String scheme, Map<String, Object> headers) {
        String key = key(scheme + "://in", headers);
        assertThat(key).startsWith(scheme + "|").isEqualTo(key(scheme + "://in", headers));
        headers.values().forEach(value -> assertThat(key).contains("|" + value + "|"));
        for (String name : headers.keySet()) {
            Map<String, Object> other = new HashMap<>(headers);
            other.put(name, "other");
            assertThat(key(scheme + "://in", other)).isNotEqualTo(key);
            other.remove(name);
            assertThat(key(scheme + "://in", other)).startsWith("exchange|");
        }
    }

    /** An image that was paid for before an upgrade is found after it. */
    @Test
    void aRecordOfKafkaHasTheSameKeyInNewerCamels() {
        assertThat(key("kafka://in", Map.of("CamelKafkaTopic", "t", "CamelKafkaPartition", 3, "CamelKafkaOffset", 99L)))
                .isEqualTo(key("kafka://in", Map.of("kafka.TOPIC", "t", "kafka.PARTITION", 3, "kafka.OFFSET", 99L)));
    }

    @Test
    void headersThatCameFromElsewhereNameNothing() {
        Map<String, Object> forged = Map.of("JMSMessageID", "ID:a-1");
        assertThat(key("platform-http://in", forged)).startsWith("exchange|");
        assertThat(key("direct://in", forged)).startsWith("exchange|").isNotEqualTo(key("direct://in", forged));
    }

    @Test
    void aNameCannotPassForTwo() {
        assertThat(key("jms://in", Map.of("JMSMessageID", "a|b%7C"))).startsWith("jms|a%7Cb%257C|");
    }

    @Test
    void anotherRoundOrPartIsAnotherRequest() {
        Map<String, Object> headers = Map.of("JMSMessageID", "ID:a-1");
        String key = key("jms://in", headers);
        for (ExchangePropertyKey round : new ExchangePropertyKey[] {
            ExchangePropertyKey.LOOP_INDEX, ExchangePropertyKey.SPLIT_INDEX, ExchangePropertyKey.MULTICAST_INDEX
        }) {
            Exchange exchange = exchange("jms://in", headers);
            exchange.setProperty(round, 1);
            assertThat(new MessageKeys().of(exchange, endpoint, null).get()).isNotEqualTo(key);
        }
        Exchange step = exchange("jms://in", headers);
        step.getExchangeExtension().setHistoryNodeId("to2");
        assertThat(new MessageKeys().of(step, endpoint, null).get()).isNotEqualTo(key);
    }

    @Test
    void theRoutesOwnKeyHoldsForTheOperation() {
        Exchange exchange = exchange("jms://in", Map.of("JMSMessageID", "ID:a-1"));
        assertThat(new MessageKeys().of(exchange, endpoint, "order-7").get()).isEqualTo("generate:order-7");
    }

    @Test
    void theFirstOfSeveralRequestsHasTheKeyOfTheMessage() {
        assertThat(MessageKeys.part("k", 0)).isEqualTo("k");
        assertThat(MessageKeys.part("k", 2)).isEqualTo("k#2");
    }
}
