/** Cloudflare Workers AI: {@code POST /client/v4/accounts/{account}/ai/run}. */
@NullMarked
package io.github.camelrecraft.simulator.cloudflare;

import org.jspecify.annotations.NullMarked;
