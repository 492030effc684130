package io.github.camelrecraft.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A value that nobody asks for is not made. */
class LazyTest {

    private final AtomicInteger made = new AtomicInteger();
    private final Lazy<String> value = new Lazy<>(() -> "value " + made.incrementAndGet());

    @Test
    void isMadeWhenSomebodyAsks() {
        assertThat(made).hasValue(0);
        assertThat(value.get()).isEqualTo("value 1");
    }

    @Test
    void isMadeOnce() {
        value.get();
        assertThat(value.get()).isEqualTo("value 1");
        assertThat(made).hasValue(1);
    }

    @Test
    void whatItIsMadeOfIsLetGo() {
        WeakReference<StringBuilder> material = new WeakReference<>(new StringBuilder("value"));
        Lazy<String> kept = madeOf(material.get());

        assertThat(kept.get()).isEqualTo("value");

        Awaitility.await().until(() -> {
            System.gc();
            return material.get() == null;
        });
        assertThat(kept.get()).isEqualTo("value");
    }

    private static Lazy<String> madeOf(StringBuilder material) {
        return new Lazy<>(material::toString);
    }

    @Test
    void isEqualToAnotherOfTheSameValue() {
        assertThat(value).isEqualTo(new Lazy<>(() -> "value 1")).hasSameHashCodeAs("value 1");
        assertThat(value).isNotEqualTo(new Lazy<>(() -> "value 2")).hasToString("value 1");
    }
}
