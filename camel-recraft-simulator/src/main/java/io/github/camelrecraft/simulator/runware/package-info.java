/** Runware: {@code POST /v1}, an array of tasks. */
@NullMarked
package io.github.camelrecraft.simulator.runware;

import org.jspecify.annotations.NullMarked;
