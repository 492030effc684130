package io.github.camelrecraft.benchmarks.contender;

import io.github.camelrecraft.benchmarks.Contender;
import io.github.camelrecraft.benchmarks.Setup;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The client and a JSON parser, without a framework: what nobody who uses both can do with less. */
public final class BareHttpClient implements Contender {

    private @Nullable Way way;

    @Override
    public void start(Setup setup) throws IOException {
        Target target = Target.of(setup.sink());
        way = setup.tuned() ? new Tuned(setup, target) : new Usual(setup, target);
    }

    @Override
    public void make(String prompt, Consumer<@Nullable Throwable> done) {
        Way to = way;
        if (to == null) {
            throw new IllegalStateException("not started");
        }
        to.make(prompt).whenComplete((nothing, trouble) -> done.accept(trouble));
    }

    @Override
    public void close() throws IOException {
        if (way != null) {
            way.close();
        }
    }
}
