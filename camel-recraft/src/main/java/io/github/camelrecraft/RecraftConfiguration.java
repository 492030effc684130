package io.github.camelrecraft;

import io.github.camelrecraft.client.ResultType;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/**
 * The options of the component, which are also those of each endpoint. What a provider does not document is refused when
 * the route starts, not dropped.
 */
@Configurer
@UriParams
public class RecraftConfiguration extends ImageConfiguration implements Cloneable {

    @UriParam(enums = "cloudflare,runware,recraft,fal,replicate")
    private @Nullable String provider;

    @UriParam(label = "security", secret = true)
    private @Nullable String apiKey;

    @UriParam(label = "security")
    private @Nullable String accountId;

    @UriParam
    private @Nullable String baseUrl;

    @UriParam(label = "producer", enums = "sync,poll,webhook")
    private @Nullable String delivery;

    @UriParam(defaultValue = "image")
    private ResultType resultType = ResultType.IMAGE;

    @UriParam(defaultValue = "180000", javaType = "java.time.Duration")
    private long requestTimeout = 180_000;

    @UriParam(label = "advanced")
    @Metadata(supportFileReference = true)
    private @Nullable String modelCatalog;

    @UriParam(label = "producer,advanced", defaultValue = "false")
    private boolean strictModels;

    @UriParam(label = "producer", defaultValue = "false")
    private boolean dryRun;

    @UriParam(label = "producer,advanced", defaultValue = "false")
    private boolean lenient;

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
     * used; none or several of them is an error when the route starts. A provider of your own is a bean, named with a #
     * before its name.
     */
    public void setProvider(@Nullable String provider) {
        this.provider = provider;
    }

    public @Nullable String getApiKey() {
        return apiKey;
    }

    /**
     * The provider's secret. When it is not set, the provider's customary environment variable is read:
     * CLOUDFLARE_API_TOKEN, RUNWARE_API_KEY, RECRAFT_API_TOKEN, FAL_KEY or REPLICATE_API_TOKEN.
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

    public @Nullable String getDelivery() {
        return delivery;
    }

    /**
     * How the answer comes: with the request, by asking for it until it is there, or by asking for it when the provider
     * calls webhookUrl, which leads to a route that begins with recraft:events. None of them holds a thread. Polling is
     * Runware's deliveryMethod async with getResponse, fal's queue, and Replicate without Prefer: wait; with webhook it
     * goes on, seldom, so that a call that is lost loses nothing. Recraft and Cloudflare answer with the request alone,
     * which is what is done when it is not set.
     */
    public void setDelivery(@Nullable String delivery) {
        this.delivery = delivery;
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

    public boolean isLenient() {
        return lenient;
    }

    /**
     * Whether an option that nobody there knows is left out with a warning, and named in the header
     * CamelRecraftDropped, in place of an error.
     */
    public void setLenient(boolean lenient) {
        this.lenient = lenient;
    }

    public boolean isDryRun() {
        return dryRun;
    }

    /**
     * Whether nothing is sent and the body becomes what would be: read, checked and encoded as for an image, with what it
     * would cost in the header CamelRecraftEstimatedCost. Needs no apiKey and no accountId. A message cannot set it.
     */
    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }
}
