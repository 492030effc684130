package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.model.ImageOption;
import io.github.camelrecraft.model.ModelCatalog;
import io.github.camelrecraft.model.Offer;
import io.github.camelrecraft.model.RecraftOperation;
import io.github.camelrecraft.model.RecraftOperation.Input;
import io.github.camelrecraft.model.RecraftOperation.Yield;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every row of the capability table, that is of the model catalogue: the operation is carried out through the strict
 * simulator of the provider, and image, headers and bill are compared.
 */
class CapabilityTest extends RouteTestSupport {

    /** A value for each option that some row needs. */
    private static final Map<String, Object> NEEDED =
            Map.of("strength", "0.4", "size", "1:1", "similarity", 3, "expandLeft", 64, "styleMatch", "precise");

    private static final byte[] PICTURE = picture(Color.ORANGE);
    private static final byte[] MASK = picture(Color.WHITE);

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("rows")
    void doesWhatItSays(RecraftOperation operation, String provider, Offer offer) throws Exception {
        Map<String, Object> headers = headers(operation, offer);
        Object body = operation.takesImages() ? body(operation) : operation.needs(Input.PROMPT) ? "A fox" : null;
        simulator().clear();

        Exchange exchange = send(uri(operation, offer), body, headers);

        assertThat(exchange.getException()).isNull();
        Message message = exchange.getMessage();
        assertThat(message.getHeader(RecraftConstants.PROVIDER)).isEqualTo(offer.provider());
        assertThat(message.getHeader(RecraftConstants.IMAGE_MODEL))
                .isEqualTo(offer.model().isEmpty() ? null : offer.model());
        assertThat(simulator().requests()).as("one request, sent once").hasSize(1);
        if (operation.yields() == Yield.IMAGES) {
            assertThatItIsAnImage(operation, offer, message);
        } else {
            assertThat(message.getBody() == null).isEqualTo(operation == RecraftOperation.DELETE_STYLE);
        }
        assertThatTheBillIsWhatTheHeadersSay(offer, message);
    }

    /** Who draws vectors gives what is asked for, whether it has a field for it or not; and nothing else. */
    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("vectors")
    void drawsAsSvgWhatIsAskedForAsSvg(RecraftOperation operation, String provider, Offer offer) throws Exception {
        Map<String, Object> headers = headers(operation, offer);
        Object body = operation.takesImages() ? body(operation) : "A fox";

        headers.put(RecraftConstants.OUTPUT_FORMAT, "svg");
        Exchange asked = send(uri(operation, offer), body, headers);
        headers.put(RecraftConstants.OUTPUT_FORMAT, "png");
        Exchange otherwise = send(uri(operation, offer), body, headers);

        assertThat(asked.getException()).isNull();
        Message image =
                asked.getMessage().getBody() instanceof List<?> several ? (Message) several.get(0) : asked.getMessage();
        assertThat(image.getHeader(Exchange.CONTENT_TYPE)).isEqualTo("image/svg+xml");
        assertThat(otherwise.getException())
                .isInstanceOf(RecraftInvalidRequestException.class)
                .hasMessageContaining("outputFormat=png is not known to " + offer + "; use one of: ");
    }

    private void assertThatItIsAnImage(RecraftOperation operation, Offer offer, Message message) throws Exception {
        List<Message> images = message.getBody() instanceof List<?> several
                ? several.stream().map(Message.class::cast).toList()
                : List.of(message);
        for (Message image : images) {
            byte[] bytes = image.getBody(byte[].class);
            assertThat(image.getHeader(RecraftConstants.SHA256))
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
            String type = image.getHeader(Exchange.CONTENT_TYPE, String.class);
            String name = image.getHeader(Exchange.FILE_NAME, String.class);
            if (operation == RecraftOperation.VECTORIZE || offer.model().endsWith("vector")) {
                assertThat(type).isEqualTo("image/svg+xml");
                assertThat(name).endsWith(".svg");
            } else {
                assertThat(type).isIn("image/png", "image/jpeg", "image/webp");
                assertThat(image.getHeader(RecraftConstants.WIDTH, Integer.class))
                        .isPositive();
                assertThat(image.getHeader(RecraftConstants.HEIGHT, Integer.class))
                        .isPositive();
            }
        }
        assertThat(message.getHeader(RecraftConstants.COUNT)).isEqualTo(images.size());
    }

