package io.github.camelrecraft;

import io.github.camelrecraft.model.ImageOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.util.StringHelper;

/** The header of each option: its name behind the component's prefix. */
final class HeaderNames {

    private static final Map<ImageOption<?>, String> NAMES = new ConcurrentHashMap<>();

    private HeaderNames() {}

    static String of(ImageOption<?> option) {
        return NAMES.computeIfAbsent(
                option, key -> RecraftConstants.PREFIX + StringHelper.capitalize(key.optionName()));
    }
}
