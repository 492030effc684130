package io.github.camelrecraft.model;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Something that can be asked of a provider. The name is the same in the URI, in a message body that names options and,
 * behind {@code CamelRecraft}, in a header. What each of them means is said once, at the setter of that name in the
 * component's configuration; which provider knows it, and in what range, is data of the {@link ModelCatalog}.
 *
 * @param <T> the type of its value
 */
public final class ImageOption<T> {

    private static final List<ImageOption<?>> ALL = new ArrayList<>();

    /** Who may set an option. */
    private enum Scope {
        /** The endpoint, or a message. */
        MESSAGE,
        /** The endpoint alone: it decides where something is sent, so a message must not. */
        ENDPOINT,
        /** The endpoint alone, and the value is a secret: a presigned address is one. */
        SECRET
    }

    public static final ImageOption<String> PROMPT = message("prompt", (option, value) -> value.toString());
    public static final ImageOption<String> MODEL = text("model");
    public static final ImageOption<ImageSize> SIZE = message(
            "size", (option, value) -> value instanceof ImageSize size ? size : ImageSize.parse(value.toString()));
    public static final ImageOption<List<Color>> COLORS =
            message("colors", (option, value) -> Color.parseList(option, joined(value)));
    public static final ImageOption<Color> BACKGROUND_COLOR = message(
            "backgroundColor",
            (option, value) -> value instanceof Color color ? color : Color.parse(option, value.toString()));
    public static final ImageOption<Integer> NUMBER_OF_IMAGES = integer("numberOfImages");
    public static final ImageOption<String> STYLE = text("style");
    public static final ImageOption<String> SUBSTYLE = text("substyle");
    public static final ImageOption<String> STYLE_ID = text("styleId");
    public static final ImageOption<String> STYLE_MATCH = text("styleMatch");
    public static final ImageOption<String> NEGATIVE_PROMPT = text("negativePrompt");
    public static final ImageOption<Long> SEED = message("seed", ImageOption::toLong);
    public static final ImageOption<Double> STRENGTH = number("strength");
    public static final ImageOption<Integer> ARTISTIC_LEVEL = integer("artisticLevel");
    public static final ImageOption<Boolean> NO_TEXT = bool("noText");
    public static final ImageOption<List<TextBox>> TEXT_LAYOUT = message("textLayout", TextBox::readList);
    public static final ImageOption<String> CREATIVITY = text("creativity");
    public static final ImageOption<Integer> EXPAND_LEFT = integer("expandLeft");
    public static final ImageOption<Integer> EXPAND_RIGHT = integer("expandRight");
    public static final ImageOption<Integer> EXPAND_TOP = integer("expandTop");
    public static final ImageOption<Integer> EXPAND_BOTTOM = integer("expandBottom");
    public static final ImageOption<Double> ZOOM_OUT_PERCENTAGE = number("zoomOutPercentage");
    public static final ImageOption<String> REFINEMENT = text("refinement");
    public static final ImageOption<String> SOURCE_IMAGE_ID = text("sourceImageId");
    public static final ImageOption<Integer> SIMILARITY = integer("similarity");
    public static final ImageOption<Boolean> SVG_COMPRESSION = bool("svgCompression");
    public static final ImageOption<Boolean> LIMIT_NUM_SHAPES = bool("limitNumShapes");
    public static final ImageOption<Integer> MAX_NUM_SHAPES = integer("maxNumShapes");
    public static final ImageOption<Boolean> COLOR_REDUCTION = bool("colorReduction");
    public static final ImageOption<Boolean> RETURN_GRADIENTS = bool("returnGradients");
    public static final ImageOption<String> SHAPE_STACKING = text("shapeStacking");
    public static final ImageOption<Boolean> SMALL_SHAPE_FILTER = bool("smallShapeFilter");
    public static final ImageOption<List<Color>> STRICT_COLOR_PALETTE =
            message("strictColorPalette", (option, value) -> Color.parseList(option, joined(value)));
    public static final ImageOption<Boolean> PRIVATE_STYLE = bool("privateStyle");
    public static final ImageOption<List<Double>> IMAGE_WEIGHTS = message("imageWeights", ImageOption::numbers);
    public static final ImageOption<List<String>> SOURCE_STYLES = message("sourceStyles", ImageOption::texts);
    public static final ImageOption<List<Double>> SOURCE_STYLE_WEIGHTS =
            message("sourceStyleWeights", ImageOption::numbers);
    public static final ImageOption<String> MIX_POLICY = text("mixPolicy");
    public static final ImageOption<Boolean> BASIC_STYLES = bool("basicStyles");
    public static final ImageOption<String> OUTPUT_TYPE = text("outputType");
    public static final ImageOption<String> OUTPUT_FORMAT = message(
            "outputFormat",
            (option, value) -> value.toString().strip().toLowerCase(Locale.ROOT).replace("jpeg", "jpg"));
    public static final ImageOption<Integer> OUTPUT_QUALITY = integer("outputQuality");
    public static final ImageOption<String> SAFETY = text("safety");
    public static final ImageOption<Boolean> CHECK_CONTENT = bool("checkContent");
    public static final ImageOption<Boolean> BLOCK_NSFW = bool("blockNsfw");
    public static final ImageOption<Boolean> CALCULATE_FEATURES = bool("calculateFeatures");
    public static final ImageOption<Boolean> EXPIRE = bool("expire");
    public static final ImageOption<Integer> TTL = integer("ttl");
    public static final ImageOption<Boolean> INCLUDE_COST = bool("includeCost");
    public static final ImageOption<String> IDEMPOTENCY_KEY = text("idempotencyKey");
    public static final ImageOption<String> DELIVERY = endpoint("delivery", ImageOption::filled);
    public static final ImageOption<URI> UPLOAD_ENDPOINT =
            new ImageOption<>("uploadEndpoint", Scope.SECRET, ImageOption::uri);
    public static final ImageOption<URI> WEBHOOK_URL = new ImageOption<>("webhookUrl", Scope.SECRET, ImageOption::uri);
    public static final ImageOption<List<String>> WEBHOOK_EVENTS = endpoint("webhookEvents", ImageOption::texts);
    public static final ImageOption<String> BILLING = endpoint("billing", ImageOption::filled);
    public static final ImageOption<Integer> CANCEL_AFTER = integer("cancelAfter");
    public static final ImageOption<Integer> FAL_REQUEST_TIMEOUT = integer("falRequestTimeout");
    public static final ImageOption<String> FAL_QUEUE_PRIORITY = text("falQueuePriority");
    public static final ImageOption<String> FAL_RUNNER_HINT = text("falRunnerHint");
    public static final ImageOption<Boolean> FAL_NO_RETRY = bool("falNoRetry");
    public static final ImageOption<Boolean> FAL_STORE_IO = bool("falStoreIo");
    public static final ImageOption<String> GATEWAY_ID = endpoint("gatewayId", ImageOption::filled);
    public static final ImageOption<Integer> GATEWAY_CACHE_TTL = integer("gatewayCacheTtl");
    public static final ImageOption<Boolean> GATEWAY_SKIP_CACHE = bool("gatewaySkipCache");
    public static final ImageOption<String> GATEWAY_CACHE_KEY = text("gatewayCacheKey");
    public static final ImageOption<Boolean> GATEWAY_COLLECT_LOG = bool("gatewayCollectLog");
    public static final ImageOption<String> GATEWAY_METADATA = text("gatewayMetadata");
    public static final ImageOption<Integer> GATEWAY_REQUEST_TIMEOUT = integer("gatewayRequestTimeout");
    public static final ImageOption<Integer> GATEWAY_MAX_ATTEMPTS = integer("gatewayMaxAttempts");
    public static final ImageOption<Integer> GATEWAY_RETRY_DELAY = integer("gatewayRetryDelay");
    public static final ImageOption<String> GATEWAY_BACKOFF = text("gatewayBackoff");
    public static final ImageOption<String> GATEWAY_BYOK_ALIAS = endpoint("gatewayByokAlias", ImageOption::filled);
    public static final ImageOption<Boolean> GATEWAY_ZDR = endpoint("gatewayZdr", ImageOption::toBoolean);

