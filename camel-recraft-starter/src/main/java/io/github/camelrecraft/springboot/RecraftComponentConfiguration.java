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
 * @param backgroundColor The colour of the background, written as in colors.
 * @param baseUrl The address of the provider's API, when it is not the provider's own: a gateway, or a
 *     simulator. It is trusted, and so are images on the same host and port, plain http included.
 * @param checkContent Whether the provider checks the content. Runware's safety.checkContent, which is false
 *     when it is not set. Runware only.
 * @param colors The palette: colours as FF6B35, #FF6B35 or rgb(255,107,53), separated by commas. Quote them in
 *     YAML. At most 5 on Cloudflare. Neither Cloudflare nor Runware knows weights.
 * @param configuration The options that every endpoint starts from. A reference, as in #bean:name, to a
 *     io.github.camelrecraft.RecraftConfiguration.
 * @param connectTimeout For how long making a connection may take, TLS included. In milliseconds, or as in 10s.
 * @param delivery How the answer comes: with the request, or by asking for it until it is there. Neither holds a
 *     thread. Polling is Runware's deliveryMethod async with getResponse.
 * @param dryRun Whether nothing is sent and the body becomes the JSON that would be: read, checked and encoded
 *     as for an image, with what it would cost in the header CamelRecraftEstimatedCost. Needs no apiKey and no
 *     accountId. A message cannot set it.
 * @param includeCost Whether the provider is asked what the image cost, which then is in the header
 *     CamelRecraftCost, in USD. Runware only.
 * @param lazyStartProducer Whether the producer should be started lazy (on the first message). By starting lazy
 *     you can use this to allow CamelContext and routes to startup in situations where a producer may otherwise fail
 *     during starting and cause the route to fail being started. By deferring this startup to be lazy then the
 *     startup failure can be handled during routing messages via Camel's routing error handlers. Beware that when
 *     the first message is processed then creating and starting the producer may take a little time and prolong the
 *     total processing time of the processing.
 * @param model The model, in any provider's spelling of its id; it is sent in the spelling of the provider that
 *     is used. An id that the model catalogue does not know is passed on as it is, with a warning, unless
 *     strictModels is set.
 * @param numberOfImages How many images to make: 1 to 20 on Runware, 1 on Cloudflare and for vector models. With
 *     2 or more the body is a list of messages, one an image.
 * @param outputFormat The file format. Runware makes jpg when it is not set, and svg with vector models. Runware
 *     only.
 * @param outputQuality How good the compressed image is: 20 to 99, 95 when it is not set. Runware only.
 * @param prompt What to draw, when neither the body nor the header CamelRecraftPrompt says so. 1 to 10,000
 *     characters; 1,000 for V3.
 * @param provider Who makes the image. When it is not set, the one provider whose customary environment variable
 *     holds a key is used; none or several of them is an error when the route starts.
 * @param requestTimeout For how long one message may take, everything included: connecting, waiting, the answer,
 *     polling, downloading. In milliseconds, or as in 3m. When it has passed, the exchange fails; the exception says
 *     whether the request may have been charged.
 * @param resultType What the body becomes: the image's bytes, the address where the image is, or the provider's
 *     answer in JSON, byte for byte.
 * @param safety How the provider checks the content: not at all, or once. Runware's safety.mode, which is none
 *     when it is not set. Runware only.
 * @param size The size of the image: pixels as in 1024x1024, or a ratio as in 16:9, which becomes the model's
 *     own pixels. Sizes that a model does not make are refused, with the nearest ones named. When it is not set,
 *     Runware makes 1:1 and Cloudflare chooses.
 * @param style The style, as Cloudflare's style takes it, such as digital_illustration. Cloudflare only.
 * @param substyle The style within the style, as Cloudflare's substyle takes it, such as hand_drawn. Cloudflare
 *     only.
 * @param autowiredEnabled Whether autowiring is enabled. This is used for automatic autowiring options (the
 *     option must be marked as autowired) by looking up in the registry to find if there is a single instance of
 *     matching type, which then gets configured on the component. This can be used for automatic configuring JDBC
 *     data sources, JMS connection factories, AWS Clients, etc.
 * @param connectionsPerRoute How many connections there may be at once to one host. Messages beyond that wait
 *     for one, without a thread.
 * @param idempotencyKey Names the job, so that the same key is the same job: Runware's taskUUID is this key when
 *     it is a UUID of version 4, else derived from it. When it is not set, the job's id is derived from the exchange
 *     and stays the same when the exchange is delivered again. Runware only.
 * @param maxImageSize The most bytes that one image may have. A larger one fails, with the address where it is.
 *     In bytes, or as in 64MB.
 * @param maxTotalConnections How many connections there may be at once to all hosts together. Messages beyond
 *     that wait for one, without a thread.
 * @param metricsEnabled Whether to count requests with Micrometer, when it is on the class path and its registry
 *     is a bean.
 * @param modelCatalog A file with rows to add to the model catalogue or to put in place of its own, as in
 *     file:models.json or classpath:models.json.
 * @param outputType How the provider hands over the image: at an address, or in the answer itself. Runware's
 *     outputType, which is URL when it is not set; Cloudflare knows URL alone. The body is the same either way.
 * @param strictModels Whether a model that the catalogue does not know is refused. Otherwise it is passed on as
 *     it is, with a warning.
 * @param tracingEnabled Whether to make spans of requests with OpenTelemetry, when it is on the class path and a
 *     bean.
 * @param ttl For how many seconds the provider keeps the image at its address: 60 or more. Only with outputType
 *     URL. Runware only. In seconds, or as in 1h.
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
 *     read: CLOUDFLARE_API_TOKEN or RUNWARE_API_KEY.
 * @param proxyAuthPassword The password at the HTTP proxy.
 * @param proxyAuthUsername The user at the HTTP proxy.
 * @param sslContextParameters Keys and trust for TLS. A reference, as in #bean:name, to a
 *     org.apache.camel.support.jsse.SSLContextParameters.
 * @param svgPolicy What vector images may contain: with strict, one with scripts, event handlers or references
 *     to elsewhere is refused; with allow, all pass.
 * @param uploadEndpoint An address, such as a presigned one, to which the provider uploads the image by HTTP
 *     PUT. A message cannot set it. Runware only.
 * @param useGlobalSslContextParameters Whether to use the context's SSL parameters where no sslContextParameters
 *     are set.
 * @param webhookUrl An address to which the provider also posts its answer. A message cannot set it. Runware
 *     only.
 */
