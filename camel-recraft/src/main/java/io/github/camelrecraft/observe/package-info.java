/**
 * What happens to requests, told to whoever wants to know: counters, meters, spans, a user's own bookkeeping. Nothing here
 * can hold a prompt, a key or the provider's words. Knows no Camel.
 */
@NullMarked
package io.github.camelrecraft.observe;

import org.jspecify.annotations.NullMarked;
