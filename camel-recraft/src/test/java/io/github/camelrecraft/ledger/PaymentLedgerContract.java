package io.github.camelrecraft.ledger;

import static io.github.camelrecraft.ledger.LedgerState.FAILED;
import static io.github.camelrecraft.ledger.LedgerState.PAID;
import static io.github.camelrecraft.ledger.LedgerState.PLANNED;
import static io.github.camelrecraft.ledger.LedgerState.SENT;
import static io.github.camelrecraft.ledger.LedgerState.STORED;
import static io.github.camelrecraft.ledger.LedgerState.UNKNOWN;
import static io.github.camelrecraft.ledger.Payments.COST;
import static io.github.camelrecraft.ledger.Payments.JOB;
import static io.github.camelrecraft.ledger.Payments.failure;
import static io.github.camelrecraft.ledger.Payments.intent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.FailureKind;
import io.github.camelrecraft.model.ImageContent;
import io.github.camelrecraft.observe.TestClock;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a ledger promises, wherever it is kept. */
abstract class PaymentLedgerContract {

    static final Duration LEASE = Duration.ofSeconds(30);
    static final Duration SECOND = Duration.ofSeconds(1);

    final TestClock clock = new TestClock();
    LedgerPlace place;
    PaymentLedger ledger;

    abstract LedgerPlace place() throws Exception;

    @BeforeEach
    void open() throws Exception {
        place = place();
        ledger = new PaymentLedger(place.open(), clock, LEASE);
    }

    @AfterEach
    void close() throws Exception {
        ledger.close();
        place.close();
    }

    /** The process is killed and another one begins, long enough after that its leases have run out. */
    final void restart() throws IOException {
        ledger.close();
        clock.advance(LEASE);
        ledger = new PaymentLedger(place.open(), clock, LEASE);
    }

    final Hold fresh(String key) throws IOException {
        return fresh(intent(key));
    }

    final Hold fresh(Intent intent) throws IOException {
        Claim claim = ledger.claim(intent, false);
        assertThat(claim).isInstanceOf(Claim.Fresh.class);
        return ((Claim.Fresh) claim).hold();
    }

    final Hold sent(String key) throws IOException {
        Hold hold = fresh(key);
        assertThat(ledger.sent(hold, COST)).isTrue();
        return hold;
    }

    final LedgerEntry entry(String key) throws IOException {
        return ledger.find(key).orElseThrow();
    }

    final <T extends Claim> T claimed(String key, Class<T> type) throws IOException {
        Claim claim = ledger.claim(intent(key), false);
        assertThat(claim).isInstanceOf(type);
        return type.cast(claim);
    }

    @Test
    void nobodyHasSentWhatTheLedgerHasNotHeardOf() throws Exception {
        Hold hold = fresh("a");
        assertThat(entry("a")).isEqualTo(hold.entry());
        assertThat(hold.entry().state()).isEqualTo(PLANNED);
        assertThat(hold.entry().version()).isEqualTo(1);
        assertThat(hold.entry().sent()).isNull();
    }

    @Test
    void whatIsAboutToLeaveIsWrittenDownFirst() throws Exception {
        Hold hold = sent("a");
        assertThat(entry("a")).isEqualTo(hold.entry());
        assertThat(entry("a").state()).isEqualTo(SENT);
        assertThat(entry("a").sent()).isEqualTo(clock.instant());
        assertThat(entry("a").cost()).isEqualTo(COST);
    }

    @Test
    void nothingIsSentTwiceUnderOneHold() throws Exception {
        Hold hold = sent("a");
        assertThat(ledger.sent(hold, COST)).isFalse();
    }

    @Test
    void whatWasRefusedMayBeSentAgain() throws Exception {
        Hold hold = sent("a");
        ledger.accepted(hold, JOB);
        assertThat(ledger.refused(hold)).isTrue();
        assertThat(entry("a").state()).isEqualTo(PLANNED);
        assertThat(entry("a").sent()).isNull();
        assertThat(entry("a").job()).isNull();
        assertThat(entry("a").cost()).isNull();
        assertThat(ledger.sent(hold, COST)).isTrue();
    }

