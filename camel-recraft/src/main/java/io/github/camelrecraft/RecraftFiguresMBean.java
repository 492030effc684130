package io.github.camelrecraft;

import io.github.camelrecraft.observe.RequestFigures;
import java.math.BigDecimal;
import org.apache.camel.api.management.ManagedAttribute;

/** What JMX shows of the component, and of each endpoint of it. Everything counts from the moment it was created. */
public interface RecraftFiguresMBean {

    /** All figures at this moment. */
    RequestFigures figures();

    /** Requests that have ended, refused messages included. */
    @ManagedAttribute(description = "Requests that have ended, refused messages included")
    default long getRequests() {
        return figures().requests();
    }

    /** Requests that have started and not ended. */
    @ManagedAttribute(description = "Requests that have started and not ended")
    default long getInFlight() {
        return figures().inFlight();
    }

    /** Requests in flight that have not been sent. */
    @ManagedAttribute(description = "Requests in flight that have not been sent: no connection was free")
    default long getWaiting() {
        return figures().waiting();
    }

    /** Requests that failed, of whatever kind. */
    @ManagedAttribute(description = "Requests that failed, of whatever kind")
    default long getFailures() {
        return figures().failed();
    }

    /** Requests of which nobody knows whether they were charged. */
    @ManagedAttribute(description = "Requests of which nobody knows whether they were charged")
    default long getUnknownBills() {
        return figures().unknownBills();
    }

    /** Images that were handed on. */
    @ManagedAttribute(description = "Images that were handed on")
    default long getImages() {
        return figures().images();
    }

    /** Bytes of the images that were fetched. */
    @ManagedAttribute(description = "Bytes of the images that were fetched")
    default long getBytes() {
        return figures().bytes();
    }

    /** What the images cost in USD, as far as it is known. */
    @ManagedAttribute(description = "What the images cost in USD, as far as it is known")
    default BigDecimal getSpend() {
        return figures().spend();
    }

    /** How long a request took on average, in milliseconds. */
    @ManagedAttribute(description = "How long a request took on average, in milliseconds")
    default long getMeanDurationMillis() {
        return figures().meanDuration().toMillis();
    }

    /** How long the longest request took, in milliseconds. */
    @ManagedAttribute(description = "How long the longest request took, in milliseconds")
    default long getMaxDurationMillis() {
        return figures().maxDuration().toMillis();
    }
}
