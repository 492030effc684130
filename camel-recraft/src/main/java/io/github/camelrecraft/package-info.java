/** The {@code recraft:} component: messages become images, through any provider that serves Recraft models. */
@NullMarked
package io.github.camelrecraft;

import org.jspecify.annotations.NullMarked;
