package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.observe.RequestEnd;
import io.github.camelrecraft.observe.RequestFacts;
import io.github.camelrecraft.observe.RequestObservation;
import io.github.camelrecraft.observe.RequestObserver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps all that it hears. */
final class RecordingObserver implements RequestObserver {

    final List<RequestFacts> started = new CopyOnWriteArrayList<>();
    final List<RequestFacts> sent = new CopyOnWriteArrayList<>();
    final List<RequestEnd> ended = new CopyOnWriteArrayList<>();

    @Override
    public RequestObservation started(RequestFacts facts) {
        started.add(facts);
        return new RequestObservation() {
            @Override
            public void sent() {
                sent.add(facts);
            }

            @Override
            public void ended(RequestEnd end) {
                ended.add(end);
            }
        };
    }

    RequestEnd onlyEnd() {
        assertThat(ended).hasSize(1);
        return ended.get(0);
    }
}
