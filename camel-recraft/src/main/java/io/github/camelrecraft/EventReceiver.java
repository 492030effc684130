package io.github.camelrecraft;

import io.github.camelrecraft.client.ImageClient;
import io.github.camelrecraft.client.WebhookKeyring;
import io.github.camelrecraft.http.HttpCall;
import io.github.camelrecraft.model.InvalidOptionException;
import io.github.camelrecraft.provider.WebhookCall;
import io.github.camelrecraft.provider.WebhookKeys;
import io.github.camelrecraft.provider.WebhookNotice;
import io.github.camelrecraft.provider.WebhookRule;
import io.github.camelrecraft.provider.WebhookTrust;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.AsyncProcessorSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the HTTP calls that say they are a provider's webhooks, and rings for the job that there is news of. Nothing else of
 * a call goes any further: no header, no body. The answer is a bare status: 200 for what was taken, was known or meant
 * nothing, 400 for what is no webhook, 401 for what is not the provider's, 413 for what is too large, 503 when it cannot be
 * checked at the moment. No thread waits for the provider.
 */
final class EventReceiver extends AsyncProcessorSupport {

    /** JDKs differ in how near to the largest number of an int an array may come. */
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 64;

    private static final Logger LOG = LoggerFactory.getLogger(EventReceiver.class);

    private static final int TAKEN = 200;
    private static final int NO_WEBHOOK = 400;
    private static final int NOT_THE_PROVIDERS = 401;
    private static final int TOO_LARGE = 413;
    private static final int NOT_NOW = 503;

    /** Who hands a job over takes a moment to wait for it. */
    private static final Duration A_WHILE = Duration.ofSeconds(1);

    /** The ids of all providers are shorter. They are kept, and logged, before anybody knows whether there is such a job. */
    private static final Pattern AN_ID = Pattern.compile("[!-~]{1,200}");

    private static final int LONGEST_DELIVERY = 1_000;

    /** How many jobs are looked for in a ledger at once. What is beyond comes by recraft:recover. */
    private static final int MOST_SOUGHT = 1_000;

    /** What is the same for every call, as long as the component's resources are. */
    private record Prepared(
            RecraftResources resources,
            WebhookRule rule,
            ImageClient client,
            WebhookKeyring keyring,
            @Nullable Recovery recovery) {}

    private final RecraftEndpoint endpoint;
    private final ResultRoute results;
    private final SeenDeliveries seen = new SeenDeliveries();
    private final Set<WebhookTrust> warned = ConcurrentHashMap.newKeySet();
    private final Set<String> sought = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final AtomicBoolean unexpected = new AtomicBoolean();
    private volatile @Nullable Prepared prepared;

    /**
     * @param results the route that gets what came of requests that no exchange waits for
     */
    EventReceiver(RecraftEndpoint endpoint, ResultRoute results) {
        this.endpoint = endpoint;
        this.results = results;
    }

    /** Refuses here what is wrong with the endpoint's options, so that the route does not start. */
    @Override
    protected void doStart() throws Exception {
        super.doStart();
        prepared = prepare();
        endpoint.getComponent().handedOverJobs().open(results);
    }

    @Override
    protected void doStop() throws Exception {
        endpoint.getComponent().handedOverJobs().close(results);
        Prepared ready = prepared;
        Recovery recovery = ready == null ? null : ready.recovery();
        if (recovery != null) {
            recovery.stop();
        }
        prepared = null;
        super.doStop();
    }

