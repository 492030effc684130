package io.github.camelrecraft.benchmarks.provider;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code POST /<latencyMillis>/<imageBytes>/<url|b64_json>/<faultPercent>/v1/images/generations} is answered:
 * images, and faults spread evenly among them, so that every hundred requests meet just as many as was said.
 */
final class Generations {

    private static final Pattern PATH =
            Pattern.compile("/(\\d{1,9})/(\\d{1,9})/(url|b64_json)/(\\d{1,2}|100)/v1/images/generations");
    private static final Fault[] FAULTS = Fault.values();

    private final int latencyMillis;
    private final int faultPercent;
    private final Answer image;
    private final Map<Fault, Answer> faults = new EnumMap<>(Fault.class);
    private final AtomicLong asked = new AtomicLong();

    private Generations(int latencyMillis, int faultPercent, Generated image) {
        this.latencyMillis = latencyMillis;
        this.faultPercent = faultPercent;
        this.image = Reply.ok(Reply.JSON, image.json());
        if (faultPercent > 0) {
            for (Fault fault : FAULTS) {
                faults.put(fault, fault.answer(image));
            }
        }
    }

    /** None for an address that is not of this form. */
    static @Nullable Generations at(String path, int port) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return null;
        }
        int bytes = Integer.parseInt(matcher.group(2));
        return new Generations(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(4)),
                matcher.group(3).equals("url") ? Generated.byUrl(port, bytes) : Generated.inBase64(bytes));
    }

    int latencyMillis() {
        return latencyMillis;
    }

    Answer next(Counts counts) {
        counts.request();
        long number = asked.incrementAndGet();
        long due = number * faultPercent / 100;
        if (due == (number - 1) * faultPercent / 100) {
            return image;
        }
        Fault fault = FAULTS[(int) ((due - 1) % FAULTS.length)];
        counts.fault(fault);
        return faults.getOrDefault(fault, image);
    }
}
