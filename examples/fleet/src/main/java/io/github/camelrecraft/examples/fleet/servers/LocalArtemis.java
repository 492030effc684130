package io.github.camelrecraft.examples.fleet.servers;

import io.github.camelrecraft.examples.fleet.Notice;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Apache ActiveMQ Artemis in this JVM, with a journal on the disk. */
public final class LocalArtemis implements Broker {

    private static final String ACCEPTOR = "tcp";

    private final EmbeddedActiveMQ server;
    private final ActiveMQConnectionFactory factory;
    private final Connection connection;
    private final Session session;
    private final MessageConsumer images;
    private final MessageConsumer problems;

    private LocalArtemis(EmbeddedActiveMQ server) throws JMSException {
        this.server = server;
        this.factory = new ActiveMQConnectionFactory(url(server));
        this.connection = factory.createConnection();
        this.session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
        this.images = session.createConsumer(session.createQueue("images"));
        this.problems = session.createConsumer(session.createQueue("problems"));
        connection.start();
    }

    /** Starts it; the folder has the journal. */
    public static LocalArtemis start(Path folder) throws Exception {
        EmbeddedActiveMQ server = new EmbeddedActiveMQ();
        server.setConfiguration(configuration(folder));
        server.start();
        return new LocalArtemis(server);
    }

    private static Configuration configuration(Path folder) throws Exception {
        AddressSettings settings = new AddressSettings();
        settings.setDeadLetterAddress(SimpleString.of("DLQ"));
        settings.setExpiryAddress(SimpleString.of("ExpiryQueue"));
        settings.setAutoCreateDeadLetterResources(true);
        // A worker that is killed has tried what it was at. The default of 10 would be too few for who kills all day.
        settings.setMaxDeliveryAttempts(-1);
        settings.setRedeliveryDelay(500);
        return new ConfigurationImpl()
                .setJMXManagementEnabled(false)
                .setSecurityEnabled(false)
                .setPersistenceEnabled(true)
                .setJournalType(JournalType.NIO)
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setLargeMessagesDirectory(folder.resolve("large-messages").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                // Senders wait for as long as the disk is full beyond this; it is not this example's business.
                .setMaxDiskUsage(-1)
                .addAcceptorConfiguration(ACCEPTOR, "tcp://127.0.0.1:0?protocols=CORE")
                .addAddressSetting("#", settings);
    }

    private static String url(EmbeddedActiveMQ server) {
        NettyAcceptor acceptor =
                (NettyAcceptor) server.getActiveMQServer().getRemotingService().getAcceptor(ACCEPTOR);
        return "tcp://127.0.0.1:" + acceptor.getActualPort();
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("ENGINE", "artemis", "JMS_URL", url(server) + "?consumerWindowSize=0");
    }

    @Override
    public void send(Map<String, String> prompts) throws JMSException {
        try (MessageProducer producer = session.createProducer(session.createQueue("prompts"))) {
            for (Map.Entry<String, String> prompt : prompts.entrySet()) {
                Message message = session.createTextMessage(prompt.getValue());
                message.setJMSCorrelationID(prompt.getKey());
                producer.send(message);
            }
        }
    }

    @Override
    public List<Notice> poll(Duration wait) throws JMSException {
        List<Notice> received = new ArrayList<>();
        Message image = images.receive(wait.toMillis());
        while (image != null) {
            received.add(notice(image, true));
            image = images.receiveNoWait();
        }
        Message problem = problems.receiveNoWait();
        while (problem != null) {
            received.add(notice(problem, false));
            problem = problems.receiveNoWait();
        }
        return received;
    }

    private static Notice notice(Message message, boolean made) throws JMSException {
        Map<String, String> headers = new HashMap<>();
        for (String name : List.of("worker", "sha256", "billed", "reason")) {
            String value = message.getStringProperty(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return new Notice(message.getJMSCorrelationID(), made, headers);
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
            factory.close();
            server.stop();
        } catch (Exception e) {
            throw new IOException("Artemis does not stop", e);
        }
    }
}
