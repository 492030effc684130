package io.github.camelrecraft.benchmarks.s3;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;

/** S3's protocol, signatures included, in front of a temporary folder. */
public final class S3Server {

    static final String BUCKET = "images";
    static final String USER = "benchmark";

    /** Who signs an object as a whole has it read as a whole before it is believed. */
    private static final int LARGEST_SIGNED_AS_A_WHOLE = 256 << 20;

    private S3Server() {}

    /** Prints {@code port <n>}; ends when its standard input does, and leaves nothing behind. */
    public static void main(String... arguments) throws Exception {
        Path folder = Files.createTempDirectory("s3-server");
        try {
            S3Proxy server = start(folder);
            System.out.println("port " + server.getPort());
            System.in.transferTo(OutputStream.nullOutputStream());
            server.stop();
        } finally {
            delete(folder);
        }
    }

    /** Objects are files of this folder. */
    static S3Proxy start(Path folder) throws Exception {
        Files.createDirectory(folder.resolve(BUCKET));
        Properties store = new Properties();
        store.setProperty("jclouds.filesystem.basedir", folder.toString());
        store.setProperty("jclouds.identity", USER);
        store.setProperty("jclouds.credential", USER);
        S3Proxy server = S3Proxy.builder()
                .blobStore(BlobStores.create("filesystem-nio2", store))
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, USER, USER)
                .v4MaxNonChunkedRequestSize(LARGEST_SIGNED_AS_A_WHOLE)
                .build();
        server.start();
        return server;
    }

    private static void delete(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
