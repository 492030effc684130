package io.github.camelrecraft;

import io.github.camelrecraft.http.Spool;
import io.github.camelrecraft.image.BadImageException;
import io.github.camelrecraft.image.ImageInspector;
import io.github.camelrecraft.image.MaskPixels;
import io.github.camelrecraft.model.FileContent;
import io.github.camelrecraft.model.ImageInfo;
import io.github.camelrecraft.model.InputImage;
import io.github.camelrecraft.model.InputImages;
import io.github.camelrecraft.model.InvalidOptionException;
import io.github.camelrecraft.model.Offer;
import io.github.camelrecraft.model.RecraftOperation;
import io.github.camelrecraft.model.RecraftOperation.Input;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Message;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;
import org.jspecify.annotations.Nullable;

/**
 * Reads the images that a message brings: the one to work on from the body or an attachment, the mask from its header.
 * Bytes, streams and files are read; a text is not, since a location that a message names is never opened.
 */
final class InputReader {

    private static final int BLOCK = 16 << 10;

    /** The trait of an offer that takes images to learn a style from. */
    private static final String REFERENCES = "references";

    private final Spool.Settings spool;
    private final boolean lenient;

    /**
     * @param spool   where streams are copied
     * @param lenient whether images that nobody knows what to do with are left out
     */
    InputReader(Spool.Settings spool, boolean lenient) {
        this.spool = spool;
        this.lenient = lenient;
    }

    /**
     * The images, and what was copied to have them.
     *
     * @param images what the message brings
     * @param copies to be dropped when the request has ended
     */
    record Inputs(InputImages images, List<Spool> copies) {

        /** No image. */
        static final Inputs NONE = new Inputs(InputImages.NONE, List.of());

        void discard() {
            copies.forEach(Spool::discard);
        }
    }

    /**
     * Reads what an operation needs.
     *
     * @param dropped gets the names of images that are left out because nobody knows what to do with them, in lenient mode
     * @throws InvalidOptionException when it is missing or is no image
     */
    Inputs read(Message message, RecraftOperation operation, Offer offer, List<String> dropped) {
        boolean takesReferences = offer.optionalTrait(REFERENCES).isPresent();
        Object mask = wanted(message, RecraftConstants.MASK, operation.needs(Input.MASK), offer, dropped);
        Object references = wanted(message, RecraftConstants.STYLE_REFERENCES, takesReferences, offer, dropped);
        if (!operation.takesImages() && references == null) {
            return Inputs.NONE;
        }
        List<Spool> copies = new ArrayList<>();
        try {
            InputImages images = new InputImages(
                    operation.needs(Input.IMAGE) ? image("image", given(message, operation), offer, copies) : null,
                    operation.needs(Input.MASK) ? mask(mask, offer, copies) : null,
                    references(
                            operation.needs(Input.REFERENCES) ? toLearnFrom(message, operation, offer) : references,
                            offer,
                            copies));
            return new Inputs(images, List.copyOf(copies));
        } catch (RuntimeException | Error e) {
            copies.forEach(Spool::discard);
            throw e;
        }
    }

    private @Nullable Object wanted(Message message, String header, boolean known, Offer offer, List<String> dropped) {
        Object value = message.getHeader(header);
        if (value == null || known) {
            return value;
        }
        if (!lenient) {
            throw new InvalidOptionException(
                    "header " + header, "has no effect on " + offer, "remove the header, or set lenient=true");
        }
        dropped.add(header.substring(RecraftConstants.PREFIX.length()));
        return null;
    }

    /** Images need not be given where something else can stand for them; whether it does is checked with the options. */
    private static @Nullable Object toLearnFrom(Message message, RecraftOperation operation, Offer offer) {
        return offer.optionalTrait("needsOneOf").isPresent() ? bodyOrAttached(message) : given(message, operation);
    }

    /** The body or, when it is empty, what is attached; null when there is neither. */
    private static @Nullable Object bodyOrAttached(Message message) {
        Object body = message.getBody();
        boolean isEmpty = body == null
                || (body instanceof CharSequence text && text.toString().isBlank());
        return isEmpty ? Attachments.images(message) : body;
    }

    private static Object given(Message message, RecraftOperation operation) {
        Object given = bodyOrAttached(message);
        if (given == null) {
            throw new InvalidOptionException(
                    "image",
                    "is missing, and " + operation + " needs one",
                    "send it as the body: bytes, a stream or a file; or attach it");
        }
        return given;
    }

    private List<InputImage> references(@Nullable Object given, Offer offer, List<Spool> copies) {
        if (given == null) {
            return List.of();
        }
        Collection<?> all = Several.in(given).orElseGet(() -> List.of(given));
        List<InputImage> images = new ArrayList<>();
        for (Object each : all) {
            String what = all.size() == 1 ? "image" : "image at place " + (images.size() + 1) + " of " + all.size();
            images.add(image(what, each, offer, copies));
        }
        return images;
    }

