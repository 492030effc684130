package io.github.camelrecraft.benchmarks.contender;

import io.github.camelrecraft.benchmarks.testing.ContenderTest;

class SpringAiTest extends ContenderTest {}
