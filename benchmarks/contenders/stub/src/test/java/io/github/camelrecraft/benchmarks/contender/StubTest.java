package io.github.camelrecraft.benchmarks.contender;

import io.github.camelrecraft.benchmarks.testing.ContenderTest;

class StubTest extends ContenderTest {

    /** A dot, whatever is asked for. */
    @Override
    protected int bytes() {
        return 67;
    }
}
