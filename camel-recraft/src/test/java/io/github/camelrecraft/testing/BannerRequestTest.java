package io.github.camelrecraft.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.RecraftConstants;
import java.math.BigDecimal;
import org.apache.camel.Exchange;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;

class BannerRequestTest extends CamelTestSupport {

    @Test
    void aBannerIsWideAndCheap() {
        Exchange dry = template.request(
                "recraft:generate?dryRun=true&provider=runware&model=recraftv4&size=16:9",
                exchange -> exchange.getMessage().setBody("A fox in the snow"));

        assertThat(dry.getMessage().getBody(String.class)).contains("\"width\":1344,\"height\":768");
        assertThat(dry.getMessage().getHeader(RecraftConstants.ESTIMATED_COST, BigDecimal.class))
                .isLessThan(new BigDecimal("0.10"));
    }
}
