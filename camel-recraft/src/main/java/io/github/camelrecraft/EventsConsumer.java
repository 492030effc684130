package io.github.camelrecraft;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;

/** {@code recraft:events}: takes webhooks through an HTTP server of Camel's. */
class EventsConsumer extends DefaultConsumer {

    private @Nullable EventReceiver receiver;
    private @Nullable Consumer server;

    EventsConsumer(RecraftEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        RecraftConfiguration configuration = getEndpoint().getConfiguration();
        EventReceiver receiving = new EventReceiver(getEndpoint());
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

    @Override
    public RecraftEndpoint getEndpoint() {
        return (RecraftEndpoint) super.getEndpoint();
    }
}
