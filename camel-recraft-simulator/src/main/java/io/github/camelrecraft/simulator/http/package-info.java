/** A small HTTP/1.1 server that can answer late, in parts, or not at all, with a handful of threads. */
@NullMarked
package io.github.camelrecraft.simulator.http;

import org.jspecify.annotations.NullMarked;
