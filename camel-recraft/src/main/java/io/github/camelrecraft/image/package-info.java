/**
 * What an image's bytes say of it: format, size, digest, whether they are whole, and whether a drawing is harmless.
 * One pass, in constant memory.
 */
@NullMarked
package io.github.camelrecraft.image;

import org.jspecify.annotations.NullMarked;
