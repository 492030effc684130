/** See {@link io.github.camelrecraft.benchmarks.contender.CamelRecraft}. */
@NullMarked
package io.github.camelrecraft.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
