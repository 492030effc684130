package io.github.camelrecraft;

import io.github.camelrecraft.ledger.LedgerStore;
import io.github.camelrecraft.ledger.MemoryLedgerStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;

/** A ledger whose database does not answer from some moment on; nobody can interrupt who waits for it. */
final class HangingLedger implements AutoCloseable {

    private final MemoryLedgerStore store = new MemoryLedgerStore();
    private final CountDownLatch answers = new CountDownLatch(1);
    private volatile boolean hangs;

    LedgerStore store() {
        return (LedgerStore) Proxy.newProxyInstance(
                LedgerStore.class.getClassLoader(), new Class<?>[] {LedgerStore.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("close")) { // a database is its owner's to close
                        awaitAnswer();
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void awaitAnswer() {
        while (hangs) {
            try {
                answers.await();
            } catch (InterruptedException e) {
                // a driver that reads from a socket does not mind either
            }
        }
    }

    void hang() {
        hangs = true;
    }

    @Override
    public void close() {
        hangs = false;
        answers.countDown();
    }
}
