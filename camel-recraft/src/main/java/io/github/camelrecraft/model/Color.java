package io.github.camelrecraft.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A colour of a palette.
 *
 * @param red    0 to 255
 * @param green  0 to 255
 * @param blue   0 to 255
 * @param weight its share of the picture, above 0 and at most 1; null when not given
 */
public record Color(int red, int green, int blue, @Nullable Double weight) {

    private static final Pattern HEX = Pattern.compile("#?([0-9a-fA-F]{6})");
    private static final Pattern RGB = Pattern.compile(
            "rgb\\(\\s*(\\d{1,3})\\s*,\\s*(\\d{1,3})\\s*,\\s*(\\d{1,3})\\s*\\)", Pattern.CASE_INSENSITIVE);

    /** A weight as people write it; {@code Double.valueOf} would read more. */
    private static final Pattern WEIGHT = Pattern.compile("\\s*\\d*\\.?\\d+\\s*");

    /** Commas separate colours, except those inside {@code rgb(…)}. */
    private static final Pattern SEPARATOR = Pattern.compile(",(?![^(]*\\))");

    /** Checks the ranges. */
    public Color {
        if (((red | green | blue) & ~0xFF) != 0) {
            throw new IllegalArgumentException("a colour's parts are 0 to 255: " + red + "," + green + "," + blue);
        }
        if (weight != null && !(weight > 0 && weight <= 1)) {
            throw new IllegalArgumentException("a colour's weight is above 0 and at most 1: " + weight);
        }
    }

    /**
     * Reads {@code FF6B35}, {@code #FF6B35} or {@code rgb(255,107,53)}, each with an optional weight as in
     * {@code FF6B35@0.6}.
     *
     * @param option the option to name when the text is no colour
     * @throws InvalidOptionException when the text is no colour
     */
    public static Color parse(String option, String text) {
        String trimmed = text.strip();
        int at = trimmed.lastIndexOf('@');
        String color = at < 0 ? trimmed : trimmed.substring(0, at).strip();
        try {
            Double weight = at < 0 ? null : weight(trimmed.substring(at + 1));
            Matcher hex = HEX.matcher(color);
            if (hex.matches()) {
                int rgb = Integer.parseInt(hex.group(1), 16);
                return new Color(rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF, weight);
            }
            Matcher rgb = RGB.matcher(color);
            if (rgb.matches()) {
                return new Color(part(rgb, 1), part(rgb, 2), part(rgb, 3), weight);
            }
        } catch (IllegalArgumentException e) {
            throw notAColor(option, trimmed);
        }
        throw notAColor(option, trimmed);
    }

    /**
     * Reads several colours, separated by commas.
     *
     * @param option the option to name when the text is no list of colours
     * @throws InvalidOptionException when one of them is no colour
     */
    public static List<Color> parseList(String option, String text) {
        List<Color> colors = new ArrayList<>();
        for (String part : SEPARATOR.split(text, -1)) {
            colors.add(parse(option, part));
        }
        return List.copyOf(colors);
    }

    private static Double weight(String text) {
        if (!WEIGHT.matcher(text).matches()) {
            throw new IllegalArgumentException("not a weight: " + text);
        }
        return Double.valueOf(text);
    }

    /** As it is read. */
    @Override
    public String toString() {
        String hex = String.format("%02X%02X%02X", red, green, blue);
        return weight == null ? hex : hex + "@" + weight;
    }

    private static int part(Matcher rgb, int group) {
        return Integer.parseInt(rgb.group(group));
    }

    private static InvalidOptionException notAColor(String option, String text) {
        // A YAML 1.1 reader turns an unquoted 001122 into a number before we see it.
        return new InvalidOptionException(
                option,
                text,
                "is not a colour",
                "write FF6B35, #FF6B35 or rgb(255,107,53), with an optional weight above 0 and at most 1 as in"
                        + " FF6B35@0.6, and quote it in YAML");
    }
}
