package io.github.camelrecraft;

import io.github.camelrecraft.client.ResultType;
import io.github.camelrecraft.model.SvgPolicy;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;

/**
 * The options of the component, which are also those of each endpoint. What a provider does not document is refused when
 * the route starts, not dropped.
 */
@Configurer
@UriParams
public class RecraftConfiguration implements Cloneable {
    @UriParam(enums = "cloudflare,runware")
    private @Nullable String provider;

    @UriParam(label = "security", secret = true)
    private @Nullable String apiKey;

    @UriParam(label = "security")
    private @Nullable String accountId;

    @UriParam
    private @Nullable String baseUrl;

    @UriParam(defaultValue = "recraftv4_1")
    private String model = "recraftv4_1";

    @UriParam
    private @Nullable String prompt;

    @UriParam
    private @Nullable String size;

    @UriParam(
            description =
                    "The palette: colours as FF6B35, #FF6B35 or rgb(255,107,53), separated by commas. Quote them in YAML. At most 5 on Cloudflare. Neither Cloudflare nor Runware knows weights.")
    private @Nullable String colors;

    @UriParam
    private @Nullable String backgroundColor;

    @UriParam
    private @Nullable Integer numberOfImages;

    @UriParam
    private @Nullable String style;

    @UriParam
    private @Nullable String substyle;

    @UriParam(label = "advanced", enums = "URL,base64Data,dataURI")
    private @Nullable String outputType;

    @UriParam(enums = "jpg,png,webp,svg")
    private @Nullable String outputFormat;

    @UriParam
    private @Nullable Integer outputQuality;

    @UriParam(enums = "none,fast")
    private @Nullable String safety;

    @UriParam
    private @Nullable Boolean checkContent;

    @UriParam(label = "advanced")
    private @Nullable Integer ttl;

    @UriParam
    private @Nullable Boolean includeCost;

    @UriParam(label = "advanced")
    private @Nullable String idempotencyKey;

    @UriParam(enums = "sync,poll")
    private @Nullable String delivery;

    @UriParam(label = "advanced,security", secret = true)
    private @Nullable String uploadEndpoint;

    @UriParam(label = "advanced,security", secret = true)
    private @Nullable String webhookUrl;

    @UriParam(label = "gateway")
    private @Nullable String gatewayId;

    @UriParam(label = "gateway")
    private @Nullable Integer gatewayCacheTtl;

    @UriParam(label = "gateway")
    private @Nullable Boolean gatewaySkipCache;

    @UriParam(label = "gateway")
    private @Nullable String gatewayCacheKey;

    @UriParam(label = "gateway")
    private @Nullable Boolean gatewayCollectLog;

    @UriParam(label = "gateway")
    private @Nullable String gatewayMetadata;

    @UriParam(label = "gateway")
    private @Nullable Integer gatewayRequestTimeout;

    @UriParam(label = "gateway")
    private @Nullable Integer gatewayMaxAttempts;

    @UriParam(label = "gateway")
    private @Nullable Integer gatewayRetryDelay;

    @UriParam(label = "gateway", enums = "constant,linear,exponential")
    private @Nullable String gatewayBackoff;

    @UriParam(label = "gateway")
    private @Nullable String gatewayByokAlias;

    @UriParam(label = "gateway")
    private @Nullable Boolean gatewayZdr;

    @UriParam(defaultValue = "image")
    private ResultType resultType = ResultType.IMAGE;

    @UriParam(defaultValue = "180000", javaType = "java.time.Duration")
    private long requestTimeout = 180_000;

    @UriParam(defaultValue = "10000", javaType = "java.time.Duration")
    private long connectTimeout = 10_000;

    @UriParam(label = "advanced", defaultValue = "1000")
    private int maxTotalConnections = 1000;

    @UriParam(label = "advanced", defaultValue = "1000")
    private int connectionsPerRoute = 1000;

    @UriParam(label = "advanced", defaultValue = "268435456")
    private long maxImageSize = 268_435_456;

    @UriParam(label = "security", defaultValue = "strict")
    private SvgPolicy svgPolicy = SvgPolicy.STRICT;

    @UriParam(label = "security")
    private @Nullable String allowedImageHosts;

    @UriParam(label = "security")
    private @Nullable SSLContextParameters sslContextParameters;

    @UriParam(label = "proxy")
    private @Nullable String proxyHost;

    @UriParam(label = "proxy")
    private @Nullable Integer proxyPort;

