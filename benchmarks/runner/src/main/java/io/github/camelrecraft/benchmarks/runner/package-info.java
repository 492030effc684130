/** Runs every contender in a JVM of its own, and reports what that cost. */
@NullMarked
package io.github.camelrecraft.benchmarks.runner;

import org.jspecify.annotations.NullMarked;
