package io.github.camelrecraft;

import io.github.camelrecraft.model.ImageOption;
import io.github.camelrecraft.model.InvalidOptionException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which options an endpoint of a kind has a use for. Camel gives every endpoint of a scheme the options of all its
 * kinds; one that would never be looked at is refused, not dropped.
 */
final class EndpointOptions {

    private static final Set<String> OF_REQUESTS =
            Set.of("dryrun", "lenient", "maxcost", "strictmodels", "unknownprices", "waitforresult");

    private EndpointOptions() {}

    /**
     * Refuses the first of an endpoint's options that is of another kind.
     *
     * @param path   the endpoint's path, which tells its kind
     * @param source what a route begins with; null for an operation, which a route sends to
     * @throws InvalidOptionException which names the kind that the option is for
     */
    static void refuseForeign(String path, @Nullable RecraftSource source, Collection<String> options) {
        for (String option : options) {
            String name = plain(option);
            Optional<RecraftSource> owner = Arrays.stream(RecraftSource.values())
                    .filter(each -> each.takes(name))
                    .findFirst();
            if (owner.isPresent() && owner.get() != source) {
                throw foreign(path, option, "from(\"recraft:" + owner.get() + "\")");
            }
            if (source != null && isOfRequests(name)) {
                throw foreign(path, option, "what is sent to, as in to(\"recraft:generate\")");
            }
        }
    }

    /** In lower case; of what is set on an option's value, as in {@code scheduler.cron}, the option. */
    private static String plain(String option) {
        return option.split("\\.", 2)[0].replace("-", "").toLowerCase(Locale.ROOT);
    }

    private static boolean isOfRequests(String name) {
        return OF_REQUESTS.contains(name) || ImageOption.named(name).isPresent();
    }

    private static InvalidOptionException foreign(String path, String option, String owner) {
        return new InvalidOptionException(
                option, "is of no use to recraft:" + path, "leave it out, or give it to " + owner);
    }
}
