package io.github.camelrecraft.simulator.recraft;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which images were found by exploring, for only those have similar ones. Thread-safe. */
final class Explored {

    private static final int REMEMBERED = 50_000;

    private final Map<String, RecraftModel> models = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, RecraftModel> eldest) {
            return size() > REMEMBERED;
        }
    };

    synchronized void add(String imageId, RecraftModel model) {
        models.put(imageId, model);
    }

    synchronized Optional<RecraftModel> model(String imageId) {
        return Optional.ofNullable(models.get(imageId));
    }

    synchronized void forget() {
        models.clear();
    }
}
