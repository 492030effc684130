package io.github.camelrecraft.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RecraftSimulatorExtensionTest {

    @RegisterExtension
    static final RecraftSimulatorExtension SHARED =
            new RecraftSimulatorExtension(simulator -> simulator.tinyImages().requireKey("the-key"));

    @RegisterExtension
    final RecraftSimulatorExtension own = new RecraftSimulatorExtension();

    private static RecraftSimulator first;

    @BeforeAll
    static void remember() {
        first = SHARED.simulator();
    }

    @AfterAll
    static void isStillTheSame() {
        assertThat(SHARED.simulator()).isSameAs(first);
    }

    @Test
    void aTestFindsASimulatorAsNew() {
        assertThat(SHARED.simulator()).isSameAs(first);
        assertThat(first.bills().count()).isZero();
        assertThat(new Client(first).cloudflare(Requests.run()).statusCode()).isEqualTo(200);
    }

    @Test
    void anotherTestFindsItAsNewToo() {
        aTestFindsASimulatorAsNew();
    }

    @Test
    void anInstanceFieldHasOneOfItsOwn() {
        assertThat(own.simulator().port()).isNotEqualTo(first.port());
    }

    @Test
    void outsideATestThereIsNone() {
        assertThatThrownBy(() -> new RecraftSimulatorExtension().simulator())
                .hasMessageContaining("runs only during a test");
    }

    @Nested
    class InANestedClass {

        @Test
        void itIsTheSame() {
            assertThat(SHARED.simulator()).isSameAs(first);
        }
    }
}
