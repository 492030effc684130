package io.github.camelrecraft;

import io.github.camelrecraft.model.ImageOption;
import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.model.InputImages;
import io.github.camelrecraft.model.Offer;
import io.github.camelrecraft.model.RecraftOperation;
import io.github.camelrecraft.provider.ImageProvider;
import io.github.camelrecraft.provider.ProviderAccess;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Tells one request from another without saying what is in it. How the images come makes no difference, nor does what the
 * catalogue knows of them: both may change between a message and its redelivery.
 */
final class RequestFingerprint {

    private static final Set<ImageOption<?>> NOT_OF_THE_IMAGE = Set.of(
            ImageOption.MODEL,
            ImageOption.PROMPT,
            ImageOption.IDEMPOTENCY_KEY,
            ImageOption.DELIVERY,
            ImageOption.WEBHOOK_URL,
            ImageOption.WEBHOOK_EVENTS);

    private RequestFingerprint() {}

    /** Of all that a message asks for. */
    static String of(
            RecraftOperation operation,
            Offer offer,
            Map<ImageOption<?>, Object> options,
            List<String> prompts,
            InputImages images) {
        Map<String, String> sorted = new TreeMap<>();
        options.forEach((option, value) -> {
            if (!NOT_OF_THE_IMAGE.contains(option)) {
                sorted.put(option.optionName(), value.toString());
            }
        });
        List<String> named = sorted.entrySet().stream()
                .flatMap(option -> Stream.of(option.getKey(), option.getValue()))
                .toList();
        StringBuilder text = new StringBuilder();
        add(text, List.of(operation.toString(), offer.provider(), offer.modelId()));
        add(text, named);
        add(text, prompts);
        add(text, images.digests());
        return hash(text.toString());
    }

    /** With how many and how long they are, so that no text can pass for two of them, or for the end of another one. */
    private static void add(StringBuilder text, List<String> parts) {
        text.append(parts.size()).append(':');
        parts.forEach(part -> text.append(part.length()).append(':').append(part));
    }

    /** Of one request of a message. */
    static String of(ImageRequest request) {
        return of(
                request.operation(),
                request.offer(),
                request.options(),
                request.tasks().stream().map(ImageRequest.Task::prompt).toList(),
                request.images());
    }

    /**
     * Of who pays: the provider's host, and the account's id, or the key where the provider knows accounts by nothing else.
     * Another key of the same account passes for another account then. A path makes none: fal has its queue at another.
     */
    static String of(ImageProvider provider, ProviderAccess access) {
        String place = String.valueOf(access.baseUrl().getAuthority());
        boolean hasId = provider.credentials().containsKey("accountId");
        StringBuilder text = new StringBuilder();
        add(text, List.of(place, hasId ? String.valueOf(access.accountId()) : access.apiKey()));
        return hash(text.toString());
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
