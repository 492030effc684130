package io.github.camelrecraft.provider;

import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where a provider is and who is asking. The same values are the same account, and share what it may do. */
public final class ProviderAccess {

    private final URI baseUrl;
    private final String apiKey;
    private final @Nullable String accountId;
    private final String prefix;

    /** Most requests go where the one before went, and many may wait there: one address is enough for them. */
    private volatile URI last;

    /**
     * @param baseUrl   the API's address
     * @param apiKey    the secret
     * @param accountId the account, for providers that want one in the address
     */
    public ProviderAccess(URI baseUrl, String apiKey, @Nullable String accountId) {
        this.baseUrl = baseUrl;
        this.apiKey = apiKey;
        this.accountId = accountId;
        this.prefix = baseUrl.toString().replaceFirst("/+$", "");
        this.last = baseUrl;
    }

    /** The API's address. */
    public URI baseUrl() {
        return baseUrl;
    }

    /** The secret. */
    public String apiKey() {
        return apiKey;
    }

    /** The secret as most providers want it in the header {@code Authorization}. */
    String bearer() {
        return "Bearer " + apiKey;
    }

    /** The account, for providers that want one in the address. */
    public @Nullable String accountId() {
        return accountId;
    }

    /** The API's address with a path behind it. */
    public URI resolve(String path) {
        String address = prefix + path;
        URI before = last;
        if (before.toString().equals(address)) {
            return before;
        }
        URI resolved = URI.create(address);
        last = resolved;
        return resolved;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ProviderAccess access
                && baseUrl.equals(access.baseUrl)
                && apiKey.equals(access.apiKey)
                && Objects.equals(accountId, access.accountId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(baseUrl, apiKey, accountId);
    }

    @Override
    public String toString() {
        return baseUrl.toString();
    }
}
