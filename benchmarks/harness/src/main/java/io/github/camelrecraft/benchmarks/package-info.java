/** What is measured, whoever is measured: contenders, the work they get, and what it cost. */
@NullMarked
package io.github.camelrecraft.benchmarks;

import org.jspecify.annotations.NullMarked;
