package io.github.camelrecraft.simulator;

/**
 * What has happened.
 *
 * @param requests  to the providers' endpoints
 * @param downloads of images
 * @param bills     for accepted work
 */
record Records(RequestLog requests, RequestLog downloads, BillMeter bills) {

    Records() {
        this(new RequestLog(), new RequestLog(), new BillMeter());
    }

    void clear() {
        requests.clear();
        downloads.clear();
        bills.clear();
    }
}
