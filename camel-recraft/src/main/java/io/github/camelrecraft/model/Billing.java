package io.github.camelrecraft.model;

/** Whether the provider charged for a request. */
public enum Billing {
    /** The provider did not accept the request, or documents that it does not charge for this outcome. */
    NO,
    /** The provider answered with an image; it was charged. */
    YES,
    /** The request left this machine and its outcome is not known: it may have been charged. Never send it again blindly. */
    UNKNOWN
}
