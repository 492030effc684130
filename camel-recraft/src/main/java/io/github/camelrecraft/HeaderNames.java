package io.github.camelrecraft;

import io.github.camelrecraft.model.ImageOption;
import io.github.camelrecraft.model.InvalidOptionException;
import io.github.camelrecraft.model.ShownText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Message;
import org.apache.camel.util.StringHelper;

/** The component's headers: each name behind its prefix, upper and lower case alike as Camel has it. */
final class HeaderNames {

    /** Where the option of a header stands among all options; of a header that is no option's, {@link #NO_OPTION}. */
    private static final Map<String, Integer> POSITIONS = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private static final int NO_OPTION = -1;

    /** What a message may say, without the prefix. */
    private static final List<String> INPUTS = new ArrayList<>();

    static {
        for (ImageOption<?> option : ImageOption.all()) {
            POSITIONS.put(of(option), POSITIONS.size());
            if (option.settableByMessage()) {
                INPUTS.add(nameOf(option));
            }
        }
        for (String image : List.of(RecraftConstants.MASK, RecraftConstants.STYLE_REFERENCES)) {
            POSITIONS.put(image, NO_OPTION);
            INPUTS.add(image.substring(RecraftConstants.PREFIX.length()));
        }
        // What a step has set comes back in at the next one.
        ResultHeaders.ALL.forEach(header -> POSITIONS.putIfAbsent(header, NO_OPTION));
        POSITIONS.put(RecraftConstants.LEDGER_KEY, NO_OPTION);
    }

    private HeaderNames() {}

    static String of(ImageOption<?> option) {
        return RecraftConstants.PREFIX + nameOf(option);
    }

    private static String nameOf(ImageOption<?> option) {
        return StringHelper.capitalize(option.optionName());
    }

    /**
     * The options that a message has a header of, in the order of the documentation: most messages have few, or none.
     *
     * @throws InvalidOptionException when a header with the prefix is not known: what it asks for would be dropped
     */
    static List<ImageOption<?>> in(Message message) {
        if (!message.hasHeaders()) {
            return List.of();
        }
        BitSet found = new BitSet();
        for (String header : message.getHeaders().keySet()) {
            if (!hasPrefix(header)) {
                continue;
            }
            Integer position = POSITIONS.get(header);
            if (position == null) {
                refuseUnlessOfAProvider(header, message);
            } else if (position != NO_OPTION) {
                found.set(position);
            }
        }
        return found.stream().<ImageOption<?>>mapToObj(ImageOption.all()::get).toList();
    }

    private static boolean hasPrefix(String header) {
        return header.regionMatches(true, 0, RecraftConstants.PREFIX, 0, RecraftConstants.PREFIX.length());
    }

    /** A provider of one's own may say of its results what no other does. */
    private static void refuseUnlessOfAProvider(String header, Message message) {
        if (ResultHeaders.isOfAProvider(header, message.getExchange())) {
            return;
        }
        String nearest = Spelling.nearest(header.substring(RecraftConstants.PREFIX.length()), INPUTS)
                .map(name -> "write " + RecraftConstants.PREFIX + name + ", or ")
                .orElse("");
        throw new InvalidOptionException(
                "header " + ShownText.shortened(header),
                "is not known to this component",
                nearest + "remove it; a header of your own needs a name that does not begin with "
                        + RecraftConstants.PREFIX);
    }
}
