package io.github.camelrecraft.simulator.content;

import java.io.InputStream;
import java.util.Enumeration;
import java.util.Iterator;

/** Opens each part when its turn comes, and keeps none, so that of many parts only one is in memory. */
@SuppressWarnings("JdkObsolete") // SequenceInputStream takes no iterator.
final class Opening implements Enumeration<InputStream> {

    private final Iterator<Content> parts;

    Opening(Iterable<Content> parts) {
        this.parts = parts.iterator();
    }

    @Override
    public boolean hasMoreElements() {
        return parts.hasNext();
    }

    @Override
    public InputStream nextElement() {
        return parts.next().open();
    }
}
