/** See {@link io.github.camelrecraft.benchmarks.contender.BareHttpClient}. */
@NullMarked
package io.github.camelrecraft.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
