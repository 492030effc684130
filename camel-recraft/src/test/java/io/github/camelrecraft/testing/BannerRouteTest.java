package io.github.camelrecraft.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.RecraftException;
import io.github.camelrecraft.model.ImageInfo;
import io.github.camelrecraft.simulator.Fault;
import io.github.camelrecraft.simulator.RecraftSimulator;
import io.github.camelrecraft.simulator.RecraftSimulatorExtension;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BannerRouteTest extends CamelTestSupport {

    @RegisterExtension
    static final RecraftSimulatorExtension RECRAFT = new RecraftSimulatorExtension();

    @Override
    protected RouteBuilder createRouteBuilder() {
        PropertyBindingSupport.bindProperties(
                context, context.getComponent("recraft"), RECRAFT.simulator().options("runware"));
        return new RouteBuilder() {
            @Override
            public void configure() {
                onException(RecraftException.class)
                        .onWhen(simple("${exception.retryable}"))
                        .maximumRedeliveries(1)
                        .redeliveryDelay(0);
                from("direct:banner").to("recraft:generate?size=16:9");
            }
        };
    }

    @Test
    void aBannerIsPaidForOnce(RecraftSimulator simulator) {
        simulator.faults().next(Fault.status(503));

        ImageInfo banner = template.requestBody("direct:banner", "A fox in the snow", ImageInfo.class);

        assertThat(banner.width()).isEqualTo(1344);
        assertThat(simulator.requests()).hasSize(2);
        assertThat(simulator.bills().count()).isEqualTo(1);
    }
}
