/** See {@link io.github.camelrecraft.benchmarks.contender.SpringAi}. */
@NullMarked
package io.github.camelrecraft.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
