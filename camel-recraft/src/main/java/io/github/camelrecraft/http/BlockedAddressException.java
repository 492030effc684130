package io.github.camelrecraft.http;

import java.net.UnknownHostException;

/** An address that images must not be fetched from. */
public final class BlockedAddressException extends UnknownHostException {

    /** Says which address and how to allow it. */
    public BlockedAddressException(String message) {
        super(message);
    }
}
