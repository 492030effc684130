package io.github.camelrecraft.model;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Something that can be asked of a provider. The name is the same in the URI, in a message body that names options and,
 * behind {@code CamelRecraft}, in a header. What each of them means is said once, at the setter of that name in the
 * component's configuration; which provider knows it, and in what range, is data of the {@link ModelCatalog}.
 *
 * @param <T> the type of its value
 */
public final class ImageOption<T> {

    private static final List<ImageOption<?>> ALL = new ArrayList<>();

    private static final Map<String, ImageOption<?>> BY_NAME = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** Who may set an option. */
    private enum Scope {
        /** The endpoint, or a message. */
        MESSAGE,
        /** The endpoint alone: it decides where something is sent, so a message must not. */
        ENDPOINT,
        /** The endpoint alone, and the value is a secret: a presigned address is one. */
        SECRET
    }

    /** What to draw. */
    public static final ImageOption<String> PROMPT = message("prompt", ImageOption::words);

    /** Which model draws it. */
    public static final ImageOption<String> MODEL = text("model");

    /** How large, in pixels or as a ratio. */
    public static final ImageOption<ImageSize> SIZE = message(
            "size", (option, value) -> value instanceof ImageSize size ? size : ImageSize.parse(value.toString()));

    /** The palette. */
    public static final ImageOption<List<Color>> COLORS = several("colors", ImageOption::colors);

    /** The colour behind it. */
    public static final ImageOption<Color> BACKGROUND_COLOR = message(
            "backgroundColor",
            (option, value) -> value instanceof Color color ? color : Color.parse(option, value.toString()));

    /** How many images to make. */
    public static final ImageOption<Integer> NUMBER_OF_IMAGES = integer("numberOfImages");

    /** The style. */
    public static final ImageOption<String> STYLE = text("style");

    /** The style within the style. */
    public static final ImageOption<String> SUBSTYLE = text("substyle");

    /** A style by its id. */
    public static final ImageOption<String> STYLE_ID = text("styleId");

    /** How closely the style is followed. */
    public static final ImageOption<String> STYLE_MATCH = text("styleMatch");

    /** What is not to be drawn. */
    public static final ImageOption<String> NEGATIVE_PROMPT = text("negativePrompt");

    /** The number that chance begins with. */
    public static final ImageOption<Long> SEED = message("seed", ImageOption::toLong);

    /** How far the result may be from the image. */
    public static final ImageOption<Double> STRENGTH = number("strength");

    /** How artistic the image is to be. */
    public static final ImageOption<Integer> ARTISTIC_LEVEL = integer("artisticLevel");

    /** Whether the image has no text in it. */
    public static final ImageOption<Boolean> NO_TEXT = bool("noText");

    /** Words and where they stand. */
    public static final ImageOption<List<TextBox>> TEXT_LAYOUT = several("textLayout", TextBox::readList);

    /** How freely the prompt is read. */
    public static final ImageOption<String> CREATIVITY = text("creativity");

    /** By how many pixels to extend the image to the left. */
    public static final ImageOption<Integer> EXPAND_LEFT = integer("expandLeft");

    /** By how many pixels to extend the image to the right. */
    public static final ImageOption<Integer> EXPAND_RIGHT = integer("expandRight");

    /** By how many pixels to extend the image upwards. */
    public static final ImageOption<Integer> EXPAND_TOP = integer("expandTop");

    /** By how many pixels to extend the image downwards. */
    public static final ImageOption<Integer> EXPAND_BOTTOM = integer("expandBottom");

    /** By how many percent the image becomes smaller within its frame. */
    public static final ImageOption<Double> ZOOM_OUT_PERCENTAGE = number("zoomOutPercentage");

    /** How much is drawn anew. */
    public static final ImageOption<String> REFINEMENT = text("refinement");

    /** The explored image to start from. */
    public static final ImageOption<String> SOURCE_IMAGE_ID = text("sourceImageId");

    /** How alike the images are to be. */
    public static final ImageOption<Integer> SIMILARITY = integer("similarity");

