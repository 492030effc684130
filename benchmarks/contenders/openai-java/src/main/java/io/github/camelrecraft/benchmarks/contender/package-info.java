/** See {@link io.github.camelrecraft.benchmarks.contender.OpenAiJava}. */
@NullMarked
package io.github.camelrecraft.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
