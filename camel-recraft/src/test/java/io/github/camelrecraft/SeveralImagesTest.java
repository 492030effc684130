package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.model.ImageInfo;
import io.github.camelrecraft.simulator.Fault;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a result looks like: one image is the body, several are a list of messages, and each can be written as it is. */
class SeveralImagesTest extends RouteTestSupport {

    @ParameterizedTest
    @CsvSource({"png, .png", "jpg, .jpg"})
    void oneImageIsWrittenByAFileEndpointAloneWithTheRightExtension(String format, String extension) throws Exception {
        writeTo("recraft:generate?{{runware}}&outputFormat=" + format, "file:{{out}}");

        assertThat(send("direct:in", "A fox").getException()).isNull();

        assertThat(written()).hasSize(1).allSatisfy(file -> {
            assertThat(file.toString()).endsWith(extension);
            assertThat(ImageIO.read(file.toFile())).isNotNull();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"URL", "base64Data", "dataURI"})
    void twentyImagesAreSplitIntoTwentyFiles(String outputType) throws Exception {
        simulator().reset(); // images of full size, each of which goes through a temporary file
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .to("recraft:generate?{{runware}}&outputFormat=png&numberOfImages=20&outputType=" + outputType)
                        .split(body())
                        .to("file:{{out}}");
            }
        });

        assertThat(send("direct:in", "A fox").getException()).isNull();

        assertThat(written()).hasSize(20).allSatisfy(file -> {
            assertThat(file.toString()).endsWith(".png");
            assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(1024);
        });
        assertThat(simulator().bills().count()).isEqualTo(1);
        assertThat(simulator().bills().images()).isEqualTo(20);
    }

    @Test
    void imagesThatGoOnToAnotherThreadOutliveTheExchangeThatMadeThem() throws Exception {
        simulator().reset();
        NotifyBuilder made =
                new NotifyBuilder(context).fromRoute("maker").whenDone(1).create();
        NotifyBuilder written =
                new NotifyBuilder(context).fromRoute("writer").whenDone(3).create();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("seda:prompts")
                        .routeId("maker")
                        .to("recraft:generate?{{runware}}&outputFormat=png&numberOfImages=3")
                        .split(body())
                        .to("seda:later");
                from("seda:later").routeId("writer").autoStartup(false).to("file:{{out}}");
            }
        });

        send("seda:prompts", "A fox");
        assertThat(made.matches(1, TimeUnit.MINUTES)).isTrue();
        context.getRouteController().startRoute("writer");

        assertThat(written.matches(1, TimeUnit.MINUTES)).isTrue();
        assertThat(written())
                .hasSize(3)
                .allSatisfy(file -> assertThat(ImageIO.read(file.toFile())).isNotNull());
    }

    @Test
    void anImageCanBeReadAgainAndAgainAndByCopiesOfItsExchange() throws Exception {
        simulator().faults().always(Fault.largeImage(1_000_000));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .to("recraft:generate?{{runware}}")
                        .to("file:{{out}}?fileName=first.png")
                        .wireTap("file:{{out}}?fileName=tapped.png")
                        .multicast()
                        .parallelProcessing()
                        .to("file:{{out}}?fileName=second.png", "file:{{out}}?fileName=third.png");
            }
        });
        NotifyBuilder done = new NotifyBuilder(context).whenDone(2).create();

        assertThat(send("direct:in", "A fox").getException()).isNull();

        assertThat(done.matches(1, TimeUnit.MINUTES)).isTrue();
        assertThat(written()).hasSize(4).allSatisfy(file -> assertThat(file).hasSize(1_000_000));
    }

    @Test
    void eachOfSeveralImagesIsAMessageWithHeadersOfItsOwn() {
        Exchange result =
                send("recraft:generate?{{runware}}&numberOfImages=3&includeCost=true", "A fox", Map.of("order", "42"));

        Message message = result.getMessage();
        List<?> images = message.getBody(List.class);
        assertThat(images).hasSize(3);
        assertThat(message.getHeader(RecraftConstants.COUNT)).isEqualTo(3);
        for (int index = 0; index < 3; index++) {
            Message image = (Message) images.get(index);
            assertThat(image.getBody()).isInstanceOf(StreamCache.class);
            assertThat(image.getHeader(RecraftConstants.INDEX)).isEqualTo(index);
            assertThat(image.getHeader(RecraftConstants.COUNT)).isEqualTo(3);
            assertThat(image.getHeader(RecraftConstants.IMAGE_ID, String.class)).hasSize(36);
            assertThat(image.getHeader(Exchange.FILE_NAME))
                    .isEqualTo(image.getHeader(RecraftConstants.IMAGE_ID) + ".jpg");
            assertThat(image.getHeader("order")).isEqualTo("42");
        }
        assertThat(message.getHeader(RecraftConstants.COST)).hasToString("0.12");
    }

    @Test
    void whatWasPaidForIsDeliveredWhenOthersFail() {
        simulator().faults().next(Fault.partial(1));

        Message message =
                send("recraft:generate?{{runware}}&numberOfImages=3", "A fox").getMessage();

        List<?> images = message.getBody(List.class);
        assertThat(images).hasSize(2);
        assertThat(message.getHeader(RecraftConstants.COUNT)).isEqualTo(2);
        assertThat(message.getHeader(RecraftConstants.FAILURES, String.class)).contains("billed=");
    }

    @Test
    void oneBadImageDoesNotCostTheOthers() {
        simulator().faults().nextDownload(Fault.truncatedImage());

        Message message =
                send("recraft:generate?{{runware}}&numberOfImages=2", "A fox").getMessage();

        assertThat(message.getBody(ImageInfo.class)).isNotNull();
        assertThat(message.getHeader(RecraftConstants.FAILURES, String.class)).contains("DOWNLOAD_FAILED billed=YES");
    }

    @Test
    void theNameThatTheRouteSetStays() {
        Message message = send("recraft:generate?{{runware}}", "A fox", Map.of(Exchange.FILE_NAME, "banner.jpeg"))
                .getMessage();

        assertThat(message.getHeader(Exchange.FILE_NAME)).isEqualTo("banner.jpeg");
    }

    @Test
    void theNameOfAFileThatThePromptWasReadFromGetsTheImagesExtension() throws Exception {
        Path prompts = Files.createDirectories(folder.resolve("prompts/sub"));
        Files.writeString(prompts.resolve("fox.txt"), "A fox");
        NotifyBuilder done = new NotifyBuilder(context).whenDone(1).create();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("file:" + folder.resolve("prompts") + "?recursive=true")
                        .to("recraft:generate?{{runware}}&outputFormat=png")
                        .to("file:{{out}}");
            }
        });
        context.start();

        assertThat(done.matches(1, TimeUnit.MINUTES)).isTrue();
        assertThat(folder.resolve("out/sub/fox.png")).exists();
    }

    @Test
    void namesOfSeveralImagesAreNumbered() {
        List<?> images = send(
                        "recraft:generate?{{runware}}&numberOfImages=2",
                        "A fox",
                        Map.of(Exchange.FILE_NAME, "banner.jpg"))
                .getMessage()
                .getBody(List.class);

        assertThat(images)
                .extracting(image -> ((Message) image).getHeader(Exchange.FILE_NAME))
                .containsExactly("banner-1.jpg", "banner-2.jpg");
    }

    @Test
    void anImageOfAProducerTemplateCanBeReadAfterTheExchangeIsDone() {
        simulator().reset();
        simulator().faults().always(Fault.largeImage(3_000_000));
        context.start();

        byte[] image =
                context.createProducerTemplate().requestBody("recraft:generate?{{runware}}", "A fox", byte[].class);

        assertThat(image).hasSize(3_000_000);
        assertThat(temporaryFiles()).isZero();
    }

    @Test
    void aRoutesResultCanBeReadByTheOneWhoCalledIt() throws Exception {
        simulator().reset();
        simulator().faults().always(Fault.largeImage(3_000_000));
        route("recraft:generate?{{runware}}");

        byte[] image = context.createProducerTemplate().requestBody("direct:in", "A fox", byte[].class);

        assertThat(image).hasSize(3_000_000);
    }

    @Test
    void aResultCanBeReadByTheOneWhoCalledTheRouteAsWhateverItIs() throws Exception {
        simulator().faults().always(Fault.largeImage(3_000_000));
        route("recraft:generate?{{runware}}");

        Object image = context.createProducerTemplate().requestBody("direct:in", "A fox");

        assertThat(context.getTypeConverter().convertTo(byte[].class, image)).hasSize(3_000_000);
    }

    @Test
    void imagesCanBeAggregatedThoughTheirExchangesAreDone() throws Exception {
        simulator().faults().always(Fault.largeImage(500_000));
        List<Integer> sizes = new CopyOnWriteArrayList<>();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("seda:prompts")
                        .to("recraft:generate?{{runware}}")
                        .aggregate(constant(true), new GroupedBodyAggregationStrategy())
                        .completionSize(3)
                        .to("seda:album");
                from("seda:album")
                        .routeId("album")
                        .split(body())
                        .process(exchange -> sizes.add(exchange.getMessage().getBody(byte[].class).length));
            }
        });
        for (int message = 0; message < 3; message++) {
            send("seda:prompts", "Fox " + message);
        }

        Awaitility.await().untilAsserted(() -> assertThat(sizes).containsExactly(500_000, 500_000, 500_000));
    }

    @Test
    void twoBranchesCanEachSplitTheSameImagesAtOnce() throws Exception {
        simulator().faults().always(Fault.largeImage(300_000));
        List<byte[]> images = new CopyOnWriteArrayList<>();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .to("recraft:generate?{{runware}}&numberOfImages=15")
                        .multicast()
                        .parallelProcessing()
                        .to("direct:a", "direct:b");
                from("direct:a").split(body()).process(this::read);
                from("direct:b").split(body()).process(this::read);
            }

            private void read(Exchange exchange) {
                images.add(exchange.getMessage().getBody(byte[].class));
            }
        });

        assertThat(send("direct:in", "A fox").getException()).isNull();

        assertThat(images).hasSize(30).allSatisfy(image -> assertThat(image).isEqualTo(images.get(0)));
    }

    @Test
    void aSecondImageOfTheSameMessageDoesNotTakeTheFirstOnesName() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .loop(3)
                        .setBody(simple("A fox ${exchangeProperty.CamelLoopIndex}"))
                        .to("recraft:generate?{{cloudflare}}")
                        .to("file:{{out}}");
            }
        });
        simulator().reset();

        assertThat(send("direct:in", "").getException()).isNull();

        assertThat(written()).hasSize(3);
    }

    @Test
    void anImageCanBeSentAgainFromAMark() throws Exception {
        simulator().faults().always(Fault.largeImage(500_000));
        StreamCache image =
                send("recraft:generate?{{runware}}", "A fox").getMessage().getBody(StreamCache.class);
        InputStream stream = (InputStream) image;
        byte[] first = stream.readNBytes(100_000);

        stream.mark(Integer.MAX_VALUE);
        byte[] rest = stream.readAllBytes();
        stream.reset();

        assertThat(stream.markSupported()).isTrue();
        assertThat(stream.readAllBytes()).isEqualTo(rest);
        assertThat(first.length + rest.length).isEqualTo(500_000);
    }

    @Test
    void aReaderThatIsInterruptedDoesNotTakeTheImageFromTheOthers() throws Exception {
        simulator().faults().always(Fault.largeImage(1_000_000));
        Exchange result = send("recraft:generate?{{runware}}", "A fox");
        StreamCache image = result.getMessage().getBody(StreamCache.class);

        Thread.currentThread().interrupt();
        image.writeTo(OutputStream.nullOutputStream());
        assertThat(Thread.interrupted()).isTrue();
        image.reset();

        assertThat(result.getMessage().getBody(byte[].class)).hasSize(1_000_000);
    }

    @Test
    void aResultOfAnEarlierStepIsNotTakenForThisOnes() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .to("recraft:generate?{{runware}}&model=recraftv4_pro&includeCost=true")
                        .setBody(constant("A badger"))
                        .to("recraft:generate?{{cloudflare}}&model=recraftv4_1");
            }
        });

        Message message = send("direct:in", "A fox").getMessage();

        assertThat(message.getHeader(RecraftConstants.IMAGE_MODEL)).isEqualTo("recraftv4_1");
        assertThat(message.getHeaders())
                .doesNotContainKeys(RecraftConstants.IMAGE_SEED, RecraftConstants.JOB_ID)
                .containsEntry(RecraftConstants.COST, new BigDecimal("0.04"));
    }

    private void writeTo(String recraft, String file) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to(recraft).to(file);
            }
        });
    }

    private List<Path> written() throws Exception {
        try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
