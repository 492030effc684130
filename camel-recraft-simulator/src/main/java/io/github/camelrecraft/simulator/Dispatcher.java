package io.github.camelrecraft.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelrecraft.simulator.content.Content;
import io.github.camelrecraft.simulator.http.Handler;
import io.github.camelrecraft.simulator.http.HttpCall;
import io.github.camelrecraft.simulator.http.Reply;
import io.github.camelrecraft.simulator.http.Responder;
import io.github.camelrecraft.simulator.protocol.Answer;
import io.github.camelrecraft.simulator.protocol.Protocol;
import io.github.camelrecraft.simulator.render.Image;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The way of a request: recorded, judged by its provider, billed, and answered as its fault allows. */
final class Dispatcher implements Handler {

    private static final String JSON = "application/json";

    private final List<Protocol> protocols;
    private final Records records;
    private final Faults faults;
    private final Settings settings;
    private final Workshop workshop;
    private final Gallery gallery;

    Dispatcher(
            List<Protocol> protocols,
            Records records,
            Faults faults,
            Settings settings,
            Workshop workshop,
            Gallery gallery) {
        this.protocols = protocols;
        this.records = records;
        this.faults = faults;
        this.settings = settings;
        this.workshop = workshop;
        this.gallery = gallery;
    }

    @Override
    public void handle(HttpCall call, Responder responder) {
        Optional<Protocol> protocol =
                protocols.stream().filter(p -> p.serves(call.path())).findFirst();
        if (protocol.isPresent()) {
            api(call, protocol.get(), responder);
        } else if (call.path().startsWith(SimulatedStudio.IMAGES)) {
            download(call, responder);
        } else {
            responder.reply(notFound("Nothing is served at " + call.path()));
        }
    }

    private void api(HttpCall call, Protocol protocol, Responder responder) {
        records.requests().add(RecordedRequest.of(protocol.provider(), call));
        Fault fault = faults.takeApi();
        Answer answer = judge(call, protocol, fault);
        answer.sales().forEach(sale -> records.bills().write(protocol.provider(), call.time(), sale));
        Duration wait = answer.worked() ? settings.latency.plus(fault.delay()) : fault.delay();
        answer.errands().forEach(errand -> workshop.run(errand, settings.latency));
        String json = text(answer.json(), fault);
        workshop.after(wait, Gallery.hasMarks(json), () -> send(reply(answer, json, fault), fault, responder));
    }

    private static Answer judge(HttpCall call, Protocol protocol, Fault fault) {
        Fault.Refusal refusal = fault.refusal();
        if (refusal == null) {
            return protocol.answer(call, fault.twist());
        }
        Answer refused = protocol.refusal(refusal.status()).with(refusal.headers());
        return fault.refusesUnseen()
                ? refused
                : protocol.answer(call, fault.twist()).saying(refused);
    }

    private static String text(JsonNode json, Fault fault) {
        String text = json.toString();
        return fault.wire().malformed() ? text.substring(0, text.length() / 2) : text;
    }

    private Supplier<Reply> reply(Answer answer, String json, Fault fault) {
        return () -> new Reply(
                answer.status(),
                answer.headers(),
                contentType(JSON, fault),
                gallery.fill(json),
                fault.wire().ending());
    }

    private void download(HttpCall call, Responder responder) {
        records.downloads().add(RecordedRequest.of("images", call));
        Fault fault = faults.takeDownload();
        Fault.Refusal refusal = fault.refusal();
        String id = call.path().substring(SimulatedStudio.IMAGES.length()).replaceFirst("\\..*", "");
        Optional<Image> image = gallery.find(id).map(found -> twisted(found, fault));
        Supplier<Reply> reply = refusal != null
                ? () -> new Reply(
                        refusal.status(), refusal.headers(), "text/plain", Content.of("refused"), fault.wire().ending())
                : () -> image.map(found -> file(found, fault)).orElseGet(() -> notFound("No such image"));
        workshop.after(fault.delay(), true, () -> send(reply, fault, responder));
    }

    private static Image twisted(Image image, Fault fault) {
        Image other = fault.twist().image();
        Image chosen = other != null ? other : image;
        return fault.twist().truncated() ? chosen.truncated() : chosen;
    }

    private static Reply file(Image image, Fault fault) {
        Content content = fault.twist().noImage() ? Content.of("") : image.content();
        return new Reply(
                200,
                Map.of(),
                contentType(image.format().contentType(), fault),
                content,
                fault.wire().ending());
    }

    private static void send(Supplier<Reply> reply, Fault fault, Responder responder) {
        switch (fault.wire().sending()) {
            case ANSWER -> responder.reply(reply.get());
            case RESET -> responder.reset();
            case SILENCE -> {}
        }
    }

    private static String contentType(String usual, Fault fault) {
        String other = fault.wire().contentType();
        return other != null ? other : usual;
    }

    private static Reply notFound(String message) {
        return new Reply(404, new HashMap<>(), "text/plain", Content.of(message), Fault.NONE.wire().ending());
    }
}
