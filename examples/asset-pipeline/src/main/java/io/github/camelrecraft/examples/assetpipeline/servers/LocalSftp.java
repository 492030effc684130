package io.github.camelrecraft.examples.assetpipeline.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** Apache MINA SSHD with nothing but SFTP. */
public final class LocalSftp implements LocalServer {

    private static final String HOST = "127.0.0.1";

    private final SshServer server;
    private final Path knownHosts;
    private final String password;

    private LocalSftp(SshServer server, Path knownHosts, String password) {
        this.server = server;
        this.knownHosts = knownHosts;
        this.password = password;
    }

    /** Starts it; the folder is the user's home, and the file of its host key lies beside the folder. */
    public static LocalSftp start(Path folder) throws Exception {
        String password = LocalServer.newPassword();
        KeyPair hostKey = KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
        SshServer server = SshServer.setUpDefaultServer();
        server.setHost(HOST);
        server.setPort(0);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPasswordAuthenticator((user, given, session) -> USER.equals(user) && password.equals(given));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.setFileSystemFactory(new VirtualFileSystemFactory(Files.createDirectories(folder)));
        server.start();
        return new LocalSftp(server, knownHosts(folder, server, hostKey), password);
    }

    private static Path knownHosts(Path folder, SshServer server, KeyPair hostKey) throws IOException {
        String line = "[%s]:%d %s%n".formatted(HOST, server.getPort(), PublicKeyEntry.toString(hostKey.getPublic()));
        return Files.writeString(folder.resolveSibling("known_hosts"), line);
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "sftp.host", HOST,
                "sftp.port", String.valueOf(server.getPort()),
                "sftp.username", USER,
                "sftp.password", password,
                "sftp.knownHosts", knownHosts.toString());
    }

    @Override
    public void stop() throws IOException {
        server.stop(true);
    }
}
