/** The fake provider, which costs as little as a server can, so that what is measured is who asks it. */
@NullMarked
package io.github.camelrecraft.benchmarks.provider;

import org.jspecify.annotations.NullMarked;
