/**
 * The way of one request, from the provider's encoding to images that have arrived, under one deadline and without a
 * waiting thread. Knows no Camel.
 */
@NullMarked
package io.github.camelrecraft.client;

import org.jspecify.annotations.NullMarked;
