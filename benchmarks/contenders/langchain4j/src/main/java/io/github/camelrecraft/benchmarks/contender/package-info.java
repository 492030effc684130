/** See {@link io.github.camelrecraft.benchmarks.contender.LangChain4j}. */
@NullMarked
package io.github.camelrecraft.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