    @UriParam(label = "proxy,security", secret = true)
    private @Nullable String proxyAuthUsername;

    @UriParam(label = "proxy,security", secret = true)
    private @Nullable String proxyAuthPassword;

    @UriParam(label = "proxy")
    private @Nullable String nonProxyHosts;

    @UriParam(label = "advanced")
    @Metadata(supportFileReference = true)
    private @Nullable String modelCatalog;

    @UriParam(label = "advanced", defaultValue = "false")
    private boolean strictModels;

    @UriParam(defaultValue = "false")
    private boolean dryRun;

    /** A copy that can be changed without changing this one. */
    public RecraftConfiguration copy() {
        try {
            return (RecraftConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    public @Nullable String getProvider() {
        return provider;
    }

    /**
     * Who makes the image. When it is not set, the one provider whose customary environment variable holds a key is
     * used; none or several of them is an error when the route starts.
     */
    public void setProvider(@Nullable String provider) {
        this.provider = provider;
    }

    public @Nullable String getApiKey() {
        return apiKey;
    }

    /**
     * The provider's secret. When it is not set, the provider's customary environment variable is read:
     * CLOUDFLARE_API_TOKEN or RUNWARE_API_KEY.
     */
    public void setApiKey(@Nullable String apiKey) {
        this.apiKey = apiKey;
    }

    public @Nullable String getAccountId() {
        return accountId;
    }

    /**
     * The account at Cloudflare. When it is not set, the environment variable CLOUDFLARE_ACCOUNT_ID is read. Other
     * providers need none.
     */
    public void setAccountId(@Nullable String accountId) {
        this.accountId = accountId;
    }

    public @Nullable String getBaseUrl() {
        return baseUrl;
    }

    /**
     * The address of the provider's API, when it is not the provider's own: a gateway, or a simulator. It is trusted,
     * and so are images on the same host and port, plain http included.
     */
    public void setBaseUrl(@Nullable String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public String getModel() {
        return model;
    }

    /**
     * The model, in any provider's spelling of its id; it is sent in the spelling of the provider that is used. An id
     * that the model catalogue does not know is passed on as it is, with a warning, unless strictModels is set.
     */
    public void setModel(String model) {
        this.model = model;
    }

    public @Nullable String getPrompt() {
        return prompt;
    }

    /**
     * What to draw, when neither the body nor the header CamelRecraftPrompt says so. 1 to 10,000 characters; 1,000 for
     * V3.
     */
    public void setPrompt(@Nullable String prompt) {
        this.prompt = prompt;
    }

    public @Nullable String getSize() {
        return size;
    }

    /**
     * The size of the image: pixels as in 1024x1024, or a ratio as in 16:9, which becomes the model's own pixels. Sizes
     * that a model does not make are refused, with the nearest ones named. When it is not set, Runware makes 1:1 and
     * Cloudflare chooses.
     */
    public void setSize(@Nullable String size) {
        this.size = size;
    }

    public @Nullable String getColors() {
        return colors;
    }

    /**
     * The palette: colours as FF6B35, #FF6B35 or rgb(255,107,53), separated by commas. Quote them in YAML. At most 5 on
     * Cloudflare. Neither Cloudflare nor Runware knows weights.
     */
    public void setColors(@Nullable String colors) {
        this.colors = colors;
    }

    public @Nullable String getBackgroundColor() {
        return backgroundColor;
    }

    /** The colour of the background, written as in colors. */
    public void setBackgroundColor(@Nullable String backgroundColor) {
        this.backgroundColor = backgroundColor;
    }

    public @Nullable Integer getNumberOfImages() {
        return numberOfImages;
    }

    /**
     * How many images to make: 1 to 20 on Runware, 1 on Cloudflare and for vector models. With 2 or more the body is a
     * list of messages, one an image.
     */
    public void setNumberOfImages(@Nullable Integer numberOfImages) {
        this.numberOfImages = numberOfImages;
    }

    public @Nullable String getStyle() {
        return style;
    }

    /** The style, as Cloudflare's style takes it, such as digital_illustration. Cloudflare only. */
    public void setStyle(@Nullable String style) {
        this.style = style;
    }

    public @Nullable String getSubstyle() {
        return substyle;
    }

    /** The style within the style, as Cloudflare's substyle takes it, such as hand_drawn. Cloudflare only. */
    public void setSubstyle(@Nullable String substyle) {
        this.substyle = substyle;
    }

    public @Nullable String getOutputType() {
        return outputType;
    }

    /**
     * How the provider hands over the image: at an address, or in the answer itself. Runware's outputType, which is URL
     * when it is not set; Cloudflare knows URL alone. The body is the same either way.
     */
    public void setOutputType(@Nullable String outputType) {
        this.outputType = outputType;
    }

    public @Nullable String getOutputFormat() {
        return outputFormat;
    }

    /** The file format. Runware makes jpg when it is not set, and svg with vector models. Runware only. */
    public void setOutputFormat(@Nullable String outputFormat) {
        this.outputFormat = outputFormat;
    }

    public @Nullable Integer getOutputQuality() {
        return outputQuality;
    }

    /** How good the compressed image is: 20 to 99, 95 when it is not set. Runware only. */
    public void setOutputQuality(@Nullable Integer outputQuality) {
        this.outputQuality = outputQuality;
    }

    public @Nullable String getSafety() {
        return safety;
    }

    /**
     * How the provider checks the content: not at all, or once. Runware's safety.mode, which is none when it is not
     * set. Runware only.
     */
    public void setSafety(@Nullable String safety) {
        this.safety = safety;
    }

    public @Nullable Boolean getCheckContent() {
        return checkContent;
    }

    /**
     * Whether the provider checks the content. Runware's safety.checkContent, which is false when it is not set.
     * Runware only.
     */
    public void setCheckContent(@Nullable Boolean checkContent) {
        this.checkContent = checkContent;
    }

    public @Nullable Integer getTtl() {
        return ttl;
    }

    /**
     * For how many seconds the provider keeps the image at its address: 60 or more. Only with outputType URL. Runware
     * only.
     */
    public void setTtl(@Nullable Integer ttl) {
        this.ttl = ttl;
    }

    public @Nullable Boolean getIncludeCost() {
        return includeCost;
    }

    /**
     * Whether the provider is asked what the image cost, which then is in the header CamelRecraftCost, in USD. Runware
     * only.
     */
    public void setIncludeCost(@Nullable Boolean includeCost) {
        this.includeCost = includeCost;
    }

    public @Nullable String getIdempotencyKey() {
        return idempotencyKey;
    }

    /**
     * Names the job, so that the same key is the same job: Runware's taskUUID is this key when it is a UUID of version
     * 4, else derived from it. When it is not set, the job's id is derived from the exchange and stays the same when
     * the exchange is delivered again. Runware only.
     */
    public void setIdempotencyKey(@Nullable String idempotencyKey) {
        this.idempotencyKey = idempotencyKey;
    }

    public @Nullable String getDelivery() {
        return delivery;
    }

    /**
     * How the answer comes: with the request, or by asking for it until it is there. Neither holds a thread. Polling is
     * Runware's deliveryMethod async with getResponse.
     */
    public void setDelivery(@Nullable String delivery) {
        this.delivery = delivery;
    }

    public @Nullable String getUploadEndpoint() {
        return uploadEndpoint;
    }

    /**
     * An address, such as a presigned one, to which the provider uploads the image by HTTP PUT. A message cannot set
     * it. Runware only.
     */
    public void setUploadEndpoint(@Nullable String uploadEndpoint) {
        this.uploadEndpoint = uploadEndpoint;
    }

    public @Nullable String getWebhookUrl() {
        return webhookUrl;
    }

    /** An address to which the provider also posts its answer. A message cannot set it. Runware only. */
    public void setWebhookUrl(@Nullable String webhookUrl) {
        this.webhookUrl = webhookUrl;
    }

    public @Nullable String getGatewayId() {
        return gatewayId;
    }

    /**
     * Which AI Gateway the request passes: the header cf-aig-gateway-id. When it is not set, the account's default
     * gateway. A message cannot set it. Cloudflare only.
     */
    public void setGatewayId(@Nullable String gatewayId) {
        this.gatewayId = gatewayId;
    }

    public @Nullable Integer getGatewayCacheTtl() {
        return gatewayCacheTtl;
    }

    /**
     * For how many seconds the gateway keeps the answer to give it to identical requests: 60 to 2,678,400 (a month).
     * The header cf-aig-cache-ttl. Cloudflare only.
     */
    public void setGatewayCacheTtl(@Nullable Integer gatewayCacheTtl) {
        this.gatewayCacheTtl = gatewayCacheTtl;
    }

    public @Nullable Boolean getGatewaySkipCache() {
        return gatewaySkipCache;
    }

    /**
     * Whether to pass by the gateway's cache; when it is not set, the gateway decides. The header cf-aig-skip-cache.
     * Cloudflare only.
     */
    public void setGatewaySkipCache(@Nullable Boolean gatewaySkipCache) {
        this.gatewaySkipCache = gatewaySkipCache;
    }

    public @Nullable String getGatewayCacheKey() {
        return gatewayCacheKey;
    }

    /** Under which key the gateway caches. The header cf-aig-cache-key. Cloudflare only. */
    public void setGatewayCacheKey(@Nullable String gatewayCacheKey) {
        this.gatewayCacheKey = gatewayCacheKey;
    }

    public @Nullable Boolean getGatewayCollectLog() {
        return gatewayCollectLog;
    }

    /**
     * Whether the gateway logs the request; when it is not set, the gateway decides. The header cf-aig-collect-log.
     * Cloudflare only.
     */
    public void setGatewayCollectLog(@Nullable Boolean gatewayCollectLog) {
        this.gatewayCollectLog = gatewayCollectLog;
    }

    public @Nullable String getGatewayMetadata() {
        return gatewayMetadata;
    }

    /**
     * What the gateway logs beside the request: a JSON object of at most 5 entries. The header cf-aig-metadata.
     * Cloudflare only.
     */
    public void setGatewayMetadata(@Nullable String gatewayMetadata) {
        this.gatewayMetadata = gatewayMetadata;
    }

    public @Nullable Integer getGatewayRequestTimeout() {
        return gatewayRequestTimeout;
    }

    /**
     * After how many milliseconds the gateway gives up on the provider. The header cf-aig-request-timeout. Cloudflare
     * only.
     */
    public void setGatewayRequestTimeout(@Nullable Integer gatewayRequestTimeout) {
        this.gatewayRequestTimeout = gatewayRequestTimeout;
    }

    public @Nullable Integer getGatewayMaxAttempts() {
        return gatewayMaxAttempts;
    }

    /**
     * How often the gateway itself sends the request: 1 to 5. More than 1 may be charged more than once, by the
     * gateway's doing. The header cf-aig-max-attempts. Cloudflare only.
     */
    public void setGatewayMaxAttempts(@Nullable Integer gatewayMaxAttempts) {
        this.gatewayMaxAttempts = gatewayMaxAttempts;
    }

    public @Nullable Integer getGatewayRetryDelay() {
        return gatewayRetryDelay;
    }

    /**
     * How many milliseconds the gateway waits between its attempts: 0 to 5,000. The header cf-aig-retry-delay.
     * Cloudflare only.
     */
    public void setGatewayRetryDelay(@Nullable Integer gatewayRetryDelay) {
        this.gatewayRetryDelay = gatewayRetryDelay;
    }

    public @Nullable String getGatewayBackoff() {
        return gatewayBackoff;
    }

    /** How the gateway's wait grows from attempt to attempt. The header cf-aig-backoff. Cloudflare only. */
    public void setGatewayBackoff(@Nullable String gatewayBackoff) {
        this.gatewayBackoff = gatewayBackoff;
    }

    public @Nullable String getGatewayByokAlias() {
        return gatewayByokAlias;
    }

    /**
     * Which of the keys stored at the gateway is used. The header cf-aig-byok-alias. A message cannot set it.
     * Cloudflare only.
     */
    public void setGatewayByokAlias(@Nullable String gatewayByokAlias) {
        this.gatewayByokAlias = gatewayByokAlias;
    }

    public @Nullable Boolean getGatewayZdr() {
        return gatewayZdr;
    }

    /**
     * Whether the gateway asks for zero data retention; when it is not set, the gateway decides. The header cf-aig-zdr.
     * A message cannot set it. Cloudflare only.
     */
    public void setGatewayZdr(@Nullable Boolean gatewayZdr) {
        this.gatewayZdr = gatewayZdr;
    }

    public ResultType getResultType() {
        return resultType;
    }

    /**
     * What the body becomes: the image's bytes, the address where the image is, or the provider's answer in JSON, byte
     * for byte.
     */
    public void setResultType(ResultType resultType) {
        this.resultType = resultType;
    }

    public long getRequestTimeout() {
        return requestTimeout;
    }

    /**
     * For how long one message may take, everything included: connecting, waiting, the answer, polling, downloading. In
     * milliseconds, or as in 3m. When it has passed, the exchange fails; the exception says whether the request may
     * have been charged.
     */
    public void setRequestTimeout(long requestTimeout) {
        this.requestTimeout = requestTimeout;
    }

    public long getConnectTimeout() {
        return connectTimeout;
    }

    /** For how long making a connection may take, TLS included. In milliseconds, or as in 10s. */
    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public int getMaxTotalConnections() {
        return maxTotalConnections;
    }

    /**
     * How many connections there may be at once to all hosts together. Messages beyond that wait for one, without a
     * thread.
     */
    public void setMaxTotalConnections(int maxTotalConnections) {
        this.maxTotalConnections = maxTotalConnections;
    }

    public int getConnectionsPerRoute() {
        return connectionsPerRoute;
    }

    /** How many connections there may be at once to one host. Messages beyond that wait for one, without a thread. */
    public void setConnectionsPerRoute(int connectionsPerRoute) {
        this.connectionsPerRoute = connectionsPerRoute;
    }

    public long getMaxImageSize() {
        return maxImageSize;
    }

    /** The most bytes that one image may have. A larger one fails, with the address where it is. */
    public void setMaxImageSize(long maxImageSize) {
        this.maxImageSize = maxImageSize;
    }

    public SvgPolicy getSvgPolicy() {
        return svgPolicy;
    }

    /**
     * What vector images may contain: with strict, one with scripts, event handlers or references to elsewhere is
     * refused; with allow, all pass.
     */
    public void setSvgPolicy(SvgPolicy svgPolicy) {
        this.svgPolicy = svgPolicy;
    }

    public @Nullable String getAllowedImageHosts() {
        return allowedImageHosts;
    }

    /**
     * Hosts that images may be fetched from in any way, plain http and private addresses included: names, or names with
     * a port, separated by commas. Any other host is reached by https at a public address only.
     */
    public void setAllowedImageHosts(@Nullable String allowedImageHosts) {
        this.allowedImageHosts = allowedImageHosts;
    }

    public @Nullable SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    /** Keys and trust for TLS. */
    public void setSslContextParameters(@Nullable SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public @Nullable String getProxyHost() {
        return proxyHost;
    }

    /**
     * The host of an HTTP proxy. It resolves the names of hosts itself, so it also has to keep image hosts off private
     * addresses.
     */
    public void setProxyHost(@Nullable String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public @Nullable Integer getProxyPort() {
        return proxyPort;
    }

    /** The port of the HTTP proxy. */
    public void setProxyPort(@Nullable Integer proxyPort) {
        this.proxyPort = proxyPort;
    }

    public @Nullable String getProxyAuthUsername() {
        return proxyAuthUsername;
    }

    /** The user at the HTTP proxy. */
    public void setProxyAuthUsername(@Nullable String proxyAuthUsername) {
        this.proxyAuthUsername = proxyAuthUsername;
    }

    public @Nullable String getProxyAuthPassword() {
        return proxyAuthPassword;
    }

    /** The password at the HTTP proxy. */
    public void setProxyAuthPassword(@Nullable String proxyAuthPassword) {
        this.proxyAuthPassword = proxyAuthPassword;
    }

    public @Nullable String getNonProxyHosts() {
        return nonProxyHosts;
    }

    /**
     * Hosts that are reached without the proxy: names, with an asterisk for any part, separated by commas or vertical
     * bars.
     */
    public void setNonProxyHosts(@Nullable String nonProxyHosts) {
        this.nonProxyHosts = nonProxyHosts;
    }

    public @Nullable String getModelCatalog() {
        return modelCatalog;
    }

    /**
     * A file with rows to add to the model catalogue or to put in place of its own, as in file:models.json or
     * classpath:models.json.
     */
    public void setModelCatalog(@Nullable String modelCatalog) {
        this.modelCatalog = modelCatalog;
    }

    public boolean isStrictModels() {
        return strictModels;
    }

    /**
     * Whether a model that the catalogue does not know is refused. Otherwise it is passed on as it is, with a warning.
     */
    public void setStrictModels(boolean strictModels) {
        this.strictModels = strictModels;
    }

    public boolean isDryRun() {
        return dryRun;
    }

    /**
     * Whether nothing is sent and the body becomes the JSON that would be: read, checked and encoded as for an image,
     * with what it would cost in the header CamelRecraftEstimatedCost. Needs no apiKey and no accountId. A message
     * cannot set it.
     */
    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }
}
