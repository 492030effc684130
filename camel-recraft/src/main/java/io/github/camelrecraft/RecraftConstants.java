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
    public static final String SEED = "CamelRecraftSeed";

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
