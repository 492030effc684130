package io.github.camelrecraft.springboot;

import io.github.camelrecraft.model.InvalidOptionException;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/**
 * Refuses a text that YAML has taken for something else. Spring Boot reads YAML 1.1, in which an unquoted 16:9 is the
 * base-60 number 969 and 001122 the octal number 594: a size, a colour or a password that nobody wrote.
 */
final class UnquotedValues extends AbstractBindHandler {

    private static final ConfigurationPropertyName RECRAFT = ConfigurationPropertyName.of("camel.component.recraft");

    UnquotedValues(BindHandler parent) {
        super(parent);
    }

    @Override
    public Object onSuccess(ConfigurationPropertyName name, Bindable<?> target, BindContext context, Object result) {
        ConfigurationProperty property = context.getConfigurationProperty();
        if (RECRAFT.isParentOf(name) && result instanceof String && property != null && !isText(property.getValue())) {
            // Without the value: what remains of a secret may still tell it.
            throw new InvalidOptionException(
                    name.getLastElement(Form.DASHED),
                    "(" + property.getOrigin() + ") was not read as text: without quotes, YAML makes 969 of 16:9"
                            + " and 594 of 001122",
                    "quote it, as in size: \"16:9\"");
        }
        return super.onSuccess(name, target, context, result);
    }

    private static boolean isText(Object value) {
        return !(value instanceof Number || value instanceof Boolean);
    }
}
