package io.github.camelrecraft.benchmarks.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.benchmarks.Setup.Style;
import io.github.camelrecraft.benchmarks.Sink;
import org.junit.jupiter.api.Test;

/** What decodes alone decodes all of it. */
public abstract class DecodingTest extends Asked {

    @Test
    void everyByteIsDecoded() throws Exception {
        Sink.Nowhere nowhere = new Sink.Nowhere();

        make(Style.USUAL, "b64_json", nowhere);

        assertThat(nowhere.bytes().sum()).isEqualTo(BYTES);
    }
}
