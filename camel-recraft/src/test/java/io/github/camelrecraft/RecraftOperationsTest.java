package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.simulator.Fault;
import io.github.camelrecraft.simulator.RecordedFile;
import io.github.camelrecraft.simulator.RecordedRequest;
import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.converter.stream.InputStreamCache;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operation of Recraft's own API, through a real route: what is sent, what comes back, what it costs. */
class RecraftOperationsTest extends RouteTestSupport {

    private static final byte[] IMAGE = Pictures.png(300, 260);
    private static final byte[] MASK = Pictures.mask(300, 260);

    /** Operation and options, path, what the bill is for, its credits, the result's type. */
    @ParameterizedTest
    @CsvSource({
        "generate, images/generations, recraftv4_1, 35, image/webp",
        "generate?outputFormat=png, images/generations, recraftv4_1, 35, image/png",
        "generate?model=recraftv4_1_pro_vector&size=16:9, images/generations, recraftv4_1_pro_vector, 300, image/svg+xml",
        "generate?model=recraftv4_1_flash_v2, images/generations, recraftv4_1_flash_v2, 7, image/webp",
        "generate?model=recraftv3&style=realistic_image&substyle=hdr, images/generations, recraftv3, 40, image/webp",
        "generate?model=recraftv2&style=icon&negativePrompt=dogs, images/generations, recraftv2, 22, image/webp",
        "generate?colors=FF6B35@0.6;002B5B&backgroundColor=F5F5F5, images/generations, recraftv4_1, 35, image/webp",
        "imageToImage?strength=0.4, images/imageToImage, recraftv4_1, 35, image/webp",
        "imageToImage?strength=0.4&colors=FF6B35, images/imageToImage, recraftv4_1, 35, image/webp",
        "imageToImage?strength=1&model=recraftv3_vector, images/imageToImage, recraftv3_vector, 80, image/svg+xml",
        "inpaint, images/inpaint, recraftv3, 40, image/webp",
        "inpaint?colors=FF6B35&artisticLevel=2, images/inpaint, recraftv3, 40, image/webp",
        "outpaint?expandLeft=100, images/outpaint, recraftv3, 40, image/webp",
        "outpaint?size=16:9&model=recraftv3_vector, images/outpaint, recraftv3_vector, 80, image/svg+xml",
        "outpaint?zoomOutPercentage=25, images/outpaint, recraftv3, 40, image/webp",
        "replaceBackground, images/replaceBackground, recraftv3, 40, image/webp",
        "generateBackground, images/generateBackground, recraftv3, 40, image/webp",
        "vectorize, images/vectorize, vectorize, 10, image/svg+xml",
        "vectorize?svgCompression=true&maxNumShapes=9&shapeStacking=cut_out, images/vectorize, vectorize, 10, image/svg+xml",
        "vectorize?strictColorPalette=FF6B35, images/vectorize, vectorize, 10, image/svg+xml",
        "removeBackground, images/removeBackground, removeBackground, 10, image/webp",
        "crispUpscale, images/crispUpscale, crispUpscale, 4, image/webp",
        "creativeUpscale?outputFormat=png, images/creativeUpscale, creativeUpscale, 250, image/png",
        "enhanceDetails?refinement=subtle, images/refineDetails, refineDetails, 210, image/webp",
        "eraseRegion, images/eraseRegion, eraseRegion, 2, image/webp",
        "variate?size=1:1&model=recraftv4_1_vector, images/variateImage, recraftv4_1_vector, 40, image/svg+xml",
        "variate?size=16:9&seed=4294967295, images/variateImage, recraftv3, 40, image/webp",
    })
    void anImageComesOfEachOperationInEachWayOfDelivery(
            String operation, String path, String billed, int credits, String type) {
        for (String outputType : new String[] {"", "URL", "base64Data", "multipart"}) {
            simulator().clear();
            String uri = uri(operation) + (outputType.isEmpty() ? "" : "&outputType=" + outputType);
            Exchange result = send(uri.replace(';', ','), body(operation), headers(operation));

            assertThat(result.getException()).as(uri).isNull();
            Message message = result.getMessage();
            assertThat(message.getHeader(Exchange.CONTENT_TYPE)).as(uri).isEqualTo(type);
            assertThat(message.getBody()).isInstanceOf(StreamCache.class);
            assertThat(message.getHeader(RecraftConstants.COST, BigDecimal.class))
                    .isEqualByComparingTo(BigDecimal.valueOf(credits, 3));
            assertThat(message.getHeader(RecraftConstants.CREDITS)).isEqualTo(new BigDecimal(credits));
            assertThat(message.getHeader(RecraftConstants.IMAGE_ID, String.class))
                    .isNotBlank();
            assertThat(message.getHeader(RecraftConstants.REQUEST_ID, String.class))
                    .isNotBlank();
            assertThat(message.getHeader(RecraftConstants.PROVIDER)).isEqualTo("recraft");
            assertThat(simulator().requests()).singleElement().satisfies(request -> {
                assertThat(request.path()).isEqualTo("/recraft/v1/" + path);
                assertThat(request.header("Authorization")).isEqualTo("Bearer " + KEY);
            });
            assertThat(simulator().bills().all()).singleElement().satisfies(bill -> {
                assertThat(bill.model()).isEqualTo(billed);
                assertThat(bill.usd()).isEqualByComparingTo(BigDecimal.valueOf(credits, 3));
            });
            assertThat(simulator().downloads())
                    .as("downloads of " + uri)
                    .hasSize(outputType.isEmpty() || outputType.equals("URL") ? 1 : 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"URL", "base64Data", "multipart"})
    void severalImagesShareWhatTheyCost(String outputType) {
        Exchange result = send("recraft:generate?{{recraft}}&numberOfImages=3&outputType=" + outputType, "A fox");

        List<Message> images = messages(result);
        assertThat(images).hasSize(3).allSatisfy(image -> {
            assertThat(image.getHeader(RecraftConstants.COST, BigDecimal.class)).isEqualByComparingTo("0.035");
            assertThat(image.getHeader(Exchange.CONTENT_TYPE)).isEqualTo("image/webp");
        });
        assertThat(images.stream().map(image -> image.getHeader(RecraftConstants.IMAGE_ID)))
                .doesNotHaveDuplicates();
        assertThat(result.getMessage().getHeader(RecraftConstants.COST, BigDecimal.class))
                .isEqualByComparingTo("0.105");
        assertThat(simulator().bills().count()).isEqualTo(1);
    }

    @Test
    void moreThanSixImagesAreSeveralRequestsWhoseCreditsAddUp() {
        Exchange result = send("recraft:generate?{{recraft}}&numberOfImages=8&outputType=multipart", "A fox");

        assertThat(messages(result)).hasSize(8);
        assertThat(result.getMessage().getHeader(RecraftConstants.CREDITS)).isEqualTo(new BigDecimal(280));
        assertThat(simulator().bills().images()).isEqualTo(8);
        assertThat(simulator().bills().count()).isEqualTo(2);
    }

    @Test
    void onlyTheAddressesAreHandedOnWhenOnlyTheyAreWanted() {
        Exchange result = send("recraft:generate?{{recraft}}&resultType=url", "A fox");

        assertThat(result.getMessage().getBody(String.class)).startsWith("http://127.0.0.1");
        assertThat(simulator().downloads()).isEmpty();
    }

    @Test
    void theWholeAnswerIsHandedOnWhenItIsWanted() {
        Exchange result = send("recraft:generate?{{recraft}}&resultType=json&outputType=base64Data", "A fox");

        assertThat(result.getMessage().getBody(String.class))
                .startsWith("{\"created\":")
                .contains("\"b64_json\":\"");
    }

    @Test
    void howUnsafeAnImageIsIsAHeaderWhenItWasAskedFor() {
        Message message = send("recraft:generate?{{recraft}}&calculateFeatures=true&blockNsfw=true", "A fox")
                .getMessage();

        assertThat(message.getHeader(RecraftConstants.NSFW_SCORE)).isEqualTo(0.01);
    }

    @Test
    void anExplorationHasImagesOfWhichOneLeadsToOthers() {
        List<Message> explored = messages(send("recraft:explore?{{recraft}}", "A fox"));
        assertThat(explored).hasSizeGreaterThan(1);

        Exchange similar = send(
                "recraft:exploreSimilar?{{recraft}}&similarity=3",
                null,
                Map.of("CamelRecraftSourceImageId", explored.get(1).getHeader(RecraftConstants.IMAGE_ID)));

        assertThat(messages(similar)).hasSizeGreaterThan(1);
        assertThat(similar.getMessage().getHeader(RecraftConstants.COST, BigDecimal.class))
                .isEqualByComparingTo(simulator().bills().all().get(1).usd());
    }

    @Test
    void aBetterPromptFlowsIntoTheNextStep() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("recraft:enhancePrompt?{{recraft}}").to("recraft:generate?{{recraft}}");
            }
        });
        Exchange result = send("direct:in", "A fox");

        assertThat(result.getException()).isNull();
        assertThat(result.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("image/webp");
        assertThat(simulator().bills().all().get(1).prompt()).startsWith("A fox, with fine detail");
    }

    @Test
    void theCostOfABetterPromptIsAHeader() {
        Message message = send("recraft:enhancePrompt?{{recraft}}", "A fox").getMessage();

        assertThat(message.getBody()).isInstanceOf(String.class);
        assertThat(message.getHeader(RecraftConstants.COST, BigDecimal.class)).isEqualByComparingTo("0.01");
        assertThat(message.getHeader(RecraftConstants.CREDITS)).isEqualTo(BigDecimal.TEN);
    }

    @ParameterizedTest
    @CsvSource({
        "recraftv4_styles, recraftv4_1",
        "recraftv4_styles_vector, recraftv4_pro_vector",
        "recraftv3, recraftv3",
        "recraftv2_vector, recraftv2_vector"
    })
    void aStyleIsMadeUsedListedReadAndDeleted(String styles, String model) throws Exception {
        TestTime.jumping().of(component());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:style")
                        .to("recraft:createStyle?{{recraft}}&model=" + styles + "&style=vector_illustration")
                        .setBody(constant("A fox"))
                        .to("recraft:generate?{{recraft}}&model="
                                + model.replaceAll("^recraftv3$", "recraftv3_vector")
                                        .replaceAll("^recraftv4_1$", "recraftv4_1_vector"));
            }
        });
        Message used = succeeded(send("direct:style", List.of(Pictures.png(256, 256), Pictures.jpg(256, 256))));
        String id = used.getHeader(RecraftConstants.STYLE_ID, String.class);

        assertThat(id).isNotBlank();
        assertThat(used.getHeader(Exchange.CONTENT_TYPE)).isEqualTo("image/svg+xml");
        assertThat(simulator().requests().get(1).json().get("style_id").asText())
                .isEqualTo(id);
        assertThat(simulator().bills().all().get(0).usd()).isEqualByComparingTo("0.005");

        List<?> list = succeeded(send("recraft:listStyles?{{recraft}}", null)).getBody(List.class);
        assertThat(list)
                .singleElement()
                .isInstanceOfSatisfying(
                        Map.class, style -> assertThat(style.get("id")).isEqualTo(id));
        Map<String, Object> named = Map.of(RecraftConstants.STYLE_ID, id);
        assertThat(succeeded(send("recraft:getStyle?{{recraft}}", null, named)).getBody(Map.class))
                .containsEntry("id", id);
        assertThat(succeeded(send("recraft:deleteStyle?{{recraft}}", "ignored", named))
                        .getBody())
                .isNull();
        assertThat(succeeded(send("recraft:listStyles?{{recraft}}", null)).getBody(List.class))
                .isEmpty();
    }

    @Test
    void stylesAreMixedWithoutAnImage() {
        String id = succeeded(send("recraft:createStyle?{{recraft}}&model=recraftv3", Pictures.png(256, 256)))
                .getBody(String.class);

        Message mixed = succeeded(send(
                "recraft:createStyle?{{recraft}}&model=recraftv3&mixPolicy=MaxWeight&sourceStyleWeights=1&sourceStyles="
                        + id,
                null));

        assertThat(mixed.getBody(String.class)).isNotEqualTo(id);
    }

    @Test
    void theCuratedStylesAreListedToo() {
        assertThat(succeeded(send("recraft:listStyles?{{recraft}}&basicStyles=true", null))
                        .getBody(List.class))
                .isNotEmpty();
    }

    @Test
    void theAccountSaysWhatIsLeft() {
        simulator().recraftCredits(1234);
        Message message = succeeded(send("recraft:account?{{recraft}}&billing=api", null));

        assertThat(message.getBody(Map.class)).containsEntry("credits", 1234);
        assertThat(message.getHeader(RecraftConstants.CREDITS)).isEqualTo(new BigDecimal(1234));
        assertThat(simulator().requests().get(0).path()).endsWith("/users/me?billing=api");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&colors=FF6B35"})
    void imagesToLearnFromBecomeAStyleWhoseIdIsAHeader(String nested) {
        List<?> references = List.of(Pictures.png(256, 256), new ByteArrayInputStream(Pictures.jpg(256, 256)));
        Message message = succeeded(send(
                "recraft:generate?{{recraft}}&model=recraftv4_styles" + nested,
                "A fox",
                Map.of(RecraftConstants.STYLE_REFERENCES, references)));

        assertThat(message.getHeader(RecraftConstants.STYLE_ID, String.class)).isNotBlank();
        assertThat(message.getHeader(RecraftConstants.COST, BigDecimal.class)).isEqualByComparingTo("0.04");
        assertThat(simulator().requests().get(0).files())
                .extracting(RecordedFile::field)
                .containsExactly(
                        nested.isEmpty()
                                ? new String[] {"style_references", "style_references"}
                                : new String[] {"style_reference_urls[0]", "style_reference_urls[1]"});
    }

    @Test
    void theStyleOfAnImageDoesNotDisturbTheStepsThatKnowNone() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .to("recraft:generate?{{recraft}}")
                        .removeHeader(RecraftConstants.STYLE_REFERENCES)
                        .to("recraft:removeBackground?{{recraft}}");
            }
        });
        Exchange result = send("direct:in", "A fox", Map.of(RecraftConstants.STYLE_REFERENCES, Pictures.png(256, 256)));

        // The tiny image is too small for Recraft, which says so: the step began.
        assertThat(result.getException()).hasMessageContaining("make its shorter side 256 pixels or more");
    }

    static Stream<Object> bodies() throws IOException {
        Path file = Files.createTempFile("camel-recraft-test-", ".png");
        Files.write(file, IMAGE);
        file.toFile().deleteOnExit();
        GenericFile<File> generic = new GenericFile<>();
        generic.setFile(file.toFile());
        return Stream.of(
                IMAGE,
                new ByteArrayInputStream(IMAGE),
                ByteBuffer.wrap(IMAGE),
                new InputStreamCache(IMAGE),
                file.toFile(),
                file,
                generic,
                List.of(IMAGE));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void theImageMayComeAsAnythingThatHoldsBytes(Object body) {
        succeeded(send("recraft:vectorize?{{recraft}}", body));

        assertThat(sentFile("file")).isEqualTo(sha256(IMAGE));
    }

    @Test
    void theImageMayBeAttached() {
        context.start();
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage(AttachmentMessage.class).addAttachment("fox.png", new DataHandler(new Png(IMAGE)));
        Exchange result = context.createProducerTemplate().send("recraft:vectorize?{{recraft}}", exchange);

        succeeded(result);
        assertThat(sentFile("file")).isEqualTo(sha256(IMAGE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&colors=FF6B35"})
    void theMaskComesInItsHeader(String nested) {
        succeeded(
                send("recraft:inpaint?{{recraft}}&prompt=A fox" + nested, IMAGE, Map.of(RecraftConstants.MASK, MASK)));

        RecordedRequest request = simulator().requests().get(0);
        assertThat(request.header("Content-Type"))
                .startsWith(nested.isEmpty() ? "multipart/form-data" : "application/json");
        if (nested.isEmpty()) {
            assertThat(sentFile("image")).isEqualTo(sha256(IMAGE));
            assertThat(sentFile("mask")).isEqualTo(sha256(MASK));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&colors=FF6B35"})
    void anImageOfEightMegabytesArrivesByteForByte(String nested) throws IOException {
        byte[] large = Pictures.png(512, 512, 8 << 20);
        Path file = Files.write(folder.resolve("large.png"), large);
        succeeded(send("recraft:imageToImage?{{recraft}}&strength=0.5&prompt=A fox" + nested, file.toFile()));

        assertThat(sentFile(nested.isEmpty() ? "image" : "image_url")).isEqualTo(sha256(large));
    }

    @Test
    void aDrawingIsAnImageToo() {
        Message message = succeeded(send("recraft:removeBackground?{{recraft}}", Pictures.svg()));

        assertThat(message.getHeader(Exchange.CONTENT_TYPE)).isEqualTo("image/svg+xml");
    }

    @ParameterizedTest
    @CsvSource({
        "401, AUTHENTICATION, NO",
        "402, INSUFFICIENT_FUNDS, NO",
        "404, INVALID_REQUEST, NO",
        "429, RATE_LIMITED, NO",
        "500, UNAVAILABLE, UNKNOWN",
        "503, UNAVAILABLE, UNKNOWN"
    })
    void aFailureSaysWhatItIsAndWhetherItWasCharged(int status, String kind, String billed) {
        simulator().faults().next(Fault.status(status));
        Exchange result = send("recraft:vectorize?{{recraft}}&maxRetries=0", IMAGE);

        assertThat(result.getException()).isInstanceOfSatisfying(RecraftException.class, failure -> {
            assertThat(failure.getHttpResponseCode()).isEqualTo(status);
            assertThat(failure.getBilled()).hasToString(billed);
            assertThat(failure).hasMessageContaining("(request ").hasMessageNotContaining(KEY);
        });
        assertThat(simulator().requests()).hasSize(1);
    }

    @Test
    void anAccountWithoutCreditsIsToldApart() {
        simulator().recraftCredits(1);

        assertThat(send("recraft:generate?{{recraft}}", "A fox").getException())
                .isInstanceOf(RecraftInsufficientFundsException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart", "base64Data"})
    void anAnswerThatIsCutMayHaveBeenCharged(String outputType) {
        simulator().faults().next(Fault.cutBody(300));
        Exchange result = send("recraft:generate?{{recraft}}&outputType=" + outputType, "A fox");

        assertThat(result.getException())
                .isInstanceOfSatisfying(
                        RecraftException.class,
                        failure -> assertThat(failure.getBilled()).hasToString("UNKNOWN"));
        assertThat(simulator().requests()).hasSize(1);
    }

    @Test
    void anImageInAPartThatIsCutIsMissedAndTheOthersAreDelivered() {
        simulator().faults().next(Fault.partial(1));
        Exchange result = send("recraft:generate?{{recraft}}&numberOfImages=3&outputType=multipart", "A fox");

        assertThat(messages(result))
                .hasSize(2)
                .allSatisfy(image -> assertThat(image.getHeader(RecraftConstants.COST, BigDecimal.class))
                        .isEqualByComparingTo("0.035"));
    }

    private record Png(byte[] bytes) implements DataSource {
        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public OutputStream getOutputStream() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getContentType() {
            return "image/png";
        }

        @Override
        public String getName() {
            return "fox.png";
        }
    }

    private String uri(String operation) {
        String access =
                "provider=recraft&apiKey=" + KEY + "&baseUrl=" + simulator().baseUrl("recraft");
        return "recraft:" + operation + (operation.contains("?") ? "&" : "?") + access;
    }

    private static Object body(String operation) {
        return operation.startsWith("generate?") || operation.equals("generate") ? "A fox" : IMAGE;
    }

    private static Map<String, Object> headers(String operation) {
        Map<String, Object> headers = new LinkedHashMap<>();
        if (operation.matches("(imageToImage|inpaint|outpaint|replaceBackground|generateBackground).*")) {
            headers.put(RecraftConstants.PROMPT, "A fox");
        }
        if (operation.matches("(inpaint|generateBackground|eraseRegion).*")) {
            headers.put(RecraftConstants.MASK, MASK);
        }
        return headers;
    }

    private static Message succeeded(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage();
    }

    @SuppressWarnings("unchecked")
    private static List<Message> messages(Exchange exchange) {
        return succeeded(exchange).getBody(List.class);
    }

    private String sentFile(String field) {
        return simulator()
                .requests()
                .get(0)
                .file(field)
                .map(RecordedFile::sha256)
                .orElse("nothing");
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
