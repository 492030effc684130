package io.github.camelrecraft.client;

import io.github.camelrecraft.model.ImageOption;
import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.model.SvgPolicy;
import io.github.camelrecraft.provider.ImageProvider;
import io.github.camelrecraft.provider.ProviderAccess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A request and how it is to be carried out.
 *
 * @param request      what to make
 * @param provider     who makes it
 * @param access       where the provider is and who is asking
 * @param resultType   what is wanted of the images
 * @param svgPolicy    what vector images may contain
 * @param timeout      for everything: connecting, waiting, polling, downloading
 * @param maxImageSize the most bytes of one image
 * @param handOver     whether the request ends as soon as the provider has accepted the job; somebody else fetches it
 */
public record ImageJob(
        ImageRequest request,
        ImageProvider provider,
        ProviderAccess access,
        ResultType resultType,
        SvgPolicy svgPolicy,
        Duration timeout,
        long maxImageSize,
        boolean handOver) {

    /** The same, until its images are there. */
    public ImageJob waitedFor() {
        return new ImageJob(request, provider, access, resultType, svgPolicy, timeout, maxImageSize, false);
    }

    /** The same, within another time. */
    public ImageJob within(Duration time) {
        return new ImageJob(request, provider, access, resultType, svgPolicy, time, maxImageSize, handOver);
    }

    /** What must be in no message and no log: the provider may repeat it in its answers. */
    public List<String> secrets() {
        List<String> secrets = new ArrayList<>();
        secrets.add(access.apiKey());
        request.get(ImageOption.UPLOAD_ENDPOINT).ifPresent(url -> secrets.add(url.toString()));
        request.get(ImageOption.WEBHOOK_URL).ifPresent(url -> secrets.add(url.toString()));
        return secrets;
    }
}
