package io.github.camelrecraft.examples.assetpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.simulator.BigPng;
import io.github.camelrecraft.simulator.Fault;
import io.github.camelrecraft.simulator.RecraftSimulator;
import io.github.camelrecraft.simulator.RecraftSimulatorExtension;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The whole pipeline, as its command starts it, in a JVM whose heap is hardly larger than one of the images. */
class LargeImageTest {

    private static final long IMAGE = 60L << 20;

    @RegisterExtension
    static final RecraftSimulatorExtension SIMULATOR = new RecraftSimulatorExtension();

    @RegisterExtension
    static final OwnServers SERVERS = new OwnServers();

    @TempDir
    Path folder;

    @Test
    void sixtyMegabytesGoToFourServersAtOnceFromAHeapOfSixtyFour(RecraftSimulator simulator) throws Exception {
        Map<String, String> settings = SERVERS.settings();
        simulator.faults().always(Fault.largeImage(IMAGE));
        Path orders = Files.createDirectory(folder.resolve("orders"));
        Files.writeString(orders.resolve("fox.csv"), "id,prompt,ratios\nfox,A fox,1:1\n");
        Map<String, String> properties = new HashMap<>(AssetPipeline.accessTo(simulator));
        properties.put("provider", "runware");
        properties.put("servers", propertiesFile(settings).toString());
        properties.put("orders", orders.toString());
        properties.put("work", folder.resolve("work").toString());

        assertThat(run(AssetPipeline.class, properties, settings)).contains("1 of 1 orders are done, 1 images");

        assertThat(simulator.bills().count()).isEqualTo(1);
        Path sent = folder.resolve("image.png");
        try (InputStream image = BigPng.open(0, IMAGE)) {
            Files.copy(image, sent);
        }
        for (Destination destination : List.of(Destination.S3, Destination.FTP, Destination.SFTP)) {
            Path arrived = new FarEnds(settings).fetch(destination, folder.resolve(destination.name()));
            assertThat(Files.mismatch(arrived.resolve("fox-1x1.png"), sent))
                    .as(destination.name())
                    .isEqualTo(-1);
        }
        assertThat(Files.mismatch(receive(settings).resolve("fox-1x1.png"), sent))
                .isEqualTo(-1);
    }

    /** The queue's other end is as small. */
    private Path receive(Map<String, String> settings) throws Exception {
        Path images = folder.resolve("received");
        Map<String, String> properties = new HashMap<>(settings);
        properties.put("folder.images", images.toString());
        properties.put("camel.main.routesIncludePattern", "receiver/queue-to-folder.yaml");
        properties.put("camel.main.streamCachingSpoolEnabled", "true");
        properties.put("camel.main.durationMaxMessages", "1");
        run(Main.class, properties, settings);
        return images;
    }

    /** Runs a program with these system properties, and returns what it printed. */
    private String run(Class<?> program, Map<String, String> properties, Map<String, String> settings)
            throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx64m");
        command.add("-XX:+ExitOnOutOfMemoryError");
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(program.getName());
        Path log = folder.resolve(program.getSimpleName() + ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("FTP_PASSWORD", settings.get("ftp.password"));
        Process process = builder.start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        return Files.readString(log);
    }

    private Path propertiesFile(Map<String, String> settings) throws IOException {
        Properties properties = new Properties();
        properties.putAll(settings);
        properties.put("ftp.password", "{{env:FTP_PASSWORD}}");
        Path file = folder.resolve("my-servers.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        return file;
    }
}
