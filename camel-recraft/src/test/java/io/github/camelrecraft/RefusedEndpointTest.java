package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An endpoint that is refused leaves nothing open behind it, and nothing closed. */
class RefusedEndpointTest extends RouteTestSupport {

    @ParameterizedTest
    @ValueSource(strings = {"maxImageSize=0", "maxRetries=-1", "size=7x7", "ledger=nowhere"})
    void itsConnectionsDoNotStayOpen(String option) {
        refuse(option);

        Awaitility.await().until(() -> openConnections() == 0);
    }

    @Test
    void itsConnectionsAreNotOpenedAtAll() {
        context.start();
        RecraftEndpoint endpoint = context.getEndpoint("recraft:generate?{{runware}}", RecraftEndpoint.class);
        ProviderChoice choice = new ProviderChoice(endpoint);
        List<Long> open = new ArrayList<>();

        Object made =
                ClientWiring.wire(endpoint, choice, choice.access(), component().resources(), client -> {
                    open.add(openConnections());
                    return client;
                });

        assertThat(made).isNotNull();
        assertThat(open).as("while it may still be refused").containsExactly(0L);
        assertThat(openConnections()).isPositive();
    }

    @Test
    void theConnectionsOfAnotherStayOpen() {
        assertThat(send("recraft:generate?{{runware}}", "A fox").getException()).isNull();

        refuse("size=7x7");

        assertThat(openConnections()).isPositive();
        assertThat(send("recraft:generate?{{runware}}", "A fox").getException()).isNull();
    }

    private void refuse(String option) {
        assertThatThrownBy(() -> Sent.producer(context, "recraft:generate?{{runware}}&" + option))
                .hasStackTraceContaining(option.substring(0, option.indexOf('=')));
    }

    /** The threads that move their bytes. */
    private long openConnections() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.contains(context.getName() + ")") && name.contains("RecraftHttp"))
                .count();
    }
}
