package io.github.camelrecraft.springboot;

import io.github.camelrecraft.client.ResultType;
import io.github.camelrecraft.model.SvgPolicy;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.util.unit.DataSize;

/**
 * The component's options as properties. Null are those that are not set; they leave the component as it is. Written by
 * StarterFilesTest, do not edit.
 *
 * @param baseUrl The address of the provider's API, when it is not the provider's own: a gateway, or a
 *     simulator. It is trusted, and so are images on the same host and port, plain http included.
 * @param configuration The options that every endpoint starts from. A reference, as in #bean:name, to an
 *     instance of io.github.camelrecraft.RecraftConfiguration.
 * @param connectTimeout For how long making a connection may take, TLS included. In milliseconds, or as in 10s.
 * @param provider Who makes the image. When it is not set, the one provider whose customary environment variable
 *     holds a key is used; none or several of them is an error when the route starts. A provider of your own is a
 *     bean, named with a # before its name.
 * @param requestTimeout For how long one message may take, everything included: connecting, waiting, the answer,
 *     polling, downloading. In milliseconds, or as in 3m. When it has passed, the exchange fails; the exception says
 *     whether the request may have been charged.
 * @param resultType What the body becomes: the image's bytes, the address where the image is, or the provider's
 *     answer in JSON, byte for byte.
 * @param bridgeErrorHandler Allows for bridging the consumer to the Camel routing Error Handler, which mean any
 *     exceptions (if possible) occurred while the Camel consumer is trying to pickup incoming messages, or the
 *     likes, will now be processed as a message and handled by the routing Error Handler. Important: This is only
 *     possible if the 3rd party component allows Camel to be alerted if an exception was thrown. Some components
 *     handle this internally only, and therefore bridgeErrorHandler is not possible. In other situations we may
 *     improve the Camel component to hook into the 3rd party component and make this possible for future releases.
 *     By default the consumer will use the org.apache.camel.spi.ExceptionHandler to deal with exceptions, that will
 *     be logged at WARN or ERROR level and ignored.
 * @param path Where on this machine's HTTP server recraft:events takes webhooks, by POST.
 * @param recoverAfter For how long something must have stood unchanged in the ledger before recraft:recover
 *     takes it up: long enough for a queue to have delivered the message again, which is the better way. In
 *     milliseconds, or as in 10m.
 * @param httpServer The Camel component, or the bean, through whose HTTP server recraft:events is reached:
 *     platform-http, netty-http or another that serves REST. When it is not set, the one of the REST configuration,
 *     else platform-http, else the only one that is there.
 * @param maxEventSize The most bytes of one webhook. A larger one is refused with status 413, and the image
 *     comes by the next poll. An image is never taken from a webhook; one is in it nevertheless where the provider
 *     answers in base64. In bytes, or as in 64MB.
 * @param webhookKeysUrl Where recraft:events finds what webhooks are signed with, when that is not where the
 *     provider documents it: fal's public keys, at https://rest.alpha.fal.ai/.well-known/jwks.json by its documents,
 *     or Replicate's secret.
 * @param backgroundColor The colour of the background, written as in colors.
 * @param checkContent Whether the provider checks the content: Runware's safety.checkContent, which is false
 *     when it is not set, and fal's enable_safety_checker, which is true for most models when it is not set.
 * @param colors The palette: colours as FF6B35, #FF6B35 or rgb(255,107,53), separated by commas. Quote them in
 *     YAML. At most 5 on Cloudflare. Recraft alone knows weights.
 * @param delivery How the answer comes: with the request, by asking for it until it is there, or by asking for
 *     it when the provider calls webhookUrl, which leads to a route that begins with recraft:events. None of them
 *     holds a thread. Polling is Runware's deliveryMethod async with getResponse, fal's queue, and Replicate without
 *     Prefer: wait; with webhook it goes on, seldom, so that a call that is lost loses nothing. Recraft and
 *     Cloudflare answer with the request alone, which is what is done when it is not set.
 * @param dryRun Whether nothing is sent and the body becomes what would be: read, checked and encoded as for an
 *     image, with what it would cost in the header CamelRecraftEstimatedCost. Needs no apiKey and no accountId. A
 *     message cannot set it.
 * @param includeCost Whether the provider is asked what the image cost, which then is in the header
 *     CamelRecraftCost, in USD. Runware only.
 * @param lazyStartProducer Whether the producer should be started lazy (on the first message). By starting lazy
 *     you can use this to allow CamelContext and routes to startup in situations where a producer may otherwise fail
 *     during starting and cause the route to fail being started. By deferring this startup to be lazy then the
 *     startup failure can be handled during routing messages via Camel's routing error handlers. Beware that when
 *     the first message is processed then creating and starting the producer may take a little time and prolong the
 *     total processing time of the processing.
 * @param model The model, in any provider's spelling of its id; it is sent in the spelling of the provider that
 *     is used. When it is not set, the operation's customary one is used: recraftv4_1 to generate. An id that the
 *     model catalogue does not know is passed on as it is, with a warning, unless strictModels is set.
 * @param negativePrompt What is not to be in the image. Recraft with V2 and V3, fal for imageToImage.
 * @param numberOfImages How many images to make, 1 to 20. More than the provider makes in one request become
 *     several requests at the same time. With 2 or more the body is a list of messages, one an image.
 * @param outputFormat The file format. Runware knows jpg, which it makes when it is not set, png and webp;
 *     Recraft knows webp, which it makes when it is not set, and png; vector models and vectorize make svg. The
 *     others choose.
 * @param outputQuality How good the compressed image is: 20 to 99, 95 when it is not set. Runware only.
 * @param prompt What to draw, when neither the body nor the header CamelRecraftPrompt says so. 1 to 10,000
 *     characters; 1,000 for V3.
 * @param safety How the provider checks the content: not at all, or once. Runware's safety.mode, which is none
 *     when it is not set. Runware only.
 * @param seed The number that chance begins with, 0 to 4,294,967,295: the same one makes a similar image again.
 *     Recraft only.
 * @param size The size of the image: pixels as in 1024x1024, or a ratio as in 16:9, which becomes the model's
 *     own pixels. Sizes that a model does not make are refused, with the nearest ones named. When it is not set,
 *     Runware makes 1:1 and the others choose.
 * @param strength How far the result may be from the image, 0 (the same) to 1 (hardly alike), for imageToImage.
 *     Recraft needs it; fal takes 0.5 when it is not set.
 * @param style The style, such as digital_illustration, as the provider takes it: Recraft, fal and Replicate for
 *     V3 and V2, and Cloudflare. For createStyle the style to start from.
 * @param styleId The id of a style: one that createStyle made, or a public one of Recraft's. Recraft and, for
 *     V3, fal. The Styles models need it, or style references. Excludes style.
 * @param styleMatch How closely the style is followed: regular (V2 and V3), precise or flexible (V4 family).
 *     Recraft only.
 * @param substyle The style within the style, such as hand_drawn. Recraft, fal and Replicate for V3 and V2, and
 *     Cloudflare.
 * @param artisticLevel How artistic the image is to be, 0 to 5. Recraft with V3 only.
 * @param billing What Recraft charges: api (units bought) or subscription. Recraft's own API only.
 * @param blockNsfw Whether an image that is not safe for work is refused. Recraft only. When it is not set, the
 *     provider decides.
 * @param calculateFeatures Whether to ask how unsafe for work the image is. Recraft only. When it is not set,
 *     the provider decides.
 * @param cancelAfter After how many seconds Replicate itself gives up a prediction that has not ended. In
 *     seconds, or as in 1h.
 * @param creativity How freely the prompt is read: simple, standard or eccentric. In Recraft's API description
 *     alone, not in its pages. Recraft only.
 * @param expire Recraft's field expire, whose meaning is not documented. Recraft only. When it is not set, the
 *     provider decides.
 * @param falNoRetry fal's X-Fal-No-Retry: whether fal's queue is not to repeat a run that failed. When it is not
 *     set, fal repeats it up to ten times.
 * @param falQueuePriority fal's X-Fal-Queue-Priority: normal or low.
 * @param falRequestTimeout fal's X-Fal-Request-Timeout: how many seconds a request may take at fal, 2 or more.
 *     In seconds, or as in 1h.
 * @param falRunnerHint fal's X-Fal-Runner-Hint: requests with the same hint go to the same runner where
 *     possible.
 * @param falStoreIo fal's X-Fal-Store-IO: false has fal keep neither input nor output. When it is not set, fal
 *     keeps them.
 * @param idempotencyKey Names the request, so that the same key of the same operation is the same request. With
 *     a ledger it is paid for once, at any provider, and the same key with other options is an error. Runware's
 *     taskUUID is this key when it is a UUID of version 4, else derived from it. When it is not set, the key is what
 *     the transport names the message with (a JMS message's id, a Kafka record's offset, a file's path, time and
 *     length), else the exchange, which stays the same when the route delivers it again and not when another process
 *     does. Without a ledger, Runware only.
 * @param lenient Whether an option that nobody there knows is left out with a warning, and named in the header
 *     CamelRecraftDropped, in place of an error.
 * @param noText Whether the image is to have no text in it; when it is not set, it may. Recraft with V3 only.
 * @param outputType How the provider hands over the image: at an address, or in the answer itself. Runware knows
 *     all but multipart, Recraft all but dataURI, fal's image operations URL and dataURI, the others URL alone,
 *     which is what is used when it is not set. The body is the same either way.
 * @param strictModels Whether a model that the catalogue does not know is refused. Otherwise it is passed on as
 *     it is, with a warning.
 * @param textLayout Words and where they stand: a JSON array of {text, bbox}, where bbox has four corners x,y
 *     from 0,0 (left, top) to 1,1. Recraft with V3 only.
 * @param ttl For how many seconds the provider keeps the image at its address: 60 or more on Runware, only with
 *     outputType URL; 1 or more on fal, whose X-Fal-Object-Lifecycle-Preference it is. The others do not know it. In
 *     seconds, or as in 1h.
 * @param webhookEvents At which events Replicate calls webhookUrl: start, output, logs and completed, separated
 *     by commas.
 * @param autowiredEnabled Whether autowiring is enabled. This is used for automatic autowiring options (the
 *     option must be marked as autowired) by looking up in the registry to find if there is a single instance of
 *     matching type, which then gets configured on the component. This can be used for automatic configuring JDBC
 *     data sources, JMS connection factories, AWS Clients, etc.
 * @param connectionsPerRoute How many connections there may be at once to one host. Messages beyond that wait
 *     for one, without a thread.
 * @param maxImageSize The most bytes that one image may have. A larger one fails, with the address where it is.
 *     In bytes, or as in 64MB.
 * @param maxTotalConnections How many connections there may be at once to all hosts together. Messages beyond
 *     that wait for one, without a thread.
 * @param metricsEnabled Whether to count requests with Micrometer, when it is on the class path and its registry
 *     is a bean.
 * @param modelCatalog A file with rows to add to the model catalogue or to put in place of its own, as in
 *     file:models.json or classpath:models.json.
 * @param tracingEnabled Whether to make spans of requests with OpenTelemetry, when it is on the class path and a
 *     bean.
 * @param workerPool The threads that routes go on with when their image has come, in place of the component's
 *     own, of which there is one, and up to ten while steps of routes block them. Whoever sets a pool shuts it down,
 *     after the context. What it rejects goes on with a thread that moves bytes. With
 *     org.apache.camel.util.concurrent.SynchronousExecutorService everything does, without being handed over: for
 *     routes of which no step ever blocks, since a step that does stops all requests of the component. A reference,
 *     as in #bean:name, to an instance of java.util.concurrent.ExecutorService.
 * @param expandBottom By how many pixels outpaint extends the image downwards, 0 to 4096.
 * @param expandLeft By how many pixels outpaint extends the image to the left, 0 to 4096.
 * @param expandRight By how many pixels outpaint extends the image to the right, 0 to 4096.
 * @param expandTop By how many pixels outpaint extends the image upwards, 0 to 4096.
 * @param refinement How much enhanceDetails changes: subtle or moderate.
 * @param zoomOutPercentage By how many percent outpaint makes the image smaller within its frame, 0 to less than
 *     100.
 * @param similarity How alike exploreSimilar makes its images, 1 to 5.
 * @param sourceImageId The image of explore that exploreSimilar starts from, by the id that came in
 *     CamelRecraftImageId.
 * @param gatewayBackoff How the gateway's wait grows from attempt to attempt. The header cf-aig-backoff.
 *     Cloudflare only.
 * @param gatewayByokAlias Which of the keys stored at the gateway is used. The header cf-aig-byok-alias. A
 *     message cannot set it. Cloudflare only.
 * @param gatewayCacheKey Under which key the gateway caches. The header cf-aig-cache-key. Cloudflare only.
 * @param gatewayCacheTtl For how many seconds the gateway keeps the answer to give it to identical requests: 60
 *     to 2,678,400 (a month). The header cf-aig-cache-ttl. Cloudflare only. In seconds, or as in 1h.
 * @param gatewayCollectLog Whether the gateway logs the request; when it is not set, the gateway decides. The
 *     header cf-aig-collect-log. Cloudflare only.
 * @param gatewayId Which AI Gateway the request passes: the header cf-aig-gateway-id. When it is not set, the
 *     account's default gateway. A message cannot set it. Cloudflare only.
 * @param gatewayMaxAttempts How often the gateway itself sends the request: 1 to 5. More than 1 may be charged
 *     more than once, by the gateway's doing. The header cf-aig-max-attempts. Cloudflare only.
 * @param gatewayMetadata What the gateway logs beside the request: a JSON object of at most 5 entries. The
 *     header cf-aig-metadata. Cloudflare only.
 * @param gatewayRequestTimeout After how many milliseconds the gateway gives up on the provider. The header
 *     cf-aig-request-timeout. Cloudflare only. In milliseconds, or as in 5s.
 * @param gatewayRetryDelay How many milliseconds the gateway waits between its attempts: 0 to 5,000. The header
 *     cf-aig-retry-delay. Cloudflare only. In milliseconds, or as in 5s.
 * @param gatewaySkipCache Whether to pass by the gateway's cache; when it is not set, the gateway decides. The
 *     header cf-aig-skip-cache. Cloudflare only.
 * @param gatewayZdr Whether the gateway asks for zero data retention; when it is not set, the gateway decides.
 *     The header cf-aig-zdr. A message cannot set it. Cloudflare only.
 * @param healthCheckConsumerEnabled Used for enabling or disabling all consumer based health checks from this
 *     component.
 * @param healthCheckProducerEnabled Used for enabling or disabling all producer based health checks from this
 *     component. Notice: Camel has by default disabled all producer based health-checks. You can turn on producer
 *     checks globally by setting camel.health.producersEnabled=true.
 * @param budget The most that all endpoints of the component may spend together within budgetWindow, in USD.
 *     What is about to be sent counts at the catalogue's price, and what has ended at what it cost. A message that
 *     would go beyond fails before anything is sent, with RecraftInsufficientFundsException. No limit when it is not
 *     set; 0 lets pass what is free. It is of the component alone.
 * @param budgetWindow For how long what was spent counts against budget. In milliseconds, or as in 1d. The
 *     window slides: what was spent is free again when this time has passed since.
 * @param imagesPerMinute How many images the account may ask for within a minute, from all endpoints of the
 *     component together. When it is not set, what the provider documents: 100 at Recraft. 0 is no limit.
 * @param ledger Where is written down what was sent, paid and received, before the next step is done:
 *     file:/var/lib/images for a directory of this process alone, or #name for a bean that is a
 *     javax.sql.DataSource, which many processes may share, or a LedgerStore of your own. A message that is
 *     delivered again gets what was paid for, and is not sent again.
 * @param ledgerRetention For how long the ledger keeps an entry, and its images, after its last change. In
 *     milliseconds, or as in 7d. What is unresolved is kept until somebody resolves it.
 * @param maxCost The most that one message may cost, in USD, by the catalogue's price: all its prompts and
 *     images together. What would cost more is refused before anything is sent. 0 lets pass what is free. A message
 *     cannot set it.
 * @param maxInFlight How many requests of the account may be under way at once, from all endpoints of the
 *     component together. Others wait for their turn, without a thread. No limit when it is not set, or 0.
 * @param maxQueued How many requests of the account may wait for their turn. One more fails at once, without
 *     having been sent or charged.
 * @param maxRetries How often a request is sent again that was provably not charged: it could not be connected,
 *     or the provider documents its answer as not accepted (429, mostly 503). Between two attempts there is a
 *     growing pause, or the one that the provider's Retry-After asks for; no pause begins that would pass
 *     requestTimeout. 0 sends everything once. Downloads of images that were made are tried again as often. What may
 *     have been charged is never sent again.
 * @param requestsPerMinute How many requests of the account may begin within a minute, from all endpoints of the
 *     component together. When it is not set, what the provider documents: 200 at Cloudflare, 600 at Replicate. 0 is
 *     no limit.
 * @param requestsPerSecond How many requests of the account may begin within a second, from all endpoints of the
 *     component together. When it is not set, what the provider documents: 5 at Recraft. 0 is no limit.
 * @param unknownPrices What happens under maxCost or the component's budget to what the catalogue has no price
 *     for: refuse refuses it, allow sends it, and counts it against the budget once it has ended, as far as the
 *     provider says what it cost. A price can be added with modelCatalog.
 * @param waitForResult With delivery=webhook, whether the exchange goes on when the images are there. Otherwise
 *     it goes on as soon as the provider has accepted the job, with the job's id as its body, and the route that
 *     begins with recraft:events gets the images.
 * @param nonProxyHosts Hosts that are reached without the proxy: names, with an asterisk for any part, separated
 *     by commas or vertical bars.
 * @param proxyHost The host of an HTTP proxy. It resolves the names of hosts itself, so it also has to keep
 *     image hosts off private addresses.
 * @param proxyPort The port of the HTTP proxy.
 * @param accountId The account at Cloudflare. When it is not set, the environment variable CLOUDFLARE_ACCOUNT_ID
 *     is read. Other providers need none.
 * @param allowedImageHosts Hosts that images may be fetched from in any way, plain http and private addresses
 *     included: names, or names with a port, separated by commas. Any other host is reached by https at a public
 *     address only.
 * @param apiKey The provider's secret. When it is not set, the provider's customary environment variable is
 *     read: CLOUDFLARE_API_TOKEN, RUNWARE_API_KEY, RECRAFT_API_TOKEN, FAL_KEY or REPLICATE_API_TOKEN.
 * @param proxyAuthPassword The password at the HTTP proxy.
 * @param proxyAuthUsername The user at the HTTP proxy.
 * @param sslContextParameters Keys and trust for TLS. A reference, as in #bean:name, to an instance of
 *     org.apache.camel.support.jsse.SSLContextParameters.
 * @param svgPolicy What vector images may contain: with strict, one with scripts, event handlers or references
 *     to elsewhere is refused; with allow, all pass.
 * @param uploadEndpoint An address, such as a presigned one, to which the provider uploads the image by HTTP
 *     PUT. A message cannot set it. Runware only.
 * @param useGlobalSslContextParameters Whether to use the context's SSL parameters where no sslContextParameters
 *     are set.
 * @param webhookSecret What recraft:events tells webhooks from forged ones by. At Replicate the account's
 *     signing secret, which begins with whsec_; when it is not set, it is asked for with the apiKey. Runware signs
 *     nothing: what webhookUrl has as its parameter secret, 16 characters or more; without it, whoever knows a job's
 *     id can have it asked for. fal needs none.
 * @param webhookUrl An address to which the provider also posts its answer: Runware, Replicate and, with
 *     delivery=poll, fal. A message cannot set it.
 * @param basicStyles Whether listStyles lists Recraft's own styles in place of the account's. When it is not
 *     set, it is the account's.
 * @param imageWeights How much each image counts for createStyle: numbers separated by commas, in the order of
 *     the images.
 * @param mixPolicy How createStyle mixes the palettes of several styles: PaletteMatch or MaxWeight. V2 and V3
 *     only.
 * @param privateStyle Whether the style that createStyle makes is for this account alone. Recraft only. When it
 *     is not set, the provider decides.
 * @param sourceStyles Styles that createStyle mixes, separated by commas. V2 and V3 only.
 * @param sourceStyleWeights How much each of sourceStyles counts: numbers separated by commas.
 * @param colorReduction Whether vectorize reduces the number of colours. Recraft only. When it is not set, the
 *     provider decides.
 * @param limitNumShapes Whether vectorize limits the number of shapes to maxNumShapes. Recraft only. When it is
 *     not set, the provider decides.
 * @param maxNumShapes The most shapes that vectorize makes.
 * @param returnGradients Whether vectorize may make gradients. Recraft only. When it is not set, the provider
 *     decides.
 * @param shapeStacking How vectorize puts shapes on one another: cut_out or hierarchical.
 * @param smallShapeFilter Whether vectorize leaves out small shapes. Recraft only. When it is not set, the
 *     provider decides.
 * @param strictColorPalette The only colours that vectorize uses, written as in colors.
 * @param svgCompression Whether vectorize compresses the SVG. Recraft only. When it is not set, the provider
 *     decides.
 */
