package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultHeadersTest {

    private final Message message = new DefaultExchange(new DefaultCamelContext()).getMessage();

    @ParameterizedTest
    @ValueSource(strings = {RecraftConstants.IMAGE_ID, RecraftConstants.COST, RecraftConstants.ESTIMATED_COST})
    void aResultOfAnEarlierStepGoesHoweverItsHeadersAreWritten(String header) {
        for (String written : new String[] {header, header.toLowerCase(Locale.ROOT), header.toUpperCase(Locale.ROOT)}) {
            message.setHeader(written, "left");

            ResultHeaders.clear(message);

            assertThat(message.getHeaders()).isEmpty();
        }
    }

    @Test
    void whatIsNoResultStays() {
        Map<String, Object> others = Map.of(
                RecraftConstants.PROMPT, "A fox", RecraftConstants.STYLE_ID, "s", "CamelRecraftCosts", 1, "own", 2);
        message.getHeaders().putAll(others);
        message.setHeader(RecraftConstants.COST, 3);

        ResultHeaders.clear(message);

        assertThat(message.getHeaders()).containsExactlyInAnyOrderEntriesOf(others);
    }
}
