package io.github.camelrecraft.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FalTest {

    @RegisterExtension
    static final RecraftSimulatorExtension SIMULATOR = new RecraftSimulatorExtension();

    private JobClient client;

    @BeforeEach
    void client(RecraftSimulator simulator) {
        client = new JobClient(simulator);
    }

    @ParameterizedTest
    @CsvSource({
        "v4.1/text-to-image, image/webp, 0.035",
        "v4.1/pro/text-to-image, image/webp, 0.21",
        "v4.1/utility/text-to-image, image/webp, 0.035",
        "v4.1/utility/pro/text-to-image, image/webp, 0.21",
        "v4.1/text-to-vector, image/svg+xml, 0.08",
        "v4.1/pro/text-to-vector, image/svg+xml, 0.3",
        "v4/text-to-image, image/webp, 0.04",
        "v4/pro/text-to-image, image/webp, 0.25",
        "v4/text-to-vector, image/svg+xml, 0.08",
        "v4/pro/text-to-vector, image/svg+xml, 0.3",
        "v3/text-to-image, image/webp, 0.04"
    })
    void everyTextEndpointDraws(String endpoint, String contentType, String usd, RecraftSimulator simulator) {
        HttpResponse<String> response = client.fal("fal-ai/recraft/" + endpoint, JobClient.prompt());

        JsonNode file = Client.json(response).at("/images/0");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("x-fal-request-id")).isPresent();
        assertThat(response.headers().firstValue("X-Fal-Billable-Units")).hasValue("1");
        assertThat(file.get("content_type").textValue()).isEqualTo(contentType);
        assertThat(file.get("url").textValue()).endsWith(file.get("file_name").textValue());
        assertThat(Client.get(file.get("url").textValue()).headers().firstValue("Content-Type"))
                .hasValue(contentType);
        Bill bill = simulator.bills().all().get(0);
        assertThat(bill.provider()).isEqualTo("fal");
        assertThat(bill.account()).isEqualTo("key-id");
        assertThat(bill.jobId())
                .isEqualTo(response.headers().firstValue("x-fal-request-id").orElseThrow());
        assertThat(bill.model()).isEqualTo("fal-ai/recraft/" + endpoint);
        assertThat(bill.usd()).isEqualByComparingTo(usd);
        assertThat(bill.prompt()).isEqualTo("A lighthouse at dawn");
    }

    @ParameterizedTest
    @CsvSource({
        "fal-ai/recraft/v3/text-to-image, vector_illustration/line_art, 0.08",
        "fal-ai/recraft-v3, vector_illustration, 0.08",
        "fal-ai/recraft-20b, icon/outline, 0.044"
    })
    void aVectorStyleDrawsSvgAndCostsTwice(String endpoint, String style, String usd, RecraftSimulator simulator) {
        JsonNode file = file(endpoint, JobClient.prompt().put("style", style));

        assertThat(file.get("content_type").textValue()).isEqualTo("image/svg+xml");
        assertThat(simulator.bills().total()).isEqualByComparingTo(usd);
    }

    @ParameterizedTest
    @CsvSource({
        "square_hd, 1024, 1024",
        "square, 1024, 1024",
        "portrait_4_3, 896, 1216",
        "portrait_16_9, 768, 1344",
        "landscape_4_3, 1216, 896",
        "landscape_16_9, 1344, 768"
    })
    void aNamedSizeIsTheSizeOfItsRatio(String name, int width, int height) {
        ObjectNode input = JobClient.prompt().put("image_size", name);

        assertThat(svg("fal-ai/recraft/v4.1/text-to-vector", input))
                .contains("width=\"" + width + "\" height=\"" + height + "\"");
    }

    @Test
    void aSizeInPixelsIsDrawnInItsColours() {
        ObjectNode input = JobClient.json("""
                {'prompt': 'p', 'image_size': {'width': 1536, 'height': 768},
                 'colors': [{'r': 255, 'g': 0, 'b': 128}], 'background_color': {'r': 1, 'g': 2, 'b': 3},
                 'enable_safety_checker': false}""");

        assertThat(svg("fal-ai/recraft/v4.1/text-to-vector", input))
                .contains("width=\"1536\" height=\"768\"")
                .contains("ff0080");
    }

    @Test
    void anImageIsVectorized(RecraftSimulator simulator) {
        ObjectNode input = Client.JSON.createObjectNode().put("image_url", JobClient.png(300, 400));

        HttpResponse<String> response = client.fal("fal-ai/recraft/vectorize", input);

        JsonNode file = Client.json(response).get("image");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(new String(Client.get(file.get("url").textValue()).body(), StandardCharsets.UTF_8))
                .contains("width=\"300\" height=\"400\"");
        assertThat(simulator.bills().total()).isEqualByComparingTo("0.01");
    }

    @ParameterizedTest
    @CsvSource({"upscale/crisp, 0.004", "upscale/creative, 0.25"})
    void anImageIsEnlarged(String endpoint, String usd, RecraftSimulator simulator) {
        ObjectNode input = Client.JSON.createObjectNode().put("image_url", JobClient.png(256, 300));

        JsonNode file =
                Client.json(client.fal("fal-ai/recraft/" + endpoint, input)).get("image");

        BufferedImage image =
                Images.read(Client.get(file.get("url").textValue()).body());
        assertThat(image.getWidth()).isEqualTo(512);
        assertThat(image.getHeight()).isEqualTo(600);
        assertThat(simulator.bills().total()).isEqualByComparingTo(usd);
    }

    @Test
    void anImageOfTheSimulatorIsAnInput(RecraftSimulator simulator) {
        String drawn =
                file(JobClient.TEXT_TO_IMAGE, JobClient.prompt()).get("url").textValue();
        ObjectNode input = JobClient.prompt().put("image_url", drawn).put("strength", 0.2);

        JsonNode file = file("fal-ai/recraft/v3/image-to-image", input);

        assertThat(Client.get(file.get("url").textValue()).statusCode()).isEqualTo(200);
        assertThat(simulator.bills().count()).isEqualTo(2);
    }

    @Test
    void syncModeReturnsADataUri(RecraftSimulator simulator) {
        ObjectNode input =
                JobClient.prompt().put("image_url", JobClient.png(300, 300)).put("sync_mode", true);

        String url = file("fal-ai/recraft/v3/image-to-image", input).get("url").textValue();

        assertThat(url).startsWith("data:image/webp;base64,");
        assertThat(Base64.getDecoder().decode(url.substring(url.indexOf(',') + 1)))
                .startsWith('R', 'I', 'F', 'F');
    }

    @Test
    void aFileOfKnownSizeTellsIt(RecraftSimulator simulator) {
        simulator.faults().next(Fault.largeImage(5000));

        JsonNode file = file(JobClient.TEXT_TO_IMAGE, JobClient.prompt());

        assertThat(file.get("file_size").intValue()).isEqualTo(5000);
        assertThat(Client.get(file.get("url").textValue()).body()).hasSize(5000);
    }

    @Test
    void everyEndpointOfImagesMakesAStyle(RecraftSimulator simulator) {
        ObjectNode archive = Client.JSON
                .createObjectNode()
                .put("images_data_url", Archives.dataUrl(Images.png(300, 300), Images.png(400, 400)))
                .put("base_style", "digital_illustration");
        ObjectNode images = JobClient.json("{'image_urls': ['" + JobClient.png(300, 300) + "']}");

        JsonNode v3 = Client.json(client.fal("fal-ai/recraft/v3/create-style", archive));
        JsonNode v4 = Client.json(client.fal("fal-ai/recraft/v4/create-style", images));

        assertThat(v3.fieldNames()).toIterable().containsExactly("style_id");
        assertThat(v4.fieldNames()).toIterable().containsExactly("style_id");
        assertThat(simulator.bills().total()).isEqualByComparingTo("0.01");
    }

    private JsonNode file(String endpoint, ObjectNode input) {
        HttpResponse<String> response = client.fal(endpoint, input);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return Client.json(response).at("/images/0");
    }

    private String svg(String endpoint, ObjectNode input) {
        return new String(
                Client.get(file(endpoint, input).get("url").textValue()).body(), StandardCharsets.UTF_8);
    }
}
