package io.github.camelrecraft.ledger;

import java.time.Instant;

/** What a ledger says to somebody who is about to pay. */
public sealed interface Claim {

    /** The right to work on it, which ends with {@link PaymentLedger#stored}, {@code failed} or {@code release}. */
    sealed interface Held extends Claim {

        /** To be shown at every step. */
        Hold hold();
    }

    /** Nobody has sent it, or it was not charged: send it, after {@link PaymentLedger#sent}. */
    record Fresh(Hold hold) implements Held {}

    /** It was sent, and what came of it is not known: ask the provider before anything else: by the entry's job, or by what follows from the request. */
    record Ask(Hold hold) implements Held {}

    /** It is paid for and was made; fetch it from the provider. */
    record Fetch(Hold hold) implements Held {}

    /** It is paid for and in the ledger. */
    record Stored(LedgerEntry entry) implements Claim {}

    /** Somebody else is working on it. */
    record Busy(LedgerEntry entry, Instant until) implements Claim {}

    /** It was or may have been charged, there is nothing to fetch, and there is no way to ask. */
    record Doubtful(LedgerEntry entry) implements Claim {}

    /** The key is that of something else, which was paid for or may have been. */
    record Mismatch(LedgerEntry entry) implements Claim {}
}
