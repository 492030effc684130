package io.github.camelrecraft;

import io.github.camelrecraft.client.ImageJob;
import io.github.camelrecraft.client.ResultType;
import io.github.camelrecraft.ledger.Intent;
import io.github.camelrecraft.model.ImageOption;
import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.model.ImageRequest.Task;
import io.github.camelrecraft.model.InputImages;
import io.github.camelrecraft.model.ModelCatalog;
import io.github.camelrecraft.model.Offer;
import io.github.camelrecraft.model.RecraftOperation;
import io.github.camelrecraft.provider.ImageProvider;
import io.github.camelrecraft.provider.ProviderAccess;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** A request out of a ledger: enough to ask for what was sent and to read the answer, and without a prompt to send. */
final class KnownRequest {

    private static final String RESULT_TYPE = "resultType";

    private KnownRequest() {}

    /**
     * The request.
     *
     * @throws io.github.camelrecraft.model.InvalidOptionException when the catalogue does not know it any more
     */
    static ImageJob of(
            Intent intent,
            ImageProvider provider,
            ProviderAccess access,
            ModelCatalog catalog,
            RecraftConfiguration configuration) {
        RecraftOperation operation = RecraftOperation.parse(intent.operation());
        Offer offer = catalog.offer(
                operation, provider.catalogName(), intent.model().isEmpty() ? null : intent.model(), false);
        List<Task> tasks = IntStream.range(0, intent.tasks().size())
                .mapToObj(index -> new Task(intent.tasks().get(index), "", intent.firstTask() + index))
                .toList();
        return new ImageJob(
                new ImageRequest(operation, offer, options(intent), tasks, InputImages.NONE),
                provider,
                access,
                resultType(intent),
                configuration.getSvgPolicy(),
                Duration.ofMillis(configuration.getRequestTimeout()),
                configuration.getMaxImageSize(),
                false);
    }

    /** Whoever was to be called is not there to be called any more. */
    private static Map<ImageOption<?>, Object> options(Intent intent) {
        Map<ImageOption<?>, Object> options = new LinkedHashMap<>();
        intent.options()
                .forEach((name, value) -> ImageOption.named(name)
                        .ifPresent(option ->
                                options.put(option, option.read(value.equalsIgnoreCase("webhook") ? "poll" : value))));
        return options;
    }

    private static ResultType resultType(Intent intent) {
        return ResultType.valueOf(intent.options()
                .getOrDefault(RESULT_TYPE, ResultType.IMAGE.toString())
                .toUpperCase(Locale.ROOT));
    }
}
