package io.github.camelrecraft.simulator;

/**
 * A file that arrived in a request: a part of a form, or a {@code data:} URL in JSON. Its bytes are not kept.
 *
 * @param field       the name of the part, or the path of the JSON field, for example {@code image_urls[0]}
 * @param fileName    of the part; empty for a {@code data:} URL
 * @param contentType as it was said to be
 * @param size        in bytes
 * @param sha256      of the bytes, as 64 hexadecimal digits in lower case
 */
public record RecordedFile(String field, String fileName, String contentType, long size, String sha256) {}
