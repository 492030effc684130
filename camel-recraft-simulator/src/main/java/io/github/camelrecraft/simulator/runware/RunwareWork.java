package io.github.camelrecraft.simulator.runware;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelrecraft.simulator.content.Content;
import io.github.camelrecraft.simulator.protocol.Errand;
import io.github.camelrecraft.simulator.protocol.Palette;
import io.github.camelrecraft.simulator.protocol.Resources;
import io.github.camelrecraft.simulator.protocol.Sale;
import io.github.camelrecraft.simulator.protocol.Sizes.Size;
import io.github.camelrecraft.simulator.protocol.Studio;
import io.github.camelrecraft.simulator.protocol.Twist;
import io.github.camelrecraft.simulator.render.Format;
import io.github.camelrecraft.simulator.render.Image;
import io.github.camelrecraft.simulator.render.Picture;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Does an accepted task. */
final class RunwareWork {

    private final Studio studio;
    private final JsonNode task;
    private final RunwareModel model;
    private final Twist twist;
    private final String key;
    private final List<ObjectNode> data = new ArrayList<>();
    private final List<ObjectNode> errors = new ArrayList<>();
    private final List<Errand> errands = new ArrayList<>();

    RunwareWork(Studio studio, JsonNode task, RunwareModel model, Twist twist, String key) {
        this.studio = studio;
        this.task = task;
        this.model = model;
        this.twist = twist;
        this.key = key;
    }

    RunwareJob run() {
        int wanted = RunwareJob.wanted(task);
        Twist.Failure failure = twist.failure();
        if (failure != null) {
            fail(failure.code(), failure.message());
            return job(failure.billed() ? wanted : 0);
        }
        if (twist.noImage()) {
            return job(wanted);
        }
        int told = Math.max(0, wanted - twist.missing());
        int delivered = Math.max(0, told - twist.failures());
        for (int i = 0; i < delivered; i++) {
            deliver();
        }
        for (int i = delivered; i < told; i++) {
            fail("inferenceError", "Result " + (i + 1) + " of " + wanted + " could not be generated.");
        }
        return job(delivered);
    }

    private RunwareJob job(int billed) {
        RunwareResult result = new RunwareResult(List.copyOf(data), List.copyOf(errors), 200);
        Instant readyAt = twist.endless() ? Instant.MAX : studio.now().plus(studio.latency());
        return new RunwareJob(task, readyAt, result, sales(billed), twist.endless() ? List.of() : List.copyOf(errands));
    }

    private List<Sale> sales(int images) {
        return images == 0
                ? List.of()
                : List.of(new Sale(
                        task.required("taskUUID").textValue(),
                        key,
                        model.id(),
                        images,
                        model.usd().multiply(BigDecimal.valueOf(images)),
                        task.path("positivePrompt").asText()));
    }

    private void fail(String code, String message) {
        errors.add(RunwareError.invalid(code, message).toJson(task));
    }

    private void deliver() {
        String imageUuid = UUID.randomUUID().toString();
        int seed = imageUuid.hashCode() & Integer.MAX_VALUE;
        Image image = image(seed);
        ObjectNode item = Resources.JSON
                .createObjectNode()
                .put("taskType", model.taskType())
                .put("taskUUID", task.required("taskUUID").textValue())
                .put("imageUUID", imageUuid);
        switch (task.path("outputType").asText("URL")) {
            case "base64Data" -> item.put("imageBase64Data", studio.inline(imageUuid, image));
            case "dataURI" ->
                item.put(
                        "imageDataURI",
                        "data:" + image.format().contentType() + ";base64," + studio.inline(imageUuid, image));
            default -> item.put("imageURL", studio.host(imageUuid, image));
        }
        if (model.isRaster()) {
            item.put("seed", seed);
            if (isSafetyChecked()) {
                item.put("NSFWContent", false);
            }
        }
        if (task.path("includeCost").asBoolean()) {
            item.put("cost", model.usd());
        }
        data.add(item);
        send("PUT", "uploadEndpoint", image.format().contentType(), image::content);
        send("POST", "webhookURL", "application/json", () -> studio.print(item));
    }

    private void send(String method, String field, String contentType, Supplier<Content> content) {
        if (task.has(field)) {
            errands.add(new Errand(method, URI.create(task.get(field).textValue()), contentType, content));
        }
    }

    private Image image(int seed) {
        JsonNode palette = task.has("settings")
                ? task.get("settings")
                : task.path("providerSettings").path("recraft");
        Size size = task.has("width")
                ? new Size(task.get("width").intValue(), task.get("height").intValue())
                : model.sizes().first();
        Picture picture = new Picture(
                Format.valueOf(task.path("outputFormat").asText(model.isRaster() ? "JPG" : "SVG")),
                size.width(),
                size.height(),
                task.path("outputQuality").asInt(95),
                Palette.colors(palette.path("colors")),
                palette.has("backgroundColor") ? Palette.color(palette.get("backgroundColor")) : null,
                task.path("positivePrompt").asText("vectorized"),
                model.id() + "   " + size + "   simulated",
                seed);
        Image image = twist.image() != null ? twist.image() : studio.draw(picture);
        return twist.truncated() ? image.truncated() : image;
    }

    private boolean isSafetyChecked() {
        JsonNode safety = task.path("safety");
        return safety.path("checkContent").asBoolean()
                || safety.path("mode").asText("none").equals("fast");
    }
}
