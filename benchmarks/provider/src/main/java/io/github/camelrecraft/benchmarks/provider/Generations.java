package io.github.camelrecraft.benchmarks.provider;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What {@code POST /<latencyMillis>/<imageBytes>/<url|b64_json>/<faultPercent>/v1/images/generations} is answered. */
record Generations(int latencyMillis, Reply image) {

    private static final Pattern PATH =
            Pattern.compile("/(\\d{1,9})/(\\d{1,9})/(url|b64_json)/(\\d{1,2}|100)/v1/images/generations");

    /** None for an address that is not of this form. */
    static @Nullable Generations at(String path, int port) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return null;
        }
        int bytes = Integer.parseInt(matcher.group(2));
        Content image = matcher.group(3).equals("url")
                ? Content.of("http://127.0.0.1:" + port + "/images/" + bytes + "/" + Reply.NUMBER + ".png")
                : Png.of(bytes).base64();
        String before = "{\"created\":" + Instant.now().getEpochSecond()
                + ",\"credits\":40,\"data\":[{\"image_id\":\"00000000-0000-4000-8000-" + Reply.NUMBER + "\",\""
                + matcher.group(3) + "\":\"";
        return new Generations(
                Integer.parseInt(matcher.group(1)),
                Reply.of("200 OK", "Content-Type: application/json\r\n", image.between(before, "\"}]}")));
    }
}
