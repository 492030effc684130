package io.github.camelrecraft.ledger;

import static io.github.camelrecraft.ledger.LedgerState.PAID;
import static io.github.camelrecraft.ledger.LedgerState.STORED;
import static io.github.camelrecraft.ledger.Payments.COST;
import static io.github.camelrecraft.ledger.Payments.JOB;
import static io.github.camelrecraft.ledger.Payments.failure;
import static io.github.camelrecraft.ledger.Payments.intent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.ImageContent;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a ledger promises that several processes share. */
abstract class SharedLedgerContract extends PaymentLedgerContract {

    private static final int THREADS = 4;
    private static final int KEYS = 30;

    private PaymentLedger other;

    @BeforeEach
    void openAnother() throws Exception {
        other = new PaymentLedger(place.open(), clock, LEASE);
    }

    private <T extends Claim> T otherClaims(String key, Class<T> type) throws IOException {
        Claim claim = other.claim(intent(key), false);
        assertThat(claim).isInstanceOf(type);
        return type.cast(claim);
    }

    @Test
    void theOtherProcessWaitsUntilTheLeaseRunsOut() throws Exception {
        Hold hold = sent("a");
        clock.advance(LEASE.minusMillis(1));
        Claim.Busy busy = otherClaims("a", Claim.Busy.class);
        assertThat(busy.entry()).isEqualTo(hold.entry());
        assertThat(busy.until()).isEqualTo(clock.instant().plusMillis(1));
        clock.advance(Duration.ofMillis(1));
        otherClaims("a", Claim.Doubtful.class);
    }

    @Test
    void ofTwoProcessesOneHandsBackUntilItsLeaseRunsOut() throws Exception {
        ledger.stored(sent("a"), Payments.arrived(), COST, Map.of());
        clock.advance(Duration.ofMillis(1));
        Hold first = ledger.handBack(intent("a")).orElseThrow();
        assertThat(other.handBack(intent("a"))).isEmpty();
        assertThat(Payments.unfinished(other, clock.instant(), 1)).isEmpty();
        clock.advance(LEASE);
        Hold second = other.handBack(intent("a")).orElseThrow();
        ledger.handedBack(first, true);
        assertThat(entry("a").delivered()).isTrue();
        other.handedBack(second, false);
        assertThat(entry("a").delivered()).isTrue();
        assertThat(other.handBack(intent("a"))).isEmpty();
    }

    @Test
    void aLeaseIsRenewedAsLongAsTheProcessLives() throws Exception {
        Hold hold = sent("a");
        clock.advance(ledger.lease().minusMillis(1));
        ledger.renew();
        other.renew();
        clock.advance(LEASE.minusMillis(1));
        otherClaims("a", Claim.Busy.class);
        assertThat(entry("a").version()).isEqualTo(hold.entry().version());
        assertThat(ledger.paid(hold, Payments.atUrl(), COST)).isTrue();
    }

    @Test
    void whatEndedIsNotRenewed() throws Exception {
        Hold hold = sent("a");
        ledger.accepted(hold, JOB);
        ledger.release(hold);
        ledger.renew();
        otherClaims("a", Claim.Ask.class);
        ledger.renew();
        clock.advance(LEASE);
        claimed("a", Claim.Ask.class);
    }

    @Test
    void whoSleptThroughItsLeaseDoesNotSend() throws Exception {
        Hold slept = fresh("a");
        clock.advance(LEASE);
        Hold hold = otherClaims("a", Claim.Fresh.class).hold();
        assertThat(ledger.sent(slept, COST)).isFalse();
        assertThat(other.sent(hold, COST)).isTrue();
        assertThat(ledger.sent(slept, COST)).isFalse();
    }

    @Test
    void whoSleptAndWasNotReplacedMaySend() throws Exception {
        Hold slept = fresh("a");
        clock.advance(LEASE.multipliedBy(2));
        assertThat(ledger.sent(slept, COST)).isTrue();
        otherClaims("a", Claim.Busy.class);
    }

