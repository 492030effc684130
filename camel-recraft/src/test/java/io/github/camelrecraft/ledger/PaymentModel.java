package io.github.camelrecraft.ledger;

import static io.github.camelrecraft.ledger.Payments.COST;
import static io.github.camelrecraft.ledger.Payments.failure;
import static io.github.camelrecraft.ledger.Payments.intent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.observe.TestClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Nodes that pay by way of one ledger, and a provider that knows what really happened: each request that left was charged or
 * was not, which is decided when somebody is the first to hear of it. The bill is the number of requests of a payment that
 * were charged, or may have been.
 */
final class PaymentModel implements AutoCloseable {

    static final int KEYS = 2;

    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final List<String> FINGERPRINTS = List.of("a lighthouse", "a harbour");

    /** What may happen. Steps happen only where a node has the hold for it. */
    enum Kind {
        CLAIM,
        CLAIM_OTHER,
        SEND,
        LEAVE,
        REFUSED,
        ACCEPTED,
        PAID,
        STORED,
        FAILED_FREE,
        FAILED_PAID,
        FAILED_UNKNOWN,
        RELEASE,
        ASK,
        CRASH,
        RENEW,
        TIME,
        CLEAN,
        DISK_FULL,
        WRITE_CUT
    }

    /** @param amount makes a difference to some of them */
    record Event(Kind kind, int node, int key, int amount) {}

    /** A request that has left. */
    private static final class Request {
        @Nullable
        Boolean charged;

        boolean is(boolean answer) {
            if (charged == null) {
                charged = answer;
            }
            return charged == answer;
        }
    }

    /** What a node knows of a payment that it has the hold of. */
    private static final class Work {
        final Hold hold;
        final boolean asking;

        /** Whether the ledger has it as sent, while it waits for a connection. */
        boolean leaving;

        @Nullable
        Request request;

        Work(Hold hold, boolean asking) {
            this.hold = hold;
            this.asking = asking;
        }
    }

    private final LedgerPlace place;
    private final boolean exclusive;
    private final TestClock clock = new TestClock();
    private final FlakyStore[] stores;
    private final PaymentLedger[] nodes;
    private final List<Map<String, Work>> works = new ArrayList<>();
    private final Map<String, List<Request>> requests = new HashMap<>();

    /** Payments of which the ledger said that it has what was paid for. */
    private final Set<String> stored = new HashSet<>();

    /** Payments of which the ledger was given what was paid for, though it may not have been able to say that it has it. */
    private final Set<String> offered = new HashSet<>();

    PaymentModel(LedgerPlace place) throws IOException {
        this.place = place;
        FlakyStore first = new FlakyStore(place.open());
        exclusive = first.isExclusive();
        int count = exclusive ? 1 : 2;
        stores = new FlakyStore[count];
        nodes = new PaymentLedger[count];
        for (int i = 0; i < count; i++) {
            stores[i] = i == 0 ? first : new FlakyStore(place.open());
            nodes[i] = new PaymentLedger(stores[i], clock, LEASE);
            works.add(new HashMap<>());
        }
    }

    /** How often each payment was charged, or may have been. */
    List<Long> bills() {
        return requests.values().stream()
                .map(sent -> sent.stream()
                        .filter(request -> !Boolean.FALSE.equals(request.charged))
                        .count())
                .toList();
    }

    void happen(Event event) throws IOException {
        int node = event.node() % nodes.length;
        String key = "k" + event.key();
        switch (event.kind()) {
            case CLAIM -> claim(node, key, FINGERPRINTS.get(0), event.amount() > 1);
            case CLAIM_OTHER -> claim(node, key, FINGERPRINTS.get(1), event.amount() > 1);
            case CRASH -> crash(node);
            case RENEW -> nodes[node].renew();
            case TIME -> clock.advance(LEASE.multipliedBy(event.amount()).dividedBy(3));
            case CLEAN -> clean(node);
            case DISK_FULL -> stores[node].failNext(FlakyStore.Fault.BEFORE);
            case WRITE_CUT -> stores[node].failNext(FlakyStore.Fault.AFTER);
            default -> {
                Work work = works.get(node).get(key);
                if (work != null) {
                    step(event.kind(), node, key, work);
                }
            }
        }
    }

    private void claim(int node, String key, String fingerprint, boolean jobFollows) throws IOException {
        try {
            Claim claim = nodes[node].claim(intent(key, fingerprint), jobFollows);
            if (stored.contains(key)) {
                assertThat(claim).isInstanceOfAny(Claim.Stored.class, Claim.Mismatch.class);
            }
            if (claim instanceof Claim.Held held) {
                assertThat(works.get(node)).as("what the node works on").doesNotContainKey(key);
                Work work = new Work(held.hold(), claim instanceof Claim.Ask);
                if (!(claim instanceof Claim.Fresh)) {
                    work.request = last(key);
                }
                works.get(node).put(key, work);
            }
        } catch (IOException e) {
            assertFault(e);
        }
    }

