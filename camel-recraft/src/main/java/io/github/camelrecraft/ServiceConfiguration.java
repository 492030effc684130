package io.github.camelrecraft;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** The options of single providers: what one of them documents and the others do not know. */
@UriParams
abstract class ServiceConfiguration extends ConnectionConfiguration {

    @UriParam(label = "producer,advanced")
    private @Nullable String idempotencyKey;

    @UriParam(label = "producer,advanced,security", secret = true)
    private @Nullable String uploadEndpoint;

    @UriParam(label = "producer,advanced,security", secret = true)
    private @Nullable String webhookUrl;

    @UriParam(label = "producer,advanced")
    private @Nullable String webhookEvents;

    @UriParam(label = "producer,gateway")
    private @Nullable String gatewayId;

    @UriParam(label = "producer,gateway")
    private @Nullable Integer gatewayCacheTtl;

    @UriParam(label = "producer,gateway")
    private @Nullable Boolean gatewaySkipCache;

    @UriParam(label = "producer,gateway")
    private @Nullable String gatewayCacheKey;

    @UriParam(label = "producer,gateway")
    private @Nullable Boolean gatewayCollectLog;

    @UriParam(label = "producer,gateway")
    private @Nullable String gatewayMetadata;

    @UriParam(label = "producer,gateway")
    private @Nullable Integer gatewayRequestTimeout;

    @UriParam(label = "producer,gateway")
    private @Nullable Integer gatewayMaxAttempts;

    @UriParam(label = "producer,gateway")
    private @Nullable Integer gatewayRetryDelay;

    @UriParam(label = "producer,gateway", enums = "constant,linear,exponential")
    private @Nullable String gatewayBackoff;

    @UriParam(label = "producer,gateway")
    private @Nullable String gatewayByokAlias;

    @UriParam(label = "producer,gateway")
    private @Nullable Boolean gatewayZdr;

    @UriParam(label = "producer,advanced")
    private @Nullable Integer ttl;

    @UriParam(label = "producer")
    private @Nullable Boolean includeCost;

    @UriParam(label = "producer,advanced", enums = "api,subscription")
    private @Nullable String billing;

    @UriParam(label = "producer,advanced")
    private @Nullable Integer cancelAfter;

    @UriParam(label = "producer,advanced")
    private @Nullable Integer falRequestTimeout;

    @UriParam(label = "producer,advanced", enums = "normal,low")
    private @Nullable String falQueuePriority;

    @UriParam(label = "producer,advanced")
    private @Nullable String falRunnerHint;

    @UriParam(label = "producer,advanced")
    private @Nullable Boolean falNoRetry;

    @UriParam(label = "producer,advanced")
    private @Nullable Boolean falStoreIo;

    public @Nullable String getIdempotencyKey() {
        return idempotencyKey;
    }

    /**
     * Names the request, so that the same key of the same operation is the same request. With a ledger it is paid for
     * once, at any provider, and the same key with other options is an error. Runware's taskUUID is this key when it is
     * a UUID of version 4, else derived from it. When it is not set, the key is what the transport names the message
     * with (a JMS message's id, a Kafka record's offset, a file's path, time and length), else the exchange, which stays
     * the same when the route delivers it again and not when another process does. Without a ledger, Runware only.
     */
    public void setIdempotencyKey(@Nullable String idempotencyKey) {
        this.idempotencyKey = idempotencyKey;
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

    /**
     * An address to which the provider also posts its answer: Runware, Replicate and, with delivery=poll, fal. A message
     * cannot set it.
     */
    public void setWebhookUrl(@Nullable String webhookUrl) {
        this.webhookUrl = webhookUrl;
    }

    public @Nullable String getWebhookEvents() {
        return webhookEvents;
    }

    /**
     * At which events Replicate calls webhookUrl: start, output, logs and completed, separated by commas.
     */
    public void setWebhookEvents(@Nullable String webhookEvents) {
        this.webhookEvents = webhookEvents;
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

    public @Nullable Integer getTtl() {
        return ttl;
    }

    /**
     * For how many seconds the provider keeps the image at its address: 60 or more on Runware, only with outputType
     * URL; 1 or more on fal, whose X-Fal-Object-Lifecycle-Preference it is. The others do not know it.
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

    public @Nullable String getBilling() {
        return billing;
    }

    /**
     * What Recraft charges: api (units bought) or subscription. Recraft's own API only.
     */
    public void setBilling(@Nullable String billing) {
        this.billing = billing;
    }

    public @Nullable Integer getCancelAfter() {
        return cancelAfter;
    }

    /**
     * After how many seconds Replicate itself gives up a prediction that has not ended.
     */
    public void setCancelAfter(@Nullable Integer cancelAfter) {
        this.cancelAfter = cancelAfter;
    }

    public @Nullable Integer getFalRequestTimeout() {
        return falRequestTimeout;
    }

    /**
     * fal's X-Fal-Request-Timeout: how many seconds a request may take at fal, 2 or more.
     */
    public void setFalRequestTimeout(@Nullable Integer falRequestTimeout) {
        this.falRequestTimeout = falRequestTimeout;
    }

    public @Nullable String getFalQueuePriority() {
        return falQueuePriority;
    }

    /**
     * fal's X-Fal-Queue-Priority: normal or low.
     */
    public void setFalQueuePriority(@Nullable String falQueuePriority) {
        this.falQueuePriority = falQueuePriority;
    }

    public @Nullable String getFalRunnerHint() {
        return falRunnerHint;
    }

    /**
     * fal's X-Fal-Runner-Hint: requests with the same hint go to the same runner where possible.
     */
    public void setFalRunnerHint(@Nullable String falRunnerHint) {
        this.falRunnerHint = falRunnerHint;
    }

    public @Nullable Boolean getFalNoRetry() {
        return falNoRetry;
    }

    /**
     * fal's X-Fal-No-Retry: whether fal's queue is not to repeat a run that failed. When it is not set, fal repeats
     * it up to ten times.
     */
    public void setFalNoRetry(@Nullable Boolean falNoRetry) {
        this.falNoRetry = falNoRetry;
    }

    public @Nullable Boolean getFalStoreIo() {
        return falStoreIo;
    }

    /**
     * fal's X-Fal-Store-IO: false has fal keep neither input nor output. When it is not set, fal keeps them.
     */
    public void setFalStoreIo(@Nullable Boolean falStoreIo) {
        this.falStoreIo = falStoreIo;
    }
}