    @Test
    void thatNobodyElseHasItIsCertainForHalfALeaseAfterTheStoreHasSaidSo() throws Exception {
        Hold hold = sent("a");
        for (int renewal = 0; renewal < 3; renewal++) {
            clock.advance(LEASE.dividedBy(2).minusMillis(1));
            assertThat(ledger.isCertain(hold)).isTrue();
            ledger.renew();
        }
        clock.advance(LEASE.dividedBy(2));
        assertThat(ledger.isCertain(hold)).isFalse();
        ledger.renew();
        assertThat(ledger.isCertain(hold))
                .as("a renewal does not tell whose it is")
                .isFalse();
    }

    @Test
    void whoSleptAfterItWasToLeaveAsksOnceMoreAndLeavesUnlessTheOtherHasIt() throws Exception {
        Hold slept = sent("a");
        Hold replaced = sent("b");
        clock.advance(LEASE);
        Hold asking = ((Claim.Ask) other.claim(intent("b"), true)).hold();
        assertThat(ledger.isCertain(slept)).isFalse();
        assertThat(ledger.isCertain(replaced)).isFalse();

        assertThat(ledger.refused(slept)).isTrue();
        assertThat(ledger.sent(slept, COST)).isTrue();
        assertThat(ledger.isCertain(slept)).isTrue();

        assertThat(ledger.refused(replaced)).isFalse();
        assertThat(ledger.sent(replaced, COST)).isFalse();
        assertThat(ledger.isCertain(replaced)).isFalse();
        assertThat(entry("b")).isEqualTo(asking.entry());
    }

    @Test
    void whoLostItsHoldAndWritesDownWhatItHeardForTheOtherHasItNotForThat() throws Exception {
        Hold slept = sent("a");
        clock.advance(LEASE);
        other.claim(intent("a"), true);
        assertThat(ledger.accepted(slept, JOB)).isTrue();
        assertThat(ledger.isCertain(slept)).isFalse();
    }

    @Test
    void whoLostItsHoldDoesNotUndoWhatTheOtherWrote() throws Exception {
        Hold slept = sent("a");
        ledger.accepted(slept, JOB);
        clock.advance(LEASE);
        Hold hold = otherClaims("a", Claim.Ask.class).hold();
        assertThat(ledger.refused(slept)).isFalse();
        assertThat(ledger.accepted(slept, new AcceptedJob("x", Map.of()))).isFalse();
        assertThat(ledger.failed(slept, failure(Billing.NO))).isFalse();
        assertThat(entry("a")).isEqualTo(hold.entry());
        assertThat(other.paid(hold, Payments.atUrl(), COST)).isTrue();
    }

    @Test
    void whoLostItsHoldAndHeardOfTheJobSaysSo() throws Exception {
        Hold slept = sent("a");
        clock.advance(LEASE);
        otherClaims("a", Claim.Doubtful.class);
        assertThat(ledger.accepted(slept, JOB)).isTrue();
        otherClaims("a", Claim.Ask.class);
    }

    @Test
    void whoLostItsHoldAndGotTheAnswerSaysSo() throws Exception {
        Hold slept = sent("a");
        clock.advance(LEASE);
        Hold asking = ((Claim.Ask) other.claim(intent("a"), true)).hold();
        assertThat(ledger.paid(slept, Payments.atUrl(), COST)).isTrue();
        assertThat(entry("a").state()).isEqualTo(PAID);
        assertThat(entry("a").holder()).isEqualTo(asking.entry().holder());
        assertThat(other.refused(asking)).isFalse();
        assertThat(other.sent(asking, COST)).isFalse();
        assertThat(other.paid(asking, Payments.inline(), COST)).isTrue();
        assertThat(ledger.paid(slept, Payments.atUrl(), COST)).isFalse();
        assertThat(entry("a").answer()).isEqualTo(Payments.inline());
    }

