package io.github.camelrecraft.benchmarks;

/**
 * What a process holds at one moment of its work.
 *
 * @param seconds        since the work began
 * @param inFlight       how many images are being made
 * @param liveHeap       bytes after a collection
 * @param threads        of all kinds
 * @param descriptors    files and sockets
 * @param temporaryFiles in the folder for them, which is for this process alone
 */
record Sample(long seconds, int inFlight, long liveHeap, long threads, long descriptors, long temporaryFiles) {

    static Sample take(long seconds, int inFlight) {
        return new Sample(
                seconds, inFlight, Meter.liveHeap(), Meter.threads(), Meter.descriptors(), Meter.temporaryFiles());
    }

    /** One line, for people and plots. */
    @Override
    public String toString() {
        return "sample seconds=" + seconds + " inFlight=" + inFlight + " liveHeapBytes=" + liveHeap + " threads="
                + threads + " descriptors=" + descriptors + " temporaryFiles=" + temporaryFiles;
    }
}
