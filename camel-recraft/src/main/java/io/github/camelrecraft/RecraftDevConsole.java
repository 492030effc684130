package io.github.camelrecraft;

import io.github.camelrecraft.model.FailureKind;
import io.github.camelrecraft.observe.RequestEnd;
import io.github.camelrecraft.observe.RequestError;
import io.github.camelrecraft.observe.RequestFigures;
import io.github.camelrecraft.observe.RequestStatistics.ModelKey;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Component;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/**
 * The developer console {@code recraft}: what is under way, what it cost, what failed last. It has neither prompts nor keys
 * nor anything a provider said, so that it may be looked at by anybody.
 */
@DevConsole(name = "recraft", displayName = "Recraft", description = "Image requests: in flight, spend and last errors")
public class RecraftDevConsole extends AbstractDevConsole {

    /** For Camel, which finds the console by its name. */
    public RecraftDevConsole() {
        super("camel", "recraft", "Recraft", "Image requests: in flight, spend and last errors");
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        components().forEach((name, component) -> write(text, name, component));
        return text.toString();
    }

    @Override
    protected JsonObject doCallJson(Map<String, Object> options) {
        JsonArray components = new JsonArray();
        components().forEach((name, component) -> components.add(json(name, component)));
        JsonObject root = new JsonObject();
        root.put("components", components);
        return root;
    }

    /** An application may have the component several times, under names of its own. */
    private Map<String, RecraftComponent> components() {
        Map<String, RecraftComponent> components = new LinkedHashMap<>();
        for (String name : getCamelContext().getComponentNames()) {
            Component component = getCamelContext().hasComponent(name);
            if (component instanceof RecraftComponent recraft) {
                components.put(name, recraft);
            }
        }
        return components;
    }

    private static void write(StringBuilder text, String name, RecraftComponent component) {
        RequestFigures total = component.figures();
        line(text, 0, "Component: " + name);
        line(text, 1, "In flight: " + total.inFlight() + " (waiting: " + total.waiting() + ")");
        line(text, 1, "Connections leased: " + component.getConnectionsLeased());
        line(text, 1, "Requests: " + counts(total));
        line(text, 1, "Images: " + total.images() + " (" + total.bytes() + " bytes)");
        line(text, 1, "Spend: " + usd(total) + " (unknown bills: " + total.unknownBills() + ")");
        component.budget().figures().ifPresent(figures -> line(text, 1, "Budget: " + budget(figures)));
        line(text, 1, "Models:");
        component.statistics().byModel().forEach((key, figures) -> line(text, 2, model(key, figures)));
        line(text, 1, "Last errors:");
        component.statistics().lastErrors().forEach(error -> line(text, 2, error(error)));
    }

    private static String budget(Budget.Figures figures) {
        return Usd.text(figures.limit()) + " in " + figures.windowText() + " (spent: " + Usd.text(figures.spent())
                + ", reserved: " + Usd.text(figures.reserved()) + ", left: " + Usd.text(figures.left()) + ")";
    }

    private static String model(ModelKey key, RequestFigures figures) {
        return key.provider() + " " + key.operation() + " " + key.model() + ": " + figures.inFlight() + " in flight, "
                + counts(figures) + ", " + figures.images() + " images, " + usd(figures) + ", mean "
                + seconds(figures.meanDuration()) + ", max " + seconds(figures.maxDuration());
    }

    private static String error(RequestError error) {
        return error.at() + " " + error.provider() + " " + error.operation() + " " + error.model() + ": "
                + RequestEnd.name(error.kind()) + " billed=" + error.billed()
                + (error.httpStatus() == 0 ? "" : " status=" + error.httpStatus())
                + (error.code() == null ? "" : " code=" + error.code())
                + (error.jobId() == null ? "" : " job=" + error.jobId());
    }

    private static String counts(RequestFigures figures) {
        String failures = figures.failures().entrySet().stream()
                .map(entry -> RequestEnd.name(entry.getKey()) + ": " + entry.getValue())
                .collect(Collectors.joining(", "));
        return figures.requests() + " ended" + (failures.isEmpty() ? "" : " (" + failures + ")");
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() / 1000.0 + " s";
    }

    private static String usd(RequestFigures figures) {
        return figures.spend().toPlainString() + " USD";
    }

    private static void line(StringBuilder text, int indent, String line) {
        text.append("    ".repeat(indent)).append(line).append('\n');
    }

    private static JsonObject json(String name, RecraftComponent component) {
        JsonObject json = new JsonObject();
        json.put("name", name);
        json.put("connectionsLeased", component.getConnectionsLeased());
        json.putAll(json(component.figures()));
        component.budget().figures().ifPresent(figures -> json.put("budget", json(figures)));
        JsonArray models = new JsonArray();
        component.statistics().byModel().forEach((key, figures) -> models.add(json(key, figures)));
        json.put("models", models);
        JsonArray errors = new JsonArray();
        component.statistics().lastErrors().forEach(error -> errors.add(json(error)));
        json.put("lastErrors", errors);
        return json;
    }

    private static JsonObject json(Budget.Figures figures) {
        JsonObject json = new JsonObject();
        json.put("limit", figures.limit());
        json.put("windowMillis", figures.window().toMillis());
        json.put("spent", figures.spent());
        json.put("reserved", figures.reserved());
        json.put("left", figures.left());
        return json;
    }

    private static JsonObject json(ModelKey key, RequestFigures figures) {
        JsonObject json = new JsonObject();
        json.put("provider", key.provider());
        json.put("model", key.model());
        json.put("operation", key.operation().toString());
        json.putAll(json(figures));
        return json;
    }

    private static JsonObject json(RequestFigures figures) {
        JsonObject json = new JsonObject();
        json.put("inFlight", figures.inFlight());
        json.put("waiting", figures.waiting());
        json.put("requests", figures.requests());
        JsonObject failures = new JsonObject();
        figures.failures().forEach((FailureKind kind, Long count) -> failures.put(RequestEnd.name(kind), count));
        json.put("failures", failures);
        json.put("images", figures.images());
        json.put("bytes", figures.bytes());
        json.put("spend", figures.spend());
        json.put("unknownBills", figures.unknownBills());
        json.put("meanDurationMillis", figures.meanDuration().toMillis());
        json.put("maxDurationMillis", figures.maxDuration().toMillis());
        return json;
    }

    private static JsonObject json(RequestError error) {
        JsonObject json = new JsonObject();
        json.put("time", error.at().toString());
        json.put("provider", error.provider());
        json.put("model", error.model());
        json.put("operation", error.operation().toString());
        json.put("kind", RequestEnd.name(error.kind()));
        json.put("billed", error.billed().toString());
        json.put("httpStatus", error.httpStatus());
        json.put("code", error.code());
        json.put("jobId", error.jobId());
        return json;
    }
}
