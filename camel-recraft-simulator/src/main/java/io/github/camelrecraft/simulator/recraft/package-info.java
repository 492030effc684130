/** Recraft's own API: {@code POST /recraft/v1/images/generations} and its other operations. */
@NullMarked
package io.github.camelrecraft.simulator.recraft;

import org.jspecify.annotations.NullMarked;
