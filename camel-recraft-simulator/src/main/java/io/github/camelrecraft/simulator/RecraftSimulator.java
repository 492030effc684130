package io.github.camelrecraft.simulator;

import io.github.camelrecraft.simulator.cloudflare.CloudflareProtocol;
import io.github.camelrecraft.simulator.content.Content;
import io.github.camelrecraft.simulator.fal.FalProtocol;
import io.github.camelrecraft.simulator.http.Handler;
import io.github.camelrecraft.simulator.http.LoopbackServer;
import io.github.camelrecraft.simulator.protocol.Protocol;
import io.github.camelrecraft.simulator.protocol.Studio;
import io.github.camelrecraft.simulator.recraft.RecraftProtocol;
import io.github.camelrecraft.simulator.render.FixedImage;
import io.github.camelrecraft.simulator.render.Format;
import io.github.camelrecraft.simulator.replicate.ReplicateProtocol;
import io.github.camelrecraft.simulator.runware.RunwareProtocol;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Cloudflare, fal, Recraft, Replicate and Runware on this machine: the same requests, the same answers, real images, no
 * bill.
 *
 * <pre>{@code
 * try (RecraftSimulator simulator = RecraftSimulator.start()) {
 *     URI baseUrl = simulator.baseUrl("runware");
 *     ...
 *     assertThat(simulator.bills().count()).isEqualTo(1);
 * }
 * }</pre>
 *
 * <p>A request is held against the providers' documents, and what they do not document is refused. Settings and faults
 * can be changed while it runs. Where a document is silent, the protocol says what it does instead: see for example
 * {@link RecraftProtocol}. A waiting request holds no thread: six threads serve thousands.
 */
public final class RecraftSimulator implements AutoCloseable {

    private static final Map<String, String> BASE_PATHS = Map.of(
            "cloudflare", "/client/v4",
            "recraft", "/recraft/v1",
            "runware", "/v1",
            "fal", "/fal",
            "fal-queue", "/fal-queue",
            "replicate", "/replicate/v1");

    private final Settings settings = new Settings();
    private final Records records = new Records();
    private final Faults faults = new Faults();
    private final Gallery gallery;
    private final Links links;
    private final Workshop workshop;
    private final RecraftProtocol recraft;
    private final List<Protocol> protocols;
    private final LoopbackServer server;
    private final SecureServers secure;

    private RecraftSimulator(int port, InstantSource clock) {
        this.gallery = new Gallery(clock);
        this.links = new Links(gallery, this::root);
        this.workshop = new Workshop(faults, links, clock);
        Studio studio = new SimulatedStudio(settings, gallery, clock, this::root);
        this.recraft = new RecraftProtocol(studio);
        this.protocols = List.of(
                new CloudflareProtocol(studio, state -> settings.envelope.wrap(state)),
                recraft,
                new RunwareProtocol(studio),
                new FalProtocol(studio),
                new ReplicateProtocol(studio));
        Handler router = router();
        this.server = LoopbackServer.start(port, router, faults::takeConnection);
        this.secure = new SecureServers(router, faults::takeConnection);
    }

    /** Starts on any free port of the loopback address. */
    public static RecraftSimulator start() {
        return start(0);
    }

    /** Starts on this port of the loopback address. */
    public static RecraftSimulator start(int port) {
        return start(port, InstantSource.system());
    }

    static RecraftSimulator start(int port, InstantSource clock) {
        return new RecraftSimulator(port, clock);
    }

    /**
     * What stands in place of the provider's own base URL.
     *
     * @param provider {@code cloudflare}, {@code runware}, {@code recraft}, {@code fal} for {@code https://fal.run}, {@code fal-queue} for
     *                 {@code https://queue.fal.run}, or {@code replicate}
     */
    public URI baseUrl(String provider) {
        String path = BASE_PATHS.get(provider);
        if (path == null) {
            throw new IllegalArgumentException(
                    "The simulator speaks for " + BASE_PATHS.keySet() + ", not for '" + provider + "'");
        }
        return URI.create(root() + path);
    }

    /**
     * The same with TLS. Answers that come over it name images and jobs by {@code https}, too. Each is a server of its own,
     * on another port, started when it is first asked for.
     */
    public URI baseUrl(String provider, Tls tls) {
        URI plain = baseUrl(provider);
        return URI.create("https://127.0.0.1:" + secure.port(tls) + plain.getPath());
    }

    /** Who has signed the certificates of {@link #baseUrl(String, Tls)}: what a client has to trust. */
    public X509Certificate certificateAuthority() {
        return secure.certificateAuthority();
    }

    /**
     * The options that lead a component, or an endpoint, here in place of the provider: {@code provider},
     * {@code apiKey}, {@code accountId} and {@code baseUrl}.
     *
     * @param provider as in {@link #baseUrl(String)}; {@code fal-queue} is the provider {@code fal}, for {@code delivery=poll}
     *                 and {@code delivery=webhook}
     * @return a map that is the caller's own
     */
    public Map<String, Object> options(String provider) {
        Map<String, Object> options = new LinkedHashMap<>();
        String name = provider.equals("fal-queue") ? "fal" : provider;
        options.put("provider", name);
        options.put("apiKey", name.equals("fal") ? "any:any" : "any"); // fal's keys are of two parts
        options.put("accountId", "any");
        options.put("baseUrl", baseUrl(provider).toString());
        return options;
    }

