package io.github.camelrecraft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelrecraft.model.ImageOption;
import java.util.List;

/** Reads options' values. One that is a list of more than plain values is written as JSON where only a text can stand. */
final class OptionValues {

    /** Loaded when such a list is there. */
    private static final class Mapping {
        static final JsonMapper JSON = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
    }

    private OptionValues() {}

    /**
     * Reads a value as it came from a URI, a header or a body.
     *
     * @throws io.github.camelrecraft.model.InvalidOptionException when it cannot be one
     */
    static <T> T read(ImageOption<T> option, Object value) {
        return option.read(option == ImageOption.TEXT_LAYOUT ? parsed(value) : value);
    }

    private static Object parsed(Object value) {
        if (!(value instanceof String text)) {
            return value;
        }
        try {
            List<?> list = Mapping.JSON.readValue(text, List.class);
            return list == null ? value : list;
        } catch (JsonProcessingException e) {
            return value; // the option says what it wants
        }
    }
}
