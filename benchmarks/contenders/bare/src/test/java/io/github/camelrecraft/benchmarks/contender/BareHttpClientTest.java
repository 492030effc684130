package io.github.camelrecraft.benchmarks.contender;

import io.github.camelrecraft.benchmarks.testing.ContenderTest;

class BareHttpClientTest extends ContenderTest {}
