package io.github.camelrecraft;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** The options of what begins a route: {@code recraft:events} and {@code recraft:recover}. */
@UriParams
abstract class SourceConfiguration {

    @UriParam(label = "consumer", defaultValue = "/recraft/events")
    private String path = "/recraft/events";

    @UriParam(label = "consumer,security", secret = true)
    private @Nullable String webhookSecret;

    @UriParam(label = "consumer,advanced")
    private @Nullable String webhookKeysUrl;

    @UriParam(label = "consumer,advanced")
    private @Nullable String httpServer;

    @UriParam(label = "consumer,advanced", defaultValue = "1048576")
    private long maxEventSize = 1 << 20;

    @UriParam(label = "consumer", defaultValue = "600000", javaType = "java.time.Duration")
    private long recoverAfter = 600_000;

    public String getPath() {
        return path;
    }

    /** Where on this machine's HTTP server recraft:events takes webhooks, by POST. */
    public void setPath(String path) {
        this.path = path;
    }

    public @Nullable String getWebhookSecret() {
        return webhookSecret;
    }

    /**
     * What recraft:events tells webhooks from forged ones by. At Replicate the account's signing secret, which begins
     * with whsec_; when it is not set, it is asked for with the apiKey. Runware signs nothing: what webhookUrl has as its
     * parameter secret, 16 characters or more; without it, whoever knows a job's id can have it asked for. fal needs
     * none.
     */
    public void setWebhookSecret(@Nullable String webhookSecret) {
        this.webhookSecret = webhookSecret;
    }

    public @Nullable String getWebhookKeysUrl() {
        return webhookKeysUrl;
    }

    /**
     * Where recraft:events finds what webhooks are signed with, when that is not where the provider documents it: fal's
     * public keys, at https://rest.alpha.fal.ai/.well-known/jwks.json by its documents, or Replicate's secret.
     */
    public void setWebhookKeysUrl(@Nullable String webhookKeysUrl) {
        this.webhookKeysUrl = webhookKeysUrl;
    }

    public @Nullable String getHttpServer() {
        return httpServer;
    }

    /**
     * The Camel component, or the bean, through whose HTTP server recraft:events is reached: platform-http, netty-http
     * or another that serves REST. When it is not set, the one of the REST configuration, else platform-http, else the
     * only one that is there.
     */
    public void setHttpServer(@Nullable String httpServer) {
        this.httpServer = httpServer;
    }

    public long getMaxEventSize() {
        return maxEventSize;
    }

    /**
     * The most bytes of one webhook. A larger one is refused with status 413, and the image comes by the next poll. An
     * image is never taken from a webhook; one is in it nevertheless where the provider answers in base64.
     */
    public void setMaxEventSize(long maxEventSize) {
        this.maxEventSize = maxEventSize;
    }

    public long getRecoverAfter() {
        return recoverAfter;
    }

    /**
     * For how long something must have stood unchanged in the ledger before recraft:recover takes it up: long enough for
     * a queue to have delivered the message again, which is the better way. In milliseconds, or as in 10m.
     */
    public void setRecoverAfter(long recoverAfter) {
        this.recoverAfter = recoverAfter;
    }
}
