package io.github.camelrecraft;

import io.github.camelrecraft.model.Lazy;
import io.github.camelrecraft.model.RecraftOperation;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * What names a message's request the same when the message is delivered again: the route's own key, else what the transport
 * names the message with, else the exchange. Another step of the route, another round of a loop, or another part of what was
 * split or multicast, is another request.
 */
final class MessageKeys {

    /**
     * The headers that name a message, by the scheme of the endpoint that it came from. Headers can be forged; those that
     * the route's own consumer sets at each message cannot. Kafka's have other names since Camel 4.18.3 and 4.21; the new
     * ones come first, since nothing but Camel sets them.
     */
    private static final Map<String, List<List<String>>> TRANSPORTS = transports();

    /** Exchange ids may be simple counters, which begin anew with each process. */
    private final String process = UUID.randomUUID().toString();

    private static Map<String, List<List<String>>> transports() {
        List<List<String>> jms = List.of(List.of("JMSMessageID"));
        List<List<String>> remoteFile = List.of(
                List.of("CamelFileHost", "CamelFileAbsolutePath", Exchange.FILE_LAST_MODIFIED, Exchange.FILE_LENGTH));
        return Map.ofEntries(
                Map.entry("jms", jms),
                Map.entry("activemq", jms),
                Map.entry("activemq6", jms),
                Map.entry("amqp", jms),
                Map.entry("sjms", jms),
                Map.entry("sjms2", jms),
                // The second set is that of Camel before 4.18.3. Both make the same key.
                Map.entry(
                        "kafka",
                        List.of(
                                List.of("CamelKafkaTopic", "CamelKafkaPartition", "CamelKafkaOffset"),
                                List.of("kafka.TOPIC", "kafka.PARTITION", "kafka.OFFSET"))),
                Map.entry(
                        "file",
                        List.of(List.of("CamelFileAbsolutePath", Exchange.FILE_LAST_MODIFIED, Exchange.FILE_LENGTH))),
                Map.entry("ftp", remoteFile),
                Map.entry("ftps", remoteFile),
                Map.entry("sftp", remoteFile),
                Map.entry("aws2-sqs", List.of(List.of("CamelAwsSqsMessageId"))),
                Map.entry("aws2-s3", List.of(List.of("CamelAwsS3BucketName", "CamelAwsS3Key", "CamelAwsS3ETag"))));
    }

    /**
     * The key, of what the exchange is now. It is written out when somebody asks for it: without a ledger, and where the
     * provider's jobs have ids of its own, nobody does.
     *
     * @param idempotencyKey the route's own; null when it has none
     */
    Lazy<String> of(Exchange exchange, RecraftEndpoint endpoint, @Nullable String idempotencyKey) {
        RecraftOperation operation = endpoint.operation();
        if (idempotencyKey != null) {
            return new Lazy<>(() -> operation + ":" + idempotencyKey);
        }
        String ofTransport = ofTransport(exchange);
        String id = ofTransport == null ? exchange.getExchangeId() : null;
        String route = exchange.getFromRouteId();
        String node = exchange.getExchangeExtension().getHistoryNodeId();
        Object loop = exchange.getProperty(ExchangePropertyKey.LOOP_INDEX);
        Object split = exchange.getProperty(ExchangePropertyKey.SPLIT_INDEX);
        Object multicast = exchange.getProperty(ExchangePropertyKey.MULTICAST_INDEX);
        return new Lazy<>(() -> (ofTransport == null ? "exchange|" + process + "|" + id : ofTransport)
                + "|" + route
                + "|" + node
                + "|" + operation
                + "|loop=" + loop
                + "|split=" + split
                + "|multicast=" + multicast);
    }

    /** The key of one of several requests of a message; the first one's is that of the message. */
    static String part(String key, int index) {
        return index == 0 ? key : key + "#" + index;
    }

    /** Null where the transport names no messages, or not this one. */
    private static @Nullable String ofTransport(Exchange exchange) {
        Endpoint from = exchange.getFromEndpoint();
        String uri = from == null ? "" : from.getEndpointUri();
        String scheme = uri.substring(0, Math.max(0, uri.indexOf(':')));
        for (List<String> names : TRANSPORTS.getOrDefault(scheme, List.of())) {
            String named = named(scheme, names, exchange.getMessage());
            if (named != null) {
                return named;
            }
        }
        return null;
    }

    private static @Nullable String named(String scheme, List<String> names, Message message) {
        StringBuilder key = new StringBuilder(scheme);
        for (String name : names) {
            Object value = message.getHeader(name);
            if (value == null || value.toString().isEmpty()) {
                return null;
            }
            key.append('|').append(value.toString().replace("%", "%25").replace("|", "%7C"));
        }
        return key.toString();
    }
}
