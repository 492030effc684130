package io.github.camelrecraft;

import org.apache.camel.spi.Metadata;

/** The names of the message headers that the component reads and sets. */
public final class RecraftConstants {

    // Read from the message.

    /** What to draw, when the body does not say so. */
    @Metadata(label = "producer", javaType = "java.lang.String")
    public static final String PROMPT = "CamelRecraftPrompt";

    /** The model, in place of the endpoint's. */
    @Metadata(label = "producer", javaType = "java.lang.String")
    public static final String MODEL = "CamelRecraftModel";

    /** The size, in place of the endpoint's. */
    @Metadata(label = "producer", javaType = "java.lang.String")
    public static final String SIZE = "CamelRecraftSize";

    /** The palette, in place of the endpoint's; a list is taken too. */
    @Metadata(label = "producer", javaType = "java.lang.String")
    public static final String COLORS = "CamelRecraftColors";

    /** The background colour, in place of the endpoint's. */
    @Metadata(label = "producer", javaType = "java.lang.String")
    public static final String BACKGROUND_COLOR = "CamelRecraftBackgroundColor";

    /** How many images, in place of the endpoint's number. */
    @Metadata(label = "producer", javaType = "java.lang.Integer")
    public static final String NUMBER_OF_IMAGES = "CamelRecraftNumberOfImages";

    /** The style, in place of the endpoint's. */
    @Metadata(label = "producer", javaType = "java.lang.String")
    public static final String STYLE = "CamelRecraftStyle";

    /** The substyle, in place of the endpoint's. */
    @Metadata(label = "producer", javaType = "java.lang.String")
    public static final String SUBSTYLE = "CamelRecraftSubstyle";

    /** How the provider hands over the image, in place of the endpoint's choice. */
    @Metadata(label = "producer", javaType = "java.lang.String")
    public static final String OUTPUT_TYPE = "CamelRecraftOutputType";

    /** The file format, in place of the endpoint's. */
    @Metadata(label = "producer", javaType = "java.lang.String")
    public static final String OUTPUT_FORMAT = "CamelRecraftOutputFormat";

    /** The quality, in place of the endpoint's. */
    @Metadata(label = "producer", javaType = "java.lang.Integer")
    public static final String OUTPUT_QUALITY = "CamelRecraftOutputQuality";

    /** How content is checked, in place of the endpoint's choice. */
    @Metadata(label = "producer", javaType = "java.lang.String")
    public static final String SAFETY = "CamelRecraftSafety";

    /** Whether content is checked, in place of the endpoint's choice. */
    @Metadata(label = "producer", javaType = "java.lang.Boolean")
    public static final String CHECK_CONTENT = "CamelRecraftCheckContent";

    /** For how many seconds the provider keeps the image, in place of the endpoint's number. */
    @Metadata(label = "producer", javaType = "java.lang.Integer")
    public static final String TTL = "CamelRecraftTtl";

    /** Whether to ask for the cost, in place of the endpoint's choice. */
    @Metadata(label = "producer", javaType = "java.lang.Boolean")
    public static final String INCLUDE_COST = "CamelRecraftIncludeCost";

    /** Names the request: the same key is the same request, which is paid for once where there is a ledger. */
    @Metadata(label = "producer", javaType = "java.lang.String")
    public static final String IDEMPOTENCY_KEY = "CamelRecraftIdempotencyKey";

    /** For how many seconds the gateway keeps the answer, in place of the endpoint's number. */
    @Metadata(label = "producer", javaType = "java.lang.Integer")
    public static final String GATEWAY_CACHE_TTL = "CamelRecraftGatewayCacheTtl";

    /** Whether to pass by the gateway's cache, in place of the endpoint's choice. */
    @Metadata(label = "producer", javaType = "java.lang.Boolean")
    public static final String GATEWAY_SKIP_CACHE = "CamelRecraftGatewaySkipCache";

    /** Under which key the gateway caches, in place of the endpoint's. */
    @Metadata(label = "producer", javaType = "java.lang.String")
    public static final String GATEWAY_CACHE_KEY = "CamelRecraftGatewayCacheKey";