    /** Whether the drawing is compressed. */
    public static final ImageOption<Boolean> SVG_COMPRESSION = bool("svgCompression");

    /** Whether the number of shapes is limited. */
    public static final ImageOption<Boolean> LIMIT_NUM_SHAPES = bool("limitNumShapes");

    /** The most shapes of the drawing. */
    public static final ImageOption<Integer> MAX_NUM_SHAPES = integer("maxNumShapes");

    /** Whether the drawing has fewer colours. */
    public static final ImageOption<Boolean> COLOR_REDUCTION = bool("colorReduction");

    /** Whether the drawing may have gradients. */
    public static final ImageOption<Boolean> RETURN_GRADIENTS = bool("returnGradients");

    /** How shapes lie on one another. */
    public static final ImageOption<String> SHAPE_STACKING = text("shapeStacking");

    /** Whether small shapes are left out. */
    public static final ImageOption<Boolean> SMALL_SHAPE_FILTER = bool("smallShapeFilter");

    /** The only colours of the drawing. */
    public static final ImageOption<List<Color>> STRICT_COLOR_PALETTE =
            several("strictColorPalette", ImageOption::colors);

    /** Whether the style is for this account alone. */
    public static final ImageOption<Boolean> PRIVATE_STYLE = bool("privateStyle");

    /** How much each image counts for the style. */
    public static final ImageOption<List<Double>> IMAGE_WEIGHTS = several("imageWeights", ImageOption::numbers);

    /** The styles to mix. */
    public static final ImageOption<List<String>> SOURCE_STYLES = several("sourceStyles", ImageOption::texts);

    /** How much each style counts. */
    public static final ImageOption<List<Double>> SOURCE_STYLE_WEIGHTS =
            several("sourceStyleWeights", ImageOption::numbers);

    /** How palettes are mixed. */
    public static final ImageOption<String> MIX_POLICY = text("mixPolicy");

    /** Whether Recraft's own styles are listed. */
    public static final ImageOption<Boolean> BASIC_STYLES = bool("basicStyles");

    /** Whether the provider gives an address or the bytes. */
    public static final ImageOption<String> OUTPUT_TYPE = text("outputType");

    /** The file format, in lower case. */
    public static final ImageOption<String> OUTPUT_FORMAT = message(
            "outputFormat",
            (option, value) -> value.toString().strip().toLowerCase(Locale.ROOT).replace("jpeg", "jpg"));

    /** How good a compressed image is, in percent. */
    public static final ImageOption<Integer> OUTPUT_QUALITY = integer("outputQuality");

    /** How content is checked. */
    public static final ImageOption<String> SAFETY = text("safety");

    /** Whether content is checked. */
    public static final ImageOption<Boolean> CHECK_CONTENT = bool("checkContent");

    /** Whether what is not safe for work is refused. */
    public static final ImageOption<Boolean> BLOCK_NSFW = bool("blockNsfw");

    /** Whether to ask how unsafe for work the image is. */
    public static final ImageOption<Boolean> CALCULATE_FEATURES = bool("calculateFeatures");

    /** Recraft's field of that name, which it does not explain. */
    public static final ImageOption<Boolean> EXPIRE = bool("expire");

    /** For how many seconds the provider keeps the image. */
    public static final ImageOption<Integer> TTL = integer("ttl");

    /** Whether to say what it cost. */
    public static final ImageOption<Boolean> INCLUDE_COST = bool("includeCost");

    /** Names the job: the same key is the same job. */
    public static final ImageOption<String> IDEMPOTENCY_KEY = text("idempotencyKey");

    /** Whether the answer comes with the request or is asked for. */
    public static final ImageOption<String> DELIVERY = endpoint("delivery", ImageOption::filled);

    /** Where the provider uploads the image. */
    public static final ImageOption<URI> UPLOAD_ENDPOINT =
            new ImageOption<>("uploadEndpoint", Scope.SECRET, false, ImageOption::uri);

