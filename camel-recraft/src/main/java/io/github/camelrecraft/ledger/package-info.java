/** What was sent, what was paid, what came back. Knows the model alone: no provider, no HTTP, no Camel. */
@NullMarked
package io.github.camelrecraft.ledger;

import org.jspecify.annotations.NullMarked;
