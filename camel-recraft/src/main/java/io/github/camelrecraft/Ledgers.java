package io.github.camelrecraft;

import io.github.camelrecraft.http.Delayer;
import io.github.camelrecraft.ledger.FileLedgerStore;
import io.github.camelrecraft.ledger.JdbcLedgerStore;
import io.github.camelrecraft.ledger.LedgerStore;
import io.github.camelrecraft.ledger.PaymentLedger;
import io.github.camelrecraft.model.InvalidOptionException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.jspecify.annotations.Nullable;

/** The ledgers of a component's endpoints, each opened once, when the first route that names it starts. */
final class Ledgers {

    private static final String DIRECTORY = "file:";
    private static final String BEAN = "#";

    /** So long after its process has died is what it did taken over. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private static final int RENEWALS_A_LEASE = 3;
    private static final long CLEANED_EVERY_MINUTES = 60;

    private final CamelContext context;
    private final Clock clock;
    private final Executor pool;
    private final ScheduledExecutorService timer;
    private final Delayer delayer;
    private final Map<String, OpenLedger> open = new LinkedHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();

    /** @param pool for blocking work */
    Ledgers(CamelContext context, Clock clock, Executor pool, ScheduledExecutorService timer, Delayer delayer) {
        this.context = context;
        this.clock = clock;
        this.pool = pool;
        this.timer = timer;
        this.delayer = delayer;
    }

    /** The ledger that the options name; null when they name none. */
    @Nullable
    OpenLedger of(RecraftConfiguration configuration) {
        String value = configuration.getLedger();
        if (value == null) {
            return null;
        }
        lock.lock();
        try {
            OpenLedger ledger = open.get(value);
            if (ledger == null) {
                ledger = open(value);
                open.put(value, ledger);
            }
            ledger.keepFor(Duration.ofMillis(configuration.getLedgerRetention()));
            return ledger;
        } finally {
            lock.unlock();
        }
    }

    private OpenLedger open(String value) {
        OpenLedger ledger;
        try {
            PaymentLedger payments = new PaymentLedger(store(value), clock, LEASE);
            ledger = new OpenLedger("ledger=" + value, payments, pool, this::late, delayer, clock);
        } catch (IOException e) {
            throw new RuntimeCamelException("ledger=" + value + " cannot be opened: " + e.getMessage(), e);
        }
        long renewed = LEASE.toMillis() / RENEWALS_A_LEASE;
        var unusedRenewal = timer.scheduleWithFixedDelay(ledger::renew, renewed, renewed, TimeUnit.MILLISECONDS);
        var unusedCleaning = timer.scheduleWithFixedDelay(ledger::clean, 1, CLEANED_EVERY_MINUTES, TimeUnit.MINUTES);
        return ledger;
    }

    private void late(Runnable work) {
        context.getExecutorServiceManager().newThread("RecraftLedger", work).start();
    }

    private LedgerStore store(String value) throws IOException {
        if (value.startsWith(DIRECTORY)) {
            String path = value.substring(DIRECTORY.length());
            return new FileLedgerStore(Path.of(path.startsWith("//") ? path.substring(2) : path));
        }
        Object bean = value.startsWith(BEAN)
                ? context.getRegistry().lookupByName(value.substring(value.startsWith("#bean:") ? 6 : 1))
                : null;
        if (bean instanceof LedgerStore store) {
            return store;
        }
        if (bean instanceof DataSource dataSource) {
            return new JdbcLedgerStore(dataSource);
        }
        throw new InvalidOptionException(
                "ledger",
                value,
                bean == null
                        ? "is neither a directory nor a bean that there is"
                        : "is a " + bean.getClass().getName() + ", which is no DataSource",
                "write file:/var/lib/images, or # and the name of a javax.sql.DataSource");
    }

    /** Ends what waits for others. */
    void stopWaiting() {
        open.values().forEach(OpenLedger::stopWaiting);
    }

    void close() {
        open.values().forEach(OpenLedger::close);
        open.clear();
    }
}
