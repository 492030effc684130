package io.github.camelrecraft.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelrecraft.RecraftRateLimitedException;
import io.github.camelrecraft.model.ImageInfo;
import io.github.camelrecraft.simulator.Fault;
import io.github.camelrecraft.simulator.RecraftSimulator;
import io.github.camelrecraft.simulator.spring.WithRecraftSimulator;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.test.annotation.DirtiesContext;

@SpringBootTest
@WithRecraftSimulator(provider = "runware")
class BannerApplicationTest {

    @SpringBootApplication
    static class BannerApplication {

        @Bean
        RouteBuilder banners() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:banner").to("recraft:generate?size=16:9");
                }
            };
        }
    }

    @Autowired
    private ProducerTemplate template;

    @Test
    void aBannerIsPaidForOnce(RecraftSimulator simulator) {
        simulator.latency(Duration.ofMillis(200));

        ImageInfo banner = template.requestBody("direct:banner", "A fox in the snow", ImageInfo.class);

        assertThat(banner.width()).isEqualTo(1344);
        assertThat(simulator.bills().all()).singleElement().satisfies(bill -> {
            assertThat(bill.prompt()).isEqualTo("A fox in the snow");
            assertThat(bill.usd()).isEqualByComparingTo("0.04");
        });
    }

    @Test
    @DirtiesContext // who is told to wait holds every request of the account
    void aProviderThatIsBusyForTooLongSaysWhenToComeAgain(RecraftSimulator simulator) {
        simulator.faults().next(Fault.status(429, Map.of("Retry-After", "3600")));

        assertThatThrownBy(() -> template.requestBody("direct:banner", "A fox in the snow"))
                .cause()
                .isInstanceOfSatisfying(
                        RecraftRateLimitedException.class,
                        busy -> assertThat(busy.getRetryAfter()).isEqualTo(Duration.ofHours(1)));
        assertThat(simulator.bills().count()).isZero();
    }
}
