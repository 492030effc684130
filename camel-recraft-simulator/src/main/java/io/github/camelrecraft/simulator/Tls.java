package io.github.camelrecraft.simulator;

/** How a simulator does that speaks TLS, see {@link RecraftSimulator#baseUrl(String, Tls)}. */
public enum Tls {
    /** As it should: the certificate is for this machine, and of {@link RecraftSimulator#certificateAuthority}. */
    GOOD,
    /** The certificate is of another authority. */
    UNTRUSTED,
    /** The certificate's time has passed. */
    EXPIRED,
    /** The certificate's time has not come. */
    NOT_YET_VALID,
    /** The certificate is for another host. */
    WRONG_HOST,
    /** The handshake is refused by an alert. */
    REFUSED_HANDSHAKE,
    /** The connection is made, and then nobody says anything. */
    SILENT_HANDSHAKE
}