    /** Whether the gateway logs, in place of the endpoint's choice. */
    @Metadata(label = "producer", javaType = "java.lang.Boolean")
    public static final String GATEWAY_COLLECT_LOG = "CamelRecraftGatewayCollectLog";

    /** What the gateway logs beside the request, in place of the endpoint's. */
    @Metadata(label = "producer", javaType = "java.lang.String")
    public static final String GATEWAY_METADATA = "CamelRecraftGatewayMetadata";

    /** After how many milliseconds the gateway gives up, in place of the endpoint's number. */
    @Metadata(label = "producer", javaType = "java.lang.Integer")
    public static final String GATEWAY_REQUEST_TIMEOUT = "CamelRecraftGatewayRequestTimeout";

    /** How often the gateway sends, in place of the endpoint's number. */
    @Metadata(label = "producer", javaType = "java.lang.Integer")
    public static final String GATEWAY_MAX_ATTEMPTS = "CamelRecraftGatewayMaxAttempts";

    /** How many milliseconds the gateway waits, in place of the endpoint's number. */
    @Metadata(label = "producer", javaType = "java.lang.Integer")
    public static final String GATEWAY_RETRY_DELAY = "CamelRecraftGatewayRetryDelay";

    /** How the gateway's wait grows, in place of the endpoint's choice. */
    @Metadata(label = "producer", javaType = "java.lang.String")
    public static final String GATEWAY_BACKOFF = "CamelRecraftGatewayBackoff";

    /** The id of the style, in place of the endpoint's; createStyle sets it. */
    @Metadata(label = "producer", javaType = "java.lang.String")
    public static final String STYLE_ID = "CamelRecraftStyleId";

    /** The option styleMatch, in place of the endpoint's. */
    @Metadata(label = "producer", javaType = "java.lang.String")
    public static final String STYLE_MATCH = "CamelRecraftStyleMatch";

    /** The option negativePrompt, in place of the endpoint's. */
    @Metadata(label = "producer", javaType = "java.lang.String")
    public static final String NEGATIVE_PROMPT = "CamelRecraftNegativePrompt";

    /** The option seed, in place of the endpoint's. */
    @Metadata(label = "producer", javaType = "java.lang.Long")
    public static final String SEED = "CamelRecraftSeed";

    /** The option strength, in place of the endpoint's. */
    @Metadata(label = "producer", javaType = "java.lang.Double")
    public static final String STRENGTH = "CamelRecraftStrength";

    /** The option artisticLevel, in place of the endpoint's. */
    @Metadata(label = "producer", javaType = "java.lang.Integer")
    public static final String ARTISTIC_LEVEL = "CamelRecraftArtisticLevel";

    /** The option noText, in place of the endpoint's. */
    @Metadata(label = "producer", javaType = "java.lang.Boolean")
    public static final String NO_TEXT = "CamelRecraftNoText";

    /** Words and where they stand, in place of the endpoint's; a list of maps is taken too. */
    @Metadata(label = "producer", javaType = "java.lang.String")
    public static final String TEXT_LAYOUT = "CamelRecraftTextLayout";

    /** The option creativity, in place of the endpoint's. */
    @Metadata(label = "producer", javaType = "java.lang.String")
    public static final String CREATIVITY = "CamelRecraftCreativity";

    /** The option expandLeft, in place of the endpoint's. */
    @Metadata(label = "producer", javaType = "java.lang.Integer")
    public static final String EXPAND_LEFT = "CamelRecraftExpandLeft";

    /** The option expandRight, in place of the endpoint's. */
    @Metadata(label = "producer", javaType = "java.lang.Integer")
    public static final String EXPAND_RIGHT = "CamelRecraftExpandRight";

    /** The option expandTop, in place of the endpoint's. */
    @Metadata(label = "producer", javaType = "java.lang.Integer")
    public static final String EXPAND_TOP = "CamelRecraftExpandTop";

    /** The option expandBottom, in place of the endpoint's. */
    @Metadata(label = "producer", javaType = "java.lang.Integer")
    public static final String EXPAND_BOTTOM = "CamelRecraftExpandBottom";

