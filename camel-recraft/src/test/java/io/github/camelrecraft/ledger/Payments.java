package io.github.camelrecraft.ledger;

import io.github.camelrecraft.model.Billing;
import io.github.camelrecraft.model.Failure;
import io.github.camelrecraft.model.FailureKind;
import io.github.camelrecraft.model.ImageContent;
import io.github.camelrecraft.model.ImageFormat;
import io.github.camelrecraft.model.ImageInfo;
import io.github.camelrecraft.model.ImageResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the tests of ledgers pay for. */
final class Payments {

    static final BigDecimal COST = new BigDecimal("0.040");
    static final AcceptedJob JOB = new AcceptedJob("job-1", Map.of("status", URI.create("https://provider.test/1")));

    private Payments() {}

    /** Those of all providers and accounts. */
    static List<LedgerEntry> unfinished(PaymentLedger ledger, Instant before, int limit) throws IOException {
        return ledger.unfinished(before, "", "", limit, entry -> true);
    }

    static Intent intent(String key) {
        return intent(key, "a lighthouse");
    }

    static Intent intent(String key, String fingerprint) {
        return intent(key, fingerprint, "");
    }

    static Intent intent(String key, String fingerprint, String account) {
        return new Intent(
                key,
                fingerprint,
                "runware",
                account,
                "generate",
                "recraftv4_1",
                Map.of("resultType", "image"),
                List.of("t1"),
                0);
    }

    static PaidAnswer atUrl() {
        return answer(new ImageResult.AtUrl(URI.create("https://images.test/1.png?sig=a%2Fb")), null);
    }

    static PaidAnswer inline() {
        return answer(new ImageResult.Inline(0), null);
    }

    static PaidAnswer arrived() {
        return answer(
                new ImageResult.AtUrl(URI.create("https://images.test/1.png?sig=a%2Fb")),
                new ImageInfo(ImageFormat.PNG, 1024, 768, 5_000_000_000L, "ab12"));
    }

    static PaidAnswer told(Object value) {
        return new PaidAnswer(List.of(), List.of(), Map.of(), value, false);
    }

    private static PaidAnswer answer(ImageResult.Source source, ImageInfo info) {
        ImageResult result = new ImageResult(
                source, "img-1", 5_000_000_000L, false, new BigDecimal("0.0400"), 1, Map.of("NsfwScore", 0.25));
        return new PaidAnswer(
                List.of(new PaidAnswer.PaidImage(result, info, "job-1", 1)),
                List.of(failure(Billing.NO)),
                Map.of("Credits", 40, "Cost", new BigDecimal("0.040"), "Ms", 7L, "Nsfw", true, "RequestId", "r-1"),
                null,
                true);
    }

    static Failure failure(Billing billed) {
        return Failure.of(FailureKind.UNAVAILABLE, billed, "it broke");
    }

    static ImageContent content(byte[] bytes) {
        return new ImageContent() {
            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }

            @Override
            public long length() {
                return bytes.length;
            }
        };
    }
}
