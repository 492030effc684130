/**
 * Images out of JSON as it arrives, decoded block by block, in constant memory.
 */
@NullMarked
package io.github.camelrecraft.lift;

import org.jspecify.annotations.NullMarked;
