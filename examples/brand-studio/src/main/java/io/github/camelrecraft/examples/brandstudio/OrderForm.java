package io.github.camelrecraft.examples.brandstudio;

import io.github.camelrecraft.examples.brandstudio.Choices.Model;
import io.github.camelrecraft.examples.brandstudio.Choices.Size;
import io.github.camelrecraft.examples.brandstudio.Choices.Who;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An order as it comes in: each of its members may be missing or wrong. */
record OrderForm(
        @Nullable String operation,
        @Nullable String prompt,
        @Nullable String provider,
        @Nullable String model,
        @Nullable String ratio,
        @Nullable List<@Nullable String> colors,
        @Nullable String background,
        @Nullable Double strength,
        @Nullable String source) {

    private static final Pattern COLOR = Pattern.compile("#?[0-9a-fA-F]{6}");

    /**
     * The order, of which every part is one of the choices. What the operation has no use for is refused, not dropped.
     *
     * @param pictures finds a picture of the gallery
     * @throws RefusedException naming the field and what is wrong with it
     */
    Order check(Choices choices, Function<String, Optional<Picture>> pictures) {
        String wanted = text(operation).isEmpty() ? "generate" : text(operation);
        Tool what = choices.tool(wanted).orElseThrow(() -> new RefusedException("operation", "Choose what to do."));
        Who who = provider(choices, what);
        Model with = choices.model(who.id(), what.id(), text(model))
                .orElseThrow(() -> new RefusedException("model", "Choose a model that this provider has."));
        return new Order(
                what.id(),
                prompt(what, with),
                who.id(),
                with.id(),
                ratio(with),
                palette(with),
                background(with),
                strength(with),
                source(what, who, with, pictures));
    }

    private Who provider(Choices choices, Tool what) {
        Who who = choices.provider(text(provider))
                .orElseThrow(() -> new RefusedException("provider", "Choose who draws."));
        if (!who.does(what.id())) {
            String others = choices.providers().stream()
                    .filter(other -> other.does(what.id()))
                    .map(Who::name)
                    .collect(Collectors.joining(", "));
            throw new RefusedException(
                    "provider", who.name() + " does not have “" + what.name() + "”. Choose one of: " + others + ".");
        }
        return who;
    }

    private @Nullable Source source(Tool what, Who who, Model model, Function<String, Optional<Picture>> pictures) {
        InputTerms terms = model.input();
        if (terms == null) {
            none("source", !text(source).isEmpty(), what.name() + " starts from a prompt, not from a picture.");
            return null;
        }
        Picture picture = pictures.apply(text(source))
                .orElseThrow(() -> new RefusedException("source", "Choose a picture to start from."));
        terms.objection(picture).ifPresent(objection -> {
            throw new RefusedException("source", who.name() + " " + objection + " here. Choose another picture.");
        });
        return Source.of(picture);
    }

    private @Nullable Double strength(Model model) {
        if (!model.strength()) {
            none("strength", strength != null, "There is no strength to set here.");
            return null;
        }
        if (strength == null || !(strength >= 0 && strength <= 1)) {
            throw new RefusedException("strength", "Choose a strength from 0 to 1.");
        }
        return strength;
    }

    private String prompt(Tool what, Model model) {
        String prompt = text(this.prompt);
        if (!what.prompt()) {
            none("prompt", !prompt.isEmpty(), what.name() + " reads no prompt.");
            return "";
        }
        int length = prompt.codePointCount(0, prompt.length());
        if (length == 0) {
            throw new RefusedException("prompt", "Say what to draw.");
        }
        if (length > model.longest()) {
            throw new RefusedException(
                    "prompt",
                    String.format(
                            Locale.ROOT,
                            "%s reads %,d characters at most, and this has %,d.",
                            model.name(),
                            model.longest(),
                            length));
        }
        return prompt;
    }

    private String ratio(Model model) {
        if (model.sizes().isEmpty()) {
            none("ratio", !text(ratio).isEmpty(), "The picture it starts from decides the ratio.");
            return "";
        }
        return model.sizes().stream()
                .map(Size::ratio)
                .filter(text(ratio)::equals)
                .findFirst()
                .orElseThrow(() -> new RefusedException("ratio", "Choose a ratio that " + model.name() + " draws."));
    }

    private List<String> palette(Model model) {
        List<@Nullable String> palette = colors == null ? List.of() : colors;
        if (palette.size() > model.colors()) {
            throw new RefusedException("colors", "Choose " + model.colors() + " colours at most.");
        }
        return palette.stream().map(color -> color("colors", color)).toList();
    }

    private @Nullable String background(Model model) {
        if (text(background).isEmpty()) {
            return null;
        }
        none("background", !model.background(), model.name() + " chooses the background by itself.");
        return color("background", background);
    }

    private static String color(String field, @Nullable String color) {
        if (!COLOR.matcher(text(color)).matches()) {
            throw new RefusedException(field, "Write a colour as in #FF6B35.");
        }
        return text(color).replace("#", "").toUpperCase(Locale.ROOT);
    }

    private static void none(String field, boolean given, String message) {
        if (given) {
            throw new RefusedException(field, message);
        }
    }

    private static String text(@Nullable String value) {
        return Optional.ofNullable(value).orElse("").strip();
    }
}
