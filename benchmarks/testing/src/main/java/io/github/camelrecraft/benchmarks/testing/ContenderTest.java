package io.github.camelrecraft.benchmarks.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.benchmarks.Setup.Style;
import io.github.camelrecraft.benchmarks.Sink;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A contender's images are where they belong, every byte of them. Each contender's module has a subclass. */
public abstract class ContenderTest extends Asked {

    /** Virtual threads are the tuned setup on others, and not for every JDK. */
    @Retention(RetentionPolicy.RUNTIME)
    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({"USUAL, url", "USUAL, b64_json", "TUNED, url", "TUNED, b64_json"})
    private @interface EachWay {}

    /** How long the image is that comes. */
    protected int bytes() {
        return BYTES;
    }

    @EachWay
    void anImageIsReadToItsEnd(Style style, String format) throws Exception {
        Sink.Nowhere nowhere = new Sink.Nowhere();

        make(style, format, nowhere);

        assertThat(nowhere.bytes().sum()).isEqualTo(bytes());
    }

    @EachWay
    void anImageIsAFile(Style style, String format, @TempDir Path folder) throws Exception {
        make(style, format, new Sink.Folder(folder));

        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertThat(all)
                    .singleElement()
                    .satisfies(file -> assertThat(Files.size(file)).isEqualTo(bytes()));
        }
    }
}
