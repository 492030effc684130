package io.github.camelrecraft.benchmarks.contender;

import io.github.camelrecraft.benchmarks.testing.DecodingTest;

class RecraftBase64Test extends DecodingTest {}