    @Test
    void whatWasNeverSentCannotBeRefused() throws Exception {
        assertThat(ledger.refused(fresh("a"))).isFalse();
    }

    @Test
    void whatIsBeingDoneIsNotDoneASecondTimeByTheSameProcess() throws Exception {
        Hold hold = fresh("a");
        assertThat(claimed("a", Claim.Busy.class).entry()).isEqualTo(hold.entry());
        ledger.sent(hold, COST);
        Claim.Busy busy = claimed("a", Claim.Busy.class);
        assertThat(busy.entry()).isEqualTo(hold.entry());
        assertThat(busy.until()).isEqualTo(clock.instant().plus(LEASE));
        clock.advance(LEASE.multipliedBy(3));
        claimed("a", Claim.Busy.class);
        ledger.paid(hold, Payments.atUrl(), COST);
        claimed("a", Claim.Busy.class);
        assertThat(ledger.claim(intent("a", "a harbour"), false)).isInstanceOf(Claim.Mismatch.class);
    }

    @Test
    void whatOneAccountMayHavePaidForIsNotAskedForByAnotherAndWhatIsThereIsWhoseverKeyThatIs() throws Exception {
        Intent mine = Payments.intent("a", "a lighthouse", "mine");
        Intent others = Payments.intent("a", "a lighthouse", "another's");
        Hold hold = fresh(mine);
        ledger.sent(hold, COST);
        assertThat(ledger.claim(others, true)).isInstanceOf(Claim.Mismatch.class);
        ledger.stored(hold, Payments.arrived(), COST, Map.of());
        assertThat(ledger.claim(others, true)).isInstanceOf(Claim.Stored.class);
        assertThat(ledger.claim(mine, true)).isInstanceOf(Claim.Stored.class);
    }

    @Test
    void whatOneAccountWasNotChargedForAnotherMaySend() throws Exception {
        Hold hold = fresh(Payments.intent("a", "a lighthouse", "mine"));
        ledger.sent(hold, COST);
        ledger.failed(hold, Failure.of(FailureKind.INSUFFICIENT_FUNDS, Billing.NO, "no money"));
        assertThat(fresh(Payments.intent("a", "a lighthouse", "another's"))
                        .entry()
                        .intent()
                        .account())
                .isEqualTo("another's");
    }

    @Test
    void whatWasWrittenWithoutAnAccountIsThatOfWhoeverAsks() throws Exception {
        ledger.stored(sent("a"), Payments.arrived(), COST, Map.of());
        assertThat(ledger.claim(Payments.intent("a", "a lighthouse", "mine"), false))
                .isInstanceOf(Claim.Stored.class);
    }

    @Test
    void anotherRequestWaitsForTheKeyAsLongAsNothingIsSent() throws Exception {
        Hold hold = fresh("a");
        assertThat(ledger.claim(intent("a", "a harbour"), false)).isInstanceOf(Claim.Busy.class);
        ledger.release(hold);
        assertThat(fresh(intent("a", "a harbour")).entry().intent().fingerprint())
                .isEqualTo("a harbour");
    }

    @Test
    void whatWasPlannedAndNotSentIsFreeAfterARestart() throws Exception {
        fresh("a");
        restart();
        assertThat(fresh("a").entry().version()).isEqualTo(2);
    }

    @Test
    void whatFailedWithoutChargeMayBeSentAgainAndWithOtherParameters() throws Exception {
        Hold hold = sent("a");
        Failure failure = failure(Billing.NO).withCause(new IOException("secret"));
        assertThat(ledger.failed(hold, failure)).isTrue();
        assertThat(entry("a").state()).isEqualTo(FAILED);
        assertThat(entry("a").failure()).isEqualTo(failure(Billing.NO));
        assertThat(entry("a").holder()).isEqualTo(LedgerEntry.NOBODY);
        LedgerEntry again = fresh(intent("a", "a harbour")).entry();
        assertThat(again.state()).isEqualTo(PLANNED);
        assertThat(again.intent().fingerprint()).isEqualTo("a harbour");
        assertThat(again.failure()).isNull();
        assertThat(again.created()).isEqualTo(entry("a").created());
    }

