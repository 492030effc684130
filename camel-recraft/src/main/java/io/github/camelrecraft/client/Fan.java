package io.github.camelrecraft.client;

import io.github.camelrecraft.model.Failure;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Several requests for one message, at the same time: their images are one outcome, in the order of the requests. What
 * some of them brought is delivered although others failed, since it is paid for.
 */
final class Fan {

    private Fan() {}

    static Outcome joined(List<Outcome> outcomes) {
        List<Outcome.Delivered> images = new ArrayList<>();
        List<Failure> failed = new ArrayList<>();
        Map<String, Object> details = new LinkedHashMap<>();
        Duration longest = Duration.ZERO;
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Success success) {
                images.addAll(success.images());
                failed.addAll(success.failed());
                success.details().forEach((name, value) -> details.merge(name, value, Fan::both));
                longest = longest.compareTo(success.duration()) < 0 ? success.duration() : longest;
            } else if (outcome instanceof Outcome.Failed none) {
                failed.add(none.failure());
                failed.addAll(none.others());
            }
        }
        if (images.isEmpty()) {
            failed.sort(ImageCollection.BY_MONEY);
            return new Outcome.Failed(failed.get(0), failed.subList(1, failed.size()));
        }
        return new Outcome.Success(images, failed, details, null, longest);
    }

    /** Amounts add up; of anything else, the last one stays. */
    private static Object both(Object one, Object other) {
        return one instanceof BigDecimal amount && other instanceof BigDecimal more ? amount.add(more) : other;
    }
}
