/**
 * Moving bytes: asynchronous HTTP, images out of JSON and out of downloads, in constant memory. Knows no provider and no
 * Camel.
 */
@NullMarked
package io.github.camelrecraft.http;

import org.jspecify.annotations.NullMarked;