    @Test
    void whatWasSentBeforeARestartIsAskedForWhenThereIsAJob() throws Exception {
        Hold hold = sent("a");
        Instant when = clock.instant();
        assertThat(ledger.accepted(hold, JOB)).isTrue();
        restart();
        LedgerEntry entry = claimed("a", Claim.Ask.class).hold().entry();
        assertThat(entry.state()).isEqualTo(SENT);
        assertThat(entry.job()).isEqualTo(JOB);
        assertThat(entry.sent()).isEqualTo(when);
        assertThat(entry.updated()).isEqualTo(when);
        assertThat(entry).isEqualTo(entry("a"));
        claimed("a", Claim.Busy.class);
    }

    @Test
    void whatWasSentBeforeARestartIsAskedForWhenWhereToAskFollowsFromTheRequest() throws Exception {
        sent("a");
        restart();
        assertThat(ledger.claim(intent("a"), true)).isInstanceOf(Claim.Ask.class);
        assertThat(entry("a").job()).isNull();
    }

    @Test
    void whatWasSentBeforeARestartIsDoubtfulWhenNobodyCanBeAsked() throws Exception {
        sent("a");
        restart();
        LedgerEntry doubtful = claimed("a", Claim.Doubtful.class).entry();
        assertThat(doubtful).isEqualTo(entry("a"));
        assertThat(doubtful.state()).isEqualTo(UNKNOWN);
        assertThat(doubtful.updated()).isEqualTo(clock.instant());
        assertThat(doubtful.failure().billed()).isEqualTo(Billing.UNKNOWN);
        assertThat(doubtful.failure().message()).contains("ended before");
        assertThat(claimed("a", Claim.Doubtful.class).entry()).isEqualTo(doubtful);
    }

    @Test
    void whatIsUnknownIsAskedForAgainAndAgain() throws Exception {
        Hold hold = sent("a");
        ledger.accepted(hold, JOB);
        ledger.failed(hold, failure(Billing.UNKNOWN));
        assertThat(entry("a").state()).isEqualTo(UNKNOWN);
        assertThat(entry("a").job()).isEqualTo(JOB);
        Hold asking = claimed("a", Claim.Ask.class).hold();
        claimed("a", Claim.Busy.class);
        ledger.failed(asking, failure(Billing.UNKNOWN));
        claimed("a", Claim.Ask.class);
    }

    @Test
    void aProviderThatHasNeverHeardOfItMayBeSentItAgain() throws Exception {
        ledger.failed(sent("a"), failure(Billing.UNKNOWN));
        Hold asking = ((Claim.Ask) ledger.claim(intent("a"), true)).hold();
        assertThat(ledger.refused(asking)).isTrue();
        assertThat(ledger.sent(asking, COST)).isTrue();
    }

    @Test
    void whatWasPaidBeforeARestartIsFetched() throws Exception {
        Hold hold = sent("a");
        BigDecimal actual = new BigDecimal("0.0412");
        assertThat(ledger.paid(hold, Payments.atUrl(), actual)).isTrue();
        assertThat(entry("a").state()).isEqualTo(PAID);
        restart();
        LedgerEntry entry = claimed("a", Claim.Fetch.class).hold().entry();
        assertThat(entry.answer()).isEqualTo(Payments.atUrl());
        assertThat(entry.cost()).isEqualTo(actual);
        assertThat(ledger.claim(intent("a", "a harbour"), false)).isInstanceOf(Claim.Mismatch.class);
    }

    @Test
    void aCostThatTheProviderDoesNotTellStaysWhatItWasReckonedToBe() throws Exception {
        Hold hold = sent("a");
        ledger.paid(hold, Payments.atUrl(), null);
        assertThat(entry("a").cost()).isEqualTo(COST);
    }

