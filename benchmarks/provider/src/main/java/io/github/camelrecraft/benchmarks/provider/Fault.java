package io.github.camelrecraft.benchmarks.provider;

import java.util.function.Function;

/** What goes wrong at providers, each in turn. */
enum Fault {
    RATE_LIMITED_UNTIL_NOW(refusal("429 Too Many Requests", "Retry-After: 0\r\n", "rate_limit_exceeded")),
    RATE_LIMITED_FOR_A_SECOND(refusal("429 Too Many Requests", "Retry-After: 1\r\n", "rate_limit_exceeded")),
    INTERNAL_ERROR(refusal("500 Internal Server Error", "", "internal_error")),
    UNAVAILABLE(refusal("503 Service Unavailable", "", "service_unavailable")),
    RESET(image -> Answer.RESET),
    HALF_AN_ANSWER(image -> Reply.half(Reply.JSON, image.json())),
    /** In base64 at once; by URL when it is fetched, see {@link Images}. */
    HALF_AN_IMAGE(image -> Reply.ok(Reply.JSON, image.cut().json())),
    UNREADABLE(image -> Reply.ok(Reply.JSON, image.json().half()));

    private final Function<Generated, Answer> answer;

    Fault(Function<Generated, Answer> answer) {
        this.answer = answer;
    }

    /** What is answered in place of this. */
    Answer answer(Generated image) {
        return answer.apply(image);
    }

    private static Function<Generated, Answer> refusal(String status, String headers, String code) {
        Content body = Content.of("{\"code\":\"" + code + "\",\"message\":\"One of the faults that were asked for\"}");
        return image -> Reply.of(status, Reply.JSON + headers, body);
    }
}
