/** Moving bytes: asynchronous HTTP to APIs and to hosts of images. Knows no provider and no Camel. */
@NullMarked
package io.github.camelrecraft.http;

import org.jspecify.annotations.NullMarked;