@ConfigurationProperties("camel.component.recraft")
record RecraftComponentConfiguration(
        @Nullable String backgroundColor,
        @Nullable String baseUrl,
        @Nullable Boolean checkContent,
        @Nullable String colors,
        @Nullable String configuration,
        @Nullable Duration connectTimeout,
        @Nullable String delivery,
        @Nullable Boolean dryRun,
        @Nullable Boolean includeCost,
        @Nullable Boolean lazyStartProducer,
        @Nullable String model,
        @Nullable Integer numberOfImages,
        @Nullable String outputFormat,
        @Nullable Integer outputQuality,
        @Nullable String prompt,
        @Nullable String provider,
        @Nullable Duration requestTimeout,
        @Nullable ResultType resultType,
        @Nullable String safety,
        @Nullable String size,
        @Nullable String style,
        @Nullable String substyle,
        @Nullable Boolean autowiredEnabled,
        @Nullable Integer connectionsPerRoute,
        @Nullable String idempotencyKey,
        @Nullable DataSize maxImageSize,
        @Nullable Integer maxTotalConnections,
        @Nullable Boolean metricsEnabled,
        @Nullable String modelCatalog,
        @Nullable String outputType,
        @Nullable Boolean strictModels,
        @Nullable Boolean tracingEnabled,
        @DurationUnit(ChronoUnit.SECONDS) @Nullable Duration ttl,
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
        @Nullable String webhookUrl) {

    /**
     * Those that are set, by the component's names and in its units. A configuration comes first, for it would take
     * away what the others have set.
     */
    Map<String, Object> options() {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("configuration", configuration);
        options.put("backgroundColor", backgroundColor);
        options.put("baseUrl", baseUrl);
        options.put("checkContent", checkContent);
        options.put("colors", colors);
        options.put("connectTimeout", connectTimeout);
        options.put("delivery", delivery);
        options.put("dryRun", dryRun);
        options.put("includeCost", includeCost);
        options.put("lazyStartProducer", lazyStartProducer);
        options.put("model", model);
        options.put("numberOfImages", numberOfImages);
        options.put("outputFormat", outputFormat);
        options.put("outputQuality", outputQuality);
        options.put("prompt", prompt);
        options.put("provider", provider);
        options.put("requestTimeout", requestTimeout);
        options.put("resultType", resultType);
        options.put("safety", safety);
        options.put("size", size);
        options.put("style", style);
        options.put("substyle", substyle);
        options.put("autowiredEnabled", autowiredEnabled);
        options.put("connectionsPerRoute", connectionsPerRoute);
        options.put("idempotencyKey", idempotencyKey);
        options.put("maxImageSize", number(maxImageSize, DataSize::toBytes));
        options.put("maxTotalConnections", maxTotalConnections);
        options.put("metricsEnabled", metricsEnabled);
        options.put("modelCatalog", modelCatalog);
        options.put("outputType", outputType);
        options.put("strictModels", strictModels);
        options.put("tracingEnabled", tracingEnabled);
        options.put("ttl", number(ttl, Duration::toSeconds));
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
        options.put("webhookUrl", webhookUrl);
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
