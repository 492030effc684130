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

    /** A body that every component can read, any number of times. */
    static StreamCache of(Spool content, Exchange exchange, RetainedFiles retained) throws IOException {
        Optional<Path> path = content.file();
        if (path.isEmpty()) {
            return new InputStreamCache(content.bytes());
        }
        SpooledFileCache cache = new SpooledFileCache(SpooledFile.of(path.get(), retained));
        cache.holdFor(exchange);
        return cache;
    }
}