    @Test
    void whatCameInTheAnswerAndWasLostIsAskedForAndNotFetched() throws Exception {
        Hold hold = sent("a");
        ledger.accepted(hold, JOB);
        ledger.paid(hold, Payments.inline(), COST);
        restart();
        claimed("a", Claim.Ask.class);
    }

    @Test
    void whatCameInTheAnswerAndWasLostIsDoubtfulWhenNobodyCanBeAsked() throws Exception {
        ledger.paid(sent("a"), Payments.inline(), COST);
        restart();
        assertThat(claimed("a", Claim.Doubtful.class).entry().state()).isEqualTo(PAID);
    }

    @Test
    void aDownloadThatFailedIsTriedAgainByTheNextDelivery() throws Exception {
        Hold hold = sent("a");
        ledger.paid(hold, Payments.atUrl(), COST);
        Failure failure = Failure.of(FailureKind.DOWNLOAD_FAILED, Billing.YES, "gone");
        assertThat(ledger.failed(hold, failure)).isTrue();
        assertThat(entry("a").state()).isEqualTo(PAID);
        assertThat(entry("a").failure()).isEqualTo(failure);
        assertThat(claimed("a", Claim.Fetch.class).hold().entry().answer()).isEqualTo(Payments.atUrl());
    }

    @Test
    void noFailureUndoesAPayment() throws Exception {
        for (Billing billed : List.of(Billing.NO, Billing.UNKNOWN)) {
            Hold hold = sent("a" + billed);
            ledger.paid(hold, Payments.atUrl(), COST);
            ledger.failed(hold, failure(billed));
            assertThat(entry("a" + billed).state()).isEqualTo(PAID);
            assertThat(entry("a" + billed).failure()).isNull();
            assertThat(ledger.refused(claimed("a" + billed, Claim.Fetch.class).hold()))
                    .isFalse();
        }
    }

    @Test
    void aChargeForNothingIsNeverSentAgain() throws Exception {
        Failure failure = failure(Billing.YES);
        ledger.failed(sent("a"), failure);
        assertThat(entry("a").state()).isEqualTo(PAID);
        assertThat(claimed("a", Claim.Doubtful.class).entry().failure()).isEqualTo(failure);
        assertThat(ledger.claim(intent("a"), true)).isInstanceOf(Claim.Ask.class);
    }

    @Test
    void whatIsHereIsGivenOutAgain() throws Exception {
        Hold hold = sent("a");
        ledger.paid(hold, Payments.atUrl(), COST);
        byte[] image = random(700_000);
        byte[] raw = random(256 * 1024);
        Map<Integer, ImageContent> contents = new LinkedHashMap<>();
        contents.put(0, Payments.content(image));
        contents.put(1, Payments.content(new byte[0]));
        contents.put(PaidAnswer.RAW, Payments.content(raw));
        assertThat(ledger.stored(hold, Payments.arrived(), COST, contents)).isTrue();
        restart();
        LedgerEntry entry = claimed("a", Claim.Stored.class).entry();
        assertThat(entry.state()).isEqualTo(STORED);
        assertThat(entry.answer()).isEqualTo(Payments.arrived());
        assertThat(entry.holder()).isEqualTo(LedgerEntry.NOBODY);
        assertThat(bytes("a", 0)).isEqualTo(image);
        assertThat(bytes("a", 1)).isEmpty();
        try (InputStream in = ledger.content("a", PaidAnswer.RAW).orElseThrow().open()) {
            for (int i = 0; i < 100; i++) {
                assertThat(in.read()).isEqualTo(raw[i] & 0xFF);
            }
        }
        assertThat(bytes("a", PaidAnswer.RAW)).isEqualTo(raw);
        assertThat(ledger.content("a", 0).orElseThrow().length()).isEqualTo(image.length);
        assertThat(ledger.content("a", 2)).isEmpty();
        assertThat(ledger.claim(intent("a", "a harbour"), true)).isInstanceOf(Claim.Mismatch.class);
    }

    @Test
    void contentsAreReplacedWhole() throws Exception {
        LedgerStore store = reopened();
        store.write("a", 0, Payments.content(random(600_000)));
        byte[] shorter = random(10);
        store.write("a", 0, Payments.content(shorter));
        assertThat(store.read("a", 0).orElseThrow().open().readAllBytes()).isEqualTo(shorter);
    }

