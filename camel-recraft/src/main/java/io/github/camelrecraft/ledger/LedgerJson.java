package io.github.camelrecraft.ledger;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.FailureKind;
import io.github.camelrecraft.model.ImageFormat;
import io.github.camelrecraft.model.ImageInfo;
import io.github.camelrecraft.model.ImageResult;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An entry as JSON. A later version may write more members, which this one skips; when it writes them in another way, it
 * counts {@link #FORMAT} up, and this one says so.
 */
final class LedgerJson {

    /** How it is written. */
    static final int FORMAT = 1;

    /** What a provider makes of the prompt is a prompt as well. */
    private static final Set<String> PROMPTS = Set.of("RevisedPrompt");

    private static final String LONG = "long";
    private static final String DECIMAL = "decimal";
    private static final String DOUBLE = "double";
    private static final String MAP = "map";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private LedgerJson() {}

    static byte[] write(LedgerEntry entry) throws IOException {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("format", FORMAT);
        json.set("intent", intent(entry.intent()));
        json.put("state", entry.state().name());
        json.put("version", entry.version());
        json.put("holder", entry.holder());
        json.put("heldUntil", entry.heldUntil().toString());
        json.put("created", entry.created().toString());
        json.put("updated", entry.updated().toString());
        put(json, "sent", entry.sent());
        AcceptedJob job = entry.job();
        if (job != null) {
            json.set("job", job(job));
        }
        PaidAnswer answer = entry.answer();
        if (answer != null) {
            json.set("answer", answer(answer));
        }
        Failure failure = entry.failure();
        if (failure != null) {
            json.set("failure", failure(failure));
        }
        put(json, "cost", entry.cost());
        json.put("delivered", entry.delivered());
        return MAPPER.writeValueAsBytes(json);
    }

    /** @throws IOException when it is not an entry, or one of a later format */
    static LedgerEntry read(byte[] bytes) throws IOException {
        JsonNode json = MAPPER.readTree(bytes);
        int format = json.path("format").asInt();
        if (format > FORMAT) {
            throw new IOException("the entry was written by a later version, in format " + format + "; this one reads "
                    + FORMAT + " and older");
        }
        try {
            return entry(json);
        } catch (RuntimeException e) {
            throw new IOException("the entry is damaged: " + e.getMessage(), e);
        }
    }

    private static LedgerEntry entry(JsonNode json) {
        return new LedgerEntry(
                toIntent(json.required("intent")),
                LedgerState.valueOf(text(json, "state")),
                json.required("version").longValue(),
                text(json, "holder"),
                Instant.parse(text(json, "heldUntil")),
                Instant.parse(text(json, "created")),
                Instant.parse(text(json, "updated")),
                optional(json, "sent", node -> Instant.parse(node.textValue())),
                optional(json, "job", LedgerJson::toJob),
                optional(json, "answer", LedgerJson::toAnswer),
                optional(json, "failure", LedgerJson::toFailure),
                optional(json, "cost", node -> new BigDecimal(node.textValue())),
                json.path("delivered").booleanValue());
    }

    private static ObjectNode intent(Intent intent) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("key", intent.key());
        json.put("fingerprint", intent.fingerprint());
        json.put("provider", intent.provider());
        json.put("account", intent.account());
        json.put("operation", intent.operation());
        json.put("model", intent.model());
        ObjectNode options = json.putObject("options");
        intent.options().forEach(options::put);
        ArrayNode tasks = json.putArray("tasks");
        intent.tasks().forEach(tasks::add);
        json.put("firstTask", intent.firstTask());
        return json;
    }

    private static Intent toIntent(JsonNode json) {
        return new Intent(
                text(json, "key"),
                text(json, "fingerprint"),
                text(json, "provider"),
                json.path("account").asText(""),
                text(json, "operation"),
                text(json, "model"),
                map(json.path("options"), JsonNode::textValue),
                list(json.path("tasks"), JsonNode::textValue),
                json.path("firstTask").intValue());
    }

    private static ObjectNode job(AcceptedJob job) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("id", job.id());
        ObjectNode links = json.putObject("links");
        job.links().forEach((name, link) -> links.put(name, link.toString()));
        return json;
    }

    private static AcceptedJob toJob(JsonNode json) {
        return new AcceptedJob(text(json, "id"), map(json.path("links"), link -> URI.create(link.textValue())));
    }

    private static ObjectNode answer(PaidAnswer answer) {
        ObjectNode json = MAPPER.createObjectNode();
        ArrayNode images = json.putArray("images");
        answer.images().forEach(image -> images.add(image(image)));
        ArrayNode failed = json.putArray("failed");
        answer.failed().forEach(failure -> failed.add(failure(failure)));
        json.set("details", details(answer.details()));
        Object value = answer.value();
        if (value != null) {
            json.set("value", value(value));
        }
        json.put("raw", answer.raw());
        return json;
    }

    private static PaidAnswer toAnswer(JsonNode json) {
        return new PaidAnswer(
                list(json.path("images"), LedgerJson::toImage),
                list(json.path("failed"), LedgerJson::toFailure),
                map(json.path("details"), LedgerJson::toPresent),
                toValue(json.path("value")),
                json.path("raw").booleanValue());
    }

    private static ObjectNode image(PaidAnswer.PaidImage image) {
        ImageResult result = image.result();
        ObjectNode json = MAPPER.createObjectNode();
        if (result.source() instanceof ImageResult.AtUrl at) {
            json.put("url", at.url().toString());
        } else if (result.source() instanceof ImageResult.Inline inline) {
            json.put("inline", inline.index());
        }
        put(json, "id", result.id());
        put(json, "seed", result.seed());
        put(json, "nsfw", result.nsfw());
        put(json, "cost", result.cost());
        json.put("task", result.task());
        json.set("details", details(result.details()));
        ImageInfo info = image.info();
        if (info != null) {
            ObjectNode bytes = json.putObject("info");
            bytes.put("format", info.format().name());
            bytes.put("width", info.width());
            bytes.put("height", info.height());
            bytes.put("length", info.length());
            bytes.put("sha256", info.sha256());
        }
        put(json, "jobId", image.jobId());
        json.put("index", image.index());
        return json;
    }

    private static PaidAnswer.PaidImage toImage(JsonNode json) {
        ImageResult result = new ImageResult(
                json.has("url")
                        ? new ImageResult.AtUrl(URI.create(text(json, "url")))
                        : new ImageResult.Inline(json.required("inline").intValue()),
                optional(json, "id", JsonNode::textValue),
                optional(json, "seed", node -> Long.valueOf(node.textValue())),
                optional(json, "nsfw", node -> Boolean.valueOf(node.textValue())),
                optional(json, "cost", node -> new BigDecimal(node.textValue())),
                json.path("task").intValue(),
                map(json.path("details"), LedgerJson::toPresent));
        return new PaidAnswer.PaidImage(
                result,
                optional(json, "info", LedgerJson::toInfo),
                optional(json, "jobId", JsonNode::textValue),
                json.path("index").intValue());
    }

    private static ImageInfo toInfo(JsonNode json) {
        return new ImageInfo(
                ImageFormat.valueOf(text(json, "format")),
                json.path("width").intValue(),
                json.path("height").intValue(),
                json.path("length").longValue(),
                text(json, "sha256"));
    }

    private static ObjectNode failure(Failure failure) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("kind", failure.kind().name());
        json.put("billed", failure.billed().name());
        json.put("retryable", failure.retryable());
        json.put("message", failure.message());
        json.put("httpStatus", failure.httpStatus());
        put(json, "code", failure.code());
        put(json, "retryAfter", failure.retryAfter());
        put(json, "jobId", failure.jobId());
        put(json, "imageUrl", failure.imageUrl());
        return json;
    }

    private static Failure toFailure(JsonNode json) {
        return new Failure(
                FailureKind.valueOf(text(json, "kind")),
                Billing.valueOf(text(json, "billed")),
                json.path("retryable").booleanValue(),
                text(json, "message"),
                json.path("httpStatus").intValue(),
                optional(json, "code", JsonNode::textValue),
                optional(json, "retryAfter", node -> Duration.parse(node.textValue())),
                optional(json, "jobId", JsonNode::textValue),
                optional(json, "imageUrl", node -> URI.create(node.textValue())),
                null);
    }

    private static ObjectNode details(Map<String, Object> details) {
        ObjectNode json = MAPPER.createObjectNode();
        details.forEach((name, detail) -> {
            if (!PROMPTS.contains(name)) {
                json.set(name, value(detail));
            }
        });
        return json;
    }

    /** What JSON would make something else of has its type beside it, since headers keep their types. */
    private static JsonNode value(@Nullable Object value) {
        if (value == null) {
            return MAPPER.nullNode();
        } else if (value instanceof Boolean bool) {
            return MAPPER.getNodeFactory().booleanNode(bool);
        } else if (value instanceof Integer number) {
            return MAPPER.getNodeFactory().numberNode(number);
        } else if (value instanceof Long number) {
            return typed(LONG, number.toString());
        } else if (value instanceof BigDecimal number) {
            return typed(DECIMAL, number.toString());
        } else if (value instanceof Number number) {
            return typed(DOUBLE, Double.toString(number.doubleValue()));
        } else if (value instanceof Iterable<?> several) {
            ArrayNode list = MAPPER.createArrayNode();
            several.forEach(each -> list.add(value(each)));
            return list;
        } else if (value instanceof Map<?, ?> map) {
            ObjectNode members = MAPPER.createObjectNode();
            map.forEach((name, member) -> members.set(String.valueOf(name), value(member)));
            return MAPPER.createObjectNode().set(MAP, members);
        }
        return MAPPER.getNodeFactory().textNode(value.toString());
    }

    private static ObjectNode typed(String type, String text) {
        return MAPPER.createObjectNode().put(type, text);
    }

    private static @Nullable Object toValue(JsonNode json) {
        if (json.isMissingNode() || json.isNull()) {
            return null;
        }
        return toPresent(json);
    }

    private static Object toPresent(JsonNode json) {
        if (json.isTextual()) {
            return json.textValue();
        } else if (json.isBoolean()) {
            return json.booleanValue();
        } else if (json.isNumber()) {
            return json.intValue();
        } else if (json.isArray()) {
            List<@Nullable Object> list = new ArrayList<>();
            json.forEach(each -> list.add(toValue(each)));
            return list;
        } else if (json.has(MAP)) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            json.get(MAP).properties().forEach(member -> map.put(member.getKey(), toValue(member.getValue())));
            return map;
        } else if (json.has(LONG)) {
            return Long.valueOf(text(json, LONG));
        } else if (json.has(DECIMAL)) {
            return new BigDecimal(text(json, DECIMAL));
        }
        return Double.valueOf(text(json, DOUBLE));
    }

    private static void put(ObjectNode json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value.toString());
        }
    }

    private static String text(JsonNode json, String name) {
        return json.required(name).textValue();
    }

    private static <T> @Nullable T optional(JsonNode json, String name, Function<JsonNode, T> reading) {
        return json.hasNonNull(name) ? reading.apply(json.get(name)) : null;
    }

    private static <T> List<T> list(JsonNode json, Function<JsonNode, T> reading) {
        List<T> list = new ArrayList<>();
        json.forEach(each -> list.add(reading.apply(each)));
        return list;
    }

    private static <T> Map<String, T> map(JsonNode json, Function<JsonNode, T> reading) {
        Map<String, T> map = new LinkedHashMap<>();
        json.properties().forEach(member -> map.put(member.getKey(), reading.apply(member.getValue())));
        return map;
    }
}
