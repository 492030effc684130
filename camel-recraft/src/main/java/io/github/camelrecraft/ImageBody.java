package io.github.camelrecraft;

import io.github.camelrecraft.http.Spool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.converter.stream.FileInputStreamCache;
import org.apache.camel.converter.stream.InputStreamCache;

/** Makes a message body of spooled content, as Camel's own stream caching would have made it. */
final class ImageBody {

    private ImageBody() {}

    /**
     * A body that every component can read, any number of times. Content in a file lives as long as the exchanges that
     * have it, those it is copied to included.
     */
    static StreamCache of(Spool content, Exchange exchange) throws IOException {
        Optional<Path> file = content.file();
        if (file.isEmpty()) {
            return new InputStreamCache(content.bytes());
        }
        if (exchange.getFromRouteId() == null) {
            return DetachedFile.of(file.get());
        }
        // The copy, unlike the original, deletes the file when the exchange is done.
        return new FileInputStreamCache(file.get().toFile()).copy(exchange);
    }
}
