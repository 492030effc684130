/** A page where a prompt becomes a picture. */
@NullMarked
package io.github.camelrecraft.examples.brandstudio;

import org.jspecify.annotations.NullMarked;
