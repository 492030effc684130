package io.github.camelrecraft.simulator;

import io.github.camelrecraft.simulator.content.Content;
import io.github.camelrecraft.simulator.http.Handler;
import io.github.camelrecraft.simulator.http.HttpCall;
import io.github.camelrecraft.simulator.http.Reception;
import io.github.camelrecraft.simulator.http.Reply;
import io.github.camelrecraft.simulator.http.Responder;
import io.github.camelrecraft.simulator.render.Image;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The image host. It asks for no key, as the providers' hosts do not. */
final class ImageHandler implements Handler {

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final Records records;
    private final Faults faults;
    private final Gallery gallery;
    private final Workshop workshop;

    ImageHandler(Records records, Faults faults, Gallery gallery, Workshop workshop) {
        this.records = records;
        this.faults = faults;
        this.gallery = gallery;
        this.workshop = workshop;
    }

    @Override
    public Reception meet(HttpCall beginning) {
        Fault fault = faults.take(Target.DOWNLOAD, beginning.method() + " " + beginning.path());
        return new Reception(fault.resetAfter(), (call, responder) -> handle(call, fault, responder));
    }

    private void handle(HttpCall call, Fault fault, Responder responder) {
        records.downloads().add(RecordedRequest.of("images", call));
        workshop.after(fault.delay(), true, () -> fault.wire().send(responder, () -> reply(call, fault)));
    }

    private Reply reply(HttpCall call, Fault fault) {
        FaultParts.Refusal refusal = fault.refusal();
        if (refusal != null) {
            return refuse(refusal.status(), refusal.headers(), fault);
        }
        if (!READING.contains(call.method())) {
            return refuse(405, Map.of("Allow", "GET, HEAD"), fault);
        }
        if (fault.linking().expired()) {
            return refuse(404, Map.of(), fault);
        }
        String file = call.path().substring(SimulatedStudio.IMAGES.length());
        Optional<Image> image = gallery.find(SimulatedStudio.id(file));
        return image.map(found -> deliver(found, fault)).orElseGet(() -> refuse(404, Map.of(), fault));
    }

    private static Reply deliver(Image hosted, Fault fault) {
        Image other = fault.twist().image();
        Image image = other != null ? other : hosted;
        Image sent = fault.twist().truncated() ? image.truncated() : image;
        Content content = fault.twist().noImage() ? Content.of("") : sent.content();
        return fault.wire().reply(200, Map.of(), image.format().contentType(), content);
    }

    private static Reply refuse(int status, Map<String, String> headers, Fault fault) {
        return fault.wire().reply(status, headers, "text/plain", Content.of("Status " + status + "\n"));
    }
}
