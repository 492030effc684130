/**
 * What the tests of all contenders share.
 */
@NullMarked
package io.github.camelrecraft.benchmarks.testing;

import org.jspecify.annotations.NullMarked;
