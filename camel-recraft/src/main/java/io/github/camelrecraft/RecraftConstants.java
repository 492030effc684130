package io.github.camelrecraft;

import org.apache.camel.spi.Metadata;

/** The names of the message headers that the component reads and sets. */
public final class RecraftConstants {

    // Read from the message.

    @Metadata(
            label = "producer",
            description = "What to draw, when the body does not say so",
            javaType = "java.lang.String")
    public static final String PROMPT = "CamelRecraftPrompt";

    @Metadata(label = "producer", description = "The model, in place of the endpoint's", javaType = "java.lang.String")
    public static final String MODEL = "CamelRecraftModel";

    @Metadata(label = "producer", description = "The size, in place of the endpoint's", javaType = "java.lang.String")
    public static final String SIZE = "CamelRecraftSize";

    @Metadata(
            label = "producer",
            description = "The palette, in place of the endpoint's; a list is taken too",
            javaType = "java.lang.String")
    public static final String COLORS = "CamelRecraftColors";

    @Metadata(
            label = "producer",
            description = "The background colour, in place of the endpoint's",
            javaType = "java.lang.String")
    public static final String BACKGROUND_COLOR = "CamelRecraftBackgroundColor";

    @Metadata(
            label = "producer",
            description = "How many images, in place of the endpoint's number",
            javaType = "java.lang.Integer")
    public static final String NUMBER_OF_IMAGES = "CamelRecraftNumberOfImages";

    @Metadata(label = "producer", description = "The style, in place of the endpoint's", javaType = "java.lang.String")
    public static final String STYLE = "CamelRecraftStyle";

    @Metadata(
            label = "producer",
            description = "The substyle, in place of the endpoint's",
            javaType = "java.lang.String")
    public static final String SUBSTYLE = "CamelRecraftSubstyle";

    @Metadata(
            label = "producer",
            description = "How the provider hands over the image, in place of the endpoint's choice",
            javaType = "java.lang.String")
    public static final String OUTPUT_TYPE = "CamelRecraftOutputType";

    @Metadata(
            label = "producer",
            description = "The file format, in place of the endpoint's",
            javaType = "java.lang.String")
    public static final String OUTPUT_FORMAT = "CamelRecraftOutputFormat";

    @Metadata(
            label = "producer",
            description = "The quality, in place of the endpoint's",
            javaType = "java.lang.Integer")
    public static final String OUTPUT_QUALITY = "CamelRecraftOutputQuality";

    @Metadata(
            label = "producer",
            description = "How content is checked, in place of the endpoint's choice",
            javaType = "java.lang.String")
    public static final String SAFETY = "CamelRecraftSafety";

    @Metadata(
            label = "producer",
            description = "Whether content is checked, in place of the endpoint's choice",
            javaType = "java.lang.Boolean")
    public static final String CHECK_CONTENT = "CamelRecraftCheckContent";

    @Metadata(
            label = "producer",
            description = "For how many seconds the provider keeps the image, in place of the endpoint's number",
            javaType = "java.lang.Integer")
    public static final String TTL = "CamelRecraftTtl";

    @Metadata(
            label = "producer",
            description = "Whether to ask for the cost, in place of the endpoint's choice",
            javaType = "java.lang.Boolean")
    public static final String INCLUDE_COST = "CamelRecraftIncludeCost";

    @Metadata(
            label = "producer",
            description = "Names the job: the same key is the same job",
            javaType = "java.lang.String")
    public static final String IDEMPOTENCY_KEY = "CamelRecraftIdempotencyKey";

    @Metadata(
            label = "producer",
            description = "For how many seconds the gateway keeps the answer, in place of the endpoint's number",
            javaType = "java.lang.Integer")
    public static final String GATEWAY_CACHE_TTL = "CamelRecraftGatewayCacheTtl";

    @Metadata(
            label = "producer",
            description = "Whether to pass by the gateway's cache, in place of the endpoint's choice",
            javaType = "java.lang.Boolean")
    public static final String GATEWAY_SKIP_CACHE = "CamelRecraftGatewaySkipCache";

