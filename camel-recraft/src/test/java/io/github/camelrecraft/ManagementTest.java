package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.simulator.Fault;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** JMX shows the figures of the component and of each endpoint. */
class ManagementTest extends RouteTestSupport {

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

    @Test
    void theComponentCountsTheRequestsOfAllEndpoints() throws Exception {
        route("recraft:generate?{{runware}}&includeCost=true");
        send("direct:in", "A fox");
        simulator().faults().next(Fault.status(500));
        send("recraft:generate?{{cloudflare}}", "A fox");

        ObjectName component = name("components");
        assertThat(value(component, "Requests")).isEqualTo(2L);
        assertThat(value(component, "Failures")).isEqualTo(1L);
        assertThat(value(component, "UnknownBills")).isEqualTo(1L);
        assertThat(value(component, "Images")).isEqualTo(1L);
        assertThat((Long) value(component, "Bytes")).isPositive();
        assertThat((BigDecimal) value(component, "Spend")).isPositive();
        assertThat(value(component, "InFlight")).isEqualTo(0L);
        assertThat((Long) value(component, "MaxDurationMillis"))
                .isGreaterThanOrEqualTo((Long) value(component, "MeanDurationMillis"));
    }

    @Test
    void anEndpointCountsItsOwnAndSaysWhatItIs() throws Exception {
        route("recraft:generate?{{runware}}&model=recraftv4");
        send("direct:in", "A fox");
        send("recraft:generate?{{cloudflare}}", "A fox");

        ObjectName endpoint = name("endpoints", "\"recraft://generate*runware*\"");
        assertThat(value(endpoint, "ProviderName")).isEqualTo("runware");
        assertThat(value(endpoint, "ModelName")).isEqualTo("recraftv4");
        assertThat(value(endpoint, "Requests")).isEqualTo(1L);
        assertThat(value(endpoint, "Images")).isEqualTo(1L);
    }

    @Test
    void whatIsUnderWayIsSeen() throws Exception {
        simulator().faults().always(Fault.silence());
        route("recraft:generate?{{runware}}&connectionsPerRoute=1&maxTotalConnections=1");
        for (int message = 0; message < 3; message++) {
            context.createProducerTemplate().asyncSendBody("direct:in", "A fox");
        }

        ObjectName component = name("components");
        Awaitility.await().untilAsserted(() -> {
            assertThat(value(component, "InFlight")).isEqualTo(3L);
            assertThat(value(component, "Waiting")).isEqualTo(2L);
            assertThat(value(component, "ConnectionsLeased")).isEqualTo(1);
        });
        component().stop();
    }

    @Test
    void theComponentShowsHowItsBudgetStands() throws Exception {
        route("recraft:generate?{{runware}}&model=recraftv4");
        ObjectName component = name("components");
        assertThat(value(component, "Budget")).isNull();
        assertThat(value(component, "BudgetLeft")).isNull();

        component().setBudget(0.1);
        send("direct:in", "A fox");

        assertThat(value(component, "Budget")).isEqualTo(0.1);
        assertThat((BigDecimal) value(component, "BudgetSpent")).isEqualByComparingTo("0.04");
        assertThat((BigDecimal) value(component, "BudgetReserved")).isZero();
        assertThat((BigDecimal) value(component, "BudgetLeft")).isEqualByComparingTo("0.06");
    }

    @Test
    void noAttributeShowsTheKey() throws Exception {
        route("recraft:generate?{{runware}}");
        send("direct:in", "prompt-canary-0815");

        for (ObjectName name : Set.of(name("components"), name("endpoints", "\"recraft://*\""))) {
            assertThat(values(name).toString()).doesNotContain(KEY, "prompt-canary-0815");
        }
    }

    private Object value(ObjectName name, String attribute) throws JMException {
        return server.getAttribute(name, attribute);
    }

    private Map<String, String> values(ObjectName name) throws JMException {
        return Stream.of(server.getMBeanInfo(name).getAttributes())
                .map(MBeanAttributeInfo::getName)
                .collect(Collectors.toMap(attribute -> attribute, attribute -> {
                    try {
                        return String.valueOf(value(name, attribute));
                    } catch (JMException e) {
                        throw new AssertionError(e);
                    }
                }));
    }

    private ObjectName name(String type) throws JMException {
        return name(type, "\"recraft\"");
    }

    private ObjectName name(String type, String name) throws JMException {
        Set<ObjectName> found = server.queryNames(
                new ObjectName("org.apache.camel:context=" + context.getName() + ",type=" + type + ",name=" + name),
                null);
        assertThat(found).hasSize(1);
        return found.iterator().next();
    }
}
