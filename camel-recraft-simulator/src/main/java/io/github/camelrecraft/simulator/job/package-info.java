/** Work that outlives its request: what fal's queue and Replicate's predictions have in common. */
@NullMarked
package io.github.camelrecraft.simulator.job;

import org.jspecify.annotations.NullMarked;