    private final String name;
    private final Scope scope;
    private final BiFunction<String, Object, T> reader;

    private ImageOption(String name, Scope scope, BiFunction<String, Object, T> reader) {
        this.name = name;
        this.scope = scope;
        this.reader = reader;
        ALL.add(this);
    }

    /** Every option, in the order of the documentation. */
    public static List<ImageOption<?>> all() {
        return Collections.unmodifiableList(ALL);
    }

    /** The option of that name, upper and lower case alike. */
    public static Optional<ImageOption<?>> named(String name) {
        return ALL.stream().filter(option -> option.name.equalsIgnoreCase(name)).findFirst();
    }

    /** The name in the URI. */
    public String optionName() {
        return name;
    }

    /** Whether a header or a body may set it. */
    public boolean settableByMessage() {
        return scope == Scope.MESSAGE;
    }

    /**
     * Reads a value as it came from a URI, a header or a body.
     *
     * @throws InvalidOptionException when it cannot be one
     */
    public T read(Object value) {
        return reader.apply(name, plain(value));
    }

    /** The value as it may be shown. */
    public Object shown(Object value) {
        return scope == Scope.SECRET ? "xxxxxx" : value;
    }

    /** Kafka's headers are bytes, for one. Anything that is no plain value would become its {@code toString}. */
    private Object plain(Object value) {
        if (value instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        boolean isPlain = value instanceof CharSequence
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Enum<?>
                || value instanceof Collection<?>
                || value instanceof ImageSize
                || value instanceof Color
                || value instanceof URI;
        if (!isPlain) {
            throw new InvalidOptionException(
                    name, value.getClass().getTypeName(), "is not a plain value", "give it as text");
        }
        return value;
    }

    @Override
    public String toString() {
        return name;
    }

    private static <T> ImageOption<T> message(String name, BiFunction<String, Object, T> reader) {
        return new ImageOption<>(name, Scope.MESSAGE, reader);
    }

    private static <T> ImageOption<T> endpoint(String name, BiFunction<String, Object, T> reader) {
        return new ImageOption<>(name, Scope.ENDPOINT, reader);
    }

    private static ImageOption<String> text(String name) {
        return message(name, ImageOption::filled);
    }

    /** An empty text is most often a value that was lost on the way, such as one behind a {@code #} in YAML. */
    private static String filled(String option, Object value) {
        String text = value.toString();
        if (text.isBlank()) {
            throw new InvalidOptionException(option, "is empty", "give a value, in quotes in YAML, or leave it out");
        }
        return text;
    }

    private static ImageOption<Integer> integer(String name) {
        return message(name, (option, value) -> {
            try {
                return value instanceof Integer integer
                        ? integer
                        : Integer.valueOf(value.toString().strip());
            } catch (NumberFormatException e) {
                throw new InvalidOptionException(option, value, "is not a whole number", "write digits alone");
            }
        });
    }

    private static Long toLong(String option, Object value) {
        try {
            return Long.valueOf(value.toString().strip());
        } catch (NumberFormatException e) {
            throw new InvalidOptionException(option, value, "is not a whole number", "write digits alone");
        }
    }

    private static ImageOption<Double> number(String name) {
        return message(name, ImageOption::toDouble);
    }

    private static Double toDouble(String option, Object value) {
        try {
            double number = new BigDecimal(value.toString().strip()).doubleValue();
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // falls through: the message below says what is wanted
        }
        throw new InvalidOptionException(option, value, "is not a number", "write it as in 0.5");
    }

    private static List<Double> numbers(String option, Object value) {
        return texts(option, value).stream()
                .map(number -> toDouble(option, number))
                .toList();
    }

    private static List<String> texts(String option, Object value) {
        return Arrays.stream(filled(option, joined(value)).split(",", -1))
                .map(text -> filled(option, text.strip()))
                .toList();
    }

    private static ImageOption<Boolean> bool(String name) {
        return message(name, ImageOption::toBoolean);
    }

    private static Boolean toBoolean(String option, Object value) {
        return switch (value.toString().strip().toLowerCase(Locale.ROOT)) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default ->
                throw new InvalidOptionException(option, value, "is neither true nor false", "write one of them");
        };
    }

    private static URI uri(String option, Object value) {
        try {
            URI uri = new URI(value.toString());
            if (uri.getHost() != null
                    && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // falls through: the message below says what is wanted
        }
        throw new InvalidOptionException(option, "is not an HTTP address", "write it whole, as in https://host/path");
    }

    /** Several values in one text: a repeated header or a JSON array is what a text with commas is. */
    private static String joined(Object value) {
        return value instanceof Collection<?> several
                ? several.stream().map(String::valueOf).collect(Collectors.joining(","))
                : value.toString();
    }
}
