/** See {@link io.github.camelrecraft.benchmarks.contender.CamelHttp}. */
@NullMarked
package io.github.camelrecraft.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
