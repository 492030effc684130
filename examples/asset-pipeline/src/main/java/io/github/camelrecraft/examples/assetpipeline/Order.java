package io.github.camelrecraft.examples.assetpipeline;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An image of this prompt in each of these ratios.
 *
 * @param id      what the images' names begin with
 * @param palette colours as the component takes them; null leaves them to the model
 * @param ratios  such as 16:9; which ones there are is for the component to say
 */
public record Order(String id, String prompt, @Nullable String palette, List<String> ratios) {

    /**
     * One of the images.
     *
     * @param name its name, without what is behind the dot
     */
    public record Rendition(String name, String ratio) {}

    /** It becomes part of file names, on other people's servers too. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private static final Set<String> COLUMNS = Set.of("id", "prompt", "palette", "ratios");

    /**
     * Reads an order by the names of its columns. Several colours or ratios are a list, or a text with semicolons.
     *
     * @throws IllegalArgumentException when it is no order; its message says why
     */
    static Order of(Map<String, ?> columns) {
        for (String column : columns.keySet()) {
            // What was wrong with it stands in an order that comes back from the dead letters.
            check(COLUMNS.contains(column) || column.equals(DeadLetters.FAILURE), "unknown column '" + column + "'");
        }
        String id = text(columns.get("id"));
        check(ID.matcher(id).matches(), "id='" + id + "' has to be 1 to 64 of A-Z a-z 0-9 . _ -");
        String prompt = text(columns.get("prompt"));
        check(!prompt.isEmpty(), "the prompt is missing");
        List<String> ratios = list(columns.get("ratios"));
        check(!ratios.isEmpty(), "the ratios are missing, such as 1:1;16:9");
        List<String> palette = list(columns.get("palette"));
        return new Order(id, prompt, palette.isEmpty() ? null : String.join(",", palette), ratios);
    }

    /** The images to make. */
    public List<Rendition> renditions() {
        return ratios.stream()
                .map(ratio -> new Rendition(id + "-" + ratio.replaceAll("[^A-Za-z0-9.-]", "x"), ratio))
                .toList();
    }

    private static String text(@Nullable Object column) {
        return column == null ? "" : column.toString().strip();
    }

    private static List<String> list(@Nullable Object column) {
        Collection<?> values = column instanceof Collection<?> several
                ? several
                : List.of(text(column).split(";"));
        return values.stream()
                .map(Order::text)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }

    private static void check(boolean holds, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(problem);
        }
    }
}
