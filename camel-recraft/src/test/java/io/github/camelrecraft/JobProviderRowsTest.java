package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.model.ImageInfo;
import io.github.camelrecraft.model.ModelCatalog;
import io.github.camelrecraft.model.Offer;
import io.github.camelrecraft.model.RecraftOperation;
import io.github.camelrecraft.model.RecraftOperation.Input;
import io.github.camelrecraft.model.RecraftOperation.Yield;
import io.github.camelrecraft.simulator.Bill;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each of the catalogue's rows of the providers that work in jobs, with the request and by asking. */
class JobProviderRowsTest extends RouteTestSupport {

    @BeforeEach
    void askSoon() {
        component().setDelayers(EventsTestSupport::atOnce);
    }

    static Stream<Arguments> rows() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            ModelCatalog catalog = CatalogReader.read(context, null);
            List<Arguments> rows = new ArrayList<>();
            for (RecraftOperation operation : RecraftOperation.values()) {
                for (Offer offer : catalog.offers(operation)) {
                    if (List.of("fal", "replicate").contains(offer.provider())) {
                        rows.add(Arguments.of(offer.provider(), operation, offer, "sync"));
                        rows.add(Arguments.of(offer.provider(), operation, offer, "poll"));
                    }
                }
            }
            return rows.stream();
        }
    }

    @ParameterizedTest(name = "{1} at {2}, {3}")
    @MethodSource("rows")
    void eachRowIsServedBilledOnceAndSaysWhatItWas(
            String provider, RecraftOperation operation, Offer offer, String delivery) throws Exception {
        String model = offer.model().isEmpty() ? "" : "&model=" + offer.model();
        String size = offer.options().containsKey("size") ? "&size=1:1" : "";
        String prompt = operation.takesImages() && operation.needs(Input.PROMPT) ? "&prompt=A fox" : "";
        route("recraft:" + operation + "?" + endpoint(provider, delivery) + model + size + prompt);

        Exchange exchange = send("direct:in", operation.takesImages() ? Pngs.plain(300, 300) : "A fox");

        assertThat(exchange.getException()).isNull();
        Message message = exchange.getMessage();
        if (operation.yields() == Yield.IMAGES) {
            assertImage(message, operation, offer);
        } else {
            assertThat(message.getBody(String.class)).isNotBlank();
            assertThat(message.getHeader(RecraftConstants.PREFIX + "StyleId")).isEqualTo(message.getBody());
        }
        assertThat(message.getHeader(RecraftConstants.PROVIDER)).isEqualTo(provider);
        assertThat(simulator().bills().all()).singleElement().satisfies(bill -> {
            assertThat(bill.model()).isEqualTo(offer.modelId());
            if (operation.yields() == Yield.IMAGES && (provider.equals("replicate") || delivery.equals("poll"))) {
                assertThat(message.getHeader(RecraftConstants.JOB_ID)).isEqualTo(bill.jobId());
            }
        });
    }

    private static void assertImage(Message message, RecraftOperation operation, Offer offer) {
        boolean vector =
                operation == RecraftOperation.VECTORIZE || offer.model().endsWith("_vector");
        assertThat(message.getBody(ImageInfo.class).width()).isPositive();
        String type = message.getHeader(Exchange.CONTENT_TYPE, String.class);
        String name = message.getHeader(Exchange.FILE_NAME, String.class);
        assertThat(type.equals("image/svg+xml")).isEqualTo(vector);
        assertThat(name.endsWith(".svg")).isEqualTo(vector);
        assertThat(message.getHeader(RecraftConstants.COST)).isEqualTo(offer.price());
        assertThat(message.getHeader(RecraftConstants.IMAGE_MODEL))
                .isEqualTo(offer.model().isEmpty() ? null : offer.model());
    }

    @ParameterizedTest
    @MethodSource("deliveries")
    void severalImagesAreSeveralJobsEachOfWhichIsNamed(String provider, String delivery) throws Exception {
        route("recraft:generate?" + endpoint(provider, delivery) + "&numberOfImages=3");

        List<?> images = send("direct:in", "A fox").getMessage().getBody(List.class);

        assertThat(images).hasSize(3);
        String header = provider.equals("fal") ? RecraftConstants.REQUEST_ID : RecraftConstants.JOB_ID;
        assertThat(images)
                .extracting(image -> ((Message) image).getHeader(header))
                .containsExactlyInAnyOrderElementsOf(
                        simulator().bills().all().stream().map(Bill::jobId).toList());
    }

    static Stream<Arguments> deliveries() {
        return Stream.of("fal", "replicate")
                .flatMap(provider -> Stream.of("sync", "poll").map(delivery -> Arguments.of(provider, delivery)));
    }

    private static String endpoint(String provider, String delivery) {
        return delivery.equals("poll") ? "{{" + provider + "-queue}}" : "{{" + provider + "}}";
    }
}
