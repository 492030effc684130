/**
 * The providers' wire formats. A provider is pure functions from a request to an HTTP call and from an answer to a
 * result: no I/O, no Camel, no clock.
 */
@NullMarked
package io.github.camelrecraft.provider;

import org.jspecify.annotations.NullMarked;
