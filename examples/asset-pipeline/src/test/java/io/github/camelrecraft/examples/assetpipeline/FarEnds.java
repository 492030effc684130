package io.github.camelrecraft.examples.assetpipeline;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Fetches what has arrived at the servers, by their own protocols and without Camel. */
final class FarEnds {

    private static final long PATIENCE = 60_000;

    private final Map<String, String> settings;

    FarEnds(Map<String, String> settings) {
        this.settings = settings;
    }

    /** Puts everything that has arrived into the folder, each image in a file of its name. */
    Path fetch(Destination destination, Path folder) throws Exception {
        Files.createDirectories(folder);
        switch (destination) {
            case S3 -> getFromS3(folder);
            case FTP -> retrieveByFtp(folder);
            case SFTP -> retrieveBySftp(folder);
            case JMS -> receive(folder);
        }
        return folder;
    }

    /** The Content-Type of an object. */
    String contentTypeInS3(String key) {
        try (S3Client client = s3()) {
            return client.headObject(head -> head.bucket(bucket()).key(key)).contentType();
        }
    }

    private void getFromS3(Path folder) {
        try (S3Client client = s3()) {
            for (S3Object object :
                    client.listObjectsV2(list -> list.bucket(bucket())).contents()) {
                client.getObject(get -> get.bucket(bucket()).key(object.key()), folder.resolve(object.key()));
            }
        } catch (NoSuchBucketException e) {
            // nothing was sent
        }
    }

    private S3Client s3() {
        return S3Client.builder()
                .endpointOverride(URI.create(setting("camel.component.aws2-s3.uriEndpointOverride")))
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        setting("camel.component.aws2-s3.accessKey"), setting("camel.component.aws2-s3.secretKey"))))
                .build();
    }

    private String bucket() {
        return setting("s3.bucket");
    }

    private void retrieveByFtp(Path folder) throws IOException {
        FTPClient client = new FTPClient();
        try {
            client.connect(setting("ftp.host"), Integer.parseInt(setting("ftp.port")));
            client.login(setting("ftp.username"), setting("ftp.password"));
            client.enterLocalPassiveMode();
            client.setFileType(FTP.BINARY_FILE_TYPE);
            if (!client.changeWorkingDirectory(setting("ftp.folder"))) {
                return;
            }
            for (String name : client.listNames()) {
                try (OutputStream file = Files.newOutputStream(folder.resolve(name))) {
                    client.retrieveFile(name, file);
                }
            }
        } finally {
            client.disconnect();
        }
    }

    private void retrieveBySftp(Path folder) throws IOException {
        try (SshClient client = SshClient.setUpDefaultClient()) {
            client.start();
            int port = Integer.parseInt(setting("sftp.port"));
            try (ClientSession session = client.connect(setting("sftp.username"), setting("sftp.host"), port)
                    .verify()
                    .getSession()) {
                session.addPasswordIdentity(setting("sftp.password"));
                session.auth().verify();
                retrieve(session, folder);
            }
        }
    }

    private void retrieve(ClientSession session, Path folder) throws IOException {
        try (SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
            for (SftpClient.DirEntry entry : sftp.readDir(setting("sftp.folder"))) {
                if (entry.getAttributes().isRegularFile()) {
                    try (InputStream image = sftp.read(setting("sftp.folder") + "/" + entry.getFilename())) {
                        Files.copy(image, folder.resolve(entry.getFilename()));
                    }
                }
            }
        }
    }

    private void receive(Path folder) throws ActiveMQException, JMSException, IOException {
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(
                        setting("jms.url"), setting("jms.username"), setting("jms.password"));
                Connection connection = factory.createConnection();
                Session session = connection.createSession();
                MessageConsumer consumer = session.createConsumer(session.createQueue(setting("jms.queue")))) {
            long there = waiting(session);
            connection.start();
            for (long received = 0; received < there; received++) {
                Message message = consumer.receive(PATIENCE);
                Path file = folder.resolve(message.getStringProperty("fileName"));
                try (OutputStream image = new BufferedOutputStream(Files.newOutputStream(file))) {
                    // Artemis' own way to receive a message that is larger than the memory.
                    message.setObjectProperty("JMS_AMQ_SaveStream", image);
                }
            }
        }
    }

    /** How many there are, as the broker says: that nothing has come yet does not mean that nothing comes. */
    private long waiting(Session session) throws ActiveMQException {
        return ((ActiveMQSession) session)
                .getCoreSession()
                .queueQuery(SimpleString.of(setting("jms.queue")))
                .getMessageCount();
    }

    private String setting(String name) {
        return settings.get(name);
    }
}