    /** The option zoomOutPercentage, in place of the endpoint's. */
    @Metadata(label = "producer", javaType = "java.lang.Double")
    public static final String ZOOM_OUT_PERCENTAGE = "CamelRecraftZoomOutPercentage";

    /** The option refinement, in place of the endpoint's. */
    @Metadata(label = "producer", javaType = "java.lang.String")
    public static final String REFINEMENT = "CamelRecraftRefinement";

    /** The image of explore to start from. */
    @Metadata(label = "producer", javaType = "java.lang.String")
    public static final String SOURCE_IMAGE_ID = "CamelRecraftSourceImageId";

    /** The option similarity, in place of the endpoint's. */
    @Metadata(label = "producer", javaType = "java.lang.Integer")
    public static final String SIMILARITY = "CamelRecraftSimilarity";

    /** The option svgCompression, in place of the endpoint's. */
    @Metadata(label = "producer", javaType = "java.lang.Boolean")
    public static final String SVG_COMPRESSION = "CamelRecraftSvgCompression";

    /** The option limitNumShapes, in place of the endpoint's. */
    @Metadata(label = "producer", javaType = "java.lang.Boolean")
    public static final String LIMIT_NUM_SHAPES = "CamelRecraftLimitNumShapes";

    /** The option maxNumShapes, in place of the endpoint's. */
    @Metadata(label = "producer", javaType = "java.lang.Integer")
    public static final String MAX_NUM_SHAPES = "CamelRecraftMaxNumShapes";

    /** The option colorReduction, in place of the endpoint's. */
    @Metadata(label = "producer", javaType = "java.lang.Boolean")
    public static final String COLOR_REDUCTION = "CamelRecraftColorReduction";

    /** The option returnGradients, in place of the endpoint's. */
    @Metadata(label = "producer", javaType = "java.lang.Boolean")
    public static final String RETURN_GRADIENTS = "CamelRecraftReturnGradients";

    /** The option shapeStacking, in place of the endpoint's. */
    @Metadata(label = "producer", javaType = "java.lang.String")
    public static final String SHAPE_STACKING = "CamelRecraftShapeStacking";

    /** The option smallShapeFilter, in place of the endpoint's. */
    @Metadata(label = "producer", javaType = "java.lang.Boolean")
    public static final String SMALL_SHAPE_FILTER = "CamelRecraftSmallShapeFilter";

    /** The option privateStyle, in place of the endpoint's. */
    @Metadata(label = "producer", javaType = "java.lang.Boolean")
    public static final String PRIVATE_STYLE = "CamelRecraftPrivateStyle";

    /** The option imageWeights, in place of the endpoint's. */
    @Metadata(label = "producer", javaType = "java.lang.String")
    public static final String IMAGE_WEIGHTS = "CamelRecraftImageWeights";

    /** The option sourceStyles, in place of the endpoint's. */
    @Metadata(label = "producer", javaType = "java.lang.String")
    public static final String SOURCE_STYLES = "CamelRecraftSourceStyles";

    /** The option mixPolicy, in place of the endpoint's. */
    @Metadata(label = "producer", javaType = "java.lang.String")
    public static final String MIX_POLICY = "CamelRecraftMixPolicy";

    /** The option strictColorPalette, in place of the endpoint's. */
    @Metadata(label = "producer", javaType = "java.lang.String")
    public static final String STRICT_COLOR_PALETTE = "CamelRecraftStrictColorPalette";

    /** The option sourceStyleWeights, in place of the endpoint's. */
    @Metadata(label = "producer", javaType = "java.lang.String")
    public static final String SOURCE_STYLE_WEIGHTS = "CamelRecraftSourceStyleWeights";

    /** The option basicStyles, in place of the endpoint's. */
    @Metadata(label = "producer", javaType = "java.lang.Boolean")
    public static final String BASIC_STYLES = "CamelRecraftBasicStyles";

    /** The option blockNsfw, in place of the endpoint's. */
    @Metadata(label = "producer", javaType = "java.lang.Boolean")
    public static final String BLOCK_NSFW = "CamelRecraftBlockNsfw";