    /** What may have been charged; nothing when it only was about to leave. */
    private Request last(String key) {
        return requests.getOrDefault(key, List.of()).stream()
                .filter(request -> !Boolean.FALSE.equals(request.charged))
                .findFirst()
                .orElseGet(() -> {
                    Request none = new Request();
                    none.charged = false;
                    return none;
                });
    }

    private void step(Kind kind, int node, String key, Work work) {
        PaymentLedger ledger = nodes[node];
        Request request = work.request;
        try {
            if (kind == Kind.SEND) {
                if (ledger.sent(work.hold, COST)) {
                    work.leaving = true;
                    work.request = null;
                }
            } else if (kind == Kind.LEAVE) {
                leave(ledger, key, work);
            } else if (kind == Kind.RELEASE) {
                works.get(node).remove(key);
                ledger.release(work.hold);
            } else if (request == null) {
                if (kind == Kind.FAILED_FREE) {
                    works.get(node).remove(key);
                    ledger.failed(work.hold, failure(Billing.NO));
                }
            } else {
                heard(kind, node, key, work, request);
            }
        } catch (IOException e) {
            assertFault(e);
        }
    }

    private void leave(PaymentLedger ledger, String key, Work work) throws IOException {
        if (!work.leaving) {
            return;
        }
        work.leaving = false;
        if (ledger.isCertain(work.hold)) {
            work.request = new Request();
            requests.computeIfAbsent(key, k -> new ArrayList<>()).add(work.request);
        } else {
            ledger.refused(work.hold);
        }
    }

    /** News of a request, as far as they can be true. */
    private void heard(Kind kind, int node, String key, Work work, Request request) throws IOException {
        PaymentLedger ledger = nodes[node];
        switch (kind) {
            case REFUSED -> {
                if (request.is(false)) {
                    ledger.refused(work.hold);
                    work.request = null;
                }
            }
            case ASK -> {
                if (work.asking && request.is(false)) {
                    ledger.refused(work.hold);
                    work.request = null;
                }
            }
            case ACCEPTED -> ledger.accepted(work.hold, Payments.JOB);
            case PAID -> {
                if (request.is(true)) {
                    ledger.paid(work.hold, Payments.atUrl(), COST);
                }
            }
            case STORED -> {
                if (request.is(true)) {
                    works.get(node).remove(key);
                    offered.add(key);
                    if (ledger.stored(work.hold, Payments.arrived(), COST, Map.of())) {
                        stored.add(key);
                    }
                }
            }
            case FAILED_FREE -> {
                if (request.is(false)) {
                    works.get(node).remove(key);
                    ledger.failed(work.hold, failure(Billing.NO));
                }
            }
            case FAILED_PAID -> {
                if (request.is(true)) {
                    works.get(node).remove(key);
                    ledger.failed(work.hold, failure(Billing.YES));
                }
            }
            case FAILED_UNKNOWN -> {
                works.get(node).remove(key);
                ledger.failed(work.hold, failure(Billing.UNKNOWN));
            }
            default -> throw new AssertionError(kind);
        }
    }

    private void crash(int node) throws IOException {
        works.get(node).clear();
        nodes[node].close();
        stores[node] = new FlakyStore(place.open());
        nodes[node] = new PaymentLedger(stores[node], clock, LEASE);
    }

    /** What is removed by age was paid for, and delivered: to pay for it again is another payment. */
    private void clean(int node) throws IOException {
        List<String> here = new ArrayList<>();
        for (String key : offered) {
            if (isStored(node, key)) {
                here.add(key);
            }
        }
        nodes[node].clean(clock.instant());
        for (String key : here) {
            if (!isStored(node, key)) {
                assertThat(nodes[node].find(key)).isEmpty();
                offered.remove(key);
                stored.remove(key);
                requests.remove(key);
                works.forEach(work -> work.remove(key));
            }
        }
    }

    private boolean isStored(int node, String key) throws IOException {
        return nodes[node].find(key).map(LedgerEntry::state).orElse(null) == LedgerState.STORED;
    }

    private static void assertFault(IOException e) {
        assertThat(e).hasMessageMatching("the disk is full|the connection was cut");
    }

    /** All processes end. Whoever comes then gets what was paid for, or may pay when nothing was. */
    void settle() throws IOException {
        for (int node = 0; node < nodes.length; node++) {
            crash(node);
        }
        clock.advance(LEASE);
        for (int key = 0; key < KEYS; key++) {
            String name = "k" + key;
            Claim claim = nodes[0].claim(intent(name, FINGERPRINTS.get(0)), false);
            boolean billed = requests.getOrDefault(name, List.of()).stream()
                    .anyMatch(request -> !Boolean.FALSE.equals(request.charged));
            if (billed) {
                assertThat(claim).isNotInstanceOf(Claim.Fresh.class);
            }
            assertThat(claim).isNotInstanceOf(Claim.Busy.class);
        }
    }

    @Override
    public void close() throws IOException {
        for (PaymentLedger node : nodes) {
            node.close();
        }
    }
}
