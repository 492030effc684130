package io.github.camelrecraft.provider;

import io.github.camelrecraft.model.Color;
import io.github.camelrecraft.model.ImageInfo;
import io.github.camelrecraft.model.ImageOption;
import io.github.camelrecraft.model.ImageRequest;
import io.github.camelrecraft.model.ImageSize;
import io.github.camelrecraft.model.InputImage;
import io.github.camelrecraft.model.InvalidOptionException;
import io.github.camelrecraft.model.RecraftOperation;
import io.github.camelrecraft.model.TextBox;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Recraft refuses that no rule for a single option says; their limits are traits of the catalogue. */
final class RecraftRules {

    /** What a style's id may be: it becomes a part of an address. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final ImageRequest request;

    private RecraftRules(ImageRequest request) {
        this.request = request;
    }

    /**
     * Checks a request.
     *
     * @throws InvalidOptionException when Recraft would refuse it
     */
    static void check(ImageRequest request) {
        RecraftRules rules = new RecraftRules(request);
        request.get(ImageOption.COLORS).ifPresent(rules::checkWeights);
        request.get(ImageOption.TEXT_LAYOUT).ifPresent(rules::checkTexts);
        request.get(ImageOption.STYLE_ID).ifPresent(RecraftRules::checkId);
        rules.checkCount(
                ImageOption.IMAGE_WEIGHTS, request.images().references().size(), "image");
        rules.checkCount(
                ImageOption.SOURCE_STYLE_WEIGHTS,
                request.get(ImageOption.SOURCE_STYLES).map(List::size).orElse(0),
                "source style");
        if (request.operation() == RecraftOperation.OUTPAINT) {
            rules.checkExtent();
        }
    }

    private void checkWeights(List<Color> colors) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Color color : colors) {
            sum = color.weight() == null ? sum : sum.add(BigDecimal.valueOf(color.weight()));
        }
        if (sum.compareTo(BigDecimal.ONE) > 0) {
            throw new InvalidOptionException(
                    ImageOption.COLORS.optionName(),
                    colors,
                    "has weights that are " + sum + " together",
                    "make them 1 or less together");
        }
    }

    /** Of a text, which is part of the prompt, only what is wrong is shown. */
    private void checkTexts(List<TextBox> boxes) {
        String allowed = request.offer().optionalTrait("textCharacters").orElse("\\S");
        Pattern other = Pattern.compile("[^" + allowed + "]");
        for (TextBox box : boxes) {
            Matcher wrong = other.matcher(box.text());
            if (box.text().isEmpty()) {
                throw new InvalidOptionException(
                        ImageOption.TEXT_LAYOUT.optionName(), "has an empty text", "leave the entry out");
            }
            if (wrong.find()) {
                throw new InvalidOptionException(
                        ImageOption.TEXT_LAYOUT.optionName(),
                        "'" + wrong.group() + "'",
                        "is a character that Recraft cannot set",
                        "give each word an entry of its own, in printable ASCII");
            }
        }
    }

    private static void checkId(String id) {
        if (!ID.matcher(id).matches()) {
            throw new InvalidOptionException(
                    ImageOption.STYLE_ID.optionName(), id, "is not a style's id", "use the id that createStyle gave");
        }
    }

    private void checkCount(ImageOption<List<Double>> weights, int count, String of) {
        request.get(weights).filter(given -> given.size() != count).ifPresent(given -> {
            throw new InvalidOptionException(
                    weights.optionName(),
                    given,
                    "has " + given.size() + " weights for " + count + " of the kind: " + of,
                    "give one weight for each " + of);
        });
    }

    private void checkExtent() {
        if (request.get(ImageOption.SIZE).isPresent()) {
            return;
        }
        int across = expansion(ImageOption.EXPAND_LEFT) + expansion(ImageOption.EXPAND_RIGHT);
        int down = expansion(ImageOption.EXPAND_TOP) + expansion(ImageOption.EXPAND_BOTTOM);
        double zoom = request.get(ImageOption.ZOOM_OUT_PERCENTAGE).orElse(0.0);
        if (across + down == 0 && zoom == 0) {
            throw new InvalidOptionException(
                    ImageOption.EXPAND_LEFT.optionName(),
                    "and the others of its kind are 0, so nothing would be drawn",
                    "set one of: expandLeft, expandRight, expandTop, expandBottom, size, zoomOutPercentage");
        }
        InputImage image = request.images().required();
        long most = request.offer()
                .optionalTrait("maxResultSide")
                .map(Long::valueOf)
                .orElse(Long.MAX_VALUE);
        ImageInfo info = image.info();
        long width = Math.round(info.width() / (1 - zoom / 100)) + across;
        long height = Math.round(info.height() / (1 - zoom / 100)) + down;
        if (Math.max(width, height) > most) {
            throw new InvalidOptionException(
                    "outpaint",
                    new ImageSize.Pixels((int) width, (int) height),
                    "is too large a result for " + request.offer(),
                    "extend it to " + most + " pixels or less on each side");
        }
    }

    private int expansion(ImageOption<Integer> side) {
        return request.get(side).orElse(0);
    }
}
