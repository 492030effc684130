package io.github.camelrecraft.examples.assetpipeline;

import io.github.camelrecraft.examples.assetpipeline.servers.LocalServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.util.FileUtil;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Servers that run for as long as a test class does, and that a pipeline knows by properties alone. */
final class OwnServers implements BeforeAllCallback, AfterAllCallback {

    private final List<LocalServer> servers = new ArrayList<>();
    private Path folder;
    private int namespaces;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        folder = Files.createTempDirectory("own-servers-");
        for (Destination destination : Destination.values()) {
            servers.add(destination.startStandIn(folder));
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        for (LocalServer server : servers) {
            server.stop();
        }
        FileUtil.removeDir(folder.toFile());
    }

    /** Properties that lead to a bucket, folders and a queue that are still empty. */
    Map<String, String> settings() {
        String name = "assets-" + ++namespaces;
        Map<String, String> settings = new HashMap<>();
        servers.forEach(server -> settings.putAll(server.settings()));
        settings.put("s3.bucket", name);
        settings.put("ftp.folder", name);
        settings.put("sftp.folder", name);
        settings.put("jms.queue", name);
        settings.put("retry.delay", "1");
        return settings;
    }
}
