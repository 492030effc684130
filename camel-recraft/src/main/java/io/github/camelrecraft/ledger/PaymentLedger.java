package io.github.camelrecraft.ledger;

import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.ImageContent;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was sent, what was paid, what came back: written down before the next step is done, so that whoever comes after a
 * crash, or by another way, knows whether it may be sent again. Makes all decisions about states; the {@link LedgerStore}
 * only keeps them. Methods may block.
 */
public final class PaymentLedger implements AutoCloseable {

    public PaymentLedger(LedgerStore store, Clock clock, Duration lease) {
        throw new UnsupportedOperationException("to come");
    }

    /** Asks for the right to pay. */
    public Claim claim(Intent intent, @Nullable AcceptedJob known) throws IOException {
        throw new UnsupportedOperationException("to come");
    }

    /**
     * The request is about to leave.
     *
     * @return whether it may; false when the hold was lost to somebody else
     */
    public boolean sent(Hold hold) throws IOException {
        throw new UnsupportedOperationException("to come");
    }

    /** It was not charged, and will be tried again under the same hold: as if it had never been sent. */
    public void refused(Hold hold) throws IOException {
        throw new UnsupportedOperationException("to come");
    }

    /** The provider works on it, and can be asked for it. */
    public void accepted(Hold hold, AcceptedJob job) throws IOException {
        throw new UnsupportedOperationException("to come");
    }

    /** The provider has made it. */
    public void paid(Hold hold, PaidAnswer answer, @Nullable BigDecimal cost) throws IOException {
        throw new UnsupportedOperationException("to come");
    }

    /** What was paid for is here. */
    public void stored(
            Hold hold, PaidAnswer answer, @Nullable BigDecimal cost, Map<Integer, ImageContent> contents)
            throws IOException {
        throw new UnsupportedOperationException("to come");
    }

    /** It ended without images: by the failure's {@code billed}, it may be sent again or nobody knows. */
    public void failed(Hold hold, Failure failure) throws IOException {
        throw new UnsupportedOperationException("to come");
    }

    /** A route has taken what was paid for. */
    public void delivered(String key) throws IOException {
        throw new UnsupportedOperationException("to come");
    }

    /** A part of what was stored. */
    public Optional<ImageContent> content(String key, int part) throws IOException {
        throw new UnsupportedOperationException("to come");
    }

    /** Extends the holds of this process; to be called well within the lease as long as the process lives. */
    public void renew() throws IOException {
        throw new UnsupportedOperationException("to come");
    }

    /** Entries that nobody works on and that are not finished, or not delivered: the oldest first. */
    public List<LedgerEntry> unfinished(Instant before, int limit) throws IOException {
        throw new UnsupportedOperationException("to come");
    }

    /** What was or may have been charged since then, by time: for a budget that outlives the process. */
    public List<LedgerEntry> chargedSince(Instant since) throws IOException {
        throw new UnsupportedOperationException("to come");
    }

    /** Removes what is finished and older. */
    public int clean(Instant before) throws IOException {
        throw new UnsupportedOperationException("to come");
    }

    @Override
    public void close() throws IOException {
        throw new UnsupportedOperationException("to come");
    }
}
