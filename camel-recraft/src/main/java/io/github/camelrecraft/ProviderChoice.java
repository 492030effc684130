package io.github.camelrecraft;

import io.github.camelrecraft.model.InvalidOptionException;
import io.github.camelrecraft.provider.ImageProvider;
import io.github.camelrecraft.provider.ProviderAccess;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which provider an endpoint uses, where it is, and with which credentials. */
final class ProviderChoice {

    private final RecraftComponent component;
    private final RecraftConfiguration configuration;
    private final ImageProvider provider;

    ProviderChoice(RecraftEndpoint endpoint) {
        this.component = endpoint.getComponent();
        this.configuration = endpoint.getConfiguration();
        String name = configuration.getProvider();
        this.provider = name == null ? theOneWithCredentials() : named(name);
    }

    ImageProvider provider() {
        return provider;
    }

    URI baseUrl() {
        String text = configuration.getBaseUrl();
        if (text == null) {
            return provider.defaultBaseUrl();
        }
        try {
            URI uri = URI.create(text);
            if (uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && List.of("http", "https").contains(uri.getScheme())) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // falls through: the message below says what is wanted
        }
        throw new InvalidOptionException(
                "baseUrl",
                text.replaceAll("//[^/]*@", "//").replaceAll("[?].*", ""),
                "is not an HTTP address without user and query",
                "write it as in " + provider.defaultBaseUrl());
    }

    ProviderAccess access() {
        String apiKey = required("apiKey", configuration.getApiKey());
        String accountId = provider.credentials().containsKey("accountId")
                ? required("accountId", configuration.getAccountId())
                : configuration.getAccountId();
        return new ProviderAccess(baseUrl(), apiKey, accountId);
    }

    /** For what is not sent: without credentials, so that none of them can be shown. */
    ProviderAccess accessOfNobody() {
        return new ProviderAccess(baseUrl(), "", "");
    }

    private String required(String option, @Nullable String value) {
        String variable = provider.credentials().get(option);
        String found = value != null || variable == null ? value : component.environment(variable);
        if (found == null || found.isBlank()) {
            throw new InvalidOptionException(
                    option,
                    "is missing for provider " + provider.name(),
                    "set the option " + option + " or the environment variable " + variable);
        }
        return found.strip(); // a file or a variable often ends with a line break
    }

    private ImageProvider named(String name) {
        if (name.startsWith("#")) {
            return bean(name);
        }
        return component.providers().stream()
                .filter(candidate -> candidate.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new InvalidOptionException(
                        "provider", name, "is not a provider this component knows", "use one of: " + names()));
    }

    private ImageProvider bean(String reference) {
        String name = reference.replaceFirst("^#(bean:)?", "");
        ImageProvider bean = component.getCamelContext().getRegistry().lookupByNameAndType(name, ImageProvider.class);
        if (bean == null) {
            throw new InvalidOptionException(
                    "provider",
                    reference,
                    "is not a bean of type " + ImageProvider.class.getName() + " in the registry",
                    "bind one by that name, or use one of: " + names());
        }
        return bean;
    }

    private ImageProvider theOneWithCredentials() {
        List<ImageProvider> found = component.providers().stream()
                .filter(candidate -> candidate.credentials().values().stream()
                        .map(component::environment)
                        .noneMatch(value -> value == null || value.isBlank()))
                .toList();
        if (found.size() != 1) {
            throw new InvalidOptionException(
                    "provider",
                    found.isEmpty() ? "is not set" : "is not set, and the environment has keys of several providers",
                    "use one of: " + names());
        }
        return found.get(0);
    }

    private String names() {
        return component.providers().stream().map(ImageProvider::name).collect(Collectors.joining(", "));
    }
}
