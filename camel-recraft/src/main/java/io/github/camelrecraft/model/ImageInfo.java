package io.github.camelrecraft.model;

/**
 * What an image's bytes say of it.
 *
 * @param format the file format
 * @param width  in pixels; of an SVG what it asks for, 0 when it asks for none
 * @param height in pixels, as the width
 * @param length in bytes
 * @param sha256 the digest of the bytes, in lower-case hexadecimal
 */
public record ImageInfo(ImageFormat format, int width, int height, long length, String sha256) {}
