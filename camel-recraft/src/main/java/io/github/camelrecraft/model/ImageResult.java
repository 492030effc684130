package io.github.camelrecraft.model;

import java.math.BigDecimal;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of one image it made.
 *
 * @param source  where the bytes are
 * @param id      the provider's id of the image
 * @param seed    the seed it was made with
 * @param nsfw    whether the provider found it not safe for work
 * @param cost    what it cost, in USD
 * @param task    which of the request's tasks it belongs to, from 0
 * @param details what else the provider says of it, by the name of the header it becomes, without the prefix
 */
public record ImageResult(
        Source source,
        @Nullable String id,
        @Nullable Long seed,
        @Nullable Boolean nsfw,
        @Nullable BigDecimal cost,
        int task,
        Map<String, Object> details) {

    /** Copies the details. */
    public ImageResult {
        details = Map.copyOf(details);
    }

    /** With nothing else said of it. */
    public ImageResult(
            Source source,
            @Nullable String id,
            @Nullable Long seed,
            @Nullable Boolean nsfw,
            @Nullable BigDecimal cost,
            int task) {
        this(source, id, seed, nsfw, cost, task, Map.of());
    }

    /** Of the only task, with nothing said of it. */
    public ImageResult(Source source) {
        this(source, null, null, null, null, 0);
    }

    /** The same at another cost. */
    public ImageResult withCost(@Nullable BigDecimal usd) {
        return new ImageResult(source, id, seed, nsfw, usd, task, details);
    }

    /** The same with other details. */
    public ImageResult withDetails(Map<String, Object> others) {
        return new ImageResult(source, id, seed, nsfw, cost, task, others);
    }

    /** Where the bytes are. */
    public sealed interface Source {}

    /**
     * At an address, to be downloaded.
     *
     * @param url as the provider gave it
     */
    public record AtUrl(URI url) implements Source {}

    /**
     * In the answer itself.
     *
     * @param index which of the images that the answer carried, from 0
     */
    public record Inline(int index) implements Source {}
}
