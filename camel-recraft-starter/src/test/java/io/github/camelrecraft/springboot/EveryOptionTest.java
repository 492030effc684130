package io.github.camelrecraft.springboot;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.RecraftComponent;
import io.github.camelrecraft.RecraftConfiguration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.util.concurrent.SynchronousExecutorService;
import org.junit.jupiter.api.Test;

/** Whatever options the component has or will have: each is a property, and what it says arrives. */
class EveryOptionTest extends ApplicationTestSupport {

    private final Map<String, Object> beans = Map.of(
            "configuration", new RecraftConfiguration(),
            "sslContextParameters", new SSLContextParameters(),
            "workerPool", new SynchronousExecutorService());

    @Test
    void isSetByAProperty() {
        Map<String, String> arriving = new LinkedHashMap<>();
        String[] properties = Option.all().stream()
                .map(option -> {
                    Sample sample = sample(option);
                    arriving.put(option.name(), sample.arriving());
                    return RECRAFT + option.dashed() + "=" + sample.written();
                })
                .toArray(String[]::new);

        application()
                .withInitializer(context -> beans.forEach(context.getBeanFactory()::registerSingleton))
                .withPropertyValues(properties)
                .run(application -> assertThat(values(component(application))).isEqualTo(arriving));
    }

    /** What the component has, by the names of its options. */
    static Map<String, String> values(RecraftComponent component) {
        return Option.all().stream().collect(toMap(Option::name, option -> String.valueOf(option.valueIn(component))));
    }

    /** A value other than the default. */
    private Sample sample(Option option) {
        return switch (option.form()) {
            case REFERENCE -> new Sample("#bean:" + option.name(), String.valueOf(beans.get(option.name())));
            case DURATION, MILLISECONDS -> new Sample("7s", "7000");
            case SECONDS -> new Sample("2h", "7200");
            case BYTES -> new Sample("3MB", "3145728");
            case SAME -> {
                String value = switch (option.json().path("type").asText()) {
                    case "boolean" -> String.valueOf(!Boolean.TRUE.equals(option.valueIn(new RecraftComponent())));
                    case "integer" -> "17";
                    case "number" -> "0.5";
                    case "enum" -> option.values().get(option.values().size() - 1);
                    default -> "a text for " + option.name();
                };
                yield new Sample(value, value);
            }
        };
    }

    private record Sample(String written, String arriving) {}
}
