/** See {@link io.github.camelrecraft.benchmarks.contender.Stub}. */
@NullMarked
package io.github.camelrecraft.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
