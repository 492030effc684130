package io.github.camelrecraft;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** The options of money: what is sent again, how much at once, what is written down, what may be spent. */
@UriParams
abstract class PaymentConfiguration extends SourceConfiguration {

    @UriParam(label = "payment", defaultValue = "3")
    private int maxRetries = 3;

    @UriParam(label = "payment")
    private @Nullable Integer maxInFlight;

    @UriParam(label = "payment")
    private @Nullable Integer requestsPerSecond;

    @UriParam(label = "payment")
    private @Nullable Integer requestsPerMinute;

    @UriParam(label = "payment")
    private @Nullable Integer imagesPerMinute;

    @UriParam(label = "payment", defaultValue = "10000")
    private int maxQueued = 10_000;

    @UriParam(label = "payment")
    private @Nullable String ledger;

    @UriParam(label = "payment", defaultValue = "604800000", javaType = "java.time.Duration")
    private long ledgerRetention = 604_800_000;

    @UriParam(label = "producer,payment")
    private @Nullable Double maxCost;

    @UriParam(label = "producer,payment", defaultValue = "refuse", enums = "refuse,allow")
    private String unknownPrices = "refuse";

    @UriParam(label = "producer,payment", defaultValue = "true")
    private boolean waitForResult = true;

    public int getMaxRetries() {
        return maxRetries;
    }

    /**
     * How often a request is sent again that was provably not charged: it could not be connected, or the provider
     * documents its answer as not accepted (429, mostly 503). Between two attempts there is a growing pause, or the one
     * that the provider's Retry-After asks for; no pause begins that would pass requestTimeout. 0 sends everything once.
     * Downloads of images that were made are tried again as often. What may have been charged is never sent again.
     */
    public void setMaxRetries(int maxRetries) {
        this.maxRetries = maxRetries;
    }

    public @Nullable Integer getMaxInFlight() {
        return maxInFlight;
    }

    /**
     * How many requests of the account may be under way at once, from all endpoints of the component together. Others
     * wait for their turn, without a thread. No limit when it is not set, or 0.
     */
    public void setMaxInFlight(@Nullable Integer maxInFlight) {
        this.maxInFlight = maxInFlight;
    }

    public @Nullable Integer getRequestsPerSecond() {
        return requestsPerSecond;
    }

    /**
     * How many requests of the account may begin within a second, from all endpoints of the component together. When it
     * is not set, what the provider documents: 5 at Recraft. 0 is no limit.
     */
    public void setRequestsPerSecond(@Nullable Integer requestsPerSecond) {
        this.requestsPerSecond = requestsPerSecond;
    }

    public @Nullable Integer getRequestsPerMinute() {
        return requestsPerMinute;
    }

    /**
     * How many requests of the account may begin within a minute, from all endpoints of the component together. When it
     * is not set, what the provider documents: 200 at Cloudflare, 600 at Replicate. 0 is no limit.
     */
    public void setRequestsPerMinute(@Nullable Integer requestsPerMinute) {
        this.requestsPerMinute = requestsPerMinute;
    }

    public @Nullable Integer getImagesPerMinute() {
        return imagesPerMinute;
    }

    /**
     * How many images the account may ask for within a minute, from all endpoints of the component together. When it is
     * not set, what the provider documents: 100 at Recraft. 0 is no limit.
     */
    public void setImagesPerMinute(@Nullable Integer imagesPerMinute) {
        this.imagesPerMinute = imagesPerMinute;
    }

    public int getMaxQueued() {
        return maxQueued;
    }

    /**
     * How many requests of the account may wait for their turn. One more fails at once, without having been sent or
     * charged.
     */
    public void setMaxQueued(int maxQueued) {
        this.maxQueued = maxQueued;
    }

    public @Nullable String getLedger() {
        return ledger;
    }

    /**
     * Where is written down what was sent, paid and received, before the next step is done: file:/var/lib/images for a
     * directory of this process alone, or #name for a bean that is a javax.sql.DataSource, which many processes may
     * share, or a LedgerStore of your own. A message that is delivered again gets what was paid for, and is not sent
     * again.
     */
    public void setLedger(@Nullable String ledger) {
        this.ledger = ledger;
    }

    public long getLedgerRetention() {
        return ledgerRetention;
    }

    /**
     * For how long the ledger keeps an entry, and its images, after its last change. In milliseconds, or as in 7d. What
     * is unresolved is kept until somebody resolves it.
     */
    public void setLedgerRetention(long ledgerRetention) {
        this.ledgerRetention = ledgerRetention;
    }

    public @Nullable Double getMaxCost() {
        return maxCost;
    }

    /**
     * The most that one message may cost, in USD, by the catalogue's price: all its prompts and images together. What
     * would cost more is refused before anything is sent. 0 lets pass what is free. A message cannot set it.
     */
    public void setMaxCost(@Nullable Double maxCost) {
        this.maxCost = maxCost;
    }

    public String getUnknownPrices() {
        return unknownPrices;
    }

    /**
     * What happens under maxCost or the component's budget to what the catalogue has no price for: refuse refuses it,
     * allow sends it, and counts it against the budget once it has ended, as far as the provider says what it cost. A
     * price can be added with modelCatalog.
     */
    public void setUnknownPrices(String unknownPrices) {
        this.unknownPrices = unknownPrices;
    }

    public boolean isWaitForResult() {
        return waitForResult;
    }

    /**
     * With delivery=webhook, whether the exchange goes on when the images are there. Otherwise it goes on as soon as the
     * provider has accepted the job, with the job's id as its body, and the route that begins with recraft:events gets
     * the images.
     */
    public void setWaitForResult(boolean waitForResult) {
        this.waitForResult = waitForResult;
    }
}