    /** Where the provider posts its answer. */
    public static final ImageOption<URI> WEBHOOK_URL =
            new ImageOption<>("webhookUrl", Scope.SECRET, false, ImageOption::uri);

    /** At which events the webhook is called. */
    public static final ImageOption<List<String>> WEBHOOK_EVENTS =
            new ImageOption<>("webhookEvents", Scope.ENDPOINT, true, ImageOption::texts);

    /** What is charged: units or the subscription. */
    public static final ImageOption<String> BILLING = endpoint("billing", ImageOption::filled);

    /** After how many seconds the provider itself gives up. */
    public static final ImageOption<Integer> CANCEL_AFTER = integer("cancelAfter");

    /** fal's limit of a request, in seconds. */
    public static final ImageOption<Integer> FAL_REQUEST_TIMEOUT = integer("falRequestTimeout");

    /** The place in fal's queue. */
    public static final ImageOption<String> FAL_QUEUE_PRIORITY = text("falQueuePriority");

    /** Which runner of fal to prefer. */
    public static final ImageOption<String> FAL_RUNNER_HINT = text("falRunnerHint");

    /** Whether fal does not repeat a failed run. */
    public static final ImageOption<Boolean> FAL_NO_RETRY = bool("falNoRetry");

    /** Whether fal keeps input and output. */
    public static final ImageOption<Boolean> FAL_STORE_IO = bool("falStoreIo");

    /** Which gateway the request passes. */
    public static final ImageOption<String> GATEWAY_ID = endpoint("gatewayId", ImageOption::filled);

    /** For how many seconds the gateway keeps the answer. */
    public static final ImageOption<Integer> GATEWAY_CACHE_TTL = integer("gatewayCacheTtl");

    /** Whether to pass by the gateway's cache. */
    public static final ImageOption<Boolean> GATEWAY_SKIP_CACHE = bool("gatewaySkipCache");

    /** Under which key the gateway caches. */
    public static final ImageOption<String> GATEWAY_CACHE_KEY = text("gatewayCacheKey");

    /** Whether the gateway logs. */
    public static final ImageOption<Boolean> GATEWAY_COLLECT_LOG = bool("gatewayCollectLog");

    /** What the gateway logs beside the request, in JSON. */
    public static final ImageOption<String> GATEWAY_METADATA = text("gatewayMetadata");

    /** After how many milliseconds the gateway gives up. */
    public static final ImageOption<Integer> GATEWAY_REQUEST_TIMEOUT = integer("gatewayRequestTimeout");

    /** How often the gateway sends. */
    public static final ImageOption<Integer> GATEWAY_MAX_ATTEMPTS = integer("gatewayMaxAttempts");

    /** How many milliseconds the gateway waits between attempts. */
    public static final ImageOption<Integer> GATEWAY_RETRY_DELAY = integer("gatewayRetryDelay");

    /** How the gateway's wait grows. */
    public static final ImageOption<String> GATEWAY_BACKOFF = text("gatewayBackoff");

    /** Which of the keys stored at the gateway is used. */
    public static final ImageOption<String> GATEWAY_BYOK_ALIAS = endpoint("gatewayByokAlias", ImageOption::filled);

    /** Whether the gateway asks for zero data retention. */
    public static final ImageOption<Boolean> GATEWAY_ZDR = endpoint("gatewayZdr", ImageOption::toBoolean);

    private final String name;
    private final Scope scope;
    private final boolean several;
    private final BiFunction<String, Object, T> reader;

    private ImageOption(String name, Scope scope, boolean several, BiFunction<String, Object, T> reader) {
        this.name = name;
        this.scope = scope;
        this.several = several;
        this.reader = reader;
        ALL.add(this);
        BY_NAME.put(name, this);
    }

    /** Every option, in the order of the documentation. */
    public static List<ImageOption<?>> all() {
        return Collections.unmodifiableList(ALL);
    }

    /** The option of that name, upper and lower case alike. */
    public static Optional<ImageOption<?>> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The name in the URI. */
    public String optionName() {
        return name;
    }