    private LedgerStore reopened() throws IOException {
        ledger.close();
        LedgerStore store = place.open();
        ledger = new PaymentLedger(store, clock, LEASE);
        return store;
    }

    @Test
    void whatEndedStaysEnded() throws Exception {
        Hold hold = sent("a");
        ledger.stored(hold, Payments.arrived(), COST, Map.of());
        assertThat(ledger.sent(hold, COST)).isFalse();
        assertThat(ledger.refused(hold)).isFalse();
        assertThat(ledger.accepted(hold, JOB)).isFalse();
        assertThat(ledger.paid(hold, Payments.atUrl(), COST)).isFalse();
        assertThat(ledger.stored(hold, Payments.told("x"), COST, Map.of())).isFalse();
        assertThat(ledger.failed(hold, failure(Billing.NO))).isFalse();
        assertThat(entry("a").answer()).isEqualTo(Payments.arrived());
    }

    @Test
    void whatMakesNoImagesIsGivenOutAgainWithItsTypes() throws Exception {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("long", 5L);
        map.put("map", Map.of("decimal", new BigDecimal("1.50"), "double", 2.5));
        map.put("list", List.of(1, "1", true));
        map.put("nothing", null);
        ledger.stored(sent("a"), Payments.told(map), null, Map.of());
        assertThat(claimed("a", Claim.Stored.class).entry().answer().value()).isEqualTo(map);
    }

    @Test
    void aHoldThatIsReleasedIsTakenUpByTheNext() throws Exception {
        Hold hold = sent("a");
        ledger.accepted(hold, JOB);
        assertThat(ledger.release(hold)).isTrue();
        assertThat(entry("a").state()).isEqualTo(SENT);
        assertThat(entry("a").holder()).isEqualTo(LedgerEntry.NOBODY);
        claimed("a", Claim.Ask.class);
    }

    @Test
    void aHoldThatHasEndedChangesNothing() throws Exception {
        Hold old = fresh("a");
        ledger.release(old);
        Hold hold = fresh("a");
        assertThat(ledger.sent(old, COST)).isFalse();
        assertThat(ledger.failed(old, failure(Billing.UNKNOWN))).isFalse();
        assertThat(ledger.release(old)).isFalse();
        assertThat(ledger.sent(hold, COST)).isTrue();
        claimed("a", Claim.Busy.class);
    }

    @Test
    void whatARouteHasTakenIsMarked() throws Exception {
        Hold hold = sent("a");
        ledger.delivered("a");
        assertThat(entry("a").delivered()).isFalse();
        ledger.stored(hold, Payments.arrived(), COST, Map.of());
        Instant stored = clock.instant();
        clock.advance(SECOND);
        ledger.delivered("a");
        assertThat(entry("a").delivered()).isTrue();
        assertThat(entry("a").updated()).isEqualTo(stored);
        long version = entry("a").version();
        ledger.delivered("a");
        assertThat(entry("a").version()).isEqualTo(version);
        ledger.delivered("unheard of");
    }

    @Test
    void whatIsHandedBackIsHandedBackByOneAtATimeUntilItIsTaken() throws Exception {
        ledger.stored(sent("a"), Payments.arrived(), COST, Map.of());
        clock.advance(SECOND);
        Hold first = ledger.handBack(intent("a")).orElseThrow();
        assertThat(ledger.handBack(intent("a"))).isEmpty();
        assertThat(Payments.unfinished(ledger, clock.instant(), 10)).isEmpty();
        claimed("a", Claim.Stored.class);
        ledger.handedBack(first, false);
        assertThat(entry("a").delivered()).isFalse();
        assertThat(Payments.unfinished(ledger, clock.instant(), 10)).hasSize(1);
        ledger.handedBack(ledger.handBack(intent("a")).orElseThrow(), true);
        assertThat(entry("a").delivered()).isTrue();
        assertThat(ledger.handBack(intent("a"))).isEmpty();
    }

