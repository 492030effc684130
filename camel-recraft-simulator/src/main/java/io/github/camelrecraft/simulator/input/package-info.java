/** The images that callers send. */
@NullMarked
package io.github.camelrecraft.simulator.input;

import org.jspecify.annotations.NullMarked;
