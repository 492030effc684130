package io.github.camelrecraft.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Which faults happen next. Thread-safe. */
public final class Faults {

    private final Deque<Fault> api = new ArrayDeque<>();
    private final Deque<Fault> downloads = new ArrayDeque<>();
    private Fault everyApi = Fault.NONE;
    private Fault everyDownload = Fault.NONE;

    Faults() {}

    /** The next requests to the providers' endpoints get these faults, one each, in this order. */
    public synchronized Faults next(Fault... faults) {
        api.addAll(List.of(faults));
        return this;
    }

    /** Every request for which {@link #next} has no fault gets this one. */
    public synchronized Faults always(Fault fault) {
        everyApi = fault;
        return this;
    }

    /** The next image downloads get these faults, one each, in this order. */
    public synchronized Faults nextDownload(Fault... faults) {
        downloads.addAll(List.of(faults));
        return this;
    }

    /** Every download for which {@link #nextDownload} has no fault gets this one. */
    public synchronized Faults alwaysDownload(Fault fault) {
        everyDownload = fault;
        return this;
    }

    /** From now on nothing goes wrong. */
    public synchronized void clear() {
        api.clear();
        downloads.clear();
        everyApi = Fault.NONE;
        everyDownload = Fault.NONE;
    }

    synchronized Fault takeApi() {
        return api.isEmpty() ? everyApi : api.remove();
    }

    synchronized Fault takeDownload() {
        return downloads.isEmpty() ? everyDownload : downloads.remove();
    }
}
