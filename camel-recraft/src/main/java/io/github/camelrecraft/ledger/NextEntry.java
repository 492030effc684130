package io.github.camelrecraft.ledger;

import io.github.camelrecraft.model.Failure;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The next version of an entry, while it is being made. */
final class NextEntry {

    private final LedgerEntry before;
    private Intent intent;
    private LedgerState state;
    private String holder;
    private Instant heldUntil;
    private Instant updated;
    private @Nullable Instant sent;
    private @Nullable AcceptedJob job;
    private @Nullable PaidAnswer answer;
    private @Nullable Failure failure;
    private @Nullable BigDecimal cost;
    private boolean delivered;

    NextEntry(LedgerEntry before) {
        this.before = before;
        this.intent = before.intent();
        this.state = before.state();
        this.holder = before.holder();
        this.heldUntil = before.heldUntil();
        this.updated = before.updated();
        this.sent = before.sent();
        this.job = before.job();
        this.answer = before.answer();
        this.failure = before.failure();
        this.cost = before.cost();
        this.delivered = before.delivered();
    }

    /** As if nothing had ever been sent. */
    NextEntry anew(Intent other, Instant now) {
        intent = other;
        state = LedgerState.PLANNED;
        updated = now;
        sent = null;
        job = null;
        answer = null;
        failure = null;
        cost = null;
        delivered = false;
        return this;
    }

    NextEntry to(LedgerState next, Instant now) {
        state = next;
        updated = now;
        return this;
    }

    NextEntry heldBy(String process, Instant until) {
        holder = process;
        heldUntil = until;
        return this;
    }

    NextEntry free(Instant now) {
        return heldBy(LedgerEntry.NOBODY, now);
    }

    NextEntry sent(Instant now) {
        sent = now;
        return this;
    }

    NextEntry cost(@Nullable BigDecimal usd) {
        cost = usd;
        return this;
    }

    NextEntry job(AcceptedJob accepted) {
        job = accepted;
        return this;
    }

    /** What was paid for; what had failed before does not matter any more. */
    NextEntry answer(PaidAnswer paid, @Nullable BigDecimal usd) {
        answer = paid;
        failure = null;
        cost = usd == null ? cost : usd;
        return this;
    }

    NextEntry failure(Failure why) {
        failure = why.withCause(null);
        return this;
    }

    NextEntry delivered() {
        delivered = true;
        return this;
    }

    LedgerEntry done() {
        return new LedgerEntry(
                intent,
                state,
                before.version() + 1,
                holder,
                heldUntil,
                before.created(),
                updated,
                sent,
                job,
                answer,
                failure,
                cost,
                delivered);
    }
}