    @Metadata(
            label = "producer",
            description = "Under which key the gateway caches, in place of the endpoint's",
            javaType = "java.lang.String")
    public static final String GATEWAY_CACHE_KEY = "CamelRecraftGatewayCacheKey";

    @Metadata(
            label = "producer",
            description = "Whether the gateway logs, in place of the endpoint's choice",
            javaType = "java.lang.Boolean")
    public static final String GATEWAY_COLLECT_LOG = "CamelRecraftGatewayCollectLog";

    @Metadata(
            label = "producer",
            description = "What the gateway logs beside the request, in place of the endpoint's",
            javaType = "java.lang.String")
    public static final String GATEWAY_METADATA = "CamelRecraftGatewayMetadata";

    @Metadata(
            label = "producer",
            description = "After how many milliseconds the gateway gives up, in place of the endpoint's number",
            javaType = "java.lang.Integer")
    public static final String GATEWAY_REQUEST_TIMEOUT = "CamelRecraftGatewayRequestTimeout";

    @Metadata(
            label = "producer",
            description = "How often the gateway sends, in place of the endpoint's number",
            javaType = "java.lang.Integer")
    public static final String GATEWAY_MAX_ATTEMPTS = "CamelRecraftGatewayMaxAttempts";

    @Metadata(
            label = "producer",
            description = "How many milliseconds the gateway waits, in place of the endpoint's number",
            javaType = "java.lang.Integer")
    public static final String GATEWAY_RETRY_DELAY = "CamelRecraftGatewayRetryDelay";

    @Metadata(
            label = "producer",
            description = "How the gateway's wait grows, in place of the endpoint's choice",
            javaType = "java.lang.String")
    public static final String GATEWAY_BACKOFF = "CamelRecraftGatewayBackoff";

    @Metadata(
            label = "producer",
            description = "The id of the style, in place of the endpoint's; createStyle sets it",
            javaType = "java.lang.String")
    public static final String STYLE_ID = "CamelRecraftStyleId";

    @Metadata(
            label = "producer",
            description = "The option styleMatch, in place of the endpoint's",
            javaType = "java.lang.String")
    public static final String STYLE_MATCH = "CamelRecraftStyleMatch";

    @Metadata(
            label = "producer",
            description = "The option negativePrompt, in place of the endpoint's",
            javaType = "java.lang.String")
    public static final String NEGATIVE_PROMPT = "CamelRecraftNegativePrompt";

    @Metadata(
            label = "producer",
            description = "The option seed, in place of the endpoint's",
            javaType = "java.lang.Long")
    public static final String SEED = "CamelRecraftSeed";

    @Metadata(
            label = "producer",
            description = "The option strength, in place of the endpoint's",
            javaType = "java.lang.Double")
    public static final String STRENGTH = "CamelRecraftStrength";

    @Metadata(
            label = "producer",
            description = "The option artisticLevel, in place of the endpoint's",
            javaType = "java.lang.Integer")
    public static final String ARTISTIC_LEVEL = "CamelRecraftArtisticLevel";

    @Metadata(
            label = "producer",
            description = "The option noText, in place of the endpoint's",
            javaType = "java.lang.Boolean")
    public static final String NO_TEXT = "CamelRecraftNoText";

    @Metadata(
            label = "producer",
            description = "Words and where they stand, in place of the endpoint's; a list of maps is taken too",
            javaType = "java.lang.String")
    public static final String TEXT_LAYOUT = "CamelRecraftTextLayout";

    @Metadata(
            label = "producer",
            description = "The option creativity, in place of the endpoint's",
            javaType = "java.lang.String")
    public static final String CREATIVITY = "CamelRecraftCreativity";

    @Metadata(
            label = "producer",
            description = "The option expandLeft, in place of the endpoint's",
            javaType = "java.lang.Integer")
    public static final String EXPAND_LEFT = "CamelRecraftExpandLeft";

    @Metadata(
            label = "producer",
            description = "The option expandRight, in place of the endpoint's",
            javaType = "java.lang.Integer")
    public static final String EXPAND_RIGHT = "CamelRecraftExpandRight";

