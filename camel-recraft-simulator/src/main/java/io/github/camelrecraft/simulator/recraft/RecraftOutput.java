package io.github.camelrecraft.simulator.recraft;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelrecraft.simulator.protocol.Answer;
import io.github.camelrecraft.simulator.protocol.Resources;
import io.github.camelrecraft.simulator.protocol.Sale;
import io.github.camelrecraft.simulator.protocol.Studio;
import io.github.camelrecraft.simulator.render.Image;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes images in the form that a request asks for: by URL, in base64, or beside the JSON in a form. */
final class RecraftOutput {

    private static final String LINE_END = "\r\n";

    private final Studio studio;
    private final RecraftBody body;
    private final String boundary = "recraft" + UUID.randomUUID().toString().replace("-", "");
    private final StringBuilder attached = new StringBuilder();

    RecraftOutput(Studio studio, RecraftBody body) {
        this.studio = studio;
        this.body = body;
    }

    /** The image's entry in the JSON. */
    ObjectNode entry(String id, Image image) {
        ObjectNode entry = Resources.JSON.createObjectNode().put("image_id", id);
        switch (body.text("response_format")) {
            case "b64_json" -> entry.put("b64_json", studio.inline(id, image));
            case "multipart" -> attach(id, image);
            default -> entry.put("url", studio.host(id, image));
        }
        if (body.fields().path("calculate_features").asBoolean()) {
            entry.putObject("features").put("nsfw_score", 0.01);
        }
        return entry;
    }

    Answer answer(ObjectNode json, List<Sale> sales) {
        if (!body.text("response_format").equals("multipart")) {
            return new Answer(200, Map.of(), json, true, sales, List.of());
        }
        String form = head("response", "", "application/json") + json + LINE_END + attached + "--" + boundary + "--"
                + LINE_END;
        return new Answer(200, Map.of(), "multipart/form-data; boundary=" + boundary, form, true, sales, List.of());
    }

    private void attach(String id, Image image) {
        String more = "; filename=\"" + id + "." + image.format().extension() + "\"";
        attached.append(head(id, more, image.format().contentType() + LINE_END + "Content-ID: " + id))
                .append(studio.attach(id, image))
                .append(LINE_END);
    }

    private String head(String name, String more, String contentType) {
        return "--" + boundary + LINE_END + "Content-Disposition: form-data; name=\"" + name + "\"" + more + LINE_END
                + "Content-Type: " + contentType + LINE_END + LINE_END;
    }
}