    private InputImage mask(@Nullable Object given, Offer offer, List<Spool> copies) {
        if (given == null) {
            throw new InvalidOptionException(
                    "mask",
                    "is missing, and the operation needs one",
                    "set the header " + RecraftConstants.MASK + " to an image of the same size: white where something"
                            + " is to change, black elsewhere");
        }
        InputImage mask = image("mask", given, offer, copies);
        try {
            MaskPixels.check(mask);
        } catch (BadImageException e) {
            throw new InvalidOptionException(
                    "mask",
                    mask.info().format(),
                    String.valueOf(e.getMessage()),
                    "save it as a PNG with nothing but black and white");
        } catch (IOException e) {
            throw unreadable("mask", given, e);
        }
        return mask;
    }

    /**
     * Reads one image, which is held against the offer's rule before anything decodes it.
     *
     * @param given a collection or a message may be around it; null where a list has a gap
     */
    private InputImage image(String what, @Nullable Object given, Offer offer, List<Spool> copies) {
        Object single = single(what, given);
        Optional<Path> file = file(single);
        try {
            InputImage image;
            if (file.isPresent()) {
                FileContent content = new FileContent(file.get());
                checkLength(what, content.length(), offer);
                image = new InputImage(inspect(what, content.open(), null, offer), content);
            } else {
                Spool copy = new Spool(spool);
                copies.add(copy);
                image = new InputImage(inspect(what, stream(what, single, offer), copy, offer), copy);
            }
            offer.input().check(what, image.info(), offer.toString());
            return image;
        } catch (BadImageException e) {
            throw new InvalidOptionException(
                    what,
                    shown(single),
                    "is not a whole image: " + e.getMessage(),
                    "send a PNG, JPEG, WebP or SVG file as it is");
        } catch (IOException e) {
            throw unreadable(what, single, e);
        } finally {
            if (single instanceof StreamCache cache) {
                cache.reset();
            }
        }
    }

    /** The one image that is meant, without what is around it. */
    private static Object single(String what, @Nullable Object given) {
        Object single = given;
        Collection<?> several = Several.in(given).orElse(null);
        if (several != null) {
            if (several.size() != 1) {
                throw new InvalidOptionException(
                        what, several.size() + " images", "is not one image", "send one, or split the message");
            }
            single = several.iterator().next();
        }
        if (single instanceof Message message) {
            single = message.getBody();
        }
        if (single == null) {
            throw new InvalidOptionException(
                    what, "is empty: a list or a message has nothing in it", "send bytes, a stream or a file");
        }
        return single;
    }

    /** A file that came from afar is a file of this machine in its body, where the consumer has a local work directory. */
    private static Optional<Path> file(Object given) {
        if (given instanceof WrappedFile<?> wrapped) {
            return local(wrapped.getFile()).or(() -> local(wrapped.getBody()));
        }
        return local(given);
    }

    private static Optional<Path> local(@Nullable Object file) {
        if (file instanceof Path path) {
            return Optional.of(path);
        }
        return file instanceof File local ? Optional.of(local.toPath()) : Optional.empty();
    }

    private static InputStream stream(String what, Object given, Offer offer) throws IOException {
        Object content = given instanceof WrappedFile<?> wrapped ? wrapped.getBody() : given;
        if (content instanceof byte[] bytes) {
            checkLength(what, bytes.length, offer);
            return new ByteArrayInputStream(bytes);
        }
        if (content instanceof InputStream stream) {
            return stream;
        }
        if (content instanceof Attachments.Attached attached) {
            return attached.open();
        }
        if (content instanceof ByteBuffer buffer) {
            checkLength(what, buffer.remaining(), offer);
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return new ByteArrayInputStream(bytes);
        }
        throw new InvalidOptionException(
                what, shown(given), "is not an image", "send bytes, a stream or a file; a location is never opened");
    }

    private static InvalidOptionException unreadable(String what, Object given, IOException cause) {
        return new InvalidOptionException(
                what,
                shown(given),
                "cannot be read (" + cause.getMessage() + ")",
                "send it as bytes, a stream or a file");
    }

    private static String shown(Object given) {
        return given instanceof Attachments.Attached
                ? "attachment"
                : given.getClass().getTypeName();
    }

    /** What is said to be too large is not read at all. */
    private static void checkLength(String what, long length, Offer offer) {
        Long most = offer.input().maxBytes();
        if (most != null && length > most) {
            throw tooLarge(what, length + " bytes", most, offer);
        }
    }

    private static InvalidOptionException tooLarge(String what, String length, long most, Offer offer) {
        return new InvalidOptionException(
                what, length, "is too large for " + offer, "make it " + most + " bytes or less");
    }

    /** Reads it once, up to the first byte too many, and copies it unless it lies on disk already. */
    private static ImageInfo inspect(String what, InputStream stream, @Nullable Spool copy, Offer offer)
            throws IOException {
        ImageInspector inspector = new ImageInspector();
        byte[] block = new byte[BLOCK];
        Long limit = offer.input().maxBytes();
        long most = limit == null ? Long.MAX_VALUE - 1 : limit;
        try (stream;
                copy) {
            long read = 0;
            int count;
            while ((count = stream.read(block, 0, (int) Math.min(block.length, most + 1 - read))) >= 0) {
                read += count;
                if (read > most) {
                    throw tooLarge(what, "more than " + most + " bytes", most, offer);
                }
                inspector.update(block, 0, count);
                if (copy != null) {
                    copy.write(block, 0, count);
                }
            }
        }
        return inspector.finish();
    }
}
