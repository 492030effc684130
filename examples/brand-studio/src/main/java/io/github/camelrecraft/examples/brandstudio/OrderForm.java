package io.github.camelrecraft.examples.brandstudio;

import io.github.camelrecraft.examples.brandstudio.Choices.Model;
import io.github.camelrecraft.examples.brandstudio.Choices.Size;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An order as it comes in: each of its members may be missing or wrong. */
record OrderForm(
        @Nullable String operation,
        @Nullable String prompt,
        @Nullable String provider,
        @Nullable String model,
        @Nullable String ratio,
        @Nullable List<@Nullable String> colors,
        @Nullable String background) {

    private static final Pattern COLOR = Pattern.compile("#?[0-9a-fA-F]{6}");

    /**
     * The order, of which every part is one of the choices.
     *
     * @throws RefusedException naming the field and what is wrong with it
     */
    Order check(Choices choices) {
        String what = text(operation).isEmpty() ? "generate" : text(operation);
        String who = choices.provider(text(provider))
                .orElseThrow(() -> new RefusedException("provider", "Choose who draws."))
                .id();
        Model with = choices.model(who, what, text(model))
                .orElseThrow(() -> new RefusedException("model", "Choose a model that this provider has."));
        return new Order(what, prompt(with), who, with.id(), ratio(with), palette(with), background(with));
    }

    private String prompt(Model model) {
        String prompt = text(this.prompt);
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
        if (!model.background()) {
            throw new RefusedException("background", model.name() + " chooses the background by itself.");
        }
        return color("background", background);
    }

    private static String color(String field, @Nullable String color) {
        if (!COLOR.matcher(text(color)).matches()) {
            throw new RefusedException(field, "Write a colour as in #FF6B35.");
        }
        return text(color).replace("#", "").toUpperCase(Locale.ROOT);
    }

    private static String text(@Nullable String value) {
        return Optional.ofNullable(value).orElse("").strip();
    }
}
