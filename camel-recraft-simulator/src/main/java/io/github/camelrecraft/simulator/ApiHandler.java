package io.github.camelrecraft.simulator;

import io.github.camelrecraft.simulator.content.Content;
import io.github.camelrecraft.simulator.http.Handler;
import io.github.camelrecraft.simulator.http.HttpCall;
import io.github.camelrecraft.simulator.http.Reply;
import io.github.camelrecraft.simulator.http.Responder;
import io.github.camelrecraft.simulator.protocol.Answer;
import io.github.camelrecraft.simulator.protocol.Protocol;
import java.time.Duration;

/** The way of a request to a provider: recorded, judged, billed, and answered as its fault allows. */
final class ApiHandler implements Handler {

    private final Protocol protocol;
    private final Records records;
    private final Faults faults;
    private final Settings settings;
    private final Gallery gallery;
    private final Workshop workshop;

    ApiHandler(
            Protocol protocol, Records records, Faults faults, Settings settings, Gallery gallery, Workshop workshop) {
        this.protocol = protocol;
        this.records = records;
        this.faults = faults;
        this.settings = settings;
        this.gallery = gallery;
        this.workshop = workshop;
    }

    @Override
    public void handle(HttpCall call, Responder responder) {
        records.requests().add(RecordedRequest.of(protocol.provider(), call));
        Fault fault = faults.takeApi();
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
        String json = answer.json().toString();
        workshop.after(
                wait, Gallery.hasMarks(json), () -> fault.wire().send(responder, () -> reply(answer, json, fault)));
    }

    private static Duration work(Answer answer, Duration latency) {
        if (!answer.worked()) {
            return Duration.ZERO;
        }
        Duration patience = answer.patience();
        return patience == null ? latency : patience;
    }

    private Answer judge(HttpCall call, Fault fault) {
        Fault.Refusal refusal = fault.refusal();
        if (refusal == null) {
            return protocol.answer(call, fault.twist());
        }
        Answer refused = protocol.refusal(refusal.status()).with(refusal.headers());
        return fault.refusesUnseen()
                ? refused
                : protocol.answer(call, fault.twist()).saying(refused);
    }

    private Reply reply(Answer answer, String json, Fault fault) {
        Content body = gallery.fill(json);
        return fault.wire()
                .reply(
                        answer.status(),
                        answer.headers(),
                        "application/json",
                        fault.wire().malformed() ? body.first(body.length() / 2) : body);
    }
}