    @Metadata(
            label = "producer",
            description = "The option expandTop, in place of the endpoint's",
            javaType = "java.lang.Integer")
    public static final String EXPAND_TOP = "CamelRecraftExpandTop";

    @Metadata(
            label = "producer",
            description = "The option expandBottom, in place of the endpoint's",
            javaType = "java.lang.Integer")
    public static final String EXPAND_BOTTOM = "CamelRecraftExpandBottom";

    @Metadata(
            label = "producer",
            description = "The option zoomOutPercentage, in place of the endpoint's",
            javaType = "java.lang.Double")
    public static final String ZOOM_OUT_PERCENTAGE = "CamelRecraftZoomOutPercentage";

    @Metadata(
            label = "producer",
            description = "The option refinement, in place of the endpoint's",
            javaType = "java.lang.String")
    public static final String REFINEMENT = "CamelRecraftRefinement";

    @Metadata(label = "producer", description = "The image of explore to start from", javaType = "java.lang.String")
    public static final String SOURCE_IMAGE_ID = "CamelRecraftSourceImageId";

    @Metadata(
            label = "producer",
            description = "The option similarity, in place of the endpoint's",
            javaType = "java.lang.Integer")
    public static final String SIMILARITY = "CamelRecraftSimilarity";

    @Metadata(
            label = "producer",
            description = "The option svgCompression, in place of the endpoint's",
            javaType = "java.lang.Boolean")
    public static final String SVG_COMPRESSION = "CamelRecraftSvgCompression";

    @Metadata(
            label = "producer",
            description = "The option limitNumShapes, in place of the endpoint's",
            javaType = "java.lang.Boolean")
    public static final String LIMIT_NUM_SHAPES = "CamelRecraftLimitNumShapes";

    @Metadata(
            label = "producer",
            description = "The option maxNumShapes, in place of the endpoint's",
            javaType = "java.lang.Integer")
    public static final String MAX_NUM_SHAPES = "CamelRecraftMaxNumShapes";

    @Metadata(
            label = "producer",
            description = "The option colorReduction, in place of the endpoint's",
            javaType = "java.lang.Boolean")
    public static final String COLOR_REDUCTION = "CamelRecraftColorReduction";

    @Metadata(
            label = "producer",
            description = "The option returnGradients, in place of the endpoint's",
            javaType = "java.lang.Boolean")
    public static final String RETURN_GRADIENTS = "CamelRecraftReturnGradients";

    @Metadata(
            label = "producer",
            description = "The option shapeStacking, in place of the endpoint's",
            javaType = "java.lang.String")
    public static final String SHAPE_STACKING = "CamelRecraftShapeStacking";

    @Metadata(
            label = "producer",
            description = "The option smallShapeFilter, in place of the endpoint's",
            javaType = "java.lang.Boolean")
    public static final String SMALL_SHAPE_FILTER = "CamelRecraftSmallShapeFilter";

    @Metadata(
            label = "producer",
            description = "The option privateStyle, in place of the endpoint's",
            javaType = "java.lang.Boolean")
    public static final String PRIVATE_STYLE = "CamelRecraftPrivateStyle";

    @Metadata(
            label = "producer",
            description = "The option imageWeights, in place of the endpoint's",
            javaType = "java.lang.String")
    public static final String IMAGE_WEIGHTS = "CamelRecraftImageWeights";

    @Metadata(
            label = "producer",
            description = "The option sourceStyles, in place of the endpoint's",
            javaType = "java.lang.String")
    public static final String SOURCE_STYLES = "CamelRecraftSourceStyles";

    @Metadata(
            label = "producer",
            description = "The option mixPolicy, in place of the endpoint's",
            javaType = "java.lang.String")
    public static final String MIX_POLICY = "CamelRecraftMixPolicy";

    @Metadata(
            label = "producer",
            description = "The option strictColorPalette, in place of the endpoint's",
            javaType = "java.lang.String")
    public static final String STRICT_COLOR_PALETTE = "CamelRecraftStrictColorPalette";

