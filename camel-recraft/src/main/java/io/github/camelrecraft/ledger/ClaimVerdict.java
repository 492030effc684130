package io.github.camelrecraft.ledger;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** What is to be done for somebody who wants something to be paid for, by what the ledger knows of it. */
enum ClaimVerdict {
    /** It may be sent: nothing was charged. */
    PLAN,
    /** It was sent, and the provider can be asked what came of it. */
    ASK,
    /** It was made, and waits where the answer says. */
    FETCH,
    /** It is stored. */
    TAKE,
    /** Somebody else works on it. */
    WAIT,
    /** It was sent, and there is nobody to ask. */
    DOUBT,
    /** It is another request, or another account's. */
    REFUSE;

    /** What was or may have been charged. */
    static final Set<LedgerState> CHARGED =
            EnumSet.of(LedgerState.SENT, LedgerState.PAID, LedgerState.STORED, LedgerState.UNKNOWN);

    /**
     * Judges a claim.
     *
     * @param entry   what is stored
     * @param intent  what is asked for
     * @param held    whether somebody else works on it
     * @param askable whether there is a job to ask the provider for
     */
    static ClaimVerdict of(LedgerEntry entry, Intent intent, boolean held, boolean askable) {
        LedgerState state = entry.state();
        boolean charged = CHARGED.contains(state);
        if (charged && !entry.intent().asksTheSameAs(intent)) {
            return REFUSE;
        }
        if (state == LedgerState.STORED) {
            return TAKE; // nobody has to be asked for it, so that it does not matter whose key was changed since
        }
        if (charged && !entry.intent().mayBeOf(intent.account())) {
            return REFUSE;
        }
        if (held) {
            return WAIT;
        }
        if (!charged) {
            return PLAN;
        }
        PaidAnswer answer = entry.answer();
        if (answer != null && answer.isFetchable()) {
            return FETCH;
        }
        return askable ? ASK : DOUBT;
    }

    /**
     * The claim that whoever asked for it gets.
     *
     * @param hold  has the entry as it stands now
     * @param until when to look again at what somebody else works on
     */
    Claim claim(Hold hold, Instant until) {
        LedgerEntry entry = hold.entry();
        return switch (this) {
            case PLAN -> new Claim.Fresh(hold);
            case ASK -> new Claim.Ask(hold);
            case FETCH -> new Claim.Fetch(hold);
            case TAKE -> new Claim.Stored(entry);
            case WAIT -> new Claim.Busy(entry, until);
            case DOUBT -> new Claim.Doubtful(entry);
            case REFUSE -> new Claim.Mismatch(entry);
        };
    }
}
