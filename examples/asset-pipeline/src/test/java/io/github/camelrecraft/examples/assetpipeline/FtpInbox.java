package io.github.camelrecraft.examples.assetpipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;

/** What somebody who orders by FTP does. */
final class FtpInbox {

    private interface Work<T> {
        T with(FTPClient client) throws IOException;
    }

    private final Map<String, String> settings;

    FtpInbox(Map<String, String> settings) {
        this.settings = settings;
    }

    FtpInbox put(String path, String text) throws IOException {
        return connected(client -> {
            client.makeDirectory(path.substring(0, path.lastIndexOf('/')));
            client.storeFile(path, new ByteArrayInputStream(text.getBytes(UTF_8)));
            return this;
        });
    }

    List<String> names(String folder) throws IOException {
        return connected(client -> {
            client.changeWorkingDirectory(folder);
            return List.of(client.listNames());
        });
    }

    private <T> T connected(Work<T> work) throws IOException {
        FTPClient client = new FTPClient();
        try {
            client.connect(settings.get("ftp.host"), Integer.parseInt(settings.get("ftp.port")));
            client.login(settings.get("ftp.username"), settings.get("ftp.password"));
            client.enterLocalPassiveMode();
            client.setFileType(FTP.BINARY_FILE_TYPE);
            return work.with(client);
        } finally {
            client.disconnect();
        }
    }
}
