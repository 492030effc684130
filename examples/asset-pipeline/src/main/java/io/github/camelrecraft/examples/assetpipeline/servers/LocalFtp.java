package io.github.camelrecraft.examples.assetpipeline.servers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.ftpserver.DataConnectionConfigurationFactory;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.listener.Listener;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;

/** Apache FtpServer. */
public final class LocalFtp implements LocalServer {

    private static final String HOST = "127.0.0.1";

    private final FtpServer server;
    private final int port;
    private final String password;

    private LocalFtp(FtpServer server, int port, String password) {
        this.server = server;
        this.port = port;
        this.password = password;
    }

    /** Starts it; the folder is the user's home. */
    public static LocalFtp start(Path folder) throws Exception {
        BaseUser user = new BaseUser();
        user.setName(USER);
        user.setPassword(LocalServer.newPassword());
        user.setHomeDirectory(Files.createDirectories(folder).toString());
        user.setAuthorities(List.of(new WritePermission()));
        FtpServerFactory factory = new FtpServerFactory();
        factory.getUserManager().save(user);
        Listener listener = listener();
        factory.addListener("default", listener);
        FtpServer server = factory.createServer();
        server.start();
        return new LocalFtp(server, listener.getPort(), user.getPassword());
    }

    private static Listener listener() {
        DataConnectionConfigurationFactory data = new DataConnectionConfigurationFactory();
        data.setPassiveAddress(HOST);
        ListenerFactory listener = new ListenerFactory();
        listener.setServerAddress(HOST);
        listener.setPort(0);
        listener.setDataConnectionConfiguration(data.createDataConnectionConfiguration());
        return listener.createListener();
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "ftp.host", HOST, "ftp.port", String.valueOf(port), "ftp.username", USER, "ftp.password", password);
    }

    @Override
    public void stop() {
        server.stop();
    }
}
