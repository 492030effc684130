package io.github.camelrecraft.simulator.render;

import io.github.camelrecraft.simulator.content.Content;

/**
 * An image file that exists already.
 *
 * @param format  what kind of file
 * @param content its bytes
 */
public record FixedImage(Format format, Content content) implements Image {}
