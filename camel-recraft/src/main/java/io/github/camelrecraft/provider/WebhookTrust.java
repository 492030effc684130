package io.github.camelrecraft.provider;

/** Whether a webhook is the provider's. */
public enum WebhookTrust {
    /** It is signed, or has the secret, and is of now. */
    TRUSTED,
    /** It lacks what it would be told by: a header, or the secret. */
    UNSIGNED,
    /** It was signed too long ago, or in the future: perhaps somebody sends once more what he listened to. */
    STALE,
    /** It is signed with none of the keys, or has another secret. */
    FORGED,
    /** The keys cannot be had at the moment. */
    UNCHECKED
}