    @Test
    void whoLostItsHoldAndHasTheImageStoresItForTheOther() throws Exception {
        Hold slept = sent("a");
        clock.advance(LEASE);
        Hold asking = ((Claim.Ask) other.claim(intent("a"), true)).hold();
        byte[] image = random(300_000);
        assertThat(ledger.stored(slept, Payments.arrived(), COST, Map.of(0, Payments.content(image))))
                .isTrue();
        assertThat(other.failed(asking, failure(Billing.NO))).isFalse();
        assertThat(otherClaims("a", Claim.Stored.class).entry().state()).isEqualTo(STORED);
        assertThat(bytes("a", 0)).isEqualTo(image);
    }

    @Test
    void anAnswerToSomethingElseIsNotTakenForThisOne() throws Exception {
        Hold slept = sent("a");
        clock.advance(LEASE);
        other.failed(((Claim.Ask) other.claim(intent("a"), true)).hold(), failure(Billing.NO));
        LedgerEntry planned = ((Claim.Fresh) other.claim(intent("a", "a harbour"), false))
                .hold()
                .entry();
        assertThat(ledger.paid(slept, Payments.atUrl(), COST)).isFalse();
        assertThat(entry("a")).isEqualTo(planned);
    }

    @Test
    void whatTheOtherStoredIsNotWrittenOver() throws Exception {
        Hold slept = sent("a");
        clock.advance(LEASE);
        Hold asking = ((Claim.Ask) other.claim(intent("a"), true)).hold();
        byte[] image = random(100);
        other.stored(asking, Payments.arrived(), COST, Map.of(0, Payments.content(image)));
        assertThat(ledger.stored(slept, Payments.inline(), COST, Map.of(0, Payments.content(random(10)))))
                .isFalse();
        assertThat(bytes("a", 0)).isEqualTo(image);
    }

    @Test
    void whatTheOtherStoresMeanwhileIsNotWrittenOver() throws Exception {
        Hold slept = sent("a");
        clock.advance(LEASE);
        Hold asking = ((Claim.Ask) other.claim(intent("a"), true)).hold();
        ImageContent late = new ImageContent() {
            @Override
            public InputStream open() throws IOException {
                other.stored(asking, Payments.arrived(), COST, Map.of());
                return InputStream.nullInputStream();
            }

            @Override
            public long length() {
                return 0;
            }
        };
        assertThat(ledger.stored(slept, Payments.inline(), COST, Map.of(0, late)))
                .isFalse();
        assertThat(entry("a").answer()).isEqualTo(Payments.arrived());
    }

    @Test
    void whatTheOtherWorksOnIsNeitherListedNorRemoved() throws Exception {
        ledger.release(sent("b"));
        sent("a");
        fresh("c");
        clock.advance(SECOND);
        assertThat(Payments.unfinished(other, clock.instant(), 10))
                .extracting(LedgerEntry::key)
                .containsExactly("b");
        assertThat(other.clean(clock.instant())).isZero();
        assertThat(other.forget("a")).isFalse();
        clock.advance(LEASE);
        assertThat(Payments.unfinished(other, clock.instant(), 10))
                .extracting(LedgerEntry::key)
                .containsExactly("a", "b");
        assertThat(other.forget("a")).isTrue();
        assertThat(other.clean(clock.instant())).isEqualTo(1);
    }

    @Test
    void ofAllWhoWantItAtOnceExactlyOneSends() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2 * THREADS);
        try {
            List<Callable<List<String>>> claims = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                claims.add(() -> won(ledger));
                claims.add(() -> won(other));
            }
            List<String> won = new ArrayList<>();
            for (Future<List<String>> each : threads.invokeAll(claims)) {
                won.addAll(each.get());
            }
            assertThat(won).hasSize(KEYS).doesNotHaveDuplicates();
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<String> won(PaymentLedger node) throws IOException {
        List<String> won = new ArrayList<>();
        for (int i = 0; i < KEYS; i++) {
            Claim claim = node.claim(intent("k" + i), false);
            assertThat(claim).isInstanceOfAny(Claim.Fresh.class, Claim.Busy.class);
            if (claim instanceof Claim.Fresh fresh && node.sent(fresh.hold(), COST)) {
                won.add("k" + i);
            }
        }
        return won;
    }
}
