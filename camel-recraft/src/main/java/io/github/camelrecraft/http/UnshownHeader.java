package io.github.camelrecraft.http;

import org.apache.hc.core5.http.message.BasicHeader;

/** A header of a request that is sent as it is and logged without its value: the HTTP client logs what it sends. */
final class UnshownHeader extends BasicHeader {

    private static final long serialVersionUID = 1L;

    UnshownHeader(String name, String value) {
        super(name, value, true);
    }

    @Override
    public String toString() {
        return getName() + ": xxxxxx";
    }
}
