package io.github.camelrecraft.simulator;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One accepted piece of work that a provider would charge for.
 *
 * @param sequence counts from 1 since the simulator was started or reset
 * @param time     when the work was accepted
 * @param provider {@code cloudflare}, {@code fal}, {@code recraft}, {@code replicate} or {@code runware}
 * @param account  who pays: Cloudflare's account id, the id in fal's key, Replicate's token, else the API key
 * @param jobId    Runware's {@code taskUUID}, fal's request id, Replicate's prediction id; null where the provider has none
 * @param model    the provider's id of the model; without one, the name of Recraft's operation
 * @param images   how many; none for a text or a style
 * @param usd      for all of them
 * @param prompt   what for; empty when there is none
 */
public record Bill(
        long sequence,
        Instant time,
        String provider,
        String account,
        @Nullable String jobId,
        String model,
        int images,
        BigDecimal usd,
        String prompt) {}