    @Metadata(
            label = "producer",
            description = "The option sourceStyleWeights, in place of the endpoint's",
            javaType = "java.lang.String")
    public static final String SOURCE_STYLE_WEIGHTS = "CamelRecraftSourceStyleWeights";

    @Metadata(
            label = "producer",
            description = "The option basicStyles, in place of the endpoint's",
            javaType = "java.lang.Boolean")
    public static final String BASIC_STYLES = "CamelRecraftBasicStyles";

    @Metadata(
            label = "producer",
            description = "The option blockNsfw, in place of the endpoint's",
            javaType = "java.lang.Boolean")
    public static final String BLOCK_NSFW = "CamelRecraftBlockNsfw";

    @Metadata(
            label = "producer",
            description = "The option calculateFeatures, in place of the endpoint's",
            javaType = "java.lang.Boolean")
    public static final String CALCULATE_FEATURES = "CamelRecraftCalculateFeatures";

    @Metadata(
            label = "producer",
            description = "The option expire, in place of the endpoint's",
            javaType = "java.lang.Boolean")
    public static final String EXPIRE = "CamelRecraftExpire";

    @Metadata(
            label = "producer",
            description = "The option cancelAfter, in place of the endpoint's",
            javaType = "java.lang.Integer")
    public static final String CANCEL_AFTER = "CamelRecraftCancelAfter";

    @Metadata(
            label = "producer",
            description = "The option falRequestTimeout, in place of the endpoint's",
            javaType = "java.lang.Integer")
    public static final String FAL_REQUEST_TIMEOUT = "CamelRecraftFalRequestTimeout";

    @Metadata(
            label = "producer",
            description = "The option falQueuePriority, in place of the endpoint's",
            javaType = "java.lang.String")
    public static final String FAL_QUEUE_PRIORITY = "CamelRecraftFalQueuePriority";

    @Metadata(
            label = "producer",
            description = "The option falRunnerHint, in place of the endpoint's",
            javaType = "java.lang.String")
    public static final String FAL_RUNNER_HINT = "CamelRecraftFalRunnerHint";

    @Metadata(
            label = "producer",
            description = "The option falNoRetry, in place of the endpoint's",
            javaType = "java.lang.Boolean")
    public static final String FAL_NO_RETRY = "CamelRecraftFalNoRetry";

    @Metadata(
            label = "producer",
            description = "The option falStoreIo, in place of the endpoint's",
            javaType = "java.lang.Boolean")
    public static final String FAL_STORE_IO = "CamelRecraftFalStoreIo";

    @Metadata(
            label = "producer",
            description =
                    "Where something is to change: an image of the same size, white there and black elsewhere, as bytes, a stream or a file",
            javaType = "java.lang.Object")
    public static final String MASK = "CamelRecraftMask";

    @Metadata(
            label = "producer",
            description = "Images to learn a style from, one or a list, as bytes, streams or files",
            javaType = "java.lang.Object")
    public static final String STYLE_REFERENCES = "CamelRecraftStyleReferences";

    // Set on the result.

    @Metadata(label = "producer", description = "Who made the image", javaType = "java.lang.String")
    public static final String PROVIDER = "CamelRecraftProvider";

    @Metadata(
            label = "producer",
            description = "The model that made the image, by Recraft's own id",
            javaType = "java.lang.String")
    public static final String IMAGE_MODEL = "CamelRecraftImageModel";

    @Metadata(label = "producer", description = "The provider's id of the image", javaType = "java.lang.String")
    public static final String IMAGE_ID = "CamelRecraftImageId";

    @Metadata(label = "producer", description = "Where the provider keeps the image", javaType = "java.lang.String")
    public static final String IMAGE_URL = "CamelRecraftImageUrl";

    @Metadata(
            label = "producer",
            description = "The id under which the provider knows the request; Runware's taskUUID",
            javaType = "java.lang.String")
    public static final String JOB_ID = "CamelRecraftJobId";

