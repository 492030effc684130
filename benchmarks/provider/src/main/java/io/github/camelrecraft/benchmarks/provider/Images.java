package io.github.camelrecraft.benchmarks.provider;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The images that answers lead to: {@code GET /images/<bytes>/<n>.png}. */
final class Images {

    static final String FOLDER = "/images/";

    /** What the name of one begins with that is cut, every other time: whoever asks again has it. */
    static final String HALF = "half-";

    private static final Pattern PATH = Pattern.compile(FOLDER + "(\\d{2,9})/(" + HALF + ")?\\d+\\.png");

    private final Map<String, Answer> whole = new ConcurrentHashMap<>();
    private final Map<String, Answer> halves = new ConcurrentHashMap<>();
    private final Set<String> cut = ConcurrentHashMap.newKeySet();

    Answer at(String path) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return Site.NOT_FOUND;
        }
        String bytes = matcher.group(1);
        return matcher.group(2) == null || wasCut(path)
                ? whole.computeIfAbsent(bytes, length -> Reply.ok(Reply.PNG, Png.of(Integer.parseInt(length))))
                : halves.computeIfAbsent(bytes, length -> Reply.half(Reply.PNG, Png.of(Integer.parseInt(length))));
    }

    private boolean wasCut(String path) {
        return !cut.add(path) && cut.remove(path);
    }
}
