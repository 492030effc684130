/** Replicate: predictions, which are jobs with states. */
@NullMarked
package io.github.camelrecraft.simulator.replicate;

import org.jspecify.annotations.NullMarked;
