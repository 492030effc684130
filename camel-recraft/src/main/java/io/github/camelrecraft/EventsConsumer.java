package io.github.camelrecraft;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;

/**
 * {@code recraft:events}: takes webhooks through an HTTP server of Camel's, and gives the route what came of requests that
 * no exchange waits for.
 */
class EventsConsumer extends DefaultConsumer implements ShutdownAware {

    private @Nullable EventReceiver receiver;
    private @Nullable Consumer server;

    EventsConsumer(RecraftEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        RecraftConfiguration configuration = getEndpoint().getConfiguration();
        EventReceiver receiving = new EventReceiver(getEndpoint(), ResultRoute.of(this, getEndpoint()));
        receiver = receiving;
        ServiceHelper.startService(receiving);
        server = new EventServer(getEndpoint().getCamelContext(), configuration.getHttpServer())
                .consumer(configuration.getPath(), receiving);
        ServiceHelper.startService(server);
    }

    @Override
    protected void doStop() throws Exception {
        ServiceHelper.stopAndShutdownServices(server, receiver);
        server = null;
        receiver = null;
        super.doStop();
    }

    /** Goes on with taking webhooks as long as others have exchanges, which may yet hand over jobs. */
    @Override
    public boolean deferShutdown(ShutdownRunningTask shutdownRunningTask) {
        return true;
    }

    /** Camel waits a while for jobs, as it does for exchanges. */
    @Override
    public int getPendingExchangesSize() {
        return getEndpoint().getComponent().handedOverJobs().size();
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {}

    @Override
    public RecraftEndpoint getEndpoint() {
        return (RecraftEndpoint) super.getEndpoint();
    }
}
