/**
 * The vocabulary: what a message asks for and what comes back, free of HTTP, JSON and Camel.
 */
@NullMarked
package io.github.camelrecraft.model;

import org.jspecify.annotations.NullMarked;
