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

    /** Names the job: the same key is the same job. */
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
    public static final String SEED = "CamelRecraftSeed";

    /** Whether the provider found the image not safe for work. */
    @Metadata(label = "producer", javaType = "java.lang.Boolean")
    public static final String NSFW = "CamelRecraftNsfw";

    /** What the image cost, in USD; on a message of several images, what they cost together. */
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

    /** How often the request was sent to the provider. */
    @Metadata(label = "producer", javaType = "java.lang.Integer")
    public static final String ATTEMPTS = "CamelRecraftAttempts";

    /** Which of the request's images this is, from 0. */
    @Metadata(label = "producer", javaType = "java.lang.Integer")
    public static final String INDEX = "CamelRecraftIndex";

    /** How many images the request brought. */
    @Metadata(label = "producer", javaType = "java.lang.Integer")
    public static final String COUNT = "CamelRecraftCount";

    /** The file name that the component gave the image, to be told from one that the route sets in CamelFileName. */
    @Metadata(label = "producer", javaType = "java.lang.String")
    public static final String FILE_NAME = "CamelRecraftFileName";

    /** Why other images of the same request are missing, a line each. */
    @Metadata(label = "producer", javaType = "java.lang.String")
    public static final String FAILURES = "CamelRecraftFailures";

    /** Whether Cloudflare's gateway had the answer already: HIT or MISS. */
    @Metadata(label = "producer", javaType = "java.lang.String")
    public static final String GATEWAY_CACHE_STATUS = "CamelRecraftGatewayCacheStatus";

    @Metadata(
            label = "producer",
            description = "Set to true by dryRun: nothing was sent, and the body is the JSON that would have been",
            javaType = "java.lang.Boolean")
    public static final String DRY_RUN = "CamelRecraftDryRun";

    @Metadata(
            label = "producer",
            description =
                    "By dryRun: what the images would cost together, in USD, by the model catalogue; absent when it has no price",
            javaType = "java.math.BigDecimal")
    public static final String ESTIMATED_COST = "CamelRecraftEstimatedCost";

    /** What all of them start with; behind it, an input's header has the option's name. */
    static final String PREFIX = "CamelRecraft";

    private RecraftConstants() {}
}