@ConfigurationProperties("camel.component.recraft")
record RecraftComponentConfiguration(
        @Nullable String baseUrl,
        @Nullable String configuration,
        @Nullable Duration connectTimeout,
        @Nullable String provider,
        @Nullable Duration requestTimeout,
        @Nullable ResultType resultType,
        @Nullable Boolean bridgeErrorHandler,
        @Nullable String path,
        @Nullable Duration recoverAfter,
        @Nullable String httpServer,
        @Nullable DataSize maxEventSize,
        @Nullable String webhookKeysUrl,
        @Nullable String backgroundColor,
        @Nullable Boolean checkContent,
        @Nullable String colors,
        @Nullable String delivery,
        @Nullable Boolean dryRun,
        @Nullable Boolean includeCost,
        @Nullable Boolean lazyStartProducer,
        @Nullable String model,
        @Nullable String negativePrompt,
        @Nullable Integer numberOfImages,
        @Nullable String outputFormat,
        @Nullable Integer outputQuality,
        @Nullable String prompt,
        @Nullable String safety,
        @Nullable Long seed,
        @Nullable String size,
        @Nullable Double strength,
        @Nullable String style,
        @Nullable String styleId,
        @Nullable String styleMatch,
        @Nullable String substyle,
        @Nullable Integer artisticLevel,
        @Nullable String billing,
        @Nullable Boolean blockNsfw,
        @Nullable Boolean calculateFeatures,
        @DurationUnit(ChronoUnit.SECONDS) @Nullable Duration cancelAfter,
        @Nullable String creativity,
        @Nullable Boolean expire,
        @Nullable Boolean falNoRetry,
        @Nullable String falQueuePriority,
        @DurationUnit(ChronoUnit.SECONDS) @Nullable Duration falRequestTimeout,
        @Nullable String falRunnerHint,
        @Nullable Boolean falStoreIo,
        @Nullable String idempotencyKey,
        @Nullable Boolean lenient,
        @Nullable Boolean noText,
        @Nullable String outputType,
        @Nullable Boolean strictModels,
        @Nullable String textLayout,
        @DurationUnit(ChronoUnit.SECONDS) @Nullable Duration ttl,
        @Nullable String webhookEvents,
        @Nullable Boolean autowiredEnabled,
        @Nullable Integer connectionsPerRoute,
        @Nullable DataSize maxImageSize,
        @Nullable Integer maxTotalConnections,
        @Nullable Boolean metricsEnabled,
        @Nullable String modelCatalog,
        @Nullable Boolean tracingEnabled,
        @Nullable String workerPool,
        @Nullable Integer expandBottom,
        @Nullable Integer expandLeft,
        @Nullable Integer expandRight,
        @Nullable Integer expandTop,
        @Nullable String refinement,
        @Nullable Double zoomOutPercentage,
        @Nullable Integer similarity,
        @Nullable String sourceImageId,
        @Nullable String gatewayBackoff,
        @Nullable String gatewayByokAlias,
        @Nullable String gatewayCacheKey,
        @DurationUnit(ChronoUnit.SECONDS) @Nullable Duration gatewayCacheTtl,
        @Nullable Boolean gatewayCollectLog,
        @Nullable String gatewayId,
        @Nullable Integer gatewayMaxAttempts,
        @Nullable String gatewayMetadata,
        @Nullable Duration gatewayRequestTimeout,
        @Nullable Duration gatewayRetryDelay,
        @Nullable Boolean gatewaySkipCache,
        @Nullable Boolean gatewayZdr,
        @Nullable Boolean healthCheckConsumerEnabled,
        @Nullable Boolean healthCheckProducerEnabled,
        @Nullable Double budget,
        @Nullable Duration budgetWindow,
        @Nullable Integer imagesPerMinute,
        @Nullable String ledger,
        @Nullable Duration ledgerRetention,
        @Nullable Double maxCost,
        @Nullable Integer maxInFlight,
        @Nullable Integer maxQueued,
        @Nullable Integer maxRetries,
        @Nullable Integer requestsPerMinute,
        @Nullable Integer requestsPerSecond,
        @Nullable String unknownPrices,
        @Nullable Boolean waitForResult,
        @Nullable String nonProxyHosts,
        @Nullable String proxyHost,
        @Nullable Integer proxyPort,
        @Nullable String accountId,
        @Nullable String allowedImageHosts,
        @Nullable String apiKey,
        @Nullable String proxyAuthPassword,
        @Nullable String proxyAuthUsername,
        @Nullable String sslContextParameters,
        @Nullable SvgPolicy svgPolicy,
        @Nullable String uploadEndpoint,
        @Nullable Boolean useGlobalSslContextParameters,
        @Nullable String webhookSecret,
        @Nullable String webhookUrl,
        @Nullable Boolean basicStyles,
        @Nullable String imageWeights,
        @Nullable String mixPolicy,
        @Nullable Boolean privateStyle,
        @Nullable String sourceStyles,
        @Nullable String sourceStyleWeights,
        @Nullable Boolean colorReduction,
        @Nullable Boolean limitNumShapes,
        @Nullable Integer maxNumShapes,
        @Nullable Boolean returnGradients,
        @Nullable String shapeStacking,
        @Nullable Boolean smallShapeFilter,
        @Nullable String strictColorPalette,
        @Nullable Boolean svgCompression) {

    /**
     * Those that are set, by the component's names and in its units. A configuration comes first, for it would take
     * away what the others have set.
     */
    Map<String, Object> options() {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("configuration", configuration);
        options.put("baseUrl", baseUrl);
        options.put("connectTimeout", connectTimeout);
        options.put("provider", provider);
        options.put("requestTimeout", requestTimeout);
        options.put("resultType", resultType);
        options.put("bridgeErrorHandler", bridgeErrorHandler);
        options.put("path", path);
        options.put("recoverAfter", recoverAfter);
        options.put("httpServer", httpServer);
        options.put("maxEventSize", number(maxEventSize, DataSize::toBytes));
        options.put("webhookKeysUrl", webhookKeysUrl);
        options.put("backgroundColor", backgroundColor);
        options.put("checkContent", checkContent);
        options.put("colors", colors);
        options.put("delivery", delivery);
        options.put("dryRun", dryRun);
        options.put("includeCost", includeCost);
        options.put("lazyStartProducer", lazyStartProducer);
        options.put("model", model);
        options.put("negativePrompt", negativePrompt);
        options.put("numberOfImages", numberOfImages);
        options.put("outputFormat", outputFormat);
        options.put("outputQuality", outputQuality);
        options.put("prompt", prompt);
        options.put("safety", safety);
        options.put("seed", seed);
        options.put("size", size);
        options.put("strength", strength);
        options.put("style", style);
        options.put("styleId", styleId);
        options.put("styleMatch", styleMatch);
        options.put("substyle", substyle);
        options.put("artisticLevel", artisticLevel);
        options.put("billing", billing);
        options.put("blockNsfw", blockNsfw);
        options.put("calculateFeatures", calculateFeatures);
        options.put("cancelAfter", number(cancelAfter, Duration::toSeconds));
        options.put("creativity", creativity);
        options.put("expire", expire);
        options.put("falNoRetry", falNoRetry);
        options.put("falQueuePriority", falQueuePriority);
        options.put("falRequestTimeout", number(falRequestTimeout, Duration::toSeconds));
        options.put("falRunnerHint", falRunnerHint);
        options.put("falStoreIo", falStoreIo);
        options.put("idempotencyKey", idempotencyKey);
        options.put("lenient", lenient);
        options.put("noText", noText);
        options.put("outputType", outputType);
        options.put("strictModels", strictModels);
        options.put("textLayout", textLayout);
        options.put("ttl", number(ttl, Duration::toSeconds));
        options.put("webhookEvents", webhookEvents);
        options.put("autowiredEnabled", autowiredEnabled);
        options.put("connectionsPerRoute", connectionsPerRoute);
        options.put("maxImageSize", number(maxImageSize, DataSize::toBytes));
        options.put("maxTotalConnections", maxTotalConnections);
        options.put("metricsEnabled", metricsEnabled);
        options.put("modelCatalog", modelCatalog);
        options.put("tracingEnabled", tracingEnabled);
        options.put("workerPool", workerPool);
        options.put("expandBottom", expandBottom);
        options.put("expandLeft", expandLeft);
        options.put("expandRight", expandRight);
        options.put("expandTop", expandTop);
        options.put("refinement", refinement);
        options.put("zoomOutPercentage", zoomOutPercentage);
        options.put("similarity", similarity);
        options.put("sourceImageId", sourceImageId);
        options.put("gatewayBackoff", gatewayBackoff);
        options.put("gatewayByokAlias", gatewayByokAlias);
        options.put("gatewayCacheKey", gatewayCacheKey);
        options.put("gatewayCacheTtl", number(gatewayCacheTtl, Duration::toSeconds));
        options.put("gatewayCollectLog", gatewayCollectLog);
        options.put("gatewayId", gatewayId);
        options.put("gatewayMaxAttempts", gatewayMaxAttempts);
        options.put("gatewayMetadata", gatewayMetadata);
        options.put("gatewayRequestTimeout", number(gatewayRequestTimeout, Duration::toMillis));
        options.put("gatewayRetryDelay", number(gatewayRetryDelay, Duration::toMillis));
        options.put("gatewaySkipCache", gatewaySkipCache);
        options.put("gatewayZdr", gatewayZdr);
        options.put("healthCheckConsumerEnabled", healthCheckConsumerEnabled);
        options.put("healthCheckProducerEnabled", healthCheckProducerEnabled);
        options.put("budget", budget);
        options.put("budgetWindow", budgetWindow);
        options.put("imagesPerMinute", imagesPerMinute);
        options.put("ledger", ledger);
        options.put("ledgerRetention", ledgerRetention);
        options.put("maxCost", maxCost);
        options.put("maxInFlight", maxInFlight);
        options.put("maxQueued", maxQueued);
        options.put("maxRetries", maxRetries);
        options.put("requestsPerMinute", requestsPerMinute);
        options.put("requestsPerSecond", requestsPerSecond);
        options.put("unknownPrices", unknownPrices);
        options.put("waitForResult", waitForResult);
        options.put("nonProxyHosts", nonProxyHosts);
        options.put("proxyHost", proxyHost);
        options.put("proxyPort", proxyPort);
        options.put("accountId", accountId);
        options.put("allowedImageHosts", allowedImageHosts);
        options.put("apiKey", apiKey);
        options.put("proxyAuthPassword", proxyAuthPassword);
        options.put("proxyAuthUsername", proxyAuthUsername);
        options.put("sslContextParameters", sslContextParameters);
        options.put("svgPolicy", svgPolicy);
        options.put("uploadEndpoint", uploadEndpoint);
        options.put("useGlobalSslContextParameters", useGlobalSslContextParameters);
        options.put("webhookSecret", webhookSecret);
        options.put("webhookUrl", webhookUrl);
        options.put("basicStyles", basicStyles);
        options.put("imageWeights", imageWeights);
        options.put("mixPolicy", mixPolicy);
        options.put("privateStyle", privateStyle);
        options.put("sourceStyles", sourceStyles);
        options.put("sourceStyleWeights", sourceStyleWeights);
        options.put("colorReduction", colorReduction);
        options.put("limitNumShapes", limitNumShapes);
        options.put("maxNumShapes", maxNumShapes);
        options.put("returnGradients", returnGradients);
        options.put("shapeStacking", shapeStacking);
        options.put("smallShapeFilter", smallShapeFilter);
        options.put("strictColorPalette", strictColorPalette);
        options.put("svgCompression", svgCompression);
        options.values().removeIf(Objects::isNull);
        return options;
    }

    private static <T> @Nullable Long number(@Nullable T value, ToLongFunction<T> unit) {
        return value == null ? null : unit.applyAsLong(value);
    }

    /** Without the values, some of which are secrets. */
    @Override
    public String toString() {
        return "RecraftComponentConfiguration" + options().keySet();
    }
}
