/** fal: one endpoint a model, answered at once or through a queue. */
@NullMarked
package io.github.camelrecraft.simulator.fal;

import org.jspecify.annotations.NullMarked;
