package io.github.camelrecraft.examples.brandstudio;

import io.github.camelrecraft.simulator.RecraftSimulator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.apache.camel.ProducerTemplate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.util.unit.DataSize;

/**
 * A page where a prompt becomes a picture, and a picture another. The routes that do it are in {@code camel/studio.yaml}; here is what they
 * call, put together.
 */
@SpringBootApplication(proxyBeanMethods = false)
public class BrandStudio {

    /** Takes Spring's arguments and system properties, such as {@code server.port}; and {@code gallery}, {@code provider}. */
    public static void main(String[] arguments) {
        SpringApplication.run(BrandStudio.class, arguments);
    }

    /** Started only where nobody has a key. */
    @Bean
    @Lazy
    @ConditionalOnMissingBean
    RecraftSimulator simulator(@Value("${studio.simulator.latency}") Duration latency) {
        return RecraftSimulator.start().latency(latency);
    }

    @Bean
    List<Provider> providers(@Value("${provider:}") String provider, ObjectProvider<RecraftSimulator> simulator) {
        return provider.equals("simulator")
                ? Provider.simulated(simulator.getObject())
                : Provider.of(System.getenv(), simulator::getObject);
    }

    @Bean
    Choices choices(List<Provider> providers, @Value("${studio.largest-upload}") DataSize largestUpload)
            throws IOException {
        return Catalog.choices(providers, largestUpload.toBytes());
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    Gallery gallery(@Value("${gallery}") Path folder) throws IOException {
        return new Gallery(folder.toAbsolutePath());
    }

    @Bean
    Desk desk(
            @Value("${studio.most-live}") int mostLive,
            @Value("${studio.most-failed}") int mostFailed,
            List<Provider> providers,
            Gallery gallery,
            ProducerTemplate camel,
            InstantSource clock) {
        return new Desk(new Jobs(mostLive, mostFailed), providers, gallery, camel, clock);
    }

    @Bean
    Uploads uploads(Gallery gallery, Choices choices, InstantSource clock) {
        return new Uploads(gallery, choices.largestUpload(), clock);
    }

    @Bean
    Framer framer(Desk desk, Gallery gallery, InstantSource clock) {
        return new Framer(desk, gallery, clock);
    }

    @Bean
    Events events() {
        return new Events();
    }

    @Bean
    Doorman doorman(@Value("${studio.hosts}") Set<String> hosts) {
        return new Doorman(hosts);
    }

    @Bean
    Welcome welcome(List<Provider> providers, Gallery gallery) {
        return new Welcome(providers, gallery, System.out);
    }
}
