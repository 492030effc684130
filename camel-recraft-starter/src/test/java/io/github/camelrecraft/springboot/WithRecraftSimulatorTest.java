package io.github.camelrecraft.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelrecraft.RecraftConfiguration;
import io.github.camelrecraft.simulator.RecraftSimulator;
import io.github.camelrecraft.simulator.spring.WithRecraftSimulator;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextManager;

/** The simulator in the tests of a Spring Boot application, which is tried as its users would. */
class WithRecraftSimulatorTest {

    @Nested
    @SpringBootTest(classes = {ApplicationTestSupport.Application.class, ApplicationTestSupport.Images.class})
    @WithRecraftSimulator
    class InATest {

        @Autowired
        private RecraftSimulator field;

        @Autowired
        private ProducerTemplate template;

        @RepeatedTest(2)
        void itIsAsNewAndWhatTheApplicationTalksTo(
                RecraftSimulator parameter, @Autowired RecraftSimulator bean, RecraftSimulator again) {
            assertThat(parameter).isSameAs(field).isSameAs(bean).isSameAs(again);
            assertThat(parameter.bills().count()).isZero();

            template.requestBody("direct:in", "A fox", byte[].class);

            assertThat(parameter.bills().all())
                    .singleElement()
                    .satisfies(bill -> assertThat(bill.provider()).isEqualTo("runware"));
        }

        @Nested
        class ThatIsNested {

            @Test
            void itIsTheSame(RecraftSimulator parameter, @Autowired RecraftSimulator bean) {
                assertThat(parameter).isSameAs(bean);
            }
        }
    }

    @SpringBootTest(classes = ApplicationTestSupport.Application.class)
    @WithRecraftSimulator
    static class Plain {}

    @SpringBootTest(classes = ApplicationTestSupport.Application.class)
    @WithRecraftSimulator
    static class PlainAsWell {}

    @WithRecraftSimulator(provider = "cloudflare")
    static class OnCloudflare extends Plain {}

    @SpringBootTest(
            classes = ApplicationTestSupport.Application.class,
            properties = {
                "camel.component.recraft.provider=Cloudflare",
                "camel.component.recraft.baseUrl=https://api.example.com",
                "camel.component.recraft.api-key=a key that costs money",
                "camel.component.recraft.size=16:9"
            })
    @WithRecraftSimulator
    static class WithPropertiesOfItsOwn {}

    @WithRecraftSimulator(provider = "runware")
    static class OnAnotherThanItsOwn extends WithPropertiesOfItsOwn {}

    @WithRecraftSimulator(provider = "nobody")
    static class OnNobody extends Plain {}

    @SpringBootTest(classes = {ApplicationTestSupport.Application.class, Failing.class})
    @WithRecraftSimulator
    static class ThatDoesNotStart {}

    @Configuration(proxyBeanMethods = false)
    static class Failing {

        private static int port;

        Failing(RecraftSimulator simulator) {
            port = simulator.port();
            throw new IllegalStateException("as it wants to");
        }
    }

    @Test
    void theApplicationsOwnProviderIsSimulatedAndItsKeyStaysAtHome() {
        RecraftConfiguration options = options(WithPropertiesOfItsOwn.class);

        assertThat(options.getProvider()).isEqualTo("cloudflare");
        assertThat(options.getApiKey()).isEqualTo("any");
        assertThat(options.getAccountId()).isEqualTo("any");
        assertThat(options.getBaseUrl()).startsWith("http://127.0.0.1:").endsWith("/client/v4");
        assertThat(options.getSize()).isEqualTo("16:9");
    }

    @Test
    void theAnnotationSaysWhoElseIsSimulated() {
        assertThat(options(OnCloudflare.class).getProvider()).isEqualTo("cloudflare");
        assertThat(options(OnAnotherThanItsOwn.class).getProvider()).isEqualTo("runware");
        assertThat(options(OnAnotherThanItsOwn.class).getBaseUrl()).endsWith("/v1");
    }

    @Test
    void whomItCannotSimulateItNames() {
        assertThatThrownBy(() -> start(OnNobody.class)).hasStackTraceContaining("not for 'nobody'");
    }

    @Test
    void equalContextsShareOneAndOthersHaveTheirOwn() {
        RecraftSimulator simulator = start(Plain.class).getBean(RecraftSimulator.class);

        assertThat(start(PlainAsWell.class).getBean(RecraftSimulator.class)).isSameAs(simulator);
        assertThat(start(OnCloudflare.class).getBean(RecraftSimulator.class)).isNotSameAs(simulator);
    }

    @Test
    void itIsClosedWithItsContext() {
        TestContext test = new TestContextManager(OnCloudflare.class).getTestContext();
        int port = test.getApplicationContext().getBean(RecraftSimulator.class).port();

        test.markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);

        assertClosed(port);
    }

    @Test
    void itIsClosedWhenItsContextDoesNotStart() {
        assertThatThrownBy(() -> start(ThatDoesNotStart.class)).hasStackTraceContaining("as it wants to");

        assertClosed(Failing.port);
    }

    private static void assertClosed(int port) {
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port))
                .isInstanceOf(ConnectException.class);
    }

    private static ApplicationContext start(Class<?> test) {
        return new TestContextManager(test).getTestContext().getApplicationContext();
    }

    private static RecraftConfiguration options(Class<?> test) {
        return ApplicationTestSupport.options(start(test));
    }
}
