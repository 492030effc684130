package io.github.camelrecraft;

import io.github.camelrecraft.http.Delayer;
import io.github.camelrecraft.model.ImageOption;
import io.github.camelrecraft.model.InvalidOptionException;
import io.github.camelrecraft.model.ModelCatalog;
import io.github.camelrecraft.model.RecraftOperation;
import io.github.camelrecraft.observe.RequestFigures;
import io.github.camelrecraft.observe.RequestStatistics;
import io.github.camelrecraft.provider.CloudflareProvider;
import io.github.camelrecraft.provider.FalProvider;
import io.github.camelrecraft.provider.ImageProvider;
import io.github.camelrecraft.provider.RecraftProvider;
import io.github.camelrecraft.provider.ReplicateProvider;
import io.github.camelrecraft.provider.RunwareProvider;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.camel.Endpoint;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.URISupport;
import org.jspecify.annotations.Nullable;

/**
 * Creates {@code recraft:} endpoints, and owns what they share: the connections, the few threads, the model catalogue.
 */
@Component("recraft")
@ManagedResource(description = "Recraft component: figures of all its endpoints")
public class RecraftComponent extends HealthCheckComponent implements SSLContextParametersAware, RecraftFiguresMBean {

    private static final List<ImageProvider> PROVIDERS = List.of(
            new CloudflareProvider(),
            new RunwareProvider(),
            new RecraftProvider(),
            new FalProvider(),
            new ReplicateProvider());

    /** The catalogue without a user's file. */
    private static final String OWN_CATALOG = "";

    @Metadata(description = "The options that every endpoint starts from")
    private RecraftConfiguration configuration = new RecraftConfiguration();

    @Metadata(label = "security", defaultValue = "false")
    private boolean useGlobalSslContextParameters;

    @Metadata(label = "advanced", defaultValue = "true")
    private boolean metricsEnabled = true;

    @Metadata(label = "advanced", defaultValue = "true")
    private boolean tracingEnabled = true;

    @Metadata(label = "payment")
    private @Nullable Double budget;

    @Metadata(label = "payment", defaultValue = "86400000", javaType = "java.time.Duration")
    private long budgetWindow = 86_400_000;

    private final Map<String, ModelCatalog> catalogs = new ConcurrentHashMap<>();
    private final HandedOverJobs handedOverJobs = new HandedOverJobs();
    private final MessageKeys messageKeys = new MessageKeys();
    private final RequestStatistics statistics = new RequestStatistics();
    private final Set<HealthCheck> healthChecks = ConcurrentHashMap.newKeySet();
    private Clock clock = Clock.systemUTC();
    private Function<ScheduledExecutorService, Delayer> delayers = RecraftResources::delayer;
    private final Budget spending = new Budget(() -> clock.instant());
    private UnaryOperator<@Nullable String> environment = System::getenv;
    private volatile @Nullable RecraftResources resources;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        RecraftSource source = RecraftSource.named(remaining).orElse(null);
        RecraftEndpoint endpoint = source != null
                ? source(uri, source)
                : new RecraftEndpoint(uri, this, RecraftOperation.parse(remaining), configuration.copy());
        EndpointOptions.refuseForeign(remaining, source, parameters.keySet());
        parameters.replaceAll(RecraftComponent::once);
        LeftEncoded.decode(parameters);
        refuseOwnOptions(parameters);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    private RecraftEndpoint source(String uri, RecraftSource source) {
        boolean webhooks = source == RecraftSource.EVENTS
                && getCamelContext()
                                .getClassResolver()
                                .resolveClass(WithWebhooks.NEEDED, RecraftComponent.class.getClassLoader())
                        != null;
        return webhooks
                ? WithWebhooks.events(uri, this, configuration.copy())
                : new RecraftEndpoint(uri, this, source, configuration.copy());
    }

    /** Touched when camel-webhook is there. */
    private static final class WithWebhooks {

