package io.github.camelrecraft.provider;

import static io.github.camelrecraft.provider.Requests.RUNWARE;
import static io.github.camelrecraft.provider.Requests.answer;
import static io.github.camelrecraft.provider.Requests.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.model.ImageRequest.Task;
import io.github.camelrecraft.model.ImageResult;
import io.github.camelrecraft.model.InputImages;
import io.github.camelrecraft.model.RecraftOperation;
import io.github.camelrecraft.provider.ProviderAnswer.Failed;
import io.github.camelrecraft.provider.ProviderAnswer.Images;
import io.github.camelrecraft.provider.ProviderAnswer.Pending;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several prompts in one call: each is a task with an id of its own, and may fail for itself. */
class RunwareBatchTest {

    private static final String REFUSED = "{\"code\":\"promptBlocked\",\"message\":\"no\",\"taskUUID\":\"a\"}";

    private final RunwareProvider provider = new RunwareProvider();

    @Test
    void eachPromptIsATask() {
        assertThat(body(provider.encode(request(), Requests.ACCESS)))
                .extracting(task -> task.path("taskUUID").asText() + " "
                        + task.path("positivePrompt").asText())
                .containsExactly("a A fox", "b A hare");
        assertThat(body(provider.encodePoll(request(), Requests.ACCESS, Job.named("a"))))
                .extracting(task -> task.path("taskType").asText() + " "
                        + task.path("taskUUID").asText())
                .containsExactly("getResponse a", "getResponse b");
    }

    @Test
    void imagesAreOfTheTaskThatTheyName() {
        Images images =
                (Images) provider.decode(request(), answer(200, "{\"data\":[" + image("b") + "," + image("a") + "]}"));
        assertThat(images.images()).extracting(ImageResult::task).containsExactly(1, 0);
    }

    @Test
    void onePromptThatIsRefusedDoesNotCostTheOther() {
        String answer = "{\"data\":[" + image("b") + "],\"errors\":[" + REFUSED + "]}";
        for (ProviderAnswer meaning : List.of(
                provider.decode(request(), answer(200, answer)),
                provider.decode(request(), answer(400, answer)),
                polled(answer))) {
            Images images = (Images) meaning;
            assertThat(images.images()).extracting(ImageResult::task).containsExactly(1);
            assertThat(images.failed())
                    .singleElement()
                    .satisfies(failure -> assertThat(failure.billed()).isEqualTo(Billing.NO));
        }
    }

    @Test
    void whileOneIsUnderWayTheOthersWait() {
        for (String rest : List.of("", ",{\"taskUUID\":\"b\",\"status\":\"processing\"}")) {
            assertThat(polled("{\"data\":[" + image("a") + rest + "]}")).isInstanceOf(Pending.class);
        }
        assertThat(polled("{\"data\":[],\"errors\":[" + REFUSED + "]}"))
                .as("nothing is said of the other")
                .isInstanceOf(Pending.class);
        assertThat(polled("{\"data\":[{\"taskUUID\":\"a\",\"status\":\"error\",\"error\":{\"code\":\"x\"}}]}"))
                .isInstanceOf(Pending.class);
    }

    @Test
    void aTaskThatIsDoneWithFewerImagesIsNotWaitedFor() {
        String done = "{\"taskUUID\":\"b\",\"status\":\"success\",\"imageURL\":\"https://h/b\"}";
        String refused = "{\"data\":[" + done + "],\"errors\":[" + REFUSED + "]}";
        String underWay = "{\"data\":[" + done + ",{\"taskUUID\":\"a\",\"status\":\"processing\"}]}";

        assertThat(provider.decodePoll(two(), Job.named("a"), answer(200, refused)))
                .isInstanceOfSatisfying(
                        Images.class, images -> assertThat(images.images()).hasSize(1));
        assertThat(provider.decodePoll(two(), Job.named("a"), answer(200, underWay)))
                .isInstanceOf(Pending.class);
        assertThat(provider.decodePoll(two(), Job.named("a"), answer(200, "{\"data\":[" + done + "]}")))
                .as("nothing is said of the other")
                .isInstanceOf(Pending.class);
    }

    private static ImageRequest two() {
        return request("delivery", "poll", "numberOfImages", 2);
    }

    @Test
    void anErrorThatNamesNoTaskIsOfAll() {
        assertThat(polled("{\"data\":[],\"errors\":[{\"code\":\"promptBlocked\",\"message\":\"no\"}]}"))
                .isInstanceOf(Failed.class);
    }

    @Test
    void aTaskThatTheAnswerSaysNothingOfMayHaveBeenCharged() {
        for (String data : List.of("", "\"data\":[],", "\"data\":[{\"taskUUID\":\"b\",\"status\":\"processing\"}],")) {
            assertThat(billed(200, "{" + data + "\"errors\":[" + REFUSED + "]}"))
                    .as(data)
                    .isEqualTo(Billing.UNKNOWN);
        }
        assertThat(billed(400, "{\"data\":[],\"errors\":[" + REFUSED + "]}")).isEqualTo(Billing.UNKNOWN);
        String other = REFUSED.replace("\"a\"", "\"b\"");
        assertThat(billed(200, "{\"errors\":[" + REFUSED + "," + other + "]}")).isEqualTo(Billing.NO);
        assertThat(billed(200, "{\"errors\":[{\"code\":\"promptBlocked\",\"message\":\"no\"}]}"))
                .as("an error of all")
                .isEqualTo(Billing.NO);
    }

    @Test
    void anExplicitNullIsNoError() {
        assertThat(polled("{\"error\":null,\"data\":[{\"taskUUID\":\"a\",\"status\":\"processing\",\"error\":null},"
                        + "{\"taskUUID\":\"b\",\"status\":\"processing\",\"error\":null}]}"))
                .isInstanceOf(Pending.class);
        Images images = (Images) provider.decode(
                request(), answer(200, "{\"error\":null,\"data\":[" + image("a") + "," + image("b") + "]}"));
        assertThat(images.failed()).isEmpty();
    }

    private Billing billed(int status, String body) {
        return ((Failed) provider.decode(request(), answer(status, body)))
                .failure()
                .billed();
    }

    private ProviderAnswer polled(String body) {
        return provider.decodePoll(request("delivery", "poll"), Job.named("a"), answer(200, body));
    }

    private static String image(String task) {
        return "{\"taskType\":\"imageInference\",\"taskUUID\":\"" + task + "\",\"imageURL\":\"https://h/" + task
                + "\"}";
    }

    private static ImageRequest request(Object... options) {
        return new ImageRequest(
                RecraftOperation.GENERATE,
                RUNWARE,
                Requests.request(RUNWARE, options).options(),
                List.of(new Task("a", "A fox", 0), new Task("b", "A hare", 1)),
                InputImages.NONE);
    }
}
