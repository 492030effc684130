package io.github.camelrecraft.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelrecraft.http.HttpAnswer;
import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.FailureKind;
import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.model.ImageResult;
import io.github.camelrecraft.model.PlainId;
import io.github.camelrecraft.model.RecraftOperation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Recraft's answers mean. Two failures are documented as plain text, the others as JSON with a code and a message, of
 * which few are published; refusals are not charged.
 */
final class RecraftAnswers {

    private record Rule(Pattern words, Set<Integer> statuses, FailureKind kind) {}

    /** Statuses that may be refusals of what was asked for. */
    private static final Set<Integer> REFUSALS = Set.of(400, 403, 422, 451);

    /** Held against code and message, first match wins; a field's name such as {@code block_nsfw} is no such word. */
    private static final List<Rule> RULES = List.of(
            rule("rate_limit_exceeded|too_many_requests", Set.of(400, 403, 429), FailureKind.RATE_LIMITED),
            rule(
                    "insufficient_\\w*|not_enough_\\w*|(insufficient|not enough) (credit|balance|fund|(api )?unit)s?",
                    Set.of(400, 402, 403, 422, 429),
                    FailureKind.INSUFFICIENT_FUNDS),
            rule(
                    "moderat\\w+|(content_policy|nsfw|moderation|safety)_\\w+|nsfw|content policy|unsafe|prohibited"
                            + "|inappropriate",
                    REFUSALS,
                    FailureKind.CONTENT_REJECTED));

    /** What costs nothing, whatever happens to it. */
    private static final Set<RecraftOperation> FREE = Set.of(
            RecraftOperation.LIST_STYLES,
            RecraftOperation.GET_STYLE,
            RecraftOperation.DELETE_STYLE,
            RecraftOperation.ACCOUNT);

    /** Many more than any operation is documented to make. */
    private static final int MAX_IMAGES = 20;

    /** 1,000 of Recraft's API units are one US dollar. */
    private static final int UNITS_PER_USD_DIGITS = 3;

    /** Of the cost of one of several images; what is left over is added to the first one's. */
    private static final int SHARE_DIGITS = 6;

    private final ImageRequest request;
    private final HttpAnswer answer;
    private final JsonNode json;

    private RecraftAnswers(ImageRequest request, HttpAnswer answer) {
        this.request = request;
        this.answer = answer;
        this.json = Json.of(answer);
    }

    static ProviderAnswer decode(ImageRequest request, HttpAnswer answer) {
        RecraftAnswers answers = new RecraftAnswers(request, answer);
        if (!answer.head().isSuccess()) {
            return new ProviderAnswer.Failed(answers.failure());
        }
        return request.operation().yields() == RecraftOperation.Yield.IMAGES ? answers.images() : answers.value();
    }

    private ProviderAnswer images() {
        List<ImageResult> images = new ArrayList<>();
        List<Failure> failed = new ArrayList<>();
        for (JsonNode item : items()) {
            Optional<ImageResult.Source> source = source(item);
            if (source.isEmpty()) {
                failed.add(Verdict.BAD_ANSWER.because(who() + " announced an image and did not send it"));
            } else if (images.size() < MAX_IMAGES) {
                images.add(new ImageResult(
                        source.get(), item.path("image_id").asText(null), null, null, null, 0, details(item)));
            }
        }
        if (images.isEmpty()) {
            return new ProviderAnswer.Failed(nothing("without an image"));
        }
        Map<String, Object> details = details();
        if (json.path("style_id").isTextual()) {
            details.put("StyleId", json.get("style_id").textValue());
        }
        return new ProviderAnswer.Images(priced(images), failed, details);
    }

    /** A list in {@code data}, or one in {@code image}. */
    private Iterable<JsonNode> items() {
        return json.path("image").isObject() ? List.of(json.get("image")) : json.path("data");
    }

    /** By address, in base64, or in a part of its own that has the image's id for a name. */
    private Optional<ImageResult.Source> source(JsonNode item) {
        int part = answer.parts().indexOf(item.path("image_id").asText());
        return part >= 0
                ? Optional.of(new ImageResult.Inline(part))
                : Json.source(item.path("b64_json")).or(() -> Json.source(item.path("url")));
    }

    private static Map<String, Object> details(JsonNode item) {
        Map<String, Object> details = new LinkedHashMap<>();
        JsonNode score = item.path("features").path("nsfw_score");
        if (score.isNumber()) {
            details.put("NsfwScore", score.doubleValue());
        }
        if (item.path("revised_prompt").isTextual()) {
            details.put("RevisedPrompt", item.get("revised_prompt").textValue());
        }
        return details;
    }

