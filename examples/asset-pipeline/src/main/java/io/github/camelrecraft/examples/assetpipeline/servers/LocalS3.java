package io.github.camelrecraft.examples.assetpipeline.servers;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;

/** S3Proxy: S3's protocol, signatures included, in front of a folder. */
public final class LocalS3 implements LocalServer {

    private final S3Proxy server;
    private final String password;

    private LocalS3(S3Proxy server, String password) {
        this.server = server;
        this.password = password;
    }

    /** Starts it; a bucket is a folder in this one. */
    public static LocalS3 start(Path folder) throws Exception {
        Properties store = new Properties();
        store.setProperty(
                "jclouds.filesystem.basedir", Files.createDirectories(folder).toString());
        store.setProperty("jclouds.identity", USER);
        store.setProperty("jclouds.credential", USER);
        String password = LocalServer.newPassword();
        S3Proxy server = S3Proxy.builder()
                .blobStore(BlobStores.create("filesystem-nio2", store))
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, USER, password)
                .build();
        server.start();
        return new LocalS3(server, password);
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "s3.bucket", "brand-assets",
                "camel.component.aws2-s3.autoCreateBucket", "true",
                "camel.component.aws2-s3.uriEndpointOverride", "http://127.0.0.1:" + server.getPort(),
                "camel.component.aws2-s3.overrideEndpoint", "true",
                "camel.component.aws2-s3.forcePathStyle", "true",
                "camel.component.aws2-s3.region", "us-east-1",
                "camel.component.aws2-s3.accessKey", USER,
                "camel.component.aws2-s3.secretKey", password);
    }

    @Override
    public void stop() throws Exception {
        server.stop();
    }
}
