package io.github.camelrecraft.simulator.runware;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelrecraft.simulator.http.HttpCall;
import io.github.camelrecraft.simulator.protocol.Answer;
import io.github.camelrecraft.simulator.protocol.Errand;
import io.github.camelrecraft.simulator.protocol.Protocol;
import io.github.camelrecraft.simulator.protocol.Purpose;
import io.github.camelrecraft.simulator.protocol.Resources;
import io.github.camelrecraft.simulator.protocol.Sale;
import io.github.camelrecraft.simulator.protocol.Schema;
import io.github.camelrecraft.simulator.protocol.Studio;
import io.github.camelrecraft.simulator.protocol.Twist;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Runware's HTTP API: one URL, an array of tasks, an envelope of {@code data} and {@code errors}. */
public final class RunwareProtocol implements Protocol {

    private static final Schema POLL = new Schema(Resources.read("runware.json").required("poll"));

    /** Not what a prompt can say: its quotation marks have backslashes. */
    private static final Pattern GET_RESPONSE = Pattern.compile("\"taskType\"\\s*:\\s*\"getResponse\"");

    private static final JsonNode NO_TASK = MissingNode.getInstance();

    private final Studio studio;
    private final RunwareJobs jobs = new RunwareJobs();

    /** A provider that knows no jobs yet. */
    public RunwareProtocol(Studio studio) {
        this.studio = studio;
    }

    @Override
    public String provider() {
        return "runware";
    }

    @Override
    public boolean serves(String path) {
        return path.equals("/v1") || path.equals("/v1/");
    }

    @Override
    public void forget() {
        jobs.forget();
    }

    @Override
    public Answer refusal(int status, @Nullable String code) {
        return refused(RunwareFailures.of(status, code), NO_TASK);
    }

    @Override
    public Purpose purpose(HttpCall beginning) {
        return GET_RESPONSE.matcher(beginning.body()).find() ? Purpose.POLL : Purpose.WORK;
    }

    @Override
    public Answer answer(HttpCall call, Twist twist) {
        if (!call.method().equals("POST")) {
            return refused(new RunwareError(405, "invalidMethod", "Use POST.", List.of()), NO_TASK);
        }
        JsonNode body = parse(call);
        if (!body.isArray() || body.isEmpty()) {
            return refused(
                    RunwareError.invalid(
                            "invalidRequestBody", "The body must be JSON: an array of one or more task objects."),
                    NO_TASK);
        }
        RunwareKey key = RunwareKey.of(call, body);
        Optional<RunwareError> rejected = key.check(studio);
        return rejected.isPresent()
                ? refused(rejected.get(), RunwareKey.task())
                : new Batch(key.token(), twist).answer(body);
    }

    private static JsonNode parse(HttpCall call) {
        try {
            return call.header("content-type").startsWith("application/json")
                    ? Resources.JSON.readTree(call.body())
                    : NO_TASK;
        } catch (JsonProcessingException e) {
            return NO_TASK;
        }
    }

    private static Answer refused(RunwareError error, JsonNode task) {
        return Answer.free(error.status(), envelope(RunwareResult.refused(task, List.of(error))));
    }

    private static ObjectNode envelope(RunwareResult result) {
        ObjectNode envelope = Resources.JSON.createObjectNode();
        envelope.putArray("data").addAll(result.data());
        if (!result.errors().isEmpty()) {
            envelope.putArray("errors").addAll(result.errors());
        }
        return envelope;
    }

    /** The tasks of one request. Each is judged for itself. */
    private final class Batch {

        private final String key;
        private final Twist twist;
        private final List<Sale> sales = new ArrayList<>();
        private final List<Errand> errands = new ArrayList<>();
        private boolean worked;

        Batch(String key, Twist twist) {
            this.key = key;
            this.twist = twist;
        }

        Answer answer(JsonNode tasks) {
            boolean keyFirst = RunwareKey.isIn(tasks.get(0));
            RunwareResult all = RunwareResult.NONE;
            for (int i = keyFirst ? 1 : 0; i < tasks.size(); i++) {
                all = all.and(result(tasks.get(i)));
            }
            RunwareResult said =
                    keyFirst ? RunwareResult.of(RunwareKey.acknowledgement()).and(all) : all;
            return new Answer(all.httpStatus(), Map.of(), envelope(said), worked, sales, errands);
        }

        private RunwareResult result(JsonNode task) {
            return task.path("taskType").asText().equals("getResponse") ? poll(task) : accept(task);
        }

        private RunwareResult poll(JsonNode task) {
            List<RunwareError> errors =
                    POLL.check(task).stream().map(RunwareError::of).toList();
            if (!errors.isEmpty()) {
                return RunwareResult.refused(task, errors);
            }
            if (twist.failure() != null) {
                return new RunwareResult(List.of(), List.of(RunwareFailures.inside(twist.failure(), task)), 200);
            }
            String uuid = task.get("taskUUID").textValue();
            return jobs.find(uuid)
                    .map(job -> job.poll(studio.now()).without(twist.missing()))
                    .orElseGet(() -> RunwareResult.refused(task, List.of(RunwareFailures.unknownTask(uuid))));
        }

        private RunwareResult accept(JsonNode task) {
            Optional<RunwareModel> model = RunwareModel.find(task.path("model").asText());
            List<RunwareError> errors = model.map(known -> RunwareRules.check(task, known))
                    .orElseGet(() -> List.of(RunwareFailures.unknownModel(task)));
            if (!errors.isEmpty()) {
                return RunwareResult.refused(task, errors);
            }
            String uuid = task.get("taskUUID").textValue();
            return jobs.start(uuid, () -> new RunwareWork(studio, task, model.orElseThrow(), twist, key).run())
                    .map(job -> started(task, job))
                    .orElseGet(() -> RunwareResult.refused(task, List.of(RunwareFailures.duplicate(uuid))));
        }

        private RunwareResult started(JsonNode task, RunwareJob job) {
            sales.addAll(job.sales());
            errands.addAll(job.errands());
            if (task.path("deliveryMethod").asText().equals("async")) {
                return RunwareResult.of(job.acknowledgement());
            }
            worked = true;
            return job.result();
        }
    }
}
