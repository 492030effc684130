/**
 * The simulator in tests of Spring Boot applications:
 * {@link io.github.camelrecraft.simulator.spring.WithRecraftSimulator}.
 */
@NullMarked
package io.github.camelrecraft.simulator.spring;

import org.jspecify.annotations.NullMarked;
