/** Holds what an image costs to bounds, where that does not depend on the machine. */
@NullMarked
package io.github.camelrecraft.benchmarks.gate;

import org.jspecify.annotations.NullMarked;
