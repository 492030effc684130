package io.github.camelrecraft.simulator.protocol;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Work that was accepted and is to be paid for.
 *
 * @param jobId   the caller's id of the job, where the provider has one
 * @param account who pays: the account or the key
 * @param model   the provider's id of the model
 * @param images  how many
 * @param usd     for all of them
 * @param prompt  what for
 */
public record Sale(@Nullable String jobId, String account, String model, int images, BigDecimal usd, String prompt) {}
