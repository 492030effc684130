/** Draws a poster from a prompt and a palette, with no font, no native library and no display. */
@NullMarked
package io.github.camelrecraft.simulator.render;

import org.jspecify.annotations.NullMarked;
