package io.github.camelrecraft.simulator.http;

import java.time.Duration;

/**
 * A slow way to send.
 *
 * @param bytes how many at a time
 * @param every how long after the ones before
 */
public record Pace(int bytes, Duration every) {}
