/**
 * The providers of Recraft models on loopback: their wire protocols, strictly, with a bill meter and with faults.
 * Start with {@link io.github.camelrecraft.simulator.RecraftSimulator}.
 */
@NullMarked
package io.github.camelrecraft.simulator;

import org.jspecify.annotations.NullMarked;
