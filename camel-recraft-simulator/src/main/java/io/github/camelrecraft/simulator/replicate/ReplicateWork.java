package io.github.camelrecraft.simulator.replicate;

import io.github.camelrecraft.simulator.input.InputImage;
import io.github.camelrecraft.simulator.input.InputLimits;
import io.github.camelrecraft.simulator.input.InputRefusal;
import io.github.camelrecraft.simulator.protocol.Sale;
import io.github.camelrecraft.simulator.protocol.Sizes.Size;
import io.github.camelrecraft.simulator.protocol.Studio;
import io.github.camelrecraft.simulator.protocol.Twist;
import io.github.camelrecraft.simulator.render.Image;
import io.github.camelrecraft.simulator.render.Picture;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One run.
 *
 * @param studio  draws
 * @param id      of the prediction
 * @param request asks for it
 * @param twist   what goes wrong
 */
record ReplicateWork(Studio studio, String id, ReplicateRequest request, Twist twist) {

    private static final int QUALITY = 95;
    private static final int LONGEST_SIDE = 4096;
    private static final int SHORTEST_SIDE = 64;

    ReplicateOutcome outcome() {
        Size size;
        try {
            size = size();
        } catch (InputRefusal refusal) {
            return ReplicateOutcome.failed(refusal.text(), List.of());
        }
        Twist.Failure failure = failure();
        if (failure != null) {
            String error = failure.message() + " (" + failure.code() + ")";
            return ReplicateOutcome.failed(error, failure.billed() ? List.of(sale()) : List.of());
        }
        return ReplicateOutcome.succeeded(
                twist.noImage() ? null : host(size), twist.endless() ? List.of() : List.of(sale()));
    }

    /** Of one result, a part can only fail whole. */
    private Twist.@Nullable Failure failure() {
        return twist.failure() == null && twist.failures() > 0
                ? new Twist.Failure("PA", "Prediction interrupted; please retry", false)
                : twist.failure();
    }

    private Sale sale() {
        ReplicateModel model = request.model();
        return new Sale(
                id, request.token(), model.id(), 1, model.usd(), request.input().prompt());
    }

    private Size size() {
        InputLimits limits = request.model().input();
        if (limits == null) {
            return request.input().size();
        }
        String url = request.input().json().required("image").textValue();
        InputImage image = limits.check(InputImage.at(url, studio));
        int factor = request.model().enlarges() ? 2 : 1;
        return new Size(side(image.width() * factor), side(image.height() * factor));
    }

    private static int side(int wanted) {
        return Math.max(SHORTEST_SIDE, Math.min(LONGEST_SIDE, wanted));
    }

    private String host(Size size) {
        String file = UUID.randomUUID().toString();
        Image drawn = twist.image() != null ? twist.image() : studio.draw(picture(size, file.hashCode()));
        return studio.host(
                file,
                twist.truncated() ? drawn.truncated() : drawn,
                studio.now().plus(studio.latency()).plus(Prediction.RETENTION));
    }

    private Picture picture(Size size, int seed) {
        ReplicateModel model = request.model();
        String prompt = request.input().prompt();
        return new Picture(
                model.format(),
                size.width(),
                size.height(),
                QUALITY,
                List.of(),
                null,
                prompt.isEmpty() ? model.id() : prompt,
                model.id() + "   " + size + "   simulated",
                seed);
    }
}