    @Test
    void whatCouldNotBeStoredIsHandedBackByWhoeverHasIt() throws Exception {
        Hold working = sent("a");
        Hold given = ledger.handBack(intent("a")).orElseThrow();
        ledger.handedBack(given, true);
        assertThat(entry("a").delivered()).isFalse();
        assertThat(ledger.failed(working, failure(Billing.UNKNOWN))).isTrue();
        ledger.handedBack(ledger.handBack(intent("unheard of")).orElseThrow(), true);
    }

    @Test
    void whatIsUnresolvedOrNotDeliveredIsListedOldestFirst() throws Exception {
        ledger.failed(sent("unknown"), failure(Billing.UNKNOWN));
        clock.advance(SECOND);
        Hold paid = sent("paid");
        ledger.paid(paid, Payments.atUrl(), COST);
        ledger.release(paid);
        clock.advance(SECOND);
        ledger.stored(sent("stored"), Payments.arrived(), COST, Map.of());
        ledger.stored(sent("delivered"), Payments.arrived(), COST, Map.of());
        ledger.delivered("delivered");
        clock.advance(SECOND);
        ledger.release(sent("sent"));
        ledger.failed(sent("failed"), failure(Billing.NO));
        ledger.release(fresh("planned"));
        clock.advance(SECOND);
        Hold working = sent("working");
        ledger.stored(sent("new"), Payments.arrived(), COST, Map.of());

        Instant before = clock.instant();
        assertThat(Payments.unfinished(ledger, before, 10))
                .extracting(LedgerEntry::key)
                .containsExactly("unknown", "paid", "stored", "sent");
        assertThat(Payments.unfinished(ledger, before, 2))
                .extracting(LedgerEntry::key)
                .containsExactly("unknown", "paid");
        assertThat(Payments.unfinished(ledger, before.plus(SECOND), 5))
                .extracting(LedgerEntry::key)
                .containsExactly("unknown", "paid", "stored", "sent", "new");
        ledger.release(working);
        assertThat(Payments.unfinished(ledger, before.plus(SECOND), Integer.MAX_VALUE))
                .hasSize(6);
    }

    @Test
    void whatIsNotWantedHidesNothingThatIs() throws Exception {
        for (String provider : List.of("fal", "runware")) {
            for (String account : List.of("theirs", "ours", "")) {
                for (int i = 1; i <= 2; i++) {
                    Intent intent = new Intent(
                            provider + ":" + account + i,
                            "x",
                            provider,
                            account,
                            "generate",
                            "recraftv4_1",
                            Map.of(),
                            List.of("t"),
                            0);
                    Hold hold = fresh(intent);
                    ledger.sent(hold, COST);
                    ledger.release(hold);
                    clock.advance(SECOND);
                }
            }
        }

        assertThat(ledger.unfinished(clock.instant(), "runware", "ours", 10, entry -> true))
                .extracting(LedgerEntry::key)
                .containsExactly("runware:ours1", "runware:ours2", "runware:1", "runware:2");
        assertThat(ledger.unfinished(
                        clock.instant(),
                        "runware",
                        "ours",
                        2,
                        entry -> !entry.key().contains("ours1")))
                .extracting(LedgerEntry::key)
                .containsExactly("runware:ours2", "runware:1");
        ledger.close();
        try (LedgerStore store = place.open()) {
            LedgerQuery query = new LedgerQuery(
                    Set.of(SENT), true, LedgerQuery.EVER, LedgerQuery.NEVER, LedgerQuery.NEVER, 1, "fal", "ours");
            assertThat(store.list(query)).extracting(LedgerEntry::key).containsExactly("fal:ours1");
        }
    }

    @Test
    void whatIsBeingWorkedOnDoesNotHideWhatIsNot() throws Exception {
        for (int i = 0; i < 5; i++) {
            sent("working" + i);
        }
        clock.advance(SECOND);
        ledger.release(sent("free"));
        clock.advance(LEASE);
        assertThat(Payments.unfinished(ledger, clock.instant(), 1))
                .extracting(LedgerEntry::key)
                .containsExactly("free");
    }

