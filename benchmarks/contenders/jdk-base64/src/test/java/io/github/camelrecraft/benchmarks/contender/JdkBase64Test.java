package io.github.camelrecraft.benchmarks.contender;

import io.github.camelrecraft.benchmarks.testing.DecodingTest;

class JdkBase64Test extends DecodingTest {}
