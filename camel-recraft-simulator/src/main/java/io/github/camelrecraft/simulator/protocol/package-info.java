/** What the wire protocols have in common: rules as data, an answer as a value. */
@NullMarked
package io.github.camelrecraft.simulator.protocol;

import org.jspecify.annotations.NullMarked;
