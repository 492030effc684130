/** Bytes that are made while they are sent, so that their number does not matter. */
@NullMarked
package io.github.camelrecraft.simulator.content;

import org.jspecify.annotations.NullMarked;
