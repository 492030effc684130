/** What observers make of requests: Micrometer's meters and OpenTelemetry's spans. Both libraries are optional. */
@NullMarked
package io.github.camelrecraft.telemetry;

import org.jspecify.annotations.NullMarked;
