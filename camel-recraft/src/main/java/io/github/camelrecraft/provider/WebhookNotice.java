package io.github.camelrecraft.provider;

/**
 * What a webhook says: that there is news of a job. What the news is, the provider is asked.
 *
 * @param jobId    the provider's id of the job
 * @param delivery names the delivery: the same when the provider, or somebody who listened, sends it once more
 * @param finished whether the job is said to have ended, well or not
 */
public record WebhookNotice(String jobId, String delivery, boolean finished) {}