    /** Where the simulator and the price list both know a price, they were read from the documents independently. */
    private void assertThatTheBillIsWhatTheHeadersSay(Offer offer, Message message) {
        BigDecimal cost = message.getHeader(RecraftConstants.COST, BigDecimal.class);
        if (cost == null) {
            assertThat(offer.price())
                    .as("a published price is said")
                    .satisfiesAnyOf(
                            price -> assertThat(price).isNull(),
                            price -> assertThat(price).isZero());
            return;
        }
        assertThat(cost).isEqualByComparingTo(simulator().bills().total());
        assertThat(simulator().bills().count()).isEqualTo(cost.signum() == 0 ? 0 : 1);
    }

    private Map<String, Object> headers(RecraftOperation operation, Offer offer) {
        Map<String, Object> headers = new HashMap<>();
        offer.options().forEach((name, rule) -> {
            if (rule.required() && NEEDED.containsKey(name)) {
                headers.put(header(name), NEEDED.get(name));
            }
        });
        offer.optionalTrait("needsOneOf").ifPresent(names -> {
            String first = names.split(",", -1)[0];
            if (names.contains("references") && operation != RecraftOperation.CREATE_STYLE) {
                headers.put(RecraftConstants.STYLE_REFERENCES, PICTURE);
            } else if (NEEDED.containsKey(first)) {
                headers.put(header(first), NEEDED.get(first));
            }
        });
        if (operation.takesImages() && operation.needs(Input.PROMPT)) {
            headers.put(RecraftConstants.PROMPT, "A fox");
        }
        if (operation.needs(Input.MASK)) {
            headers.put(RecraftConstants.MASK, MASK);
        }
        if (operation == RecraftOperation.EXPLORE_SIMILAR) {
            headers.put(RecraftConstants.SOURCE_IMAGE_ID, anExploredImage(offer));
        }
        if (operation == RecraftOperation.GET_STYLE || operation == RecraftOperation.DELETE_STYLE) {
            headers.put(RecraftConstants.STYLE_ID, aStyle(offer));
        }
        return headers;
    }

    private String anExploredImage(Offer offer) {
        Message explored = send(uri(RecraftOperation.EXPLORE, offer.provider(), ""), "A fox")
                .getMessage();
        Object first = explored.getBody() instanceof List<?> several ? several.get(0) : explored;
        return ((Message) first).getHeader(RecraftConstants.IMAGE_ID, String.class);
    }

    private String aStyle(Offer offer) {
        return send(uri(RecraftOperation.CREATE_STYLE, offer.provider(), ""), PICTURE)
                .getMessage()
                .getBody(String.class);
    }

    private static Object body(RecraftOperation operation) {
        return operation.needs(Input.REFERENCES) ? List.of(PICTURE, PICTURE) : PICTURE;
    }

    private static String header(String option) {
        return HeaderNames.of(ImageOption.named(option).orElseThrow());
    }

    private String uri(RecraftOperation operation, Offer offer) {
        return uri(operation, offer.provider(), offer.model());
    }

    private String uri(RecraftOperation operation, String provider, String model) {
        return "recraft:" + operation + "?provider=" + provider + "&accountId=acc&apiKey=" + KEY + ":secret&baseUrl="
                + simulator().baseUrl(provider) + (model.isEmpty() ? "" : "&model=" + model);
    }

    static Stream<Arguments> vectors() {
        return rows().filter(row -> {
            RecraftOperation operation = (RecraftOperation) row.get()[0];
            return operation.yields() == Yield.IMAGES
                    && (operation == RecraftOperation.VECTORIZE
                            || ((Offer) row.get()[2]).model().endsWith("vector"));
        });
    }

    static Stream<Arguments> rows() {
        try (DefaultCamelContext reading = new DefaultCamelContext()) {
            ModelCatalog catalog = CatalogReader.read(reading, null);
            List<Arguments> rows = new ArrayList<>();
            for (RecraftOperation operation : RecraftOperation.values()) {
                for (Offer offer : catalog.offers(operation)) {
                    rows.add(Arguments.of(operation, offer.toString(), offer));
                }
            }
            assertThat(rows)
                    .hasSizeGreaterThan(Arrays.asList(RecraftOperation.values()).size());
            return rows.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] picture(Color color) {
        BufferedImage picture = new BufferedImage(320, 256, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(color);
        graphics.fillRect(0, 0, 160, 256);
        graphics.dispose();
        try {
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(picture, "png", png);
            return png.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
