package io.github.camelrecraft;

import io.github.camelrecraft.http.Spool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.converter.stream.InputStreamCache;

/** Makes a message body of spooled content. */
final class ImageBody {

    private ImageBody() {}

    /**
     * A body that every component can read, any number of times, for as long as the exchange lives. An exchange that comes
     * from no route is a {@code ProducerTemplate}'s, which reads the body after the exchange is done.
     */
    static StreamCache of(Spool content, Exchange exchange) throws IOException {
        Optional<Path> path = content.file();
        if (path.isEmpty()) {
            return new InputStreamCache(content.bytes());
        }
        SpooledFile file = SpooledFile.of(path.get());
        if (exchange.getFromRouteId() != null) {
            file.holdFor(exchange);
        }
        return new SpooledFileCache(file);
    }
}
