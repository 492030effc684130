package io.github.camelrecraft.ledger;

/** How far a payment has come. */
public enum LedgerState {
    /** Somebody is about to send it; nothing has left yet. */
    PLANNED,
    /** It may have left, and nothing is known of what came of it. */
    SENT,
    /** The provider has made it; the images are still at the provider. */
    PAID,
    /** What was paid for is in the ledger. */
    STORED,
    /** It was not charged, and may be sent again. */
    FAILED,
    /** It may have been charged, and the provider cannot tell. Only a person can decide. */
    UNKNOWN
}
