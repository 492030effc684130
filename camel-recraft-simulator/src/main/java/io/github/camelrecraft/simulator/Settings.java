package io.github.camelrecraft.simulator;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What can be set on a running simulator. */
final class Settings {

    volatile Duration latency = Duration.ZERO;
    volatile boolean tinyImages;
    volatile @Nullable String requiredKey;
    volatile Envelope envelope = Envelope.STATE;

    void reset() {
        latency = Duration.ZERO;
        tinyImages = false;
        requiredKey = null;
        envelope = Envelope.STATE;
    }

    boolean accepts(String key) {
        return requiredKey == null ? !key.isBlank() : key.equals(requiredKey);
    }
}
