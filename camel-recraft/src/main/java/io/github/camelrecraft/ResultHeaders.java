package io.github.camelrecraft;

import io.github.camelrecraft.model.ShownText;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** The headers that a result sets, those among them that a provider of one's own says of it. */
final class ResultHeaders {

    /** The exchange's property with the style's id that a result has set, to be told from one that the route sets. */
    static final String STYLE_OF_RESULT = "CamelRecraftStyleOfResult";

    /** The exchange's property with the headers of results that only a provider of one's own sets. */
    private static final String OF_PROVIDER = "CamelRecraftHeadersOfProvider";

    /** One left by an earlier step of the route would be taken for this one's, in whatever case. */
    private static final Set<String> OF_ONE_RESULT = inAnyCase(
            List.of(),
            RecraftConstants.IMAGE_ID,
            RecraftConstants.IMAGE_MODEL,
            RecraftConstants.IMAGE_URL,
            RecraftConstants.IMAGE_SEED,
            RecraftConstants.NSFW,
            RecraftConstants.COST,
            RecraftConstants.WIDTH,
            RecraftConstants.HEIGHT,
            RecraftConstants.SHA256,
            RecraftConstants.INDEX,
            RecraftConstants.JOB_ID,
            RecraftConstants.BATCH_INDEX,
            RecraftConstants.FAILURES,
            RecraftConstants.CREDITS,
            RecraftConstants.BILLABLE_UNITS,
            RecraftConstants.NSFW_SCORE,
            RecraftConstants.REVISED_PROMPT,
            RecraftConstants.REQUEST_ID,
            RecraftConstants.DROPPED,
            RecraftConstants.GATEWAY_CACHE_STATUS,
            RecraftConstants.DURATION,
            RecraftConstants.ATTEMPTS,
            RecraftConstants.FROM_LEDGER,
            RecraftConstants.COUNT,
            RecraftConstants.DRY_RUN,
            RecraftConstants.ESTIMATED_COST);

    /** All that a result of ours may have; two of them stay until the next one sets them anew. */
    static final Set<String> ALL = inAnyCase(OF_ONE_RESULT, RecraftConstants.PROVIDER, RecraftConstants.FILE_NAME);

    private ResultHeaders() {}

    private static Set<String> inAnyCase(Collection<String> some, String... others) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(some);
        names.addAll(Arrays.asList(others));
        return Collections.unmodifiableSet(names);
    }

    /** Takes away what an earlier step's result set. */
    static void clear(Message message) {
        message.getHeaders().keySet().removeIf(OF_ONE_RESULT::contains);
    }

    /** A text may be the provider's, and some transport may make a header of it: it stays on one line. */
    static void set(Message message, String header, @Nullable Object value) {
        if (value != null) {
            message.setHeader(header, value instanceof String text ? ShownText.onOneLine(text) : value);
        }
    }

    /** What a provider says of a result beside what all of them say, by the names of headers without their prefix. */
    static void setDetails(Message message, Map<String, Object> details) {
        details.forEach((name, value) -> {
            String header = RecraftConstants.PREFIX + name;
            set(message, header, value);
            if (!ALL.contains(header)) {
                remember(header, message.getExchange());
            }
        });
        if (details.get("StyleId") != null) {
            message.getExchange().setProperty(STYLE_OF_RESULT, message.getHeader(RecraftConstants.STYLE_ID));
        }
    }

    /** Copies of the exchange share the property, so that the set is never changed. */
    private static void remember(String header, Exchange exchange) {
        exchange.setProperty(OF_PROVIDER, inAnyCase(ofProvider(exchange), header));
    }

    /** Whether an earlier step has set a header that no provider of ours sets. */
    static boolean isOfAProvider(String header, Exchange exchange) {
        return ofProvider(exchange).contains(header);
    }

    @SuppressWarnings("unchecked") // it is set above
    private static Set<String> ofProvider(Exchange exchange) {
        return exchange.getProperty(OF_PROVIDER, Set.of(), Set.class);
    }
}
