package io.github.camelrecraft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SharedTest {

    private record Settings(String host, int port) {}

    private final Shared<Settings, Object> shared = new Shared<>();

    @Test
    void whoAsksWithAnEqualKeyGetsTheSame() {
        Object made = shared.of(new Settings("api", 443), Object::new);
        assertThat(shared.of(new Settings("api", 443), Object::new)).isSameAs(made);
        assertThat(shared.values()).containsExactly(made);
    }

    @Test
    void whoAsksWithAnotherKeyGetsAnother() {
        Object made = shared.of(new Settings("api", 443), Object::new);
        assertThat(shared.of(new Settings("api", 80), Object::new)).isNotSameAs(made);
        assertThat(shared.values()).hasSize(2);
    }

    @Test
    void ofManyAtOnceOneMakesIt() throws Exception {
        AtomicInteger made = new AtomicInteger();
        CyclicBarrier together = new CyclicBarrier(8);
        List<CompletableFuture<Object>> all = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> {
                            await(together);
                            return shared.of(new Settings("api", 443), made::incrementAndGet);
                        },
                        each -> new Thread(each).start()))
                .limit(8)
                .toList();
        for (CompletableFuture<Object> each : all) {
            assertThat(each.get()).isEqualTo(1);
        }
        assertThat(made).hasValue(1);
    }

    @Test
    void whatCouldNotBeMadeIsMadeForTheNext() {
        Supplier<Object> failing = () -> {
            throw new IllegalStateException("no selector");
        };
        assertThatThrownBy(() -> shared.of(new Settings("api", 443), failing)).hasMessage("no selector");
        Object made = new Object();
        assertThat(shared.of(new Settings("api", 443), () -> made)).isSameAs(made);
    }

    @Test
    void whatWasForgottenIsMadeAnew() {
        Object made = shared.of(new Settings("api", 443), Object::new);
        shared.clear();
        assertThat(shared.of(new Settings("api", 443), Object::new)).isNotSameAs(made);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
