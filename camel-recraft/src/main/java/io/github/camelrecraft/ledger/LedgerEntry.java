package io.github.camelrecraft.ledger;

import io.github.camelrecraft.model.Failure;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One payment, as it stands in a ledger.
 *
 * @param intent    what was asked for
 * @param state     how far it has come
 * @param version   counts its changes, from 1
 * @param holder    the process that works on it; empty when nobody does
 * @param heldUntil until when nobody else may; renewed as long as the process lives
 * @param created   when it was planned
 * @param updated   when its state was last changed; neither a new holder nor the delivery changes it
 * @param sent      when it last was about to leave; null as long as nothing has left that may have been charged
 * @param job       where to ask the provider, who has accepted it; null as long as that is not known
 * @param answer    what was paid for, once it is
 * @param failure   why it failed, or why nobody knows; never with the exception behind it
 * @param cost      what it cost, or is reckoned to, in USD; null when that is not known
 * @param delivered whether a route has taken what was paid for
 */
public record LedgerEntry(
        Intent intent,
        LedgerState state,
        long version,
        String holder,
        Instant heldUntil,
        Instant created,
        Instant updated,
        @Nullable Instant sent,
        @Nullable AcceptedJob job,
        @Nullable PaidAnswer answer,
        @Nullable Failure failure,
        @Nullable BigDecimal cost,
        boolean delivered) {

    /** The holder of what nobody works on. */
    public static final String NOBODY = "";

    /** Names the payment. */
    public String key() {
        return intent.key();
    }

    /** What is in no store yet. */
    static LedgerEntry absent(Intent intent, Instant now) {
        return new LedgerEntry(
                intent, LedgerState.PLANNED, 0, NOBODY, now, now, now, null, null, null, null, null, false);
    }

    NextEntry next() {
        return new NextEntry(this);
    }
}