    private Prepared prepare() {
        // What was to look for jobs may have gone with the component's threads.
        sought.clear();
        looking.set(false);
        RecraftResources resources = endpoint.getComponent().resources();
        ProviderChoice choice = new ProviderChoice(endpoint);
        WebhookRule rule = choice.provider()
                .webhooks()
                .orElseThrow(() -> new InvalidOptionException(
                        "provider",
                        choice.provider().name(),
                        "calls no webhooks",
                        "use one that does: runware, fal or replicate"));
        String secret = endpoint.getConfiguration().getWebhookSecret();
        WebhookKeys given = secret == null ? WebhookKeys.NONE : rule.secret(secret);
        HttpCall source = secret == null ? source(choice, rule) : null;
        if (secret == null && source == null) {
            LOG.info(
                    "{} signs no webhooks, and webhookSecret is not set: whoever knows the id of a job can have it asked"
                            + " for",
                    choice.provider().name());
        }
        Consumer<String> trouble = problem -> LOG.warn(
                "What {} signs its webhooks with cannot be fetched from {}: {}",
                choice.provider().name(),
                source == null ? "anywhere" : source.uri(),
                problem);
        return ClientWiring.wire(
                endpoint,
                choice,
                choice.accessOfNobody(),
                resources,
                client -> new Prepared(
                        resources,
                        rule,
                        client,
                        new WebhookKeyring(client, rule, given, source, trouble),
                        endpoint.getConfiguration().getLedger() == null
                                ? null
                                : Recovery.of(endpoint, resources, results)));
    }

    /** Only where keys are secret, their owner has to say who he is. */
    private @Nullable HttpCall source(ProviderChoice choice, WebhookRule rule) {
        URI address = keysUrl();
        Optional<HttpCall> open = rule.encodeKeys(choice.accessOfNobody(), address);
        boolean isOpen = open.filter(call -> !call.headers().containsKey("Authorization"))
                .isPresent();
        return open.isEmpty() || isOpen
                ? open.orElse(null)
                : rule.encodeKeys(choice.access(), address).orElse(null);
    }

    private @Nullable URI keysUrl() {
        String text = endpoint.getConfiguration().getWebhookKeysUrl();
        try {
            URI uri = text == null ? null : URI.create(text);
            if (uri == null || (uri.getHost() != null && uri.getScheme().matches("https?"))) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // falls through: the message below says what is wanted
        }
        throw new InvalidOptionException(
                "webhookKeysUrl",
                String.valueOf(text),
                "is not an HTTP address",
                "write it as in https://rest.alpha.fal.ai/.well-known/jwks.json");
    }

    /** The component may have been started anew under a running route. */
    private Prepared ready() {
        Prepared ready = prepared;
        if (ready == null || ready.resources() != endpoint.getComponent().resources()) {
            ready = prepare();
            prepared = ready;
        }
        return ready;
    }

    @Override
    public boolean process(Exchange http, AsyncCallback callback) {
        try {
            Optional<byte[]> body = body(http.getMessage());
            if (body.isEmpty()) {
                answer(http, TOO_LARGE);
                callback.done(true);
                return true;
            }
            Prepared ready = ready();
            WebhookCall call = call(http.getMessage(), body.get());
            CompletableFuture<WebhookTrust> trust = ready.keyring().check(call);
            if (trust.isDone()) {
                answer(http, status(call, trust.join(), ready));
                callback.done(true);
                return true;
            }
            var unused = trust.handle((found, trouble) -> {
                try {
                    answer(http, statusOrNotNow(call, found == null ? WebhookTrust.UNCHECKED : found, ready));
                } finally {
                    callback.done(false);
                }
                return found;
            });
            return false;
        } catch (IOException | RuntimeException e) {
            LOG.debug("A webhook could not be read", e);
            answer(http, NOT_NOW);
            callback.done(true);
            return true;
        }
    }

    /** Without an answer, the server would send back what came. */
    private int statusOrNotNow(WebhookCall call, WebhookTrust trust, Prepared ready) {
        try {
            return status(call, trust, ready);
        } catch (RuntimeException e) {
            LOG.debug("A webhook could not be taken", e);
            return NOT_NOW;
        }
    }

    private int status(WebhookCall call, WebhookTrust trust, Prepared ready) {
        return switch (trust) {
            case TRUSTED ->
                ready.rule()
                        .read(call)
                        .filter(notice -> AN_ID.matcher(notice.jobId()).matches()
                                && notice.delivery().length() <= LONGEST_DELIVERY)
                        .map(notice -> take(notice, ready))
                        .orElse(NO_WEBHOOK);
            case UNSIGNED, STALE, FORGED -> refuse(trust);
            case UNCHECKED -> NOT_NOW;
        };
    }

