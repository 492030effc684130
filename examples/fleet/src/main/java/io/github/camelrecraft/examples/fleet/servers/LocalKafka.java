package io.github.camelrecraft.examples.fleet.servers;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.camelrecraft.examples.fleet.Notice;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** Apache Kafka: broker and controller in this JVM. */
public final class LocalKafka implements Broker {

    private static final String PROMPTS = "prompts";
    private static final String IMAGES = "images";
    private static final String PROBLEMS = "problems";

    private final KafkaRaftServer server;
    private final String address;
    private final KafkaConsumer<String, String> notices;

    private LocalKafka(KafkaRaftServer server, String address) {
        this.server = server;
        this.address = address;
        this.notices = new KafkaConsumer<>(
                Map.of("bootstrap.servers", address, "group.id", "owner", "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
    }

    /**
     * Starts it.
     *
     * @param folder     for its log, which has to be new
     * @param partitions of the topic of prompts: so many images can be made at the same time
     */
    public static LocalKafka start(Path folder, int partitions) throws Exception {
        String address = "127.0.0.1:" + FreePort.next();
        Properties settings = settings(folder, address, "127.0.0.1:" + FreePort.next());
        format(folder);
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        server.startup();
        LocalKafka kafka = new LocalKafka(server, address);
        kafka.createTopics(partitions);
        kafka.notices.subscribe(List.of(IMAGES, PROBLEMS));
        return kafka;
    }

    private static Properties settings(Path folder, String address, String controller) {
        Properties settings = new Properties();
        settings.setProperty("process.roles", "broker,controller");
        settings.setProperty("node.id", "1");
        settings.setProperty("listeners", "PLAINTEXT://" + address + ",CONTROLLER://" + controller);
        settings.setProperty("advertised.listeners", "PLAINTEXT://" + address);
        settings.setProperty("controller.listener.names", "CONTROLLER");
        settings.setProperty("controller.quorum.voters", "1@" + controller);
        settings.setProperty("log.dirs", folder.toString());
        settings.setProperty("auto.create.topics.enable", "false");
        // Whoever is alone has nobody to wait for, and no replicas.
        settings.setProperty("group.initial.rebalance.delay.ms", "0");
        // A real one takes no session timeout below 6 seconds; here nobody wants to watch for so long.
        settings.setProperty("group.min.session.timeout.ms", "1000");
        for (String topic : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
            settings.setProperty(topic + ".num.partitions", "1");
            settings.setProperty(topic + ".replication.factor", "1");
        }
        settings.setProperty("transaction.state.log.min.isr", "1");
        settings.setProperty("share.coordinator.state.topic.min.isr", "1");
        return settings;
    }

    private static void format(Path folder) throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8))
                .setNodeId(1)
                .setClusterId(Uuid.randomUuid().toString())
                .addDirectory(folder.toString())
                .setMetadataLogDirectory(folder.toString())
                .setControllerListenerName("CONTROLLER")
                .setReleaseVersion(MetadataVersion.latestProduction())
                .run();
    }

    private void createTopics(int partitions) throws Exception {
        short replicas = 1;
        List<NewTopic> topics = List.of(
                new NewTopic(PROMPTS, partitions, replicas),
                new NewTopic(IMAGES, 1, replicas),
                new NewTopic(PROBLEMS, 1, replicas));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
            admin.createTopics(topics).all().get();
        }
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("ENGINE", "kafka", "KAFKA_BROKERS", address);
    }

    @Override
    public void send(Map<String, String> prompts) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", address), new StringSerializer(), new StringSerializer())) {
            for (Map.Entry<String, String> prompt : prompts.entrySet()) {
                producer.send(new ProducerRecord<>(PROMPTS, prompt.getKey(), prompt.getValue()))
                        .get();
            }
        }
    }

    @Override
    public List<Notice> poll(Duration wait) {
        List<Notice> received = new ArrayList<>();
        for (ConsumerRecord<String, String> line : notices.poll(wait)) {
            Map<String, String> headers = new HashMap<>();
            for (Header header : line.headers()) {
                headers.put(header.key(), new String(header.value(), UTF_8));
            }
            received.add(new Notice(line.key(), line.topic().equals(IMAGES), headers));
        }
        return received;
    }

    @Override
    public void close() {
        notices.close();
        server.shutdown();
        server.awaitShutdown();
    }
}
