/** See {@link io.github.camelrecraft.benchmarks.contender.CamelVertxHttp}. */
@NullMarked
package io.github.camelrecraft.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
