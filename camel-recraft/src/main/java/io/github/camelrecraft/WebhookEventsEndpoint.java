package io.github.camelrecraft;

import java.util.List;
import org.apache.camel.Processor;
import org.apache.camel.component.webhook.WebhookCapableEndpoint;
import org.apache.camel.component.webhook.WebhookConfiguration;

/**
 * {@code recraft:events} where camel-webhook is there, so that a route may begin with {@code webhook:recraft:events} as
 * well. Nobody else touches this class, since camel-webhook does not have to be on the class path.
 */
class WebhookEventsEndpoint extends RecraftEndpoint implements WebhookCapableEndpoint {

    WebhookEventsEndpoint(String uri, RecraftComponent component, RecraftConfiguration configuration) {
        super(uri, component, RecraftSource.EVENTS, configuration);
    }

    /** The server, and its path, are camel-webhook's. */
    @Override
    public Processor createWebhookHandler(Processor next) {
        return new EventReceiver(this, ResultRoute.of(next, this));
    }

    /** Each request tells the provider where to call. */
    @Override
    public void registerWebhook() {}

    @Override
    public void unregisterWebhook() {}

    @Override
    public void setWebhookConfiguration(WebhookConfiguration webhookConfiguration) {}

    @Override
    public List<String> getWebhookMethods() {
        return List.of("POST");
    }
}
