package io.github.camelrecraft.examples.fleet.servers;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;

/** S3Proxy: S3's protocol, signatures included, in front of a folder. */
public final class LocalS3 implements LocalServer {

    private static final String USER = "fleet";
    private static final String BUCKET = "images";

    private final S3Proxy server;
    private final Path bucket;
    private final String password;

    private LocalS3(S3Proxy server, Path bucket, String password) {
        this.server = server;
        this.bucket = bucket;
        this.password = password;
    }

    /** Starts it; a bucket is a folder in this one, and an object a file. */
    public static LocalS3 start(Path folder) throws Exception {
        Path bucket = Files.createDirectories(folder.resolve(BUCKET));
        Properties store = new Properties();
        store.setProperty("jclouds.filesystem.basedir", folder.toString());
        store.setProperty("jclouds.identity", USER);
        store.setProperty("jclouds.credential", USER);
        String password = UUID.randomUUID().toString();
        S3Proxy server = S3Proxy.builder()
                .blobStore(BlobStores.create("filesystem-nio2", store))
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, USER, password)
                .build();
        server.start();
        return new LocalS3(server, bucket, password);
    }

    /** What is in the bucket. */
    public List<Path> objects() throws IOException {
        try (Stream<Path> files = Files.list(bucket)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(
                "S3_BUCKET",
                BUCKET,
                "S3_ACCESS_KEY",
                USER,
                "S3_SECRET_KEY",
                password,
                "S3_ENDPOINT",
                "http://127.0.0.1:" + server.getPort(),
                "S3_OVERRIDE_ENDPOINT",
                "true",
                "S3_PATH_STYLE",
                "true");
    }

    @Override
    public void close() throws IOException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException("S3Proxy does not stop", e);
        }
    }
}
