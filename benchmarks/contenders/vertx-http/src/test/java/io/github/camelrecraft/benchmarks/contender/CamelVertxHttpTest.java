package io.github.camelrecraft.benchmarks.contender;

import io.github.camelrecraft.benchmarks.testing.ContenderTest;

class CamelVertxHttpTest extends ContenderTest {}
