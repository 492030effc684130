package io.github.camelrecraft.benchmarks.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.file.Path;
import java.util.Random;
import org.gaul.s3proxy.S3Proxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

class S3ServerTest {

    private S3Proxy server;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        server = S3Server.start(folder);
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void anObjectThatWasPutIsThere() {
        byte[] image = new byte[1_000_000];
        new Random(1).nextBytes(image);
        try (S3Client client = client(S3Server.USER)) {
            client.putObject(object -> object.bucket(S3Server.BUCKET).key("fox.png"), RequestBody.fromBytes(image));

            assertThat(client.getObjectAsBytes(
                                    object -> object.bucket(S3Server.BUCKET).key("fox.png"))
                            .asByteArray())
                    .isEqualTo(image);
        }
    }

    @Test
    void whoSignsWithAnotherSecretIsRefused() {
        try (S3Client client = client("another")) {
            assertThatExceptionOfType(S3Exception.class)
                    .isThrownBy(() -> client.putObject(
                            object -> object.bucket(S3Server.BUCKET).key("fox.png"), RequestBody.fromString("fox")))
                    .satisfies(refusal -> assertThat(refusal.statusCode()).isEqualTo(403));
        }
    }

    private S3Client client(String secret) {
        return S3Client.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .endpointOverride(URI.create("http://127.0.0.1:" + server.getPort()))
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(S3Server.USER, secret)))
                .build();
    }
}
