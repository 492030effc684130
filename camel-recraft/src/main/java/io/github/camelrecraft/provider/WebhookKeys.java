package io.github.camelrecraft.provider;

import java.util.List;

/**
 * What a provider's webhooks are checked with: public keys, or a secret that both sides know. It is never shown.
 *
 * @param values raw, as the provider's rule reads them; any of them will do
 */
public record WebhookKeys(List<byte[]> values) {

    /** No keys. */
    public static final WebhookKeys NONE = new WebhookKeys(List.of());

    /** Copies the list. */
    public WebhookKeys {
        values = List.copyOf(values);
    }

    @Override
    public String toString() {
        return values.size() + " keys";
    }
}