    @Test
    void whatWasOrMayHaveBeenChargedIsListed() throws Exception {
        ledger.stored(sent("old"), Payments.arrived(), COST, Map.of());
        clock.advance(SECOND);
        Instant since = clock.instant();
        ledger.stored(sent("stored"), Payments.arrived(), new BigDecimal("0.04"), Map.of());
        ledger.failed(sent("failed"), failure(Billing.NO));
        clock.advance(SECOND);
        ledger.failed(sent("unknown"), failure(Billing.UNKNOWN));
        fresh("planned");
        clock.advance(SECOND);
        ledger.paid(sent("paid"), Payments.atUrl(), COST);
        clock.advance(SECOND);
        sent("sent");
        assertThat(chargedSince(since)).containsExactlyInAnyOrder("stored", "unknown", "paid", "sent");
    }

    private List<String> chargedSince(Instant since) throws IOException {
        List<String> keys = new ArrayList<>();
        ledger.chargedSince(since, entry -> keys.add(entry.key()));
        return keys;
    }

    @Test
    void whatIsFinishedIsRemovedByAgeAndWhatIsUnresolvedStays() throws Exception {
        ledger.stored(sent("stored"), Payments.arrived(), COST, Map.of(0, Payments.content(random(10))));
        ledger.stored(sent("delivered"), Payments.arrived(), COST, Map.of());
        ledger.delivered("delivered");
        ledger.failed(sent("failed"), failure(Billing.NO));
        ledger.release(fresh("planned"));
        Hold working = fresh("working");
        ledger.failed(sent("unknown"), failure(Billing.UNKNOWN));
        ledger.release(sent("sent"));
        ledger.failed(sent("paid"), failure(Billing.YES));
        clock.advance(SECOND);
        ledger.stored(sent("new"), Payments.arrived(), COST, Map.of());

        assertThat(ledger.clean(clock.instant())).isEqualTo(4);
        for (String key : List.of("stored", "delivered", "failed", "planned")) {
            assertThat(ledger.find(key)).isEmpty();
        }
        assertThat(ledger.content("stored", 0)).isEmpty();
        for (String key : List.of("working", "unknown", "sent", "paid", "new")) {
            assertThat(ledger.find(key)).isPresent();
        }
        assertThat(ledger.clean(clock.instant())).isZero();
        assertThat(ledger.sent(working, COST)).isTrue();
    }

    @Test
    void somebodyWhoKnowsBetterRemovesAnEntry() throws Exception {
        Hold hold = sent("a");
        assertThat(ledger.forget("a")).isFalse();
        ledger.failed(hold, failure(Billing.UNKNOWN));
        assertThat(ledger.forget("a")).isTrue();
        assertThat(ledger.forget("a")).isFalse();
        fresh("a");
    }

    @Test
    void whatWasPaidIsWrittenDownThoughItsEntryIsGone() throws Exception {
        Hold hold = sent("a");
        LedgerStore store = reopened();
        store.delete(entry("a"));
        PaymentLedger same = ledger;
        assertThat(same.paid(hold, Payments.atUrl(), COST)).isTrue();
        assertThat(entry("a").state()).isEqualTo(PAID);
    }

    @Test
    void aClaimThatCannotBeWrittenDownLeavesTheKeyFree() throws Exception {
        FlakyStore store = flaky();
        store.failNext(FlakyStore.Fault.BEFORE);
        assertThatThrownBy(() -> ledger.claim(intent("a"), false)).isInstanceOf(IOException.class);
        assertThat(ledger.find("a")).isEmpty();
        fresh("a");
    }

    @Test
    void whatMayHaveBeenWrittenDownAsSentIsNotSent() throws Exception {
        FlakyStore store = flaky();
        Hold hold = fresh("a");
        store.failNext(FlakyStore.Fault.AFTER);
        assertThatThrownBy(() -> ledger.sent(hold, COST)).isInstanceOf(IOException.class);
        assertThat(ledger.sent(hold, COST)).isFalse();
        assertThat(entry("a").state()).isEqualTo(SENT);
    }