    /** Whether a header or a body may set it. */
    public boolean settableByMessage() {
        return scope == Scope.MESSAGE;
    }

    /** Whether several values are one of it; of any other option there is one value. */
    public boolean takesSeveral() {
        return several;
    }

    /**
     * Reads a value as it came from a URI, a header or a body.
     *
     * @throws InvalidOptionException when it cannot be one
     */
    public T read(Object value) {
        return reader.apply(name, plain(several ? value : single(value)));
    }

    /** The value as it may be shown: what people write for a picture is theirs, and errors end in logs. */
    public Object shown(Object value) {
        if (scope == Scope.SECRET) {
            return "xxxxxx";
        }
        return this == PROMPT || this == NEGATIVE_PROMPT || this == TEXT_LAYOUT
                ? ShownText.lengthOf(value.toString())
                : value;
    }

    /** A repeated header or a JSON array would be a text in brackets, which a provider draws or takes for a name. */
    private Object single(Object value) {
        if (!(value instanceof Collection<?> values)) {
            return value;
        }
        Object first = values.size() == 1 ? values.iterator().next() : null;
        if (first == null || first instanceof Collection<?>) {
            throw new InvalidOptionException(name, values.size() + " values", "is not one value", "give one");
        }
        return first;
    }

    /** Kafka's headers are bytes, for one. Anything that is no plain value would become its {@code toString}. */
    private Object plain(Object value) {
        if (value instanceof byte[] bytes) {
            return decoded(bytes);
        }
        if (!(value instanceof Collection<?>)) {
            checkPlain(name, value);
        }
        return value;
    }

    private String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidOptionException(
                    name, bytes.length + " bytes", "is not text in UTF-8", "encode it so, or give it as text");
        }
    }

    private static void checkPlain(String option, Object value) {
        boolean isPlain = value instanceof CharSequence
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Enum<?>
                || value instanceof ImageSize
                || value instanceof Color
                || value instanceof URI;
        if (!isPlain) {
            throw new InvalidOptionException(
                    option, value.getClass().getTypeName(), "is not a plain value", "give it as text");
        }
    }

    @Override
    public String toString() {
        return name;
    }

    private static <T> ImageOption<T> message(String name, BiFunction<String, Object, T> reader) {
        return new ImageOption<>(name, Scope.MESSAGE, false, reader);
    }

    private static <T> ImageOption<List<T>> several(String name, BiFunction<String, Object, List<T>> reader) {
        return new ImageOption<>(name, Scope.MESSAGE, true, reader);
    }

    private static <T> ImageOption<T> endpoint(String name, BiFunction<String, Object, T> reader) {
        return new ImageOption<>(name, Scope.ENDPOINT, false, reader);
    }

    /** A number or a truth is most often what a field holds that was taken for the prompt's. */
    private static String words(String option, Object value) {
        if (value instanceof CharSequence) {
            return value.toString();
        }
        throw new InvalidOptionException(
                option, value.getClass().getTypeName(), "is not text", "give it as text, in quotes in JSON");
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

    private static List<Color> colors(String option, Object value) {
        return Color.parseList(option, joined(option, value));
    }

    private static List<Double> numbers(String option, Object value) {
        return texts(option, value).stream()
                .map(number -> toDouble(option, number))
                .toList();
    }

    private static List<String> texts(String option, Object value) {
        return Arrays.stream(filled(option, joined(option, value)).split(",", -1))
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
    private static String joined(String option, Object value) {
        if (!(value instanceof Collection<?> several)) {
            return value.toString();
        }
        StringJoiner joined = new StringJoiner(",");
        int place = 0;
        for (Object each : several) {
            place++;
            if (each == null) {
                throw new InvalidOptionException(
                        option, "has nothing at place " + place + " of " + several.size(), "leave no gaps in a list");
            }
            checkPlain(option, each);
            joined.add(each.toString());
        }
        return joined.toString();
    }
}
