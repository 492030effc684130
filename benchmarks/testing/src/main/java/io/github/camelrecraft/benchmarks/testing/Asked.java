package io.github.camelrecraft.benchmarks.testing;

import io.github.camelrecraft.benchmarks.Contender;
import io.github.camelrecraft.benchmarks.Setup;
import io.github.camelrecraft.benchmarks.Setup.Style;
import io.github.camelrecraft.benchmarks.Sink;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** The contender on the class path is asked for one image, as it is when it is measured. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Asked {

    /** Of an image; more than what fits into one read. */
    static final int BYTES = 100_000;

    private static final int PATIENCE_SECONDS = 60;

    private final CompletableFuture<Provider> provider = new CompletableFuture<>();

    @BeforeAll
    void start() throws Exception {
        provider.complete(Provider.start());
    }

    @AfterAll
    void stop() throws Exception {
        if (provider.isDone()) {
            provider.join().close();
        }
    }

    final void make(Style style, String format, Sink sink) throws Exception {
        CompletableFuture<Void> image = new CompletableFuture<>();
        try (Contender contender =
                ServiceLoader.load(Contender.class).findFirst().orElseThrow()) {
            contender.start(new Setup(provider.join().base(format, BYTES), format.equals("b64_json"), sink, style, 1));
            contender.make("A fox in the snow", trouble -> {
                if (trouble == null) {
                    image.complete(null);
                } else {
                    image.completeExceptionally(trouble);
                }
            });
            image.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }
}