    @Metadata(label = "producer", description = "The seed the image was made with", javaType = "java.lang.Long")
    public static final String IMAGE_SEED = "CamelRecraftImageSeed";

    @Metadata(
            label = "producer",
            description = "Whether the provider found the image not safe for work",
            javaType = "java.lang.Boolean")
    public static final String NSFW = "CamelRecraftNsfw";

    @Metadata(
            label = "producer",
            description = "What the image cost, in USD; on a message of several images, what they cost together",
            javaType = "java.math.BigDecimal")
    public static final String COST = "CamelRecraftCost";

    @Metadata(
            label = "producer",
            description = "The image's width in pixels, as its bytes say",
            javaType = "java.lang.Integer")
    public static final String WIDTH = "CamelRecraftWidth";

    @Metadata(
            label = "producer",
            description = "The image's height in pixels, as its bytes say",
            javaType = "java.lang.Integer")
    public static final String HEIGHT = "CamelRecraftHeight";

    @Metadata(
            label = "producer",
            description = "The SHA-256 of the image's bytes, in hexadecimal",
            javaType = "java.lang.String")
    public static final String SHA256 = "CamelRecraftSha256";

    @Metadata(label = "producer", description = "How many milliseconds the request took", javaType = "java.lang.Long")
    public static final String DURATION = "CamelRecraftDuration";

    @Metadata(
            label = "producer",
            description = "How often the request was sent to the provider",
            javaType = "java.lang.Integer")
    public static final String ATTEMPTS = "CamelRecraftAttempts";

    @Metadata(
            label = "producer",
            description = "Which of the request's images this is, from 0",
            javaType = "java.lang.Integer")
    public static final String INDEX = "CamelRecraftIndex";

    @Metadata(label = "producer", description = "How many images the request brought", javaType = "java.lang.Integer")
    public static final String COUNT = "CamelRecraftCount";

    @Metadata(
            label = "producer",
            description = "Which of the message's prompts the image is of, from 0",
            javaType = "java.lang.Integer")
    public static final String BATCH_INDEX = "CamelRecraftBatchIndex";

    @Metadata(
            label = "producer",
            description =
                    "What the request cost in Recraft's API units, 1,000 of which are a US dollar; of the account, how many are left",
            javaType = "java.math.BigDecimal")
    public static final String CREDITS = "CamelRecraftCredits";

    @Metadata(
            label = "producer",
            description = "The id of the request, which Recraft's support asks for",
            javaType = "java.lang.String")
    public static final String REQUEST_ID = "CamelRecraftRequestId";

    @Metadata(
            label = "producer",
            description = "How unsafe for work Recraft finds the image, from 0 to 1, with calculateFeatures=true",
            javaType = "java.lang.Double")
    public static final String NSFW_SCORE = "CamelRecraftNsfwScore";

    @Metadata(
            label = "producer",
            description = "The prompt that was drawn, when Recraft says that it changed it",
            javaType = "java.lang.String")
    public static final String REVISED_PROMPT = "CamelRecraftRevisedPrompt";

    @Metadata(
            label = "producer",
            description = "The options that were left out because nobody there knows them, with lenient=true",
            javaType = "java.lang.String")
    public static final String DROPPED = "CamelRecraftDropped";

    @Metadata(
            label = "producer",
            description =
                    "The file name that the component gave the image, to be told from one that the route sets in CamelFileName",
            javaType = "java.lang.String")
    public static final String FILE_NAME = "CamelRecraftFileName";

    @Metadata(
            label = "producer",
            description = "Why other images of the same request are missing, a line each",
            javaType = "java.lang.String")
    public static final String FAILURES = "CamelRecraftFailures";

    @Metadata(
            label = "producer",
            description = "Whether Cloudflare's gateway had the answer already: HIT or MISS",
            javaType = "java.lang.String")
    public static final String GATEWAY_CACHE_STATUS = "CamelRecraftGatewayCacheStatus";

    /** What all of them start with; behind it, an input's header has the option's name. */
    static final String PREFIX = "CamelRecraft";

    private RecraftConstants() {}
}