    @Test
    void aStepOfWhichTheStoreCouldNotSayWhetherItWasDoneIsFollowedByTheNext() throws Exception {
        FlakyStore store = flaky();
        Hold hold = sent("a");
        store.failNext(FlakyStore.Fault.AFTER);
        assertThatThrownBy(() -> ledger.accepted(hold, JOB)).isInstanceOf(IOException.class);
        assertThat(ledger.refused(hold)).isTrue();
        assertThat(entry("a").state()).isEqualTo(PLANNED);
        assertThat(ledger.sent(hold, COST)).isTrue();
    }

    @Test
    void whatOneThreadHasBegunAnotherGoesOnWith() throws Exception {
        Hold hold = fresh("a");
        assertThat(elsewhere(() -> ledger.sent(hold, COST))).isTrue();
        ledger.failed(hold, failure(Billing.NO));
        assertThat(elsewhere(() -> ledger.forget("a"))).isTrue();
        fresh("a");
    }

    private static <T> T elsewhere(Callable<T> step) throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            return thread.submit(step).get();
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void whatSomebodyElseWasQuickerToWriteIsLookedAtAgain() throws Exception {
        FlakyStore store = flaky();
        store.failNext(FlakyStore.Fault.TOO_LATE);
        Hold hold = fresh("a");
        store.failNext(FlakyStore.Fault.TOO_LATE);
        assertThat(ledger.sent(hold, COST)).isTrue();
        ledger.stored(hold, Payments.arrived(), COST, Map.of());
        store.failNext(FlakyStore.Fault.TOO_LATE);
        ledger.delivered("a");
        assertThat(entry("a").delivered()).isTrue();
    }

    @Test
    void whatSomebodyElseWasQuickerToWriteIsNotHandedBackButCanBeLater() throws Exception {
        FlakyStore store = flaky();
        ledger.stored(sent("a"), Payments.arrived(), COST, Map.of());
        store.failNext(FlakyStore.Fault.TOO_LATE);
        assertThat(ledger.handBack(intent("a"))).isEmpty();
        Hold hold = ledger.handBack(intent("a")).orElseThrow();
        assertThat(hold.entry()).isEqualTo(entry("a"));
        store.failNext(FlakyStore.Fault.TOO_LATE);
        ledger.handedBack(hold, true);
        assertThat(entry("a").delivered()).isTrue();
    }

    @Test
    void anEntryIsWrittenInPlaceOfOneVersionAndOfNoOther() throws Exception {
        LedgerStore store = reopened();
        LedgerEntry first =
                LedgerEntry.absent(intent("a"), clock.instant()).next().done();
        LedgerEntry second = first.next().to(SENT, clock.instant()).done();
        assertThat(store.replace(second, 1)).isFalse();
        assertThat(store.replace(first, 0)).isTrue();
        assertThat(store.replace(first, 0)).isFalse();
        assertThat(store.replace(second, 1)).isTrue();
        assertThat(store.replace(second, 1)).isFalse();
        assertThat(entry("a")).isEqualTo(second);
        assertThat(store.delete(first)).isFalse();
        assertThat(entry("a")).isEqualTo(second);
        assertThat(store.delete(second)).isTrue();
        assertThat(store.delete(second)).isFalse();
    }

    private FlakyStore flaky() throws IOException {
        ledger.close();
        FlakyStore store = new FlakyStore(place.open());
        ledger = new PaymentLedger(store, clock, LEASE);
        return store;
    }

    @Test
    void keysMayBeLongAndOfAnyLetters() throws Exception {
        String key = "Töpfe/\n'\"%_ ".repeat(400);
        Hold hold = fresh(key);
        ledger.sent(hold, null);
        assertThat(entry(key).key()).isEqualTo(key);
        assertThat(chargedSince(Instant.EPOCH)).containsExactly(key);
    }

    final byte[] bytes(String key, int part) throws IOException {
        try (InputStream in = ledger.content(key, part).orElseThrow().open()) {
            return in.readAllBytes();
        }
    }

    static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