    /** The {@linkplain #options options} as they stand in a URI, as in {@code provider=runware&apiKey=any…}. */
    public String parameters(String provider) {
        return options(provider).entrySet().stream().map(Object::toString).collect(Collectors.joining("&"));
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    /** What would have to be paid. */
    public BillMeter bills() {
        return records.bills();
    }

    /** The last 50,000 requests to the providers' endpoints, the oldest first, refused ones included. */
    public List<RecordedRequest> requests() {
        return records.requests().all();
    }

    /** The last 50,000 requests for images, the oldest first. */
    public List<RecordedRequest> downloads() {
        return records.downloads().all();
    }

    /** What goes wrong next. */
    public Faults faults() {
        return faults;
    }

    /**
     * How long the work on an image takes; zero at first. Refusals and polls are answered at once. A job of fal's queue
     * or of Replicate waits for the first half of it and is worked on in the other.
     */
    public RecraftSimulator latency(Duration latency) {
        settings.latency = latency;
        return this;
    }

    /** Every image is the same small one, ready-made: for load tests. */
    public RecraftSimulator tinyImages() {
        settings.tinyImages = true;
        return this;
    }

    /** Refuses every other key. Without this any key is accepted that is not blank; fal's has an id and a secret. */
    public RecraftSimulator requireKey(String key) {
        settings.requiredKey = key;
        return this;
    }

    /** The form of Cloudflare's answers; {@link Envelope#STATE} at first. */
    public RecraftSimulator cloudflareEnvelope(Envelope envelope) {
        settings.envelope = envelope;
        return this;
    }

    /**
     * A valid PNG of exactly this many bytes on the simulator's image host, made while it is sent.
     *
     * @return its URL; the bytes are those of {@link BigPng#open BigPng.open(0, bytes)}
     */
    public URI hostImage(long bytes) {
        String id = UUID.randomUUID().toString();
        gallery.put(id, BigPng.image(0, bytes));
        return URI.create(root() + SimulatedStudio.IMAGES + id + ".png");
    }

    /**
     * These bytes on the simulator's image host, whatever they are: an image for a request to name by its URL, for the
     * simulator fetches nothing from other hosts.
     *
     * @param extension {@code png}, {@code jpg}, {@code webp} or {@code svg}: what they are said to be
     * @return its URL
     */
    public URI hostImage(String extension, byte[] bytes) {
        String id = UUID.randomUUID().toString();
        Format format = Format.valueOf(extension.toUpperCase(Locale.ROOT));
        gallery.put(id, new FixedImage(format, Content.of(bytes.clone())));
        return URI.create(root() + SimulatedStudio.IMAGES + id + "." + format.extension());
    }

    /** As if their time had passed: every image that was hosted so far is gone, and its URL answers 404. */
    public void expireImages() {
        gallery.clear();
    }

    /**
     * Whether it is as if nobody listened: open connections are reset and new ones are refused, until this is undone.
     * Then it listens on the same port again. What was recorded, and jobs, stay. The servers with TLS go on.
     */
    public RecraftSimulator refuseConnections(boolean refuse) {
        if (refuse) {
            server.refuse();
        } else {
            server.accept();
        }
        return this;
    }

    /** The credits that Recraft's account has left, which all keys share; a billion at first. 1,000 are one US dollar. */
    public RecraftSimulator recraftCredits(long credits) {
        recraft.credits(credits);
        return this;
    }

    /** The credits that Recraft's account has left. */
    public long recraftCredits() {
        return recraft.credits();
    }

    /** Forgets what was recorded: requests, downloads and bills. Jobs, images, faults and settings stay. */
    public void clear() {
        records.clear();
    }

    /** As new: forgets records, jobs, caches, images and faults, and undoes every setting. */
    public void reset() {
        refuseConnections(false);
        records.clear();
        faults.clear();
        settings.reset();
        gallery.clear();
        recraft.renew();
        forgetJobs();
    }

    /** As if much time had passed: job ids are unknown again and caches empty. */
    public void forgetJobs() {
        protocols.forEach(Protocol::forget);
    }

    /** Stops and drops every connection. */
    @Override
    public void close() {
        server.close();
        secure.close();
        workshop.close();
    }

    private Router router() {
        List<Router.Route> routes = new ArrayList<>();
        for (Protocol protocol : protocols) {
            Handler api = new ApiHandler(protocol, records, faults, settings, gallery, links, workshop);
            routes.add(new Router.Route(protocol::serves, api));
        }
        Handler images = new ImageHandler(records, faults, gallery, workshop);
        routes.add(new Router.Route(path -> path.startsWith(SimulatedStudio.IMAGES), images));
        return new Router(routes);
    }

    private String root() {
        return "http://127.0.0.1:" + server.port();
    }
}
