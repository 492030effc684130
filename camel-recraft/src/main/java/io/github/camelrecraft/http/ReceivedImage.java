package io.github.camelrecraft.http;

import io.github.camelrecraft.model.ImageInfo;

/**
 * An image that has arrived whole.
 *
 * @param info    what its bytes say
 * @param content its bytes
 */
public record ReceivedImage(ImageInfo info, Spool content) {}
