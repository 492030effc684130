/** Certificates that are right or wrong in one way, and handshakes that fail. */
@NullMarked
package io.github.camelrecraft.simulator.tls;

import org.jspecify.annotations.NullMarked;
