package io.github.camelrecraft.simulator;

import io.github.camelrecraft.simulator.content.Content;
import io.github.camelrecraft.simulator.http.Handler;
import io.github.camelrecraft.simulator.http.HttpCall;
import io.github.camelrecraft.simulator.http.Reception;
import io.github.camelrecraft.simulator.http.Reply;
import io.github.camelrecraft.simulator.http.Responder;
import io.github.camelrecraft.simulator.protocol.Answer;
import io.github.camelrecraft.simulator.protocol.Protocol;
import java.time.Duration;

/** The way of a request to a provider: recorded, judged, billed, and answered as its fault allows. */
final class ApiHandler implements Handler {

    /** A longer body holds images, and to look at those takes longer than an I/O thread has. */
    private static final int LARGE = 64 * 1024;

    private final Protocol protocol;
    private final Records records;
    private final Faults faults;
    private final Settings settings;
    private final Gallery gallery;
    private final Links links;
    private final Workshop workshop;

    ApiHandler(
            Protocol protocol,
            Records records,
            Faults faults,
            Settings settings,
            Gallery gallery,
            Links links,
            Workshop workshop) {
        this.protocol = protocol;
        this.records = records;
        this.faults = faults;
        this.settings = settings;
        this.gallery = gallery;
        this.links = links;
        this.workshop = workshop;
    }

    @Override
    public Reception meet(HttpCall beginning) {
        Target target = Target.of(protocol.purpose(beginning));
        Fault fault = faults.take(target, beginning.method() + " " + beginning.path());
        return new Reception(fault.resetAfter(), (call, responder) -> handle(call, fault, responder));
    }

    private void handle(HttpCall call, Fault fault, Responder responder) {
        boolean large = call.bytes().length() > LARGE;
        workshop.after(Duration.ZERO, large, () -> Wire.guard(responder, () -> take(call, fault, responder)));
    }

    private void take(HttpCall call, Fault fault, Responder responder) {
        records.requests().add(RecordedRequest.of(protocol.provider(), call));
        Duration latency = settings.latency;
        Answer answer = judge(call, fault);
        answer.sales().forEach(sale -> records.bills().write(protocol.provider(), call.time(), sale));
        if (answer.unsold() != null) {
            records.bills().undo(protocol.provider(), answer.unsold());
        }
        answer.errands().forEach(errand -> workshop.run(errand, errand.early() ? Duration.ZERO : latency));
        if (answer.worked() && answer.patience() == null && fault.twist().endless()) {
            return;
        }
        Duration wait = fault.delay().plus(work(answer, latency));
        workshop.after(
                wait,
                Gallery.hasMarks(answer.body()),
                () -> fault.wire().send(responder, () -> reply(call, answer, fault)));
    }

    private static Duration work(Answer answer, Duration latency) {
        if (!answer.worked()) {
            return Duration.ZERO;
        }
        Duration patience = answer.patience();
        return patience == null ? latency : patience;
    }

    private Answer judge(HttpCall call, Fault fault) {
        FaultParts.Refusal refusal = fault.refusal();
        if (refusal == null) {
            return protocol.answer(call, fault.twist());
        }
        Answer refused = protocol.refusal(refusal.status(), refusal.code()).with(refusal.headers());
        return fault.refusesUnseen()
                ? refused
                : protocol.answer(call, fault.twist()).saying(refused);
    }

    private Reply reply(HttpCall call, Answer answer, Fault fault) {
        Content body = gallery.fill(links.seenFrom(call.origin(), links.edit(answer.body(), fault.linking())));
        return fault.wire()
                .reply(
                        answer.status(),
                        answer.headers(),
                        answer.contentType(),
                        fault.wire().malformed() ? body.first(body.length() / 2) : body);
    }
}
