package io.github.camelrecraft.client;

import io.github.camelrecraft.model.Failure;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Several requests for one message, at the same time: their images are one outcome, in the order of the requests. What
 * some of them brought is delivered although others failed, since it is paid for.
 */
final class JoinedOutcome {

    private JoinedOutcome() {}

    static Outcome of(List<Outcome> outcomes) {
        List<Outcome.Delivered> images = new ArrayList<>();
        List<Failure> failed = new ArrayList<>();
        List<Map<String, Object>> details = new ArrayList<>();
        Duration longest = Duration.ZERO;
        int attempts = outcomes.stream().mapToInt(Outcome::attempts).max().orElse(0);
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Success success) {
                success.images().forEach(image -> images.add(image.with(success.details())));
                failed.addAll(success.failed());
                details.add(success.details());
                longest = longest.compareTo(success.duration()) < 0 ? success.duration() : longest;
            } else if (outcome instanceof Outcome.Failed none) {
                failed.add(none.failure());
                failed.addAll(none.others());
            }
        }
        if (images.isEmpty()) {
            failed.sort(ImageCollection.BY_MONEY);
            return new Outcome.Failed(failed.get(0), failed.subList(1, failed.size()), attempts);
        }
        return new Outcome.Success(images, failed, common(details), null, longest, attempts);
    }

    /** Amounts add up; of anything else, what all say alike is said of all. */
    private static Map<String, Object> common(List<Map<String, Object>> details) {
        Map<String, Object> common = new LinkedHashMap<>();
        Set<String> differ = new HashSet<>();
        for (Map<String, Object> each : details) {
            each.forEach((name, value) -> {
                Object other = common.putIfAbsent(name, value);
                if (other instanceof BigDecimal amount && value instanceof BigDecimal more) {
                    common.put(name, amount.add(more));
                } else if (other != null && !other.equals(value)) {
                    differ.add(name);
                }
            });
        }
        common.keySet().removeAll(differ);
        common.keySet().removeIf(name -> !details.stream().allMatch(each -> each.containsKey(name)));
        return common;
    }
}
