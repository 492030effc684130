package io.github.camelrecraft.simulator;

import io.github.camelrecraft.simulator.protocol.Sale;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What would have to be paid. A bill is written when a provider would accept the work, so a connection that is cut
 * afterwards is billed and a refused request is not. fal and Replicate take nothing for a run that fails or is cancelled:
 * a job that is stopped in time loses its bill. Thread-safe.
 */
public final class BillMeter {

    private final List<Bill> bills = new ArrayList<>();
    private long sequence;

    BillMeter() {}

    /** How many bills there are. */
    public synchronized int count() {
        return bills.size();
    }

    /** How many images are billed. */
    public synchronized int images() {
        return bills.stream().mapToInt(Bill::images).sum();
    }

    /** The sum in US dollars. */
    public synchronized BigDecimal total() {
        return bills.stream().map(Bill::usd).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Every bill, the oldest first. */
    public synchronized List<Bill> all() {
        return List.copyOf(bills);
    }

    synchronized void undo(String provider, String jobId) {
        bills.removeIf(bill -> bill.provider().equals(provider) && jobId.equals(bill.jobId()));
    }

    /** Forgets every bill. */
    public synchronized void clear() {
        bills.clear();
        sequence = 0;
    }

    synchronized void write(String provider, Instant time, Sale sale) {
        bills.add(new Bill(
                ++sequence,
                time,
                provider,
                sale.account(),
                sale.jobId(),
                sale.model(),
                sale.images(),
                sale.usd(),
                sale.prompt()));
    }
}