    /** The option calculateFeatures, in place of the endpoint's. */
    @Metadata(label = "producer", javaType = "java.lang.Boolean")
    public static final String CALCULATE_FEATURES = "CamelRecraftCalculateFeatures";

    /** The option expire, in place of the endpoint's. */
    @Metadata(label = "producer", javaType = "java.lang.Boolean")
    public static final String EXPIRE = "CamelRecraftExpire";

    /** The option cancelAfter, in place of the endpoint's. */
    @Metadata(label = "producer", javaType = "java.lang.Integer")
    public static final String CANCEL_AFTER = "CamelRecraftCancelAfter";

    /** The option falRequestTimeout, in place of the endpoint's. */
    @Metadata(label = "producer", javaType = "java.lang.Integer")
    public static final String FAL_REQUEST_TIMEOUT = "CamelRecraftFalRequestTimeout";

    /** The option falQueuePriority, in place of the endpoint's. */
    @Metadata(label = "producer", javaType = "java.lang.String")
    public static final String FAL_QUEUE_PRIORITY = "CamelRecraftFalQueuePriority";

    /** The option falRunnerHint, in place of the endpoint's. */
    @Metadata(label = "producer", javaType = "java.lang.String")
    public static final String FAL_RUNNER_HINT = "CamelRecraftFalRunnerHint";

    /** The option falNoRetry, in place of the endpoint's. */
    @Metadata(label = "producer", javaType = "java.lang.Boolean")
    public static final String FAL_NO_RETRY = "CamelRecraftFalNoRetry";

    /** The option falStoreIo, in place of the endpoint's. */
    @Metadata(label = "producer", javaType = "java.lang.Boolean")
    public static final String FAL_STORE_IO = "CamelRecraftFalStoreIo";

    /**
     * Where something is to change: an image of the same size, white there and black elsewhere, as bytes, a stream or
     * a file.
     */
    @Metadata(label = "producer", javaType = "java.lang.Object")
    public static final String MASK = "CamelRecraftMask";

    /** Images to learn a style from, one or a list, as bytes, streams or files. */
    @Metadata(label = "producer", javaType = "java.lang.Object")
    public static final String STYLE_REFERENCES = "CamelRecraftStyleReferences";

    // Set on the result.

    /** Who made the image. */
    @Metadata(label = "producer", javaType = "java.lang.String")
    public static final String PROVIDER = "CamelRecraftProvider";

    /** The model that made the image, by Recraft's own id. */
    @Metadata(label = "producer", javaType = "java.lang.String")
    public static final String IMAGE_MODEL = "CamelRecraftImageModel";

    /** The provider's id of the image. */
    @Metadata(label = "producer", javaType = "java.lang.String")
    public static final String IMAGE_ID = "CamelRecraftImageId";

    /** Where the provider keeps the image. */
    @Metadata(label = "producer", javaType = "java.lang.String")
    public static final String IMAGE_URL = "CamelRecraftImageUrl";

    /** The id under which the provider knows the request; Runware's taskUUID. */
    @Metadata(label = "producer", javaType = "java.lang.String")
    public static final String JOB_ID = "CamelRecraftJobId";

    /** The seed the image was made with. */
    @Metadata(label = "producer", javaType = "java.lang.Long")
    public static final String IMAGE_SEED = "CamelRecraftImageSeed";

    /** Whether the provider found the image not safe for work. */
    @Metadata(label = "producer", javaType = "java.lang.Boolean")
    public static final String NSFW = "CamelRecraftNsfw";

    /**
     * What the image cost, in USD: as the answer says, else by the catalogue's price; on a message of several images,
     * what they cost together.
     */
    @Metadata(label = "producer", javaType = "java.math.BigDecimal")
    public static final String COST = "CamelRecraftCost";

    /** The image's width in pixels, as its bytes say. */
    @Metadata(label = "producer", javaType = "java.lang.Integer")
    public static final String WIDTH = "CamelRecraftWidth";

    /** The image's height in pixels, as its bytes say. */
    @Metadata(label = "producer", javaType = "java.lang.Integer")
    public static final String HEIGHT = "CamelRecraftHeight";

