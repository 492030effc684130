package io.github.camelrecraft.provider;

import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.ImageResult;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a provider's answer means. */
public sealed interface ProviderAnswer {

    /**
     * Images were made.
     *
     * @param images  at least one
     * @param failed  why the others of the same request were not
     * @param details what the provider says of the answer as a whole, by the name of the header it becomes, without the
     *                prefix
     */
    record Images(List<ImageResult> images, List<Failure> failed, Map<String, Object> details)
            implements ProviderAnswer {

        /** Copies the collections. */
        public Images {
            images = List.copyOf(images);
            failed = List.copyOf(failed);
            details = Map.copyOf(details);
        }
    }

    /**
     * What an operation says that makes no images.
     *
     * @param value   a text, or lists and maps of what JSON can say; null for nothing
     * @param details what the provider says beside it, as in {@link Images}
     */
    record Value(@Nullable Object value, Map<String, Object> details) implements ProviderAnswer {

        /** Copies the details. */
        public Value {
            details = Map.copyOf(details);
        }
    }

    /**
     * The provider works on it: ask again with {@link ImageProvider#encodePoll}.
     *
     * @param job  what to ask for
     * @param said whether the answer says anything of the job; one that does not leaves a request of which nobody knows
     *             whether it has arrived as doubtful as it was
     */
    record Pending(Job job, boolean said) implements ProviderAnswer {

        /** The provider says that it works on it. */
        public Pending(Job job) {
            this(job, true);
        }
    }

    /**
     * There is no image and there will be none.
     *
     * @param failure why
     * @param settled whether it is the job itself that failed, so that there is no sense in asking for it again, whatever
     *                the HTTP status of the answer that says so
     */
    record Failed(Failure failure, boolean settled) implements ProviderAnswer {

        /** A failure of which the HTTP status tells whether asking again may help. */
        public Failed(Failure failure) {
            this(failure, false);
        }
    }

    /**
     * The provider knows no such job: it never arrived, or was forgotten.
     *
     * @param failure what the provider said
     */
    record NoSuchJob(Failure failure) implements ProviderAnswer {}
}
