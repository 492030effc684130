package io.github.camelrecraft.examples.brandstudio;

import io.github.camelrecraft.RecraftConstants;
import io.github.camelrecraft.RecraftException;
import io.github.camelrecraft.examples.brandstudio.Choices.Model;
import io.github.camelrecraft.examples.brandstudio.Job.State;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RuntimeCamelException;

/**
 * Where orders come in, and where the route reports how far each of them is; the route calls it by the name
 * {@code desk}. Each change goes to {@code seda:progress}, so that no picture waits for a page that reads slowly.
 */
final class Desk {

    /** The header by which the route knows the job. */
    static final String JOB = "StudioJob";

    /** The header that says where the order goes. No visitor sets it. */
    static final String ENDPOINT = "StudioEndpoint";

    private final Jobs jobs;
    private final Map<String, Provider> providers;
    private final Gallery gallery;
    private final ProducerTemplate camel;
    private final InstantSource clock;

    Desk(Jobs jobs, List<Provider> providers, Gallery gallery, ProducerTemplate camel, InstantSource clock) {
        this.jobs = jobs;
        this.providers = new HashMap<>();
        providers.forEach(provider -> this.providers.put(provider.id(), provider));
        this.gallery = gallery;
        this.camel = camel;
        this.clock = clock;
    }

    /**
     * Takes an order, and sends it on its way.
     *
     * @throws RefusedException when too many are on their way already, or the picture to start from is no more
     */
    JobView take(Order order, Model model) {
        Object body = body(order);
        RecraftCall call = new RecraftCall(order, model);
        Job job = Job.ordered(UUID.randomUUID().toString(), order, call.uri(), clock.instant());
        Map<String, Object> headers = new HashMap<>(call.headers());
        headers.put(JOB, job.id());
        headers.put(ENDPOINT, provider(order).endpoint(order.operation()));
        if (model.named()) {
            headers.put(RecraftConstants.IDEMPOTENCY_KEY, job.id());
        }
        jobs.add(job);
        JobView view = publish(job);
        try {
            camel.sendBodyAndHeaders("seda:orders", body, headers);
        } catch (RuntimeCamelException | IllegalStateException e) { // the studio stops, or its queue is full
            jobs.change(
                            job.id(),
                            ordered -> ordered.failed(
                                    Troubles.of(e, false, provider(order).name())))
                    .ifPresent(this::publish);
        }
        return view;
    }

    /** The picture to start from, as a file, which the component reads where it lies; or else the prompt. */
    private Object body(Order order) {
        Source source = order.source();
        if (source == null) {
            return order.prompt();
        }
        return gallery.find(source.id())
                .map(picture -> gallery.file(picture).toFile())
                .orElseThrow(() -> new RefusedException("source", "This picture is no more. Choose another."));
    }

    /** The provider has it now. */
    public void drawing(@Header(JOB) String id) {
        report(id, job -> job.drawing(clock.instant()));
    }

    /** The picture has come. */
    public void arriving(@Header(JOB) String id) {
        report(id, Job::arriving);
    }

    /** The picture is in the gallery. */
    public void done(@Header(JOB) String id, Picture picture) {
        report(id, job -> job.done(picture));
    }

    /** There will be no picture. */
    public void failed(@Header(JOB) String id, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception cause) {
        report(id, job -> job.failed(trouble(job, cause)));
    }

    private Trouble trouble(Job job, Exception cause) {
        String provider = provider(job.order()).name();
        return cause instanceof RecraftException failure
                ? Troubles.of(failure, provider)
                : Troubles.of(cause, job.state() == State.ARRIVING, provider);
    }

    Provider provider(Order order) {
        Provider provider = providers.get(order.provider());
        if (provider == null) {
            throw new IllegalArgumentException("no provider of the studio: " + order.provider());
        }
        return provider;
    }

    Optional<JobView> find(String id) {
        return jobs.find(id).map(job -> JobView.of(job, clock.instant()));
    }

    Optional<Job> job(String id) {
        return jobs.find(id);
    }

    List<JobView> all() {
        return jobs.all().stream().map(job -> JobView.of(job, clock.instant())).toList();
    }

    /** Forgets a job that failed. */
    boolean forget(String id) {
        return jobs.forget(id);
    }

    private void report(String id, UnaryOperator<Job> change) {
        jobs.change(id, change).ifPresent(this::publish);
    }

    private JobView publish(Job job) {
        JobView view = JobView.of(job, clock.instant());
        camel.sendBody("seda:progress?discardWhenFull=true", view);
        return view;
    }
}
