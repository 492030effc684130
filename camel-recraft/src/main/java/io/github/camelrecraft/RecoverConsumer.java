package io.github.camelrecraft;

import io.github.camelrecraft.model.InvalidOptionException;
import java.time.Duration;
import org.apache.camel.Processor;
import org.apache.camel.support.ScheduledPollConsumer;
import org.jspecify.annotations.Nullable;

/** {@code recraft:recover}: looks, now and then, for what was paid for and never delivered. */
class RecoverConsumer extends ScheduledPollConsumer {

    /** What is the same for every look, as long as the component's resources are. */
    private record Prepared(RecraftResources resources, Recovery recovery) {}

    private volatile @Nullable Prepared prepared;

    RecoverConsumer(RecraftEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
    }

    /** Refuses here what is wrong with the endpoint's options, so that the route does not start. */
    @Override
    protected void doStart() throws Exception {
        prepared = prepare();
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        Prepared ready = prepared;
        if (ready != null) {
            ready.recovery().stop();
        }
        prepared = null;
        super.doStop();
    }

    private Prepared prepare() {
        if (getEndpoint().getConfiguration().getRecoverAfter() < 0) {
            throw new InvalidOptionException(
                    "recoverAfter",
                    getEndpoint().getConfiguration().getRecoverAfter(),
                    "is less than 0",
                    "write a duration, as in 10m");
        }
        RecraftResources resources = getEndpoint().getComponent().resources();
        return new Prepared(resources, Recovery.of(getEndpoint(), resources, ResultRoute.of(this, getEndpoint())));
    }

    /** The component may have been started anew under a running route. */
    private Prepared ready() {
        Prepared ready = prepared;
        if (ready == null || ready.resources() != getEndpoint().getComponent().resources()) {
            ready = prepare();
            prepared = ready;
        }
        return ready;
    }

    @Override
    protected int poll() throws Exception {
        return ready().recovery()
                .begin(Duration.ofMillis(getEndpoint().getConfiguration().getRecoverAfter()));
    }

    @Override
    public RecraftEndpoint getEndpoint() {
        return (RecraftEndpoint) super.getEndpoint();
    }
}
