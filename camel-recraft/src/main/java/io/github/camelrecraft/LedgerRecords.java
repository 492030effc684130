package io.github.camelrecraft;

import io.github.camelrecraft.client.ImageJob;
import io.github.camelrecraft.client.Outcome;
import io.github.camelrecraft.http.ReceivedImage;
import io.github.camelrecraft.http.Spool;
import io.github.camelrecraft.ledger.AcceptedJob;
import io.github.camelrecraft.ledger.Intent;
import io.github.camelrecraft.ledger.LedgerEntry;
import io.github.camelrecraft.ledger.PaidAnswer;
import io.github.camelrecraft.ledger.PaymentLedger;
import io.github.camelrecraft.model.ImageContent;
import io.github.camelrecraft.model.ImageInfo;
import io.github.camelrecraft.model.ImageOption;
import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.provider.Job;
import io.github.camelrecraft.provider.ProviderAnswer;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the client says, as a ledger keeps it, and back. */
final class LedgerRecords {

    /** Among an outcome's details: that it was paid for before. */
    static final String FROM_LEDGER = "FromLedger";

    /** Without them it could not be told later what an answer means. */
    private static final List<ImageOption<?>> OF_THE_ANSWER =
            List.of(ImageOption.NUMBER_OF_IMAGES, ImageOption.DELIVERY, ImageOption.OUTPUT_TYPE);

    private LedgerRecords() {}

    static Intent intent(String key, ImageJob job) {
        ImageRequest request = job.request();
        Map<String, String> options = new LinkedHashMap<>();
        OF_THE_ANSWER.forEach(
                option -> request.get(option).ifPresent(value -> options.put(option.optionName(), value.toString())));
        options.put("resultType", job.resultType().toString());
        return new Intent(
                key,
                RequestFingerprint.of(request) + "-" + job.resultType(),
                job.provider().name(),
                RequestFingerprint.of(job.provider(), job.access()),
                request.operation().toString(),
                request.offer().model(),
                options,
                request.tasks().stream().map(ImageRequest.Task::jobId).toList(),
                request.tasks().get(0).index());
    }

    static AcceptedJob accepted(Job job) {
        return new AcceptedJob(job.id(), job.links());
    }

    static Job job(AcceptedJob job) {
        return new Job(job.id(), job.links(), false);
    }

    static PaidAnswer answer(ProviderAnswer.Images images) {
        return new PaidAnswer(
                images.images().stream()
                        .map(result -> new PaidAnswer.PaidImage(result, null, null, result.task()))
                        .toList(),
                images.failed(),
                images.details(),
                null,
                false);
    }

    static ProviderAnswer.Images images(PaidAnswer answer) {
        return new ProviderAnswer.Images(
                answer.images().stream().map(PaidAnswer.PaidImage::result).toList(), answer.failed(), answer.details());
    }

    static PaidAnswer answer(Outcome.Success success) {
        return new PaidAnswer(
                success.images().stream().map(LedgerRecords::image).toList(),
                success.failed(),
                success.details(),
                null,
                success.answer() != null);
    }

    private static PaidAnswer.PaidImage image(Outcome.Delivered delivered) {
        ReceivedImage image = delivered.image();
        return new PaidAnswer.PaidImage(
                delivered.result(), image == null ? null : image.info(), delivered.jobId(), delivered.index());
    }

    static PaidAnswer answer(Outcome.Told told) {
        return new PaidAnswer(List.of(), List.of(), told.details(), told.value(), told.answer() != null);
    }

    static Map<Integer, ImageContent> contents(Outcome.Success success) {
        Map<Integer, ImageContent> contents = raw(success.answer());
        for (int index = 0; index < success.images().size(); index++) {
            ReceivedImage image = success.images().get(index).image();
            if (image != null) {
                contents.put(index, image.content());
            }
        }
        return contents;
    }

    static Map<Integer, ImageContent> contents(Outcome.Told told) {
        return raw(told.answer());
    }

    private static Map<Integer, ImageContent> raw(@Nullable Spool answer) {
        Map<Integer, ImageContent> contents = new LinkedHashMap<>();
        if (answer != null) {
            contents.put(PaidAnswer.RAW, answer);
        }
        return contents;
    }

    /** What was stored, as it came the first time; it is sent to nobody and costs nothing. */
    static Outcome outcome(PaymentLedger ledger, LedgerEntry entry, Spool.Settings spool, Duration duration)
            throws IOException {
        PaidAnswer answer = Objects.requireNonNull(entry.answer());
        Map<String, Object> details = new LinkedHashMap<>(answer.details());
        details.put(FROM_LEDGER, true);
        List<Spool> opened = new ArrayList<>();
        try {
            Spool raw = answer.raw() ? copy(ledger, entry.key(), PaidAnswer.RAW, spool, opened) : null;
            if (answer.images().isEmpty()) {
                return new Outcome.Told(answer.value(), details, raw, duration, 0);
            }
            List<Outcome.Delivered> images = new ArrayList<>();
            for (int index = 0; index < answer.images().size(); index++) {
                PaidAnswer.PaidImage image = answer.images().get(index);
                ImageInfo info = image.info();
                ReceivedImage received =
                        info == null ? null : new ReceivedImage(info, copy(ledger, entry.key(), index, spool, opened));
                images.add(new Outcome.Delivered(image.result(), received, image.jobId(), image.index()));
            }
            return new Outcome.Success(images, answer.failed(), details, raw, duration, 0);
        } catch (IOException | RuntimeException e) {
            opened.forEach(Spool::discard);
            throw e;
        }
    }

    /** The body's own copy, which lasts as long as the exchange, whatever becomes of the ledger. */
    private static Spool copy(PaymentLedger ledger, String key, int part, Spool.Settings settings, List<Spool> opened)
            throws IOException {
        ImageContent content = ledger.content(key, part)
                .orElseThrow(() -> new FileNotFoundException("part " + part + " of the entry is missing"));
        Spool spool = new Spool(settings);
        opened.add(spool);
        try (InputStream in = content.open();
                spool) {
            in.transferTo(spool);
        }
        return spool;
    }
}
