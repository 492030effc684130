package io.github.camelrecraft;

import io.github.camelrecraft.model.ImageOption;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Message;
import org.apache.camel.util.StringHelper;

/** The header of each option: its name behind the component's prefix, upper and lower case alike as Camel has it. */
final class HeaderNames {

    /** Where the option of a header stands among all options. */
    private static final Map<String, Integer> POSITIONS = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    static {
        ImageOption.all().forEach(option -> POSITIONS.put(of(option), POSITIONS.size()));
    }

    private HeaderNames() {}

    static String of(ImageOption<?> option) {
        return RecraftConstants.PREFIX + StringHelper.capitalize(option.optionName());
    }

    /** The options that a message has a header of, in the order of the documentation: most messages have few, or none. */
    static List<ImageOption<?>> in(Message message) {
        if (!message.hasHeaders()) {
            return List.of();
        }
        BitSet found = new BitSet();
        for (String header : message.getHeaders().keySet()) {
            Integer position = POSITIONS.get(header);
            if (position != null) {
                found.set(position);
            }
        }
        return found.stream().<ImageOption<?>>mapToObj(ImageOption.all()::get).toList();
    }
}
