package io.github.camelrecraft.examples.brandstudio;

import io.github.camelrecraft.model.Billing;
import java.util.Map;

/**
 * Why there is no picture, for the person who wanted one.
 *
 * @param title   what happened, in a few words
 * @param advice  what to do, in a sentence or two
 * @param billed  whether it was charged
 * @param charged the same in words
 * @param details for whoever looks into it: what the provider said, its codes, the job's id
 */
record Trouble(String title, String advice, Billing billed, String charged, Map<String, String> details) {}
