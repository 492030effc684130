package io.github.camelrecraft.examples.assetpipeline.servers;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** Apache ActiveMQ Artemis. Large messages go through it in pieces, and lie in files of their own. */
public final class LocalQueue implements LocalServer {

    private static final String ACCEPTOR = "tcp";

    private final EmbeddedActiveMQ server;
    private final String password;

    private LocalQueue(EmbeddedActiveMQ server, String password) {
        this.server = server;
        this.password = password;
    }

    /** Starts it; the folder has the journal. */
    public static LocalQueue start(Path folder) throws Exception {
        String password = LocalServer.newPassword();
        SecurityConfiguration users = new SecurityConfiguration(Map.of(USER, password), Map.of(USER, List.of(USER)));
        EmbeddedActiveMQ server = new EmbeddedActiveMQ();
        server.setConfiguration(configuration(folder));
        server.setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
        server.start();
        return new LocalQueue(server, password);
    }

    private static Configuration configuration(Path folder) throws Exception {
        Role everything = new Role(USER, true, true, true, true, true, true, true, true, true, true, true, true);
        AddressSettings settings = new AddressSettings();
        settings.setDeadLetterAddress(SimpleString.of("DLQ"));
        settings.setExpiryAddress(SimpleString.of("ExpiryQueue"));
        return new ConfigurationImpl()
                .setJMXManagementEnabled(false)
                .setJournalType(JournalType.NIO)
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setLargeMessagesDirectory(folder.resolve("large-messages").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                // Senders wait for as long as the disk is full beyond this; it is not this example's business.
                .setMaxDiskUsage(-1)
                .addAcceptorConfiguration(ACCEPTOR, "tcp://127.0.0.1:0?protocols=CORE")
                .addAddressSetting("#", settings)
                .putSecurityRoles("#", Set.of(everything));
    }

    @Override
    public Map<String, String> settings() {
        NettyAcceptor acceptor =
                (NettyAcceptor) server.getActiveMQServer().getRemotingService().getAcceptor(ACCEPTOR);
        return Map.of(
                "jms.url", "tcp://127.0.0.1:" + acceptor.getActualPort(),
                "jms.username", USER,
                "jms.password", password);
    }

    @Override
    public void stop() throws Exception {
        server.stop();
    }
}
