package io.github.camelrecraft;

import java.util.AbstractList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.converter.stream.InputStreamCache;
import org.apache.camel.support.DefaultMessage;

/**
 * One of several images. A splitter makes it the message of an exchange of its own, which from then on holds the image
 * too: it may go on, to another thread, when the exchange that made the images is long done.
 */
final class ImageMessage extends DefaultMessage {

    private final Exchange origin;

    /**
     * @param origin the exchange that made the images, and holds them itself
     */
    ImageMessage(Exchange origin) {
        super(origin);
        this.origin = origin;
    }

    @Override
    public void setExchange(Exchange exchange) {
        super.setExchange(exchange);
        if (exchange != origin && getBody() instanceof SpooledFileCache image) {
            image.holdFor(exchange);
        }
    }

    /** The messages as a list that hands out each of them anew: two branches of a route may each split it. */
    static List<Message> listOf(List<ImageMessage> messages) {
        List<ImageMessage> originals = List.copyOf(messages);
        return new AbstractList<>() {
            @Override
            public Message get(int index) {
                return originals.get(index).anew();
            }

            @Override
            public int size() {
                return originals.size();
            }
        };
    }

    private ImageMessage anew() {
        ImageMessage message = new ImageMessage(origin);
        message.getHeaders().putAll(getHeaders());
        message.setBody(anew(getBody()));
        return message;
    }

    private static Object anew(Object body) {
        if (body instanceof SpooledFileCache image) {
            return image.fresh();
        }
        return body instanceof InputStreamCache image ? image.copy(null) : body;
    }
}