        static final String NEEDED = "org.apache.camel.component.webhook.WebhookCapableEndpoint";

        static RecraftEndpoint events(String uri, RecraftComponent component, RecraftConfiguration configuration) {
            return new WebhookEventsEndpoint(uri, component, configuration);
        }
    }

    /** {@code colors=FF6B35&colors=002B5B} arrives as a list, which as text would be a wrong value without an error. */
    private static Object once(String name, Object value) {
        if (!(value instanceof Collection<?> several)) {
            return value;
        }
        if (!ImageOption.named(name).map(ImageOption::takesSeveral).orElse(false)) {
            throw new InvalidOptionException(name, several.size() + " values", "is not one value", "give it once");
        }
        return several.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** What all endpoints share cannot be another for one of them. */
    private static void refuseOwnOptions(Map<String, Object> parameters) {
        for (String option : List.of("budget", "budgetWindow")) {
            Object value = parameters.get(option);
            if (value != null) {
                throw new InvalidOptionException(
                        option,
                        value,
                        "is no option of an endpoint, since all endpoints share one budget",
                        "set it on the component, as in camel.component.recraft." + option);
            }
        }
    }

    @Override
    public PropertyConfigurer getComponentPropertyConfigurer() {
        return StrictConfigurer.of(super.getComponentPropertyConfigurer());
    }

    @Override
    public PropertyConfigurer getEndpointPropertyConfigurer() {
        return StrictConfigurer.of(super.getEndpointPropertyConfigurer());
    }

    /** Camel masks the options of its own components; these are ours. */
    @Override
    protected void doInit() throws Exception {
        super.doInit();
        URISupport.addSanitizeKeywords("uploadEndpoint,webhookUrl,webhookSecret");
        readCatalogBeforehand();
    }

    /**
     * Reads the catalogue while Camel goes on starting, and so without Camel, which starts on one thread alone: two that
     * look for a resource or register what they found have kept a context from starting. With a user's file it is read by
     * whoever needs it.
     */
    private void readCatalogBeforehand() {
        getCamelContext()
                .getExecutorServiceManager()
                .newThread("RecraftCatalog", this::ourCatalog)
                .start();
    }

    private ModelCatalog ourCatalog() {
        return catalogs.computeIfAbsent(OWN_CATALOG, own -> CatalogReader.readOurs());
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        resources = new RecraftResources(getCamelContext(), clock, delayers);
    }

    @Override
    protected void doStop() throws Exception {
        ServiceHelper.stopService(resources);
        resources = null;
        super.doStop();
    }

    RecraftResources resources() {
        RecraftResources open = resources;
        if (open == null) {
            throw new IllegalStateException("the component has not been started");
        }
        return open;
    }

    /** What all endpoints may spend together. Outlives a stop of the component: what was spent stays spent. */
    Budget budget() {
        return spending;
    }

    MessageKeys messageKeys() {
        return messageKeys;
    }

    HandedOverJobs handedOverJobs() {
        return handedOverJobs;
    }

    RequestStatistics statistics() {
        return statistics;
    }

    /**
     * The health checks of the endpoints that are in use; calling them costs nothing. Camel's registry has them, too, and
     * hands them out only when {@code camel.health.producersEnabled} is set.
     */
    public Collection<HealthCheck> healthChecks() {
        return Collections.unmodifiableSet(healthChecks);
    }

    void add(HealthCheck check) {
        healthChecks.add(check);
    }

    void remove(HealthCheck check) {
        healthChecks.remove(check);
    }

    @Override
    public RequestFigures figures() {
        return statistics.total();
    }

    /** Connections that requests and downloads have at this moment. */
    @ManagedAttribute(description = "Connections that requests and downloads have at this moment")
    public int getConnectionsLeased() {
        RecraftResources open = resources;
        return open == null ? 0 : open.connectionsLeased();
    }

    /** What may be spent within the window, in USD. */
    @ManagedAttribute(description = "What may be spent within the window, in USD; null for no limit")
    public @Nullable Double getBudget() {
        return budget;
    }

    /**
     * The most that all endpoints of the component may spend together within budgetWindow, in USD. What is about to be
     * sent counts at the catalogue's price, and what has ended at what it cost. A message that would go beyond fails
     * before anything is sent, with RecraftInsufficientFundsException. No limit when it is not set; 0 lets pass what is
     * free. It is of the component alone.
     */
    public void setBudget(@Nullable Double budget) {
        spending.limit(Usd.ofOption("budget", budget), Duration.ofMillis(budgetWindow));
        this.budget = budget;
    }

    public long getBudgetWindow() {
        return budgetWindow;
    }

    /**
     * For how long what was spent counts against budget. In milliseconds, or as in 1d. The window slides: what was spent
     * is free again when this time has passed since.
     */
    public void setBudgetWindow(long budgetWindow) {
        if (budgetWindow <= 0) {
            throw new InvalidOptionException("budgetWindow", budgetWindow, "is not above 0", "give a time, as in 1d");
        }
        spending.limit(Usd.ofOption("budget", budget), Duration.ofMillis(budgetWindow));
        this.budgetWindow = budgetWindow;
    }

    /** What was spent within the budget's window, in USD. */
    @ManagedAttribute(description = "What was spent within the budget's window, in USD; null without a budget")
    public @Nullable BigDecimal getBudgetSpent() {
        return spending.figures().map(Budget.Figures::spent).orElse(null);
    }

    /** What is reserved of the budget for requests under way, in USD. */
    @ManagedAttribute(
            description = "What is reserved of the budget for requests under way, in USD; null without a budget")
    public @Nullable BigDecimal getBudgetReserved() {
        return spending.figures().map(Budget.Figures::reserved).orElse(null);
    }

    /** What is left of the budget, in USD. */
    @ManagedAttribute(description = "What is left of the budget, in USD; null without a budget")
    public @Nullable BigDecimal getBudgetLeft() {
        return spending.figures().map(Budget.Figures::left).orElse(null);
    }

    Clock clock() {
        return clock;
    }

    /** For tests, which do not wait. */
    void setClock(Clock clock) {
        this.clock = clock;
    }

    /** For tests, which do not wait. To be called before the component starts. */
    void setDelayers(Function<ScheduledExecutorService, Delayer> delayers) {
        this.delayers = delayers;
    }

    ModelCatalog catalog(@Nullable String users) {
        return users == null
                ? ourCatalog()
                : catalogs.computeIfAbsent(users, address -> CatalogReader.read(getCamelContext(), address));
    }

    List<ImageProvider> providers() {
        return PROVIDERS;
    }

    @Nullable
    String environment(String variable) {
        return environment.apply(variable);
    }

    /** For tests, whose environment has no keys. */
    void setEnvironment(UnaryOperator<@Nullable String> environment) {
        this.environment = environment;
    }

    /** The options that every endpoint starts from. */
    public RecraftConfiguration getConfiguration() {
        return configuration;
    }

    /** The options that every endpoint starts from. */
    public void setConfiguration(RecraftConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    /** Whether to use the context's SSL parameters where no sslContextParameters are set. */
    @Override
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }

    public boolean isMetricsEnabled() {
        return metricsEnabled;
    }

    /** Whether to count requests with Micrometer, when it is on the class path and its registry is a bean. */
    public void setMetricsEnabled(boolean metricsEnabled) {
        this.metricsEnabled = metricsEnabled;
    }

    public boolean isTracingEnabled() {
        return tracingEnabled;
    }

    /** Whether to make spans of requests with OpenTelemetry, when it is on the class path and a bean. */
    public void setTracingEnabled(boolean tracingEnabled) {
        this.tracingEnabled = tracingEnabled;
    }
}
