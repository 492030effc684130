/** The object storage that images go to, in a process of its own. */
@NullMarked
package io.github.camelrecraft.benchmarks.s3;

import org.jspecify.annotations.NullMarked;
