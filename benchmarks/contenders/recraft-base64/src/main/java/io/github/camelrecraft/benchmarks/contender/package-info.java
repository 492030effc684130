/** See {@link io.github.camelrecraft.benchmarks.contender.RecraftBase64}. */
@NullMarked
package io.github.camelrecraft.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
