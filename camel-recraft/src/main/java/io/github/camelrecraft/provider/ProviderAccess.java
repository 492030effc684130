package io.github.camelrecraft.provider;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where a provider is and who is asking.
 *
 * @param baseUrl   the API's address, without a slash at its end
 * @param apiKey    the secret
 * @param accountId the account, for providers that want one in the address
 */
public record ProviderAccess(
        URI baseUrl, String apiKey, @Nullable String accountId) {

    /** The API's address with a path behind it. */
    public URI resolve(String path) {
        return URI.create(baseUrl.toString().replaceAll("/+$", "") + path);
    }

    @Override
    public String toString() {
        return baseUrl.toString();
    }
}