    /** The SHA-256 of the image's bytes, in hexadecimal. */
    @Metadata(label = "producer", javaType = "java.lang.String")
    public static final String SHA256 = "CamelRecraftSha256";

    /** How many milliseconds the request took. */
    @Metadata(label = "producer", javaType = "java.lang.Long")
    public static final String DURATION = "CamelRecraftDuration";

    /** Whether the result comes out of the ledger: it was paid for before, and nothing was sent for it this time. */
    @Metadata(label = "producer", javaType = "java.lang.Boolean")
    public static final String FROM_LEDGER = "CamelRecraftFromLedger";

    /** How often the request was sent to the provider. */
    @Metadata(label = "producer", javaType = "java.lang.Integer")
    public static final String ATTEMPTS = "CamelRecraftAttempts";

    /** Which of the request's images this is, from 0. */
    @Metadata(label = "producer", javaType = "java.lang.Integer")
    public static final String INDEX = "CamelRecraftIndex";

    /** How many images the request brought. */
    @Metadata(label = "producer", javaType = "java.lang.Integer")
    public static final String COUNT = "CamelRecraftCount";

    /** Which of the message's prompts the image is of, from 0. */
    @Metadata(label = "producer", javaType = "java.lang.Integer")
    public static final String BATCH_INDEX = "CamelRecraftBatchIndex";

    /**
     * What the request cost in Recraft's API units, 1,000 of which are a US dollar; of the account, how many are
     * left.
     */
    @Metadata(label = "producer", javaType = "java.math.BigDecimal")
    public static final String CREDITS = "CamelRecraftCredits";

    /** How many units fal says that the request is charged for; its price list has the price of one. */
    @Metadata(label = "producer", javaType = "java.math.BigDecimal")
    public static final String BILLABLE_UNITS = "CamelRecraftBillableUnits";

    /** The id of the request, which the support of Recraft or fal asks for. */
    @Metadata(label = "producer", javaType = "java.lang.String")
    public static final String REQUEST_ID = "CamelRecraftRequestId";

    /** How unsafe for work Recraft finds the image, from 0 to 1, with calculateFeatures=true. */
    @Metadata(label = "producer", javaType = "java.lang.Double")
    public static final String NSFW_SCORE = "CamelRecraftNsfwScore";

    /** The prompt that was drawn, when Recraft says that it changed it. */
    @Metadata(label = "producer", javaType = "java.lang.String")
    public static final String REVISED_PROMPT = "CamelRecraftRevisedPrompt";

    /** The options that were left out because nobody there knows them, with lenient=true. */
    @Metadata(label = "producer", javaType = "java.lang.String")
    public static final String DROPPED = "CamelRecraftDropped";

    /** The file name that the component gave the image, to be told from one that the route sets in CamelFileName. */
    @Metadata(label = "producer", javaType = "java.lang.String")
    public static final String FILE_NAME = "CamelRecraftFileName";

    /** Why other images of the same request are missing, a line each. */
    @Metadata(label = "producer", javaType = "java.lang.String")
    public static final String FAILURES = "CamelRecraftFailures";

    /** Whether Cloudflare's gateway had the answer already: HIT or MISS. */
    @Metadata(label = "producer", javaType = "java.lang.String")
    public static final String GATEWAY_CACHE_STATUS = "CamelRecraftGatewayCacheStatus";

    /** Set to true by dryRun: nothing was sent, and the body is what would have been. */
    @Metadata(label = "producer", javaType = "java.lang.Boolean")
    public static final String DRY_RUN = "CamelRecraftDryRun";

    /** What the images would cost by the price list, in USD; set by dryRun where the list knows a price. */
    @Metadata(label = "producer", javaType = "java.math.BigDecimal")
    public static final String ESTIMATED_COST = "CamelRecraftEstimatedCost";

    /** What recraft:recover hands back: the key under which the ledger has it. */
    @Metadata(label = "consumer", javaType = "java.lang.String")
    public static final String LEDGER_KEY = "CamelRecraftLedgerKey";

    /** What all of them start with; behind it, an input's header has the option's name. */
    static final String PREFIX = "CamelRecraft";

    private RecraftConstants() {}
}
