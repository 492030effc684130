package io.github.camelrecraft.provider;

import java.net.URI;
import java.util.regex.Pattern;
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

    private static final Pattern SLASHES_AT_END = Pattern.compile("/+$");

    /** The API's address with a path behind it. */
    public URI resolve(String path) {
        return URI.create(SLASHES_AT_END.matcher(baseUrl.toString()).replaceAll("") + path);
    }

    @Override
    public String toString() {
        return baseUrl.toString();
    }
}
