package io.github.camelrecraft.examples.assetpipeline;

import io.github.camelrecraft.examples.assetpipeline.servers.LocalFtp;
import io.github.camelrecraft.examples.assetpipeline.servers.LocalQueue;
import io.github.camelrecraft.examples.assetpipeline.servers.LocalS3;
import io.github.camelrecraft.examples.assetpipeline.servers.LocalServer;
import io.github.camelrecraft.examples.assetpipeline.servers.LocalSftp;
import java.nio.file.Path;

/** Where images go, and what stands in for it when no property says where that is. */
public enum Destination {
    S3("s3.bucket"),
    FTP("ftp.host"),
    SFTP("sftp.host"),
    JMS("jms.url");

    private final String property;

    Destination(String property) {
        this.property = property;
    }

    /** The property that names one's own server. */
    String property() {
        return property;
    }

    /** Starts the server that stands in, with a folder of its own in this one. */
    LocalServer startStandIn(Path servers) throws Exception {
        return switch (this) {
            case S3 -> LocalS3.start(servers.resolve("s3"));
            case FTP -> LocalFtp.start(servers.resolve("ftp"));
            case SFTP -> LocalSftp.start(servers.resolve("sftp"));
            case JMS -> LocalQueue.start(servers.resolve("jms"));
        };
    }
}