    private int take(WebhookNotice notice, Prepared ready) {
        if (notice.finished() && seen.add(notice.delivery())) {
            if (!ready.resources().doorbell().ring(notice.jobId())) {
                lookFor(notice.jobId(), ready);
            }
        }
        return TAKEN;
    }

    /**
     * It may be faster than the answer that names the job, or come after a restart: then a ledger knows of it. The ledger is
     * read once for all that have come meanwhile, since whoever may call may call often.
     */
    private void lookFor(String jobId, Prepared ready) {
        Recovery recovery = ready.recovery();
        if (recovery == null) {
            if (unexpected.compareAndSet(false, true)) {
                LOG.warn(
                        "A webhook came for job {}, which nobody here waits for by now, and is dropped; later ones are"
                                + " logged at level DEBUG. It may be early, late, or meant for another process. What an"
                                + " earlier run of this one has handed over, only a ledger knows: set the option ledger",
                        jobId);
            } else {
                LOG.debug("A webhook came for job {}, which nobody here waits for", jobId);
            }
            return;
        }
        if (sought.size() >= MOST_SOUGHT) {
            LOG.debug("Too many jobs are looked for: {} is left to recraft:recover", jobId);
            return;
        }
        sought.add(jobId);
        look(ready, recovery);
    }

    private void look(Prepared ready, Recovery recovery) {
        if (sought.isEmpty() || !looking.compareAndSet(false, true)) {
            return;
        }
        try {
            var unused = ready.client().threads().delayer().after(A_WHILE, () -> {
                Set<String> jobs = Set.copyOf(sought);
                sought.removeAll(jobs);
                recovery.lookFor(jobs, () -> {
                    looking.set(false);
                    look(ready, recovery);
                });
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("The component stops: {} jobs are left to recraft:recover", sought.size());
            sought.clear();
            looking.set(false);
        }
    }

    /** Once aloud: it may be a wrong secret. Anybody may call as often as he likes, and is not to fill the log. */
    private int refuse(WebhookTrust trust) {
        if (warned.add(trust)) {
            LOG.warn(
                    "A webhook was refused, since it is {}; later ones are logged at level DEBUG. Is webhookSecret right,"
                            + " and this machine's clock?",
                    trust.name().toLowerCase(Locale.ROOT));
        } else {
            LOG.debug("A webhook was refused, since it is {}", trust);
        }
        return NOT_THE_PROVIDERS;
    }

    /** The body; empty when it is larger than what is read. */
    private Optional<byte[]> body(Message message) throws IOException {
        int most = (int) Math.min(endpoint.getConfiguration().getMaxEventSize(), LARGEST_ARRAY);
        Long length = message.getHeader(Exchange.CONTENT_LENGTH, Long.class);
        if (length != null && length > most) {
            return Optional.empty();
        }
        try (InputStream in = message.getBody(InputStream.class)) {
            byte[] body = in == null ? new byte[0] : in.readNBytes(most + 1);
            return Optional.of(body).filter(read -> read.length <= most);
        }
    }

    private static WebhookCall call(Message message, byte[] body) {
        Map<String, String> headers = new HashMap<>();
        message.getHeaders().forEach((name, value) -> {
            if (value != null) {
                headers.put(name.toLowerCase(Locale.ROOT), text(value));
            }
        });
        String query = message.getHeader(Exchange.HTTP_QUERY, String.class);
        return new WebhookCall(headers, query == null ? "" : query, body);
    }

    private static String text(Object value) {
        return value instanceof Collection<?> several
                ? several.stream().map(String::valueOf).collect(Collectors.joining(" "))
                : value.toString();
    }

    /** Without what came: a server would send it back. */
    private static void answer(Exchange http, int status) {
        Message answer = http.getMessage();
        answer.removeHeaders("*");
        answer.setBody("");
        answer.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    }
}
