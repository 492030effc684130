package io.github.camelrecraft;

import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.support.DefaultMessage;

/**
 * One of several images. A splitter makes it the message of an exchange of its own, which from then on holds the image
 * too: it may go on, to another thread, when the exchange that made the images is long done.
 */
final class ImageMessage extends DefaultMessage {

    ImageMessage(Exchange exchange) {
        super(exchange);
    }

    @Override
    public void setExchange(Exchange exchange) {
        boolean moved = getExchange() != null && getExchange() != exchange;
        super.setExchange(exchange);
        if (moved && getBody() instanceof SpooledFileCache image) {
            StreamCache held = image.copy(exchange);
            setBody(held);
        }
    }
}