    /** The credits are those of the whole answer, so each image has its share; without them the price list counts. */
    private List<ImageResult> priced(List<ImageResult> images) {
        BigDecimal credits = Json.charge(json.path("credits"));
        if (credits == null) {
            return images.stream()
                    .map(image -> image.withCost(request.offer().price()))
                    .toList();
        }
        BigDecimal total = usd(credits);
        BigDecimal count = BigDecimal.valueOf(images.size());
        BigDecimal share = total.divide(count, Math.max(total.scale(), SHARE_DIGITS), RoundingMode.DOWN);
        BigDecimal first = total.subtract(share.multiply(count.subtract(BigDecimal.ONE)));
        List<ImageResult> priced = new ArrayList<>();
        for (ImageResult image : images) {
            priced.add(image.withCost(plain(priced.isEmpty() ? first : share)));
        }
        return priced;
    }

    private static BigDecimal usd(BigDecimal credits) {
        return credits.movePointLeft(UNITS_PER_USD_DIGITS);
    }

    /** Without zeros at its end, and not as a power of ten. */
    private static BigDecimal plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private ProviderAnswer value() {
        return switch (request.operation()) {
            case ENHANCE_PROMPT -> text("enhanced_prompt", Map.of());
            case CREATE_STYLE -> text("id", Map.of("StyleId", json.path("id").asText()));
            case LIST_STYLES ->
                json.path("styles").isArray()
                        ? told(Json.value(json.get("styles")), details())
                        : new ProviderAnswer.Failed(nothing("without a list of styles"));
            case DELETE_STYLE -> told(null, details());
            default ->
                json.isObject() && !json.isEmpty()
                        ? told(Json.value(json), details())
                        : new ProviderAnswer.Failed(nothing("with nothing"));
        };
    }

    private ProviderAnswer text(String member, Map<String, Object> more) {
        String text = json.path(member).asText("");
        if (text.isBlank()) {
            return new ProviderAnswer.Failed(nothing("without '" + member + "'"));
        }
        BigDecimal credits = Json.charge(json.path("credits"));
        BigDecimal cost = credits == null ? request.offer().price() : plain(usd(credits));
        Map<String, Object> details = details();
        details.putAll(more);
        if (cost != null) {
            details.put("Cost", cost);
        }
        return told(text, details);
    }

    private static ProviderAnswer told(@Nullable Object value, Map<String, Object> details) {
        return new ProviderAnswer.Value(value, details);
    }

    private Map<String, Object> details() {
        Map<String, Object> details = new LinkedHashMap<>();
        requestId().ifPresent(id -> details.put("RequestId", id));
        BigDecimal credits = Json.amount(json.path("credits"));
        if (credits != null) {
            details.put("Credits", credits);
        }
        return details;
    }

    private Optional<String> requestId() {
        return answer.head().header("x-recraft-requestid").filter(PlainId::is);
    }

    /** Support is asked about a failure by the request's id. */
    private String who() {
        return "recraft" + requestId().map(id -> " (request " + id + ")").orElse("");
    }

    private Failure failure() {
        int status = answer.head().status();
        JsonNode error = error();
        String code = error.path("code").asText("");
        String message = error.path("message").asText("");
        Verdict byStatus = status >= 500 ? Verdict.unknown(FailureKind.UNAVAILABLE) : Verdict.ofStatus(status);
        String what = message.isEmpty() ? " answered HTTP " + status + ": " + answer.text() : ": " + message;
        return verdict(byStatus, status, code + " " + message)
                .because(who() + what)
                .withAnswer(status, code.isEmpty() ? null : code, null);
    }

    /** A success that has nothing to show. If it says why, that is the failure, but nobody documents that it is free. */
    private Failure nothing(String what) {
        int status = answer.head().status();
        JsonNode error = error();
        String code = error.path("code").asText("");
        if (code.isEmpty()) {
            return verdict(Verdict.BAD_ANSWER, status, "")
                    .because(who() + " answered " + what + " and without an error")
                    .withAnswer(status, null, null);
        }
        String message = error.path("message").asText("no message");
        Verdict refused = verdict(Verdict.ofRun(status), 400, code + " " + message);
        return new Verdict(refused.kind(), isFree() ? Billing.NO : Billing.UNKNOWN)
                .because(who() + ": " + message)
                .withAnswer(status, code, null);
    }

    /** One note has code and message within {@code error}. */
    private JsonNode error() {
        return json.path("error").isObject() ? json.get("error") : json;
    }

    private Verdict verdict(Verdict otherwise, int status, String said) {
        Verdict verdict = RULES.stream()
                .filter(rule -> rule.statuses().contains(status)
                        && rule.words().matcher(said).find())
                .findFirst()
                .map(rule -> Verdict.free(rule.kind()))
                .orElse(otherwise);
        return isFree() ? Verdict.free(verdict.kind()) : verdict;
    }

    private boolean isFree() {
        return FREE.contains(request.operation());
    }

    private static Rule rule(String words, Set<Integer> statuses, FailureKind kind) {
        return new Rule(Pattern.compile("\\b(" + words + ")\\b", Pattern.CASE_INSENSITIVE), statuses, kind);
    }
}
